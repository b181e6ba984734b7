"""Names: who is named, and which body of the vocabulary that is."""

"""Awards: which words name one, and which one they mean."""

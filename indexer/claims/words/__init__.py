"""Words: a text cut into sentences and words, and what some of them do."""

"""Numbers that an article claims: how many received, were proposed, were looked at."""

"""How it is asked: HTML pages and the JSON endpoint."""

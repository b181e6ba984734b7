"""Statements: what one sentence says of who received what."""

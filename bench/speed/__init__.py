"""Telusur and five other ways to search the same documents, side by side: `python -m bench.speed`."""

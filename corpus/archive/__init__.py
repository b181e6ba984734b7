"""Every article ever seen, its versions, its views over time, and what each run did."""

from corpus.archive.archive import Archive, Change
from corpus.archive.rows import Run, Version

__all__ = ["Archive", "Change", "Run", "Version"]

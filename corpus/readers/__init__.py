"""Crawls as they come, one file a format; `Crawl` reads any mixture of them."""

from corpus.readers.crawl import Crawl
from corpus.readers.feed import DEFAULT_FIELDS

__all__ = ["DEFAULT_FIELDS", "Crawl"]

"""Crawls as they come, one file a format; `Crawl` reads any mixture of them."""

from corpus.readers.crawl import Crawl

__all__ = ["Crawl"]

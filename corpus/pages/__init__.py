"""A page -> an article, or the reason why it is none."""

from corpus.pages.reading import to_article

__all__ = ["to_article"]

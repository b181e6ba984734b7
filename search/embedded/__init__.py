"""The embedded engine: a Whoosh index and facet arrays, in a directory a build."""

from search.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]

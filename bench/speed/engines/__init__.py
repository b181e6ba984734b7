"""The engines by name, Telusur first. A module is imported when its engine is asked for."""

from __future__ import annotations

from importlib import import_module

from bench.speed.peer import Peer

_MODULES = {
    "Telusur": "telusur",
    "tantivy": "tantivy_",
    "SQLite FTS5": "sqlite",
    "Xapian": "xapian_",
    "PostgreSQL": "postgres",
    "plain Whoosh": "whoosh_plain",
}
NAMES = tuple(_MODULES)
TELUSUR = NAMES[0]


def engine(name: str) -> Peer:
    """Raises ImportError or OSError, with the reason, where it is not installed."""
    peer: Peer = import_module(f"bench.speed.engines.{_MODULES[name]}").ENGINE
    peer.version()
    return peer

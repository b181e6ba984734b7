"""What the operator named, as the files to read."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from corpus.errors import NothingReadable

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a crawl."""

    path: str
    folder: str | None
    """The folder it was found in, as the operator named it; None where the file itself was named."""
    size: int | None
    """Bytes; None for what can be read only once (standard input, a pipe)."""

    @property
    def name(self) -> str:
        """The path as text that can be printed and stored, whatever bytes the file system holds."""
        return "(standard input)" if self.path == STDIN else printable(self.path)

    def open(self) -> BinaryIO:
        """Unbuffered. Raises OSError."""
        if self.path == STDIN:
            if sys.stdin is None:  # its number may be another file's by now
                raise OSError(errno.EBADF, "Standard input is closed")
            return open(sys.stdin.fileno(), "rb", buffering=0, closefd=False)
        return open(self.path, "rb", buffering=0)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something in a folder that cannot be a file of a crawl."""

    path: str
    detail: str


def find(names: Sequence[str]) -> list[Source | Unreadable]:
    """The files to read, in the order named, a folder's sorted by path. Opens none of them.

    Raises NothingReadable where a name does not exist, or where there is no file at all.
    """
    missing = [name for name in names if name != STDIN and not os.path.exists(name)]
    if missing:
        raise NothingReadable(f"There is no {' and no '.join(missing)}.", "Nothing was read. Check the path.")
    found = [source for name in names for source in _find(name)]
    if not any(isinstance(source, Source) for source in found):
        reasons = "".join(
            f"\n{printable(each.path)}: {each.detail}" for each in found if isinstance(each, Unreadable)
        )
        raise NothingReadable(f"There is no file to read in {', '.join(names)}.{reasons}")
    return found


def printable(path: str) -> str:
    return os.fsencode(path).decode("utf-8", "replace")


def _find(name: str) -> Iterator[Source | Unreadable]:
    if name == STDIN:
        yield Source(STDIN, None, None)
    elif os.path.isdir(name):
        yield from _walk(name, name, seen=set())
    else:
        status = os.stat(name)
        yield Source(name, None, status.st_size if stat.S_ISREG(status.st_mode) else None)


def _walk(path: str, folder: str, seen: set[tuple[int, int]]) -> Iterator[Source | Unreadable]:
    """A folder's files; links are followed, but no folder is entered twice."""
    try:
        status = os.stat(path)
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError as error:
        yield Unreadable(path, error.strerror or str(error))
        return
    if (key := (status.st_dev, status.st_ino)) in seen:
        return
    seen.add(key)
    for entry in entries:
        try:
            status = entry.stat()
        except OSError as error:  # a link to itself or to nothing
            yield Unreadable(entry.path, error.strerror or str(error))
            continue
        if stat.S_ISDIR(status.st_mode):
            yield from _walk(entry.path, folder, seen)
        elif stat.S_ISREG(status.st_mode):
            yield Source(entry.path, folder, status.st_size)
        else:  # a pipe would be waited on for ever
            yield Unreadable(entry.path, "neither a file nor a folder")

"""WACZ: a zip with WARC files in its folder `archive` (specs.webrecorder.net/wacz)."""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import BinaryIO, cast

from corpus.article import Crawled, Origin, Reason, Rejection
from corpus.readers.recognise import Format, recognise
from corpus.readers.streams import buffered, head
from corpus.readers.warc import Reopen, WarcReader

_IN_MEMORY = 32_000_000
"""Bytes of a WACZ from a pipe, which must be read from its end, kept in memory before a file is used."""

_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
"""What zipfile raises for a damaged zip, an unknown compression and a password."""


def read_wacz(
    name: str, stream: io.BufferedReader, reopen: Reopen | None, warc: WarcReader
) -> Iterator[Crawled]:
    with _seekable(stream) as file:
        try:
            with zipfile.ZipFile(file) as archive:
                members = [each.filename for each in archive.infolist() if _holds_records(each)]
                if not members:
                    yield Rejection(
                        Origin(name), Reason.NOT_A_PAGE, "It is a zip, but no WACZ: it has no WARC."
                    )
                for member in members:
                    yield from _read_member(name, archive, member, reopen, warc)
        except _BROKEN_ZIP as error:
            yield Rejection(Origin(name), Reason.DAMAGED_FILE, f"The zip is damaged: {error}.")


def _read_member(
    name: str, archive: zipfile.ZipFile, member: str, reopen: Reopen | None, warc: WarcReader
) -> Iterator[Crawled]:
    with archive.open(member) as packed, buffered(cast(BinaryIO, packed)) as stream:
        if recognise(head(stream)) is Format.WARC:
            again = partial(_open_member, reopen, member) if reopen else None
            yield from warc.read(f"{name}/{member}", stream, again)


def _holds_records(member: zipfile.ZipInfo) -> bool:
    return member.filename.startswith("archive/") and not member.is_dir()


@contextmanager
def _open_member(reopen: Reopen, member: str) -> Iterator[BinaryIO]:
    with reopen() as file, zipfile.ZipFile(file) as archive, archive.open(member) as packed:
        yield cast(BinaryIO, packed)


@contextmanager
def _seekable(stream: io.BufferedReader) -> Iterator[BinaryIO]:
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spool:
        shutil.copyfileobj(stream, spool)
        spool.seek(0)
        yield cast(BinaryIO, spool)

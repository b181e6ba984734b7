"""A crawl: any mixture of files, folders and standard input, read as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.article import DEFAULT_FIELDS, Crawled, FeedFields, Origin, Reason, Rejection
from corpus.errors import NothingReadable
from corpus.readers import json_objects
from corpus.readers.feed import read_feed
from corpus.readers.files import read_file
from corpus.readers.recognise import Format, recognise
from corpus.readers.sources import Source, Unreadable, find, printable
from corpus.readers.streams import BROKEN_GZIP, Counted, buffered, head, unpacked
from corpus.readers.wacz import read_wacz
from corpus.readers.warc import WarcReader

MAX_BYTES = 10_000_000
_EXAMPLES = 3
"""Rejections told where there is nothing else: no run lists them then."""


class Crawl:
    """Iterate over what the sources hold, in their order. Memory stays flat however large they are.

    Bad input is an item (Rejection) with file and position, never an exception. Raises NothingReadable: at
    once where a source does not exist or there is no file, and at the end where no page was in any file.
    """

    def __init__(
        self, sources: Sequence[str], fields: FeedFields = DEFAULT_FIELDS, max_bytes: int = MAX_BYTES
    ) -> None:
        self._sources = find(sources)
        self._fields = fields
        self._max_bytes = max_bytes
        self._finished = 0
        self._stream: Counted | None = None

    @property
    def size(self) -> int | None:
        """Bytes of all files as they lie on the disk; None where one is a pipe."""
        sizes = [source.size for source in self._sources if isinstance(source, Source)]
        known = [size for size in sizes if size is not None]
        return sum(known) if len(known) == len(sizes) else None

    @property
    def read(self) -> int:
        """How many of these bytes are behind the item last delivered."""
        return self._finished + (self._stream.count if self._stream else 0)

    def __iter__(self) -> Iterator[Crawled]:
        self._finished = 0
        rejected: Counter[Reason] = Counter()
        examples: list[str] = []
        delivered = False
        warc = WarcReader(self._max_bytes)
        for source in self._sources:
            for item in self._items(source, warc):
                if isinstance(item, Rejection):
                    rejected[item.reason] += 1
                    if len(examples) < _EXAMPLES:
                        examples.append(f"\n{item.origin}: {item.detail}")
                else:
                    delivered = True
                yield item
        if not delivered:
            counts = ", ".join(f"{number} {reason}" for reason, number in rejected.most_common())
            looked = f"{len(self._sources)} file{'s' if len(self._sources) > 1 else ''}"
            raise NothingReadable(
                f"No page in {looked}: {counts or 'nothing in them'}.{''.join(examples)}",
                "A crawl is WARC, WACZ, JSON lines, saved HTML or text files.",
            )

    def _items(self, source: Source | Unreadable, warc: WarcReader) -> Iterator[Crawled]:
        if isinstance(source, Unreadable):
            yield Rejection(Origin(printable(source.path)), Reason.UNREADABLE_FILE, source.detail)
            return
        try:
            with source.open() as raw:
                self._stream = Counted(raw)
                yield from self._pages(source, self._stream, warc)
        except OSError as error:
            yield Rejection(Origin(source.name), Reason.UNREADABLE_FILE, f"{error.strerror or error}.")
        finally:
            self._finished += (
                source.size if source.size is not None else self._stream.count if self._stream else 0
            )
            self._stream = None

    def _pages(self, source: Source, counted: Counted, warc: WarcReader) -> Iterator[Crawled]:
        stream = buffered(counted)
        try:
            beginning = head(stream)
        except BROKEN_GZIP as error:
            yield Rejection(
                Origin(source.name), Reason.DAMAGED_FILE, f"Its gzip data cannot be unpacked: {error}."
            )
            return
        name, limit = source.name, self._max_bytes
        reopen = source.open if source.size is not None else None
        match recognise(beginning, name.removesuffix(".gz")):
            case Format.WARC:
                yield from warc.read(name, stream, reopen)
            case Format.ZIP:
                yield from read_wacz(name, stream, reopen, warc)
            case Format.LINES:
                yield from read_feed(name, json_objects.lines(unpacked(stream), limit), self._fields, limit)
            case Format.ARRAY:
                yield from read_feed(name, json_objects.objects(unpacked(stream), limit), self._fields, limit)
            case Format.HTML | Format.TEXT as form:
                yield from read_file(source, unpacked(stream), form, limit)
            case Format.EMPTY:
                yield Rejection(Origin(name), Reason.EMPTY, "The file is empty.")
            case Format.SYNDICATION:
                yield Rejection(
                    Origin(name), Reason.LISTING, "It is an RSS or Atom feed: a list of articles."
                )
            case Format.OTHER:
                yield Rejection(Origin(name), Reason.NOT_A_PAGE, "It is no page, and no crawl of pages.")

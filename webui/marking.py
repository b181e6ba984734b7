"""An article's text as HTML: sentences that say something and words that matched, marked where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal, TypeVar

from markupsafe import Markup, escape

from search.claims import AwardMention, CountClaim, Evidence, Receipt, Where
from search.document import Document, Mark
from search.page import Snippet

Place = tuple[Where, int, int]

CITED = "kutipan"
"""The anchor of the sentence that an address cites."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters of the title or the body that stand out, whatever the query. Offsets as in `Evidence`."""

    where: Where
    start: int
    end: int
    anchor: str
    kind: Literal["cited", "said", "named"]
    """What an address points at; evidence of an award received; anything else an annotation stands on."""

    def around(self, inner: Markup, at: int) -> Markup:
        """The words from character `at` on, as its element; the anchor where it begins."""
        tag = "mark" if self.kind == "cited" else "span"
        anchor = Markup(' id="{}"').format(self.anchor) if at == self.start else Markup()
        return Markup('<{} class="{}"{}>{}</{}>').format(tag, self.kind, anchor, inner, tag)


@dataclass(frozen=True, slots=True)
class Name:
    """Characters of the title or the body that name something with an address of ours."""

    where: Where
    start: int
    end: int
    url: str

    def linked(self, inner: Markup) -> Markup:
        return Markup('<a class="name" href="{}">{}</a>').format(self.url, inner)


def sentences(document: Document, cited: str) -> list[Sentence]:
    """The sentences that the article's claims stand on, and the one that the address cites.

    `cited` is `120-184`, characters of the body, or `judul`; anything else cites nothing.
    """
    claims: tuple[Receipt | AwardMention | CountClaim, ...]
    claims = (*document.received, *document.mentioned, *document.counts)
    found: dict[Place, Sentence] = {}
    for claim in claims:
        if claim.evidence.where == "body":
            place = _place(claim.evidence)
            kind: Literal["said", "named"] = "said" if isinstance(claim, Receipt) else "named"
            found.setdefault(place, Sentence(*place, f"kalimat-{place[1]}", kind))
    if asked := _cited(document, cited):
        found[asked] = Sentence(*asked, CITED, "cited")
    return list(found.values())


def anchor_of(evidence: Evidence, marked: Iterable[Sentence]) -> str | None:
    """Where on the page the sentence stands; None where it is the headline."""
    place = _place(evidence)
    return next((it.anchor for it in marked if (it.where, it.start, it.end) == place), None)


def names(document: Document, address: Callable[[Mark], str | None]) -> list[Name]:
    """Where the text first names each unit and award with an address; of names in names the outer ones."""
    found: list[Name] = []
    seen: set[str] = set()
    end = {"title": 0, "body": 0}
    for mark in sorted(document.marks, key=lambda mark: (mark.where == "title", mark.start, -mark.end)):
        if mark.start < end[mark.where] or mark.value in seen or (url := address(mark)) is None:
            continue
        found.append(Name(mark.where, mark.start, mark.end, url))
        seen.add(mark.value)
        end[mark.where] = mark.end
    return found


def marked_title(title: Snippet, marked: Sequence[Sentence], named: Sequence[Name] = ()) -> Markup:
    return _marked(title, 0, _of("title", marked), _of("title", named))


def marked_paragraphs(
    paragraphs: Iterable[Snippet], marked: Sequence[Sentence], named: Sequence[Name] = ()
) -> list[Markup]:
    """The body's paragraphs, which one empty line separates."""
    rendered, at = [], 0
    marked, named = _of("body", marked), _of("body", named)
    for paragraph in paragraphs:
        rendered.append(_marked(paragraph, at, marked, named))
        at += len(paragraph.text) + 2
    return rendered


Placed = TypeVar("Placed", Sentence, Name)


def _of(where: Where, placed: Iterable[Placed]) -> list[Placed]:
    return [it for it in placed if it.where == where]


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of which every character is marked alike."""

    start: int
    words: str
    sentence: Sentence | None
    name: Name | None
    match: bool

    @property
    def html(self) -> Markup:
        return Markup("<mark>{}</mark>").format(self.words) if self.match else escape(self.words)


def _marked(text: Snippet, offset: int, marked: Sequence[Sentence], named: Sequence[Name]) -> Markup:
    """Sentences are the outer marks, names stand in them, and matches in both."""
    html = Markup()
    for sentence, said in groupby(_runs(text, offset, marked, named), key=lambda run: run.sentence):
        inner = Markup()
        runs = list(said)
        for name, named_runs in groupby(runs, key=lambda run: run.name):
            words = Markup().join(run.html for run in named_runs)
            inner += name.linked(words) if name else words
        html += sentence.around(inner, runs[0].start) if sentence else inner
    return html


def _runs(text: Snippet, offset: int, marked: Sequence[Sentence], named: Sequence[Name]) -> Iterator[_Run]:
    """The text cut wherever a sentence or a name begins or ends."""
    placed: list[Sentence | Name] = [*marked, *named]
    ends = sorted({cut for it in placed for cut in (it.start, it.end)})
    at = offset
    for span in text.spans:
        end = at + len(span.text)
        cuts = [at, *ends[bisect_right(ends, at) : bisect_left(ends, end)], end]
        for start, stop in pairwise(cuts):
            sentence = min((it for it in marked if it.start <= start < it.end), key=_rank, default=None)
            name = next((it for it in named if it.start <= start < it.end), None)
            yield _Run(start, span.text[start - at : stop - at], sentence, name, span.marked)
        at = end


def _rank(sentence: Sentence) -> tuple[int, int]:
    """Of several over the same words the one that a reader was sent to, then evidence."""
    return ("cited", "said", "named").index(sentence.kind), sentence.start


def _place(evidence: Evidence) -> Place:
    return evidence.where, evidence.start, evidence.end


def _cited(document: Document, cited: str) -> Place | None:
    if cited == "judul":
        return "title", 0, len(document.title)
    if (found := re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", cited)) is None:
        return None
    start, end = map(int, found.groups())
    return ("body", start, end) if start < end <= len(document.body) else None

"""Numbers with sources: *486 unit kerja meraih WBK*, as each article has it, and laid side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from search.ledger import Source, digest
from search.query import Facet

FIGURE_FACETS = (Facet.AWARD, Facet.YEAR)

_CANDIDATES = re.compile(
    r"\b(?:diusulkan|diajukan|usulan|pengusul|dievaluasi|dinilai|diperiksa|dipantau|peserta|mendaftar)\b"
)
"""Who was looked at, not who received. Articles tell the same stage by different words."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that one article states."""

    id: str
    number: int
    what: str
    """What is counted, as written."""
    award: str | None
    """None where the number is of several: *558 unit kerja meraih WBK/WBBM*."""
    year: int | None
    source: Source
    awards: tuple[str, ...]
    """Those it belongs to, and broader ones."""

    @property
    def heading(self) -> str:
        return f"{self.number} {self.what}"

    @property
    def text(self) -> str:
        return self.source.evidence.text

    def fingerprint(self) -> str:
        return digest(asdict(self))

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def facet_values(figure: Figure) -> Mapping[Facet, tuple[str, ...]]:
    """For each of `FIGURE_FACETS`."""
    return {Facet.AWARD: figure.awards, Facet.YEAR: (str(figure.year),) if figure.year else ()}


@dataclass(frozen=True, slots=True)
class Stated:
    """A number, and who states it."""

    number: int
    what: str
    sources: tuple[Source, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What articles say of one thing in one year."""

    year: int | None
    award: str | None
    candidates: bool
    """Who was proposed or evaluated, not who received."""
    numbers: tuple[Stated, ...]
    """What most articles say first."""
    differs: bool
    """Two articles have no number in common."""


def compared(figures: Iterable[Figure]) -> list[Comparison]:
    """Figures of the same thing side by side, newest year first, largest number first."""
    alike: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        alike[figure.award, figure.year, *_thing(figure.what)].append(figure)
    found = [_comparison(group) for group in alike.values()]
    return sorted(found, key=_place)


def _place(it: Comparison) -> tuple[object, ...]:
    return (
        -(it.year or 0),
        it.candidates,
        it.award or "~",
        -max(stated.number for stated in it.numbers),
        repr(it),
    )


def _thing(what: str) -> tuple[object, ...]:
    """What makes two wordings the same thing.

    Of candidates the first word and the names: *unit kerja pelayanan diusulkan* and *unit kerja dievaluasi*
    are one stage of one contest. Of recipients all words.
    """
    words = re.findall(r"[\w/]+", what)
    if not _CANDIDATES.search(what.casefold()):
        return False, " ".join(words).casefold().removeprefix("penerima ")
    nouns = [word for word in words if not _CANDIDATES.fullmatch(word.casefold())]
    return True, *(word.casefold() for word in nouns[:1]), *sorted(it for it in nouns[1:] if it[0].isupper())


def _comparison(figures: Iterable[Figure]) -> Comparison:
    by_number: defaultdict[tuple[int, str], dict[str, Source]] = defaultdict(dict)
    by_article: defaultdict[str, set[int]] = defaultdict(set)
    figures = sorted(figures, key=lambda it: (it.source.published or "", it.id), reverse=True)
    for figure in figures:
        by_number[figure.number, figure.what].setdefault(figure.source.article, figure.source)
        by_article[figure.source.article].add(figure.number)
    numbers = [Stated(number, what, tuple(said.values())) for (number, what), said in by_number.items()]
    numbers.sort(key=lambda it: (-len(it.sources), -it.number, it.what))
    said = list(by_article.values())
    return Comparison(
        year=figures[0].year,
        award=figures[0].award,
        candidates=bool(_CANDIDATES.search(figures[0].what.casefold())),
        numbers=tuple(numbers),
        differs=any(one.isdisjoint(other) for place, one in enumerate(said) for other in said[:place]),
    )

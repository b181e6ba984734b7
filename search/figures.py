"""Numbers with sources: *486 unit kerja meraih WBK*, as each article has it, and laid side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from search.ledger import Source
from search.query import Facet

FIGURE_FACETS = (Facet.AWARD, Facet.YEAR)

_STAGES = "|".join(
    [
        *("diusulkan", "diajukan", "usulan", "pengusul", "proposal", "peserta", "mendaftar", "ikut serta"),
        *("dievaluasi", "dinilai", "diperiksa", "dipantau"),
    ]
)
"""Who was looked at, not who received. Articles tell the same stage by different words."""
_STAGE = re.compile(rf"\b(?:{_STAGES})\b")
_STAGE_BEHIND = rf"\s+(?:[\w/]+\s+){{0,4}}?(?P<behind>{_STAGES})\b"
_STAGE_BEFORE = rf"\b(?P<before>{_STAGES})\s+(?:\w+\s+)?"
"""`4.042 unit kerja yang dievaluasi`, `yang diusulkan sebanyak 4.402`."""
_ALIKE = 1.5
"""Numbers further apart than this are of different scopes: 486 unit kerja of the country, 2 of a ministry."""


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
    def stage(self) -> str:
        """`diusulkan` or the like of who did not receive yet; empty of who did."""
        if found := _STAGE.search(self.what.casefold()):
            return found[0]
        written = f"(?<![0-9.])(?:{self.number}|{self.number:,})(?![0-9])".replace(",", r"\.")
        sentence = self.source.evidence.text.casefold()
        if found := re.search(written + _STAGE_BEHIND, sentence):
            return found["behind"]
        return found["before"] if (found := re.search(_STAGE_BEFORE + written, sentence)) else ""

    @property
    def heading(self) -> str:
        return f"{self.number} {self.what}"

    @property
    def text(self) -> str:
        return self.source.evidence.text

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
    of_candidates: bool
    """Who was proposed or evaluated, not who received."""
    numbers: tuple[Stated, ...]
    """What most articles say first."""
    differs: bool
    """Two articles have no number in common, and numbers of one size."""


def compared(figures: Iterable[Figure]) -> list[Comparison]:
    """Figures of the same thing side by side: newest year first, then those that differ, then the largest."""
    alike: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        alike[figure.award, figure.year, *_thing(figure)].append(figure)
    return sorted((_comparison(group) for group in alike.values()), key=_place)


def _place(it: Comparison) -> tuple[object, ...]:
    largest = max(stated.number for stated in it.numbers)
    return (-(it.year or 0), not it.differs, it.of_candidates, -largest, it.award or "", repr(it))


def _thing(figure: Figure) -> tuple[object, ...]:
    """What makes two wordings the same thing.

    Of candidates the first word and the names: *unit kerja pelayanan yang diusulkan* and *unit kerja yang
    dievaluasi* are one stage of one contest. Of recipients all words.
    """
    words = re.findall(r"[\w/]+", figure.what)
    if not figure.stage:
        return False, " ".join(words).casefold().removeprefix("penerima ")
    nouns = [word for word in words if not _STAGE.fullmatch(word.casefold())]
    return True, *(word.casefold() for word in nouns[:1]), *sorted(it for it in nouns[1:] if it[0].isupper())


def _comparison(figures: Iterable[Figure]) -> Comparison:
    by_number: defaultdict[tuple[int, str], dict[str, Source]] = defaultdict(dict)
    by_article: defaultdict[str, set[int]] = defaultdict(set)
    figures = sorted(figures, key=lambda it: (it.source.published or "", it.id), reverse=True)
    for figure in figures:
        stage = "" if _STAGE.search(figure.what.casefold()) else figure.stage
        by_number[figure.number, f"{figure.what} {stage}".rstrip()].setdefault(
            figure.source.article, figure.source
        )
        by_article[figure.source.article].add(figure.number)
    numbers = [Stated(number, what, tuple(said.values())) for (number, what), said in by_number.items()]
    numbers.sort(key=lambda it: (-len(it.sources), -it.number, it.what))
    said = list(by_article.values())
    return Comparison(
        year=figures[0].year,
        award=figures[0].award,
        of_candidates=bool(figures[0].stage),
        numbers=tuple(numbers),
        differs=any(_differ(one, other) for place, one in enumerate(said) for other in said[:place]),
    )


def _differ(one: set[int], other: set[int]) -> bool:
    return one.isdisjoint(other) and any(
        max(mine, theirs) <= _ALIKE * min(mine, theirs) for mine in one for theirs in other
    )

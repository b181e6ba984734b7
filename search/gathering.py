"""The claims of all documents, gathered: receipts to the ledger's rows, counts to figures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from search.claims import AwardMention, CountClaim, Evidence, Receipt
from search.document import Label
from search.figures import Figure
from search.hierarchy import Hierarchy
from search.ledger import LedgerRow, Source, descending, digest, place
from search.query import Facet, Sort


class Reporting(Protocol):
    """What is read of a document."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def url(self) -> str | None: ...
    @property
    def published(self) -> str | None: ...
    @property
    def sample(self) -> bool: ...
    @property
    def cluster(self) -> str: ...
    @property
    def received(self) -> Sequence[Receipt]: ...
    @property
    def mentioned(self) -> Sequence[AwardMention]: ...
    @property
    def counts(self) -> Sequence[CountClaim]: ...


def rows(documents: Iterable[Reporting], labels: Mapping[Facet, Sequence[Label]]) -> list[LedgerRow]:
    """Every fact that the documents report, newest award first, whatever order they come in.

    Several reports make one row where award, level, recipient, institution and year agree. What a
    report leaves out it takes from the others, as long as those say but one thing: a receipt without
    a year belongs to the only year there is, and stays a row of its own where there are two.
    """
    known = Hierarchy(labels)
    reports = [
        (receipt, _source(document, receipt.evidence, receipt.historic, _giver(receipt, known)))
        for document in documents
        for receipt in document.received
    ]
    slugs: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for receipt, _ in reports:
        if receipt.recipient_unit:
            slugs[receipt.award, spelled(receipt.recipient)].add(receipt.recipient_unit)
    stated = [
        _fact(receipt, slugs[receipt.award, spelled(receipt.recipient)], known) for receipt, _ in reports
    ]
    complete = _completed(set(stated))
    gathered: defaultdict[_Fact, list[tuple[Receipt, Source]]] = defaultdict(list)
    for fact, report in zip(stated, reports, strict=True):
        gathered[complete[fact]].append(report)
    return sorted((_row(fact, said, known) for fact, said in gathered.items()), key=place(Sort.YEAR))


def figures(documents: Iterable[Reporting], labels: Mapping[Facet, Sequence[Label]]) -> list[Figure]:
    """Every number that the documents state, newest award first; each once an article."""
    known = Hierarchy(labels)
    found = {
        figure.id: figure
        for document in documents
        for count in reversed(document.counts)  # of equals the first stays
        for figure in (_figure(document, count, known),)
    }
    return sorted(found.values(), key=lambda figure: (-(figure.year or 0), -figure.number, figure.id))


@lru_cache(maxsize=10_000)  # every name is asked for three times
def spelled(name: str) -> str:
    """A name as it compares: without case, punctuation, and the acronym that stands behind it in brackets."""
    words = re.findall(r"[^\W_]+", re.sub(r"\([^)]*\)", " ", name.replace("&", " dan ")).casefold())
    return " ".join(words) or name.casefold()


_RANKS = {
    name: str(rank)
    for rank, names in enumerate(("pertama i", "kedua ii", "ketiga iii", "keempat iv", "kelima v"), 1)
    for name in names.split()
}
_NO_LEVEL = frozenset({"predikat", "kategori", "tingkat", "peringkat", "juara", "ke"})
"""Words that a level is called by and that say nothing of it: *predikat Utama*, *juara II*."""


def ranked(level: str | None) -> str | None:
    """A level as it compares: *Juara II* and *peringkat kedua* are one, *predikat* alone is none."""
    words = [_RANKS.get(word, word) for word in spelled(level or "").split() if word not in _NO_LEVEL]
    return " ".join(words) or None


@dataclass(frozen=True, slots=True)
class _Fact:
    """What makes two receipts the same."""

    award: str
    who: str
    """The recipient's slug, else its name as `spelled`."""
    unit: str | None
    institution: str | None
    level: str | None
    """As `ranked`."""
    year: int | None

    def refines(self, other: _Fact) -> bool:
        """Says all that the other does, and more."""
        return self != other and all(
            said in (None, mine)
            for mine, said in (
                (self.institution, other.institution),
                (self.level, other.level),
                (self.year, other.year),
            )
        )


def _fact(receipt: Receipt, named: Collection[str], known: Hierarchy) -> _Fact:
    """`named` are the bodies that receipts of this award call by the recipient's name.

    An institution that is also the giver is believed only where no report names another: it stands in
    every sentence about a handing over.
    """
    unit = receipt.recipient_unit or (next(iter(named)) if len(named) == 1 else None)
    return _Fact(
        award=receipt.award,
        who=unit or spelled(receipt.recipient),
        unit=unit,
        institution=known.institution(unit)
        or (receipt.institution if receipt.institution != receipt.giver else None),
        level=ranked(receipt.level),
        year=receipt.year,
    )


def _completed(facts: Iterable[_Fact]) -> Mapping[_Fact, _Fact]:
    """Each fact with what it lacks, where exactly one fuller fact can be meant."""
    alike: defaultdict[tuple[str, str | None, str], list[_Fact]] = defaultdict(list)
    for fact in facts:
        alike[fact.award, fact.unit, fact.who].append(fact)
    complete = {}
    for group in alike.values():
        for fact in group:
            fuller = [other for other in group if other.refines(fact)]
            fullest = [it for it in fuller if not any(other.refines(it) for other in fuller)]
            complete[fact] = fullest[0] if len(fullest) == 1 else fact
    return complete


def _row(fact: _Fact, reports: Sequence[tuple[Receipt, Source]], known: Hierarchy) -> LedgerRow:
    receipts = [receipt for receipt, _ in reports]
    # what one press release says on ten sites is said once
    told = {(source.cluster or source.article, receipt.giver) for receipt, source in reports}
    giver = _most(giver for _, giver in told)
    institution = fact.institution or _most(receipt.institution for receipt in receipts)
    region = next((it for it in (fact.unit, institution) if known.knows(Facet.REGION, it)), None)
    sources = _ranked([source for _, source in reports])
    return LedgerRow(
        id=digest([fact.award, fact.level, fact.unit, fact.who, fact.institution, fact.year]),
        award=fact.award,
        award_name=_most(receipt.award_name for receipt in receipts) or fact.award,
        level=_most(receipt.level for receipt in receipts if ranked(receipt.level)),
        recipient=_recipient(fact, receipts, known),
        recipient_unit=fact.unit,
        recipient_kind=_most(receipt.recipient_kind for receipt in receipts) or "other",
        institution=institution,
        institution_name=institution and known.name(Facet.UNIT, institution),
        region=region,
        region_name=region and known.name(Facet.REGION, region),
        giver=giver,
        giver_name=giver and known.name(Facet.GIVER, giver),
        year=fact.year,
        first_reported=min(filter(None, (source.published for source in sources)), default=None),
        sources=sources,
        awards=known.line(Facet.AWARD, fact.award),
        units=known.line(Facet.UNIT, fact.unit or institution),
        regions=known.line(Facet.REGION, region),
    )


def _recipient(fact: _Fact, receipts: Iterable[Receipt], known: Hierarchy) -> str:
    if fact.unit and known.knows(Facet.UNIT, fact.unit):
        return known.name(Facet.UNIT, fact.unit)
    return _most(receipt.recipient for receipt in receipts) or fact.who


def _most(values: Iterable[str | None]) -> str | None:
    """What most say; of equals the longest, then the first by alphabet."""
    counted = Counter(filter(None, values))
    if len(counted) < 2:
        return next(iter(counted), None)
    return min(counted, key=lambda value: (-counted[value], -len(value), value), default=None)


def _figure(document: Reporting, count: CountClaim, known: Hierarchy) -> Figure:
    awards = [count.award] if count.award else _awards_beside(document, count.evidence)
    return Figure(
        id=digest([document.id, count.number, count.what, count.award, count.year]),
        number=count.number,
        what=count.what,
        award=count.award,
        year=count.year,
        source=_source(document, count.evidence),
        awards=tuple(dict.fromkeys(above for award in awards for above in known.line(Facet.AWARD, award))),
    )


def _awards_beside(document: Reporting, evidence: Evidence) -> list[str]:
    """The awards named in the sentence, else in the nearest one before it that names some.

    *Evaluasi WBK dan WBBM dilakukan ... Yang diusulkan 4.402 unit*: a number of either award.
    """
    named = [
        (claim.evidence.start, claim.award)
        for claim in _claims(document)
        if claim.evidence.where == evidence.where and claim.evidence.start <= evidence.start
    ]
    nearest = max((start for start, _ in named), default=None)
    return sorted({award for start, award in named if start == nearest})


def _claims(document: Reporting) -> Iterator[Receipt | AwardMention]:
    yield from document.received
    yield from document.mentioned


def _giver(receipt: Receipt, known: Hierarchy) -> str | None:
    return known.name(Facet.GIVER, receipt.giver) if receipt.giver else None


def _source(
    document: Reporting, evidence: Evidence, historic: bool = False, giver: str | None = None
) -> Source:
    return Source(
        article=document.id,
        title=document.title,
        name=document.source,
        url=document.url,
        published=document.published,
        sample=document.sample,
        cluster=document.cluster,
        evidence=evidence,
        historic=historic,
        giver=giver,
    )


def _ranked(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The best first, and of each article its best."""
    best: dict[str, Source] = {}
    for source in sorted(sources, key=_worth):
        best.setdefault(source.article, source)
    return tuple(best.values())


def _worth(source: Source) -> tuple[object, ...]:
    evidence = source.evidence
    when = descending(source.published or "")
    title = evidence.where == "title"
    return (source.historic, title, when, source.article, evidence.start, evidence.end, source.giver or "")

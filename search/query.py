"""The query as a frozen value: an engine-neutral tree, filters, order and page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar


class Field(StrEnum):
    """A part of a document that a query can name. `TEXT` is title and body together."""

    TEXT = "text"
    TITLE = "title"
    BODY = "body"
    BYLINE = "byline"


class Facet(StrEnum):
    """What results can be narrowed by, and are counted by."""

    YEAR = "year"
    """Of an article's publication; in the ledger, of the award."""
    UNIT = "unit"
    """With everything above it; in the ledger, the recipient's."""
    AWARD = "award"
    """Received: an article says who did. With the broader awards it belongs to."""
    MENTIONED = "mentioned"
    """An award that an article names and nobody receives there."""
    INSTITUTION = "institution"
    SOURCE = "source"
    KIND = "kind"
    GIVER = "giver"
    REGION = "region"
    RECIPIENT = "recipient"
    """The kind of a recipient: `unit`, `person`, ..."""


ARTICLE_FACETS = (
    Facet.YEAR,
    Facet.AWARD,
    Facet.MENTIONED,
    Facet.UNIT,
    Facet.INSTITUTION,
    Facet.SOURCE,
    Facet.KIND,
)
LEDGER_FACETS = (
    Facet.AWARD,
    Facet.YEAR,
    Facet.RECIPIENT,
    Facet.UNIT,
    Facet.INSTITUTION,
    Facet.REGION,
    Facet.GIVER,
)
"""What the ledger's rows can be narrowed by: `search.ledger.facet_values`."""


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "date"
    OLDEST = "oldest"
    VIEWS = "views"
    """Most read first, as last counted; those without a count last."""
    YEAR = "year"
    """Of the ledger: newest award first, those without a year last."""
    RECIPIENT = "recipient"
    AWARD = "award"


ARTICLE_SORTS = (Sort.RELEVANCE, Sort.NEWEST, Sort.OLDEST, Sort.VIEWS)
LEDGER_SORTS = (Sort.YEAR, Sort.NEWEST, Sort.OLDEST, Sort.RECIPIENT, Sort.AWARD, Sort.RELEVANCE)


@dataclass(frozen=True, slots=True)
class Term:
    """One word. `text` is its stem, or, where `exact`, the word as written (case folded)."""

    text: str
    surface: str
    field: Field = Field.TEXT
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order, at most `slop` places further apart than side by side."""

    terms: tuple[Term, ...]
    field: Field = Field.TEXT
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every word that begins with `text` (as written, case folded)."""

    text: str
    field: Field = Field.TEXT


@dataclass(frozen=True, slots=True)
class Expanded:
    """A word, or at a lower weight what means the same: *WBK*, *wilayah bebas dari korupsi*."""

    word: Term
    others: tuple[Term | Phrase, ...]


@dataclass(frozen=True, slots=True)
class HasValue:
    """Documents with this facet value, asked for inside the query's text (`penghargaan:wbk`)."""

    facet: Facet
    value: str


@dataclass(frozen=True, slots=True)
class Between:
    """Documents published from `since` to `until`, both inclusive; None is open."""

    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Quorum:
    """What one types into a search box: all of it is wanted, but a long question may find less.

    It matches the documents that hold all of `parts`. Where nothing does, or where more than SHORT parts
    find fewer than ENOUGH documents, it also matches those that hold a good share of them: of the most
    that any document holds, PARTIAL or more. A part weighs log(1 + documents / documents that hold it).
    Which documents match depends on the build alone, never on filters, order or page.
    """

    parts: tuple[Node, ...]
    common: tuple[Term, ...] = ()
    """Words that stand everywhere: they find nothing, they only help to order."""

    SHORT: ClassVar = 3
    ENOUGH: ClassVar = 10
    PARTIAL: ClassVar = 0.25


@dataclass(frozen=True, slots=True)
class Not:
    part: Node


@dataclass(frozen=True, slots=True)
class Everything:
    """Matches all documents: an empty search box."""


Node = Term | Phrase | Prefix | Expanded | HasValue | Between | And | Or | Quorum | Not | Everything


@dataclass(frozen=True, slots=True)
class Note:
    """How the query was understood where that is not obvious, for the reader."""

    code: str
    """`unclosed-quote`, `unknown-field`, `relaxed`, ...: stable, for programs."""
    message: str
    """One Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class Query:
    """All that decides an answer. Filters: OR within a facet, AND across facets and dates."""

    text: str = ""
    node: Node = Everything()
    filters: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    size: int = 10
    collapse: bool = False
    """Of near-duplicates only the best is a result. They still count."""
    explain: bool = False
    """Each match tells why it stands where it does."""
    notes: tuple[Note, ...] = ()

    def with_(self, **changes: object) -> Query:
        return replace(self, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped

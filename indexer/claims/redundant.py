"""What receipts of one article say twice: a headline beside the body, a summary beside its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from search.claims import Receipt
from search.vocabulary import Vocabulary

_NOUN = re.compile(r"^(?:penghargaan|piala|trofi|ajang) ", re.IGNORECASE)
_WHO = frozenset({"person", "other"})


def without_headlines(receipts: list[Receipt]) -> list[Receipt]:
    """A headline shortens names: it counts only for what the body does not say better.

    A minister it calls by his ministry.
    """
    told = [receipt for receipt in receipts if receipt.evidence.where == "body"]
    names = [set(receipt.recipient.lower().split()) for receipt in told]

    def is_new(receipt: Receipt) -> bool:
        if receipt.recipient_unit is None or receipt.award == receipt.award_name:
            return False
        same = [(words, one) for words, one in zip(names, told, strict=True) if one.award == receipt.award]
        return not any(
            set(receipt.recipient.lower().split()) <= words
            or (one.recipient_kind == "person" and one.institution == receipt.recipient_unit)
            for words, one in same
        )

    if not told:
        return receipts
    return [receipt for receipt in receipts if receipt.evidence.where == "body" or is_new(receipt)]


def without_summaries(receipts: list[Receipt]) -> list[Receipt]:
    """`X wins at the Y Awards` says nothing beside what X won there, nor before anybody's."""
    first: dict[str, int] = {}
    for receipt in receipts:
        if receipt.level and receipt.award == receipt.award_name:
            start = receipt.evidence.start
            first[receipt.award] = min(start, first.get(receipt.award, start))

    def is_told(receipt: Receipt) -> bool:
        words = set(receipt.award_name.lower().split())
        return receipt.award == receipt.award_name and any(
            other is not receipt
            and other.recipient.lower() == receipt.recipient.lower()
            and (other.level or other.award != receipt.award)
            and words <= set(f"{other.award_name} {other.level or ''}".lower().split())
            for other in receipts
        )

    return [
        receipt
        for receipt in receipts
        if receipt.level or (receipt.evidence.start >= first.get(receipt.award, 0) and not is_told(receipt))
    ]


def without_short_names(receipts: list[Receipt]) -> list[Receipt]:
    """`Salman` beside Ahmad Salman Faadhil is the same person."""

    def is_short(receipt: Receipt) -> bool:
        words = set(receipt.recipient.lower().split())
        return receipt.recipient_unit is None and any(
            words < set(other.recipient.lower().split())
            and other.award == receipt.award
            and other.year == receipt.year
            and (
                other.recipient_kind == receipt.recipient_kind
                or (len(words) == 1 and other.recipient_kind in _WHO)
            )
            for other in receipts
        )

    return [receipt for receipt in receipts if receipt.recipient_kind not in _WHO or not is_short(receipt)]


def under_one_name(receipts: list[Receipt]) -> list[Receipt]:
    """`Penghargaan IPRA` and `IPRA`, `Anugerah Layanan Investasi (ALI)` and `ALI` are one award of a text."""
    unlisted = {one.award for one in receipts if one.award == one.award_name}
    longest: dict[str, str] = {}
    for name in sorted(unlisted, key=len):
        bracketed = re.fullmatch(r"(.+?) \((\w+)\)", name)
        for form in (name, *(bracketed.groups() if bracketed else ())):
            longest[_NOUN.sub("", form).casefold()] = name
    return [
        replace(one, award=name, award_name=name)
        if one.award in unlisted and (name := longest[_NOUN.sub("", one.award).casefold()])
        else one
        for one in receipts
    ]


def with_givers(receipts: list[Receipt]) -> list[Receipt]:
    """An award under its own name has one giver in a text, wherever that is told."""
    givers = {(one.award, one.year): one.giver for one in receipts if one.giver}
    return [
        receipt if receipt.giver else replace(receipt, giver=givers.get((receipt.award, receipt.year)))
        for receipt in receipts
    ]


def without_doubles(receipts: Iterable[Receipt], vocabulary: Vocabulary) -> Iterator[Receipt]:
    """Adipura Kencana alone, not Adipura beside it, of one recipient and year; so with its first place."""
    receipts = list(receipts)
    for receipt in receipts:
        narrower = any(
            other is not receipt
            and other.recipient == receipt.recipient
            and other.year == receipt.year
            and other.award in vocabulary.awards
            and (
                vocabulary.awards[other.award].parent == receipt.award
                or (other.award == receipt.award and other.level is not None and receipt.level is None)
            )
            for other in receipts
        )
        if not narrower:
            yield receipt

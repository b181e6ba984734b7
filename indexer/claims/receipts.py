"""Drafts of receipts to receipts: one for each fact, with what only the whole article says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from indexer.claims import years
from indexer.claims.discourse import Discourse, Draft
from indexer.claims.recipients import Recipients
from indexer.claims.texts import NamedText
from search.claims import Receipt
from search.entries import Award
from search.vocabulary import Vocabulary


class Receipts:
    """Puts receipts together by one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, recipients: Recipients) -> None:
        self._vocabulary = vocabulary
        self._recipients = recipients

    def of(
        self, discourse: Discourse, day: date | None, source: str | None, texts: Sequence[NamedText]
    ) -> tuple[Receipt, ...]:
        main_year = self._main_year(discourse, day)
        kept: dict[tuple[str, str, int | None], Receipt] = {}
        fallback = self._institution_of_text(texts) or source
        units_of = {
            draft.recipient.institution or fallback
            for draft in discourse.received
            if draft.recipient.kind == "unit"
        }
        for draft in sorted(discourse.received, key=lambda draft: draft.fact.sentence.where == "title"):
            award = self._vocabulary.awards.get(draft.anchor.slug or "")
            only_units = award is not None and set(award.recipients) == {"unit"}
            if (
                only_units
                and draft.recipient.kind in {"institution", "region"}
                and draft.recipient.unit in units_of
            ):
                continue
            receipt = self._receipt(draft, award, main_year, fallback, day)
            who = receipt.recipient_unit or " ".join(re.findall(r"\w+", receipt.recipient.lower()))
            key = (receipt.award.lower(), who, receipt.year)
            kept.setdefault(key, receipt)
        return tuple(_without_doubles(kept.values(), self._vocabulary))

    def _receipt(
        self,
        draft: Draft,
        award: Award | None,
        main_year: int | None,
        fallback: str | None,
        day: date | None,
    ) -> Receipt:
        recipient, year = draft.recipient, draft.year
        if year is None:
            year = main_year - 1 if draft.year_before and main_year else main_year
        institution = recipient.institution
        if institution is None and recipient.kind == "unit":
            institution = fallback
        return Receipt(
            award=draft.anchor.slug or draft.anchor.name,
            award_name=draft.anchor.name,
            level=draft.anchor.level,
            recipient=recipient.name,
            recipient_unit=recipient.unit,
            recipient_kind=recipient.kind,
            institution=institution,
            giver=self._giver(draft, award, day),
            year=year,
            historic=draft.historic or bool(year and main_year and year < main_year),
            evidence=draft.fact.sentence.evidence,
        )

    def _giver(self, draft: Draft, award: Award | None, day: date | None) -> str | None:
        if award is not None:
            return self._recipients.then(award.giver, day)
        if draft.giver is None:
            return None
        return self._recipients.slug(draft.fact.sentence, draft.giver) or draft.giver.text

    def _main_year(self, discourse: Discourse, day: date | None) -> int | None:
        """Of the award that the article reports."""
        for reading in discourse.readings:
            for anchor in reading.anchors:
                if (year := years.attached(reading.sentence, anchor)) is not None:
                    return year
        for reading in discourse.readings:
            for clause in reading.clauses:
                if not years.is_year_before(reading.sentence, clause) and (
                    there := years.in_clause(reading.sentence, clause)
                ):
                    return there[0]
        for reading in discourse.readings:
            if there := years.of_days(reading.sentence):
                return there[0]
        return day.year if day else None

    def _institution_of_text(self, texts: Sequence[NamedText]) -> str | None:
        for text in texts:
            for body in text.bodies:
                if slug := self._recipients.institution(body.slug):
                    return slug
        return None


def _without_doubles(receipts: Iterable[Receipt], vocabulary: Vocabulary) -> Iterator[Receipt]:
    """Adipura Kencana alone, not Adipura beside it, for the same recipient and year."""
    receipts = list(receipts)
    for receipt in receipts:
        narrower = any(
            other is not receipt
            and other.recipient == receipt.recipient
            and other.year == receipt.year
            and other.award in vocabulary.awards
            and vocabulary.awards[other.award].parent == receipt.award
            for other in receipts
        )
        if not narrower:
            yield receipt

"""Drafts of receipts to receipts: one for each fact, with what only the whole article says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from indexer.claims.awards import years
from indexer.claims.belonging import Belonging
from indexer.claims.discourse import Discourse, Draft
from indexer.claims.names.recipients import Recipients
from indexer.claims.redundant import (
    under_one_name,
    with_givers,
    without_doubles,
    without_headlines,
    without_short_names,
    without_summaries,
)
from indexer.claims.words.clauses import clause_of
from indexer.claims.words.cues import Cue
from indexer.claims.words.grammar import RANK_NOUNS, RANKED
from indexer.claims.words.texts import NamedText
from search.claims import Receipt
from search.entries import Award
from search.query import Facet
from search.vocabulary import Vocabulary

_TO_LEVEL = re.compile(r"^(?:penghargaan )?(?:(?:sub)?kategori|predikat|tingkat) (?=\S)", re.IGNORECASE)
_COMPANY_FORM = re.compile(r"(?: \(Persero\))?(?: Tbk\b)?")
_REPORTED = 2
"""Years after which an award is no news: of 111 in reports the latest was given out a year after its own."""
_NO_RANK = frozenset({"kategori", "subkategori", "predikat", "besar", "award"})
_PLACES = RANK_NOUNS | {"juara"}


class Receipts:
    """Puts receipts together by one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, recipients: Recipients) -> None:
        self._vocabulary = vocabulary
        self._recipients = recipients
        self._belonging = Belonging(vocabulary, recipients)
        self._offices = frozenset(word for office in vocabulary.cues.offices for word in office.split())

    def of(
        self, discourse: Discourse, day: date | None, source: str | None, texts: Sequence[NamedText]
    ) -> tuple[Receipt, ...]:
        if not discourse.received:
            return ()
        main_year = self.year(discourse, day)
        fullest = self._recipients.fullest(
            (body.value, " ".join(text.text[body.start : _company_end(text.text, body.end)].split()))
            for text in texts
            for body in text.bodies
        )
        kept: dict[tuple[str, str | None, str, int | None], Receipt] = {}
        named = self._belonging.institutions(texts)
        units_of = {
            draft.recipient.institution for draft in discourse.received if draft.recipient.kind == "unit"
        }
        for draft in sorted(discourse.received, key=lambda draft: draft.fact.sentence.where == "title"):
            award = self._vocabulary.awards.get(draft.anchor.slug or "")
            only_units = award is not None and set(award.recipients) == {"unit"}
            body = draft.recipient.unit if draft.recipient.kind in {"institution", "region"} else None
            if only_units and body and not units_of.isdisjoint({None, body}):
                continue
            giver = self._giver(draft, award, day)
            institution = self._belonging.of(draft, giver, named, source, texts[-1].text)
            receipt = self._receipt(draft, award, main_year, giver, institution, texts[-1].text)
            full = fullest.get(receipt.recipient_unit or "") or _introduced(receipt, texts[-1].text)
            if full and len(full) > len(receipt.recipient):
                receipt = replace(receipt, recipient=full)
            who = receipt.recipient_unit or " ".join(re.findall(r"\w+", receipt.recipient.lower()))
            apart = award is None or bool(_PLACES.intersection((receipt.level or "").lower().split()))
            level = receipt.level if apart else None
            key = (receipt.award.lower(), level, who, receipt.year)
            known = kept.setdefault(key, receipt)
            if known.level is None and receipt.level:
                kept[key] = replace(known, level=receipt.level)
        receipts = [receipt for receipt in kept.values() if not _runs_on(receipt, texts[-1].text)]
        receipts = under_one_name(receipts)
        receipts = without_summaries(without_headlines(receipts))
        receipts = self._without_officials(with_givers(without_short_names(receipts)))
        return tuple(without_doubles(receipts, self._vocabulary))

    def _without_officials(self, receipts: list[Receipt]) -> list[Receipt]:
        """A governor without a name receives what his province receives: it is the province's."""
        bodies = {(receipt.award, receipt.recipient_unit, receipt.year) for receipt in receipts}

        def stands_for_it(receipt: Receipt) -> bool:
            words = self._vocabulary.label(Facet.UNIT, receipt.institution or "").lower().split()
            named = set(receipt.recipient.lower().split()) - {*words, *self._offices}
            return (receipt.award, receipt.institution, receipt.year) in bodies and not named

        return [one for one in receipts if one.recipient_kind != "person" or not stands_for_it(one)]

    def _receipt(
        self,
        draft: Draft,
        award: Award | None,
        main_year: int | None,
        giver: str | None,
        institution: str | None,
        body: str,
    ) -> Receipt:
        recipient, year = draft.recipient, draft.year
        if year is None and award and award.kind == "opinion" and not draft.years_before:
            year = _year_of_report(body)
        if year is None and main_year and (draft.years_before or not draft.historic):
            year = main_year - draft.years_before
        name = draft.anchor.name[:1].upper() + draft.anchor.name[1:]
        return Receipt(
            award=draft.anchor.slug or name,
            award_name=name,
            level=_level(draft.anchor.level, award),
            recipient=recipient.name,
            recipient_unit=recipient.unit,
            recipient_kind=recipient.kind,
            institution=institution,
            giver=giver,
            year=year,
            historic=bool(year < main_year if year and main_year else draft.historic),
            evidence=draft.fact.sentence.evidence,
        )

    def _giver(self, draft: Draft, award: Award | None, day: date | None) -> str | None:
        if award is not None:
            return self._recipients.then(award.giver, day)
        if draft.giver is None:
            return None
        return self._recipients.slug(draft.fact.sentence, draft.giver) or draft.giver.text

    def year(self, discourse: Discourse, day: date | None) -> int | None:
        """Of the award that the article reports: of one to come if none was received, of none before."""
        other = {Cue.EARLIER, Cue.PLANNED} if discourse.received else {Cue.EARLIER}
        for reading in discourse.readings:
            for anchor in reading.anchors:
                year = years.attached(reading.sentence, anchor)
                if year is not None and _is_recent(year, day):
                    first = clause_of(reading.clauses, anchor.first).first
                    if not any(
                        said.cue in other and first <= said.first < anchor.first for said in reading.said
                    ):
                        return year
        for years_of in (years.named, years.of_days):
            for reading in discourse.readings:
                if found := years_of(reading.sentence):
                    return found[0]
        for reading in discourse.readings:
            for clause in reading.clauses:
                span = range(clause.first, clause.last)
                found = years.in_clause(reading.sentence, clause)
                recent = bool(found) and _is_recent(found[0], day)
                if recent and not any(said.cue in other and said.first in span for said in reading.said):
                    return found[0]
        return day.year if day else None


def _company_end(text: str, end: int) -> int:
    """Behind `(Persero) Tbk`, where that follows."""
    form = _COMPANY_FORM.match(text, end)
    return form.end() if form else end


def _is_recent(year: int, day: date | None) -> bool:
    """What an article reports is of one of the years before it."""
    return day is None or year >= day.year - _REPORTED


def _level(level: str | None, award: Award | None) -> str | None:
    """Without the words before its name. An award of the vocabulary has its own levels, and ranks.

    `lima besar` is neither: it tells among how many someone was.
    """
    bare = level and _TO_LEVEL.sub("", level)
    if bare is None or level is None or award is None or bare in award.levels:
        return bare
    words = set(level.lower().split())
    return bare if words & (RANKED - _NO_RANK) and "besar" not in words else None


def _year_of_report(body: str) -> int | None:
    """The year of the accounts that an opinion is about."""
    match = re.search(r"(?i)\b(?:LKPD|LKPP|laporan keuangan|tahun anggaran)\D{0,60}?(20\d\d)", body)
    return int(match.group(1)) if match else None


def _introduced(receipt: Receipt, text: str) -> str | None:
    """The name that the text introduced an acronym for: Universitas Panca Bhakti (UPB)."""
    short = receipt.recipient
    if receipt.recipient_unit or " " in short or not short.isupper():
        return None
    match = re.search(rf"((?:[A-Z][\w'-]+ (?:dan )?){{2,8}})\({re.escape(short)}\)", text)
    return match.group(1).strip() if match else None


def _runs_on(receipt: Receipt, body: str) -> bool:
    """A name of a headline that is one word too long: the body has its words, and not together."""
    told = receipt.evidence.where == "body" or receipt.recipient.lower() in body.lower()
    if told or receipt.recipient_unit:
        return False
    return any(re.search(rf"\b{re.escape(word)}\b", body) for word in receipt.recipient.split())

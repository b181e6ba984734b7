"""An article to its claims: who received which award, what was only named, and what was counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from indexer.claims import years
from indexer.claims.anchors import Anchor, Anchors
from indexer.claims.counts import Counts
from indexer.claims.cues import DOUBTS, Cues
from indexer.claims.discourse import Discourse, Draft
from indexer.claims.facts import Fact
from indexer.claims.grammar import QUANTITIES
from indexer.claims.lines import Lines, levels_of
from indexer.claims.mentions import mentions
from indexer.claims.named import Name
from indexer.claims.names import Namer
from indexer.claims.reading import Reading
from indexer.claims.receipts import Receipts
from indexer.claims.recipients import Recipient, Recipients
from indexer.claims.resolving import resolve
from indexer.claims.statements import Statements
from indexer.claims.subjects import Subjects
from indexer.claims.texts import NamedText
from search.claims import AwardMention, CountClaim, Receipt
from search.entries import Award
from search.vocabulary import Vocabulary

_SPORT = re.compile(
    r"\b(?:turnamen|liga|laga|gol|skor|final|semifinal|pertandingan|kejuaraan|atlet|pelatih|timnas|klub"
    r"|olimpiade|sea games|asian games|ganda|tunggal putra|tunggal putri|piala dunia|musim|pemain|podium"
    r"|balapan|grand prix|ronde|petinju|cabor|cabang olahraga|bulutangkis|badminton|sepak ?bola|pembalap"
    r"|pesepeda|kiper|bek|striker|voli|basket|wushu|karate|taekwondo|silat|esports?|pelatnas|juara dunia)\b"
)
_RECEIPT = re.compile(
    r"\b(?:menerima|menerimanya|penerima|penerimanya|diserahkan|diterima|dinyatakan|mencapai)\b"
)
"""They speak of an award that another sentence names."""
_KINDS = {"provinsi": "prov-", "kabupaten": "kab-", "kota": "kota-", "kementerian": "kemen"}
"""How the slugs begin of what is referred to so."""
_RANKING = re.compile(
    r"\b(?:menyusul|menempati|berada di (?:urutan|posisi|peringkat)|mencatat nilai"
    r"|(?:meraih|memperoleh) (?:nilai|skor))\b"
)
_NUMBERED = re.compile(
    r"(?i)\b(?:\d+(?:\.\d{3})*|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|belas|puluh)"
    r" (?:unit|satuan|satker|instansi"
    r"|kabupaten|kota|provinsi|daerah|pem\w+|kementerian|lembaga|inovasi|proposal"
    r"|usulan)\b"
)
_LABELLED = re.compile(r"(?m)^\W*[A-Z][^\n:.]{1,40}:(?=\s)")
"""Lines with a head: `Madya: Kota A, Kota B`."""
_HEADING = re.compile(r"(?i)\b(?:prestasi|penghargaan|capaian)\b")
_LIST_OF_AWARDS = re.compile(
    r"(?i)\bdaftar (?:penghargaan|prestasi|penerima)|\b(?:penghargaan|prestasi) yang diraih"
)


@dataclass(frozen=True, slots=True)
class Claimed:
    received: tuple[Receipt, ...] = ()
    mentioned: tuple[AwardMention, ...] = ()
    counts: tuple[CountClaim, ...] = ()


class Claims:
    """Made once from a vocabulary, used for every article. Threads may share one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        regions = frozenset(
            name.lower()
            for region in vocabulary.regions.values()
            for name in (region.base_name, *region.aliases)
        )
        self._namer = Namer(vocabulary.cues, regions)
        self._subjects = Subjects(self._namer)
        anchors = Anchors(vocabulary.awards)
        self._statements = Statements(
            vocabulary.cues, Cues(vocabulary.cues), anchors, self._namer, self._subjects
        )
        self._lines = Lines(self._namer, anchors)
        self._recipients = Recipients(vocabulary)
        self._counts = Counts(vocabulary.cues, vocabulary.awards)
        self._receipts = Receipts(vocabulary, self._recipients)

    def read(self, texts: Sequence[NamedText], day: date | None, source: str | None) -> Claimed:
        if not any(text.speaks for text in texts):
            return Claimed()
        discourse = Discourse()
        # a line by itself is one of a list of awards
        discourse.listing = not texts[0].text.strip() and "\n" not in texts[-1].text.strip()
        for text in texts:
            self._read_text(text, day, discourse)
        unknown = any(draft.anchor.slug is None for draft in discourse.received)
        if unknown and len(_SPORT.findall(texts[-1].text.lower())) >= 3:
            # results of matches are no awards of the ledger
            discourse.received = [draft for draft in discourse.received if draft.anchor.slug]
        received = self._receipts.of(discourse, day, source, texts)
        mentioned = mentions(self._vocabulary.awards, discourse, received)
        return Claimed(received, mentioned, tuple(self._counted(texts, discourse, day)))

    def _counted(
        self, texts: Sequence[NamedText], discourse: Discourse, day: date | None
    ) -> Iterator[CountClaim]:
        """Numbers in the sentences that speak of an award or of taking part, each once."""
        year, seen = self._receipts.year(discourse, day), set[tuple[int, str | None]]()
        body = texts[-1]
        named = {found.slug for text in texts for found in text.awards}
        if not any(text.awards for text in texts):
            return
        read = {
            reading.sentence.start: reading
            for reading in discourse.readings
            if reading.sentence.where == "body"
        }
        for ordinal in sorted(body.speaks | body.sentences_with(_NUMBERED)):
            start, _ = body.sentences.span(ordinal)
            reading = read.get(start) or self._statements.reading(body.sentence(ordinal))
            spoken = discourse.award_at(start)
            if start not in read:
                self._add_levels(reading, spoken)
            for count in self._counts.of(reading, spoken, year, only=len(named) == 1):
                if (count.number, count.award) not in seen:
                    seen.add((count.number, count.award))
                    yield count

    def _read_text(self, text: NamedText, day: date | None, discourse: Discourse) -> None:
        following = -1
        speaks = text.speaks
        if text.awards:
            speaks |= text.sentences_with(_RECEIPT) | text.sentences_with(_LABELLED)
        for ordinal in range(len(text.sentences)):
            if ordinal not in speaks and ordinal != following and not discourse.listing:
                continue
            sentence = text.sentence(ordinal)
            if not sentence.text or sentence.text.startswith("Baca juga"):
                following = ordinal + 1 if ordinal == following else following
                continue
            reading = self._statements.reading(sentence)
            self._add_levels(reading, discourse.award)
            discourse.readings.append(reading)
            facts = list(self._statements.facts(reading)) or self._without_verb(reading, discourse)
            if discourse.headed and not facts and not self._lines.is_bulleted(reading):
                discourse.listing = discourse.headed = False
            before: Fact | None = None
            for fact in facts:
                before = self._take(self._with_names(fact, before), day, discourse) or before
            self._speak(reading, discourse)
            discourse.bodies.extend(run.slug for run in sentence.bodies.values())
            if discourse.award and sentence.where == "body":
                discourse.spoken.append((sentence.start, discourse.award))
            if discourse.series is not None:
                discourse.open, discourse.series = discourse.series, None
            if discourse.open is not None:
                following = ordinal + 1
            first = next((draft for draft in discourse.received if draft.fact.sentence is sentence), None)
            if first and not discourse.listing:
                discourse.subject = first.recipient
            self._note_list(reading, day, discourse)

    def _without_verb(self, reading: Reading, discourse: Discourse) -> list[Fact]:
        if facts := list(self._lines.labelled(reading)):
            return facts
        series = discourse.open
        if facts := list(self._continued(reading, discourse)):
            discourse.series = series if series and (series.of_group or len(series.names) > 1) else None
            return facts
        if discourse.listing or (reading.sentence.is_line and reading.sentence.where == "body"):
            facts = list(self._lines.awarded(reading, listing=discourse.listing))
            facts = [fact for fact in facts if fact.names or discourse.listing]
        return facts or list(self._statements.unsaid(reading))

    def _add_levels(self, reading: Reading, spoken: Anchor | None) -> None:
        """`tingkat Kencana` of the award that the text speaks of."""
        if spoken and spoken.slug and (levels := self._vocabulary.awards[spoken.slug].levels):
            reading.anchors.extend(levels_of(reading, spoken, levels))
            reading.anchors.sort(key=lambda anchor: anchor.first)

    def _note_list(self, reading: Reading, day: date | None, discourse: Discourse) -> None:
        """Whether lines about the awards of one body follow."""
        sentence = reading.sentence
        if sentence.where == "title":
            if _LIST_OF_AWARDS.search(sentence.text):
                discourse.listing = True
                discourse.subject = self._topic(reading, day)
        elif not sentence.text.endswith(":"):
            return
        elif (reading.anchors or _HEADING.search(sentence.text)) and not discourse.awaits_names:
            discourse.listing, discourse.headed, discourse.open = True, True, None
            discourse.subject = self._topic(reading, day) or discourse.subject

    def _topic(self, reading: Reading, day: date | None) -> Recipient | None:
        """Whom a heading is about."""
        names = self._subjects.behind(reading, "oleh")
        names = names or self._subjects.of(reading, reading.clauses[0], len(reading.sentence.words)).names
        for name in names[:1]:
            return self._recipients.settle(reading.sentence, name, None, day, by_proxy=False)
        return None

    def _speak(self, reading: Reading, discourse: Discourse) -> None:
        """An award that is just named is spoken of too, while it is the only one and none was received."""
        if any(draft.anchor.slug for draft in discourse.received):
            return
        for anchor in reading.anchors:
            if anchor.slug and self._vocabulary.awards[anchor.slug].can_be_received:
                discourse.named.add(anchor.slug)
                if not anchor.ambiguous:
                    discourse.award = replace(anchor, level=None)
        if len(discourse.named) > 1 and not discourse.received:
            discourse.award = None
        elif discourse.award is None and not discourse.named:
            event = next((anchor for anchor in reading.anchors if anchor.is_event), None)
            discourse.award = event and replace(event, level=None)

    @staticmethod
    def _with_names(fact: Fact, before: Fact | None) -> Fact:
        """`kepada X karena meraih Y`: X meraih Y."""
        if fact.names or fact.of_group or before is None or before.sentence is not fact.sentence:
            return fact
        return replace(fact, names=before.names)

    def _take(self, fact: Fact, day: date | None, discourse: Discourse) -> Fact | None:
        anchor = resolve(fact.anchor, discourse.award, self._vocabulary.awards)
        if anchor is None or fact.why == "thanks":
            return fact
        # "the award" that is handed to an official is his body's, unless persons can have it
        handed = fact.anchor.is_generic and anchor.slug is None
        fact = replace(fact, anchor=anchor, by_proxy=fact.by_proxy or handed)
        discourse.facts.append(fact)
        discourse.open = fact
        if fact.why or anchor.ambiguous:
            for name in fact.names[:1]:  # whoever missed it is spoken of all the same
                who = self._recipients.settle(fact.sentence, name, None, day, by_proxy=False)
                discourse.subject = who or discourse.subject
            return fact
        award = self._vocabulary.awards.get(anchor.slug or "")
        if award and not award.can_be_received:
            return fact
        discourse.award = anchor
        for recipient in self._settled(fact, award, day, discourse):
            discourse.received.append(self._draft(fact, recipient))
        return fact

    def _settled(
        self, fact: Fact, award: Award | None, day: date | None, discourse: Discourse
    ) -> Iterator[Recipient]:
        if fact.of_group:
            return
        if not fact.names:
            who = self._meant(fact, discourse)
            if who and not fact.needs_name:
                yield who
            return
        settled = [
            (name, recipient)
            for name in fact.names
            if (recipient := self._recipients.settle(fact.sentence, name, award, day, fact.by_proxy))
            and (award is None or recipient.unit != award.giver)
        ]
        kinds = {recipient.unit.split("-")[0] for _, recipient in settled if recipient.unit}
        alike = {
            recipient.name.split()[0]: recipient.institution
            for _, recipient in settled
            if recipient.kind == "unit" and recipient.institution in self._vocabulary.institutions
        }
        for _, recipient in settled:
            if recipient.kind == "unit" and recipient.institution is None:
                institution = alike.get(recipient.name.split()[0])
                recipient = replace(recipient, institution=institution)
            yield self._placed(fact, self._recipients.among(recipient, kinds))

    def _meant(self, fact: Fact, discourse: Discourse) -> Recipient | None:
        """`provinsi itu` is the province that was named last, `ia` whoever the text spoke of."""
        kind = _KINDS.get(fact.referred)
        if kind is None:
            return discourse.subject
        for draft in reversed(discourse.received):
            if (draft.recipient.unit or "").startswith(kind):
                return draft.recipient
        for slug in reversed(discourse.bodies):
            if slug.startswith(kind):
                return self._recipients.body(slug)
        return discourse.subject

    def _placed(self, fact: Fact, recipient: Recipient) -> Recipient:
        """With the institution that the sentence puts it in."""
        if recipient.institution or recipient.kind != "unit":
            return recipient
        for run in fact.sentence.bodies.values():
            before = fact.sentence.words[max(run.first - 2, 0) : run.first]
            if {"lingkungan", "milik", "jajaran"} & set(before):
                slug = self._recipients.institution(run.slug)
                return replace(recipient, institution=slug)
        return recipient

    def _draft(self, fact: Fact, recipient: Recipient) -> Draft:
        year = years.attached(fact.sentence, fact.anchor)
        if year is None:
            there = years.in_clause(fact.sentence, fact.clause)
            year = there[0] if there else None
        before = years.is_year_before(fact.sentence, fact.clause)
        return Draft(fact.anchor, recipient, fact, fact.giver, year, fact.earlier, before)

    def _ranked(self, reading: Reading) -> tuple[Name, ...]:
        """`X berada di urutan kedua, disusul Y`."""
        match = _RANKING.search(reading.sentence.text)
        if match is None:
            return ()
        verb = reading.sentence.start + match.start()
        until = next(at for at, token in enumerate(reading.sentence.tokens) if token.end > verb)
        return self._subjects.of(reading, reading.clauses[0], until).names

    def _continued(self, reading: Reading, discourse: Discourse) -> Iterator[Fact]:
        """The names of a group that the sentence before counted, or more of its list."""
        before, sentence = discourse.open, reading.sentence
        if before is None or any(anchor.slug not in {None, before.anchor.slug} for anchor in reading.anchors):
            discourse.open = None
            return
        if any(said.cue in DOUBTS for said in reading.said) and not before.why:
            discourse.open = None
            return
        counted = sentence.words[0] in QUANTITIES | {"daftar", "penerimanya", "penerima", "disusul"}
        names: tuple[Name, ...] = ()
        many = before.of_group or len(before.names) > 1
        if many or counted:
            names = self._subjects.listed(reading)
        if not names and many:
            names = self._subjects.whole(reading) or self._ranked(reading)
        if names:
            anchor = replace(before.anchor, first=0, last=0)
            yield replace(
                before,
                sentence=sentence,
                names=names,
                of_group=False,
                clause=reading.clauses[0],
                anchor=anchor,
            )
        elif not sentence.text.endswith(":"):
            discourse.open = None

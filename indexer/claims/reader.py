"""An article to its claims: who received which award, what was only named, and what was counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from string import ascii_lowercase

from indexer.claims.awards.anchor import Anchor
from indexer.claims.awards.anchors import Anchors
from indexer.claims.awards.resolving import level_named
from indexer.claims.counting import Counting
from indexer.claims.counts.counts import Watch as WatchCounts
from indexer.claims.discourse import Discourse
from indexer.claims.drafts import Drafts
from indexer.claims.groups import Groups
from indexer.claims.layout.headings import Headings
from indexer.claims.layout.headlines import as_body_says
from indexer.claims.layout.lines import Lines
from indexer.claims.layout.tables import Tables
from indexer.claims.mentions import mentions
from indexer.claims.names.names import Namer
from indexer.claims.names.recipients import Recipient, Recipients
from indexer.claims.protagonists import Protagonists
from indexer.claims.receipts import Receipts
from indexer.claims.relations.relations import Relations, Watch
from indexer.claims.statements.beside import Beside
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.places import Places, can_have_places, tells_place
from indexer.claims.statements.rankings import PLACES, ranking_of
from indexer.claims.statements.reading import Reading
from indexer.claims.statements.standings import Standings
from indexer.claims.statements.statements import Statements
from indexer.claims.statements.subjects import Subjects
from indexer.claims.topics import Topics
from indexer.claims.trace import Trace
from indexer.claims.words.cues import Cues
from indexer.claims.words.grammar import SPORTS
from indexer.claims.words.texts import NamedText
from indexer.claims.words.tokens import Sentence
from search.claims import AwardMention, CountClaim, Receipt
from search.vocabulary import Vocabulary

_SPORTS = (
    "sea games",
    "asian games",
    "tunggal putr",
    "piala dunia",
    "grand prix",
    "cabang olahraga",
    "sepak bola",
    "juara dunia",
)
_LETTERS = bytes(code if chr(code) in ascii_lowercase else ord(" ") for code in range(256))
_SPORTS_WORDS = frozenset(word.encode() for word in SPORTS)
_RECEIPT = re.compile(
    r"\b(?:menerima|penerima|peraih|pemenang|memperoleh|mendapat|tertinggi|dinyatakan|mencapai"
    r"|di(?:serahkan|terima|raih|berikan|anugerahkan|sematkan|sandang|peroleh))(?:nya)?\b",
    re.IGNORECASE,
)
"""They speak of an award that another sentence names."""
_LABELLED = re.compile(
    r"(?m)^\W*[A-Z][^\n:.]{1,40}:(?=\s)"
    r"|^(?:Kategori|Kelompok|Klaster|Predikat|Peringkat|Tingkat|Opini|Level) [^\n.:]{1,40}$"
)
"""Lines with a head: `Madya: Kota A, Kota B`; headings of a part: `Kategori Madya`."""
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

    def __init__(
        self, vocabulary: Vocabulary, watch: Watch | None = None, watch_counts: WatchCounts | None = None
    ) -> None:
        self._vocabulary = vocabulary
        regions = frozenset(
            name.lower()
            for region in vocabulary.regions.values()
            for name in (region.base_name, *region.aliases)
        )
        self._namer = Namer(vocabulary.cues, regions)
        self._subjects, self._beside = Subjects(self._namer), Beside(self._namer)
        anchors = Anchors(vocabulary.awards)
        cues = Cues(vocabulary.cues)
        self._statements = Statements(
            vocabulary.cues, cues, anchors, self._namer, self._subjects, self._beside
        )
        self._lines = Lines(self._namer, anchors)
        self._tables = Tables(self._namer, cues, vocabulary.awards)
        self._headings = Headings(self._namer, self._lines)
        self._recipients = Recipients(vocabulary)
        self._counting = Counting(vocabulary, self._with_levels, watch_counts)
        self._drafts = Drafts(vocabulary, self._recipients)
        self._places = Places(self._subjects)
        self._standings = Standings(self._namer, self._subjects, self._beside)
        self._groups = Groups(self._subjects, self._beside)
        self._topics = Topics(self._statements.reading, self._subjects, self._beside, self._recipients)
        self._protagonists = Protagonists(self._namer, self._recipients)
        self._receipts = Receipts(vocabulary, self._recipients)
        self._relations = Relations(self._namer, self._recipients, vocabulary, watch)

    def read(self, texts: Sequence[NamedText], day: date | None, source: str | None) -> Claimed:
        if not any(text.speaks for text in texts):
            return Claimed()
        discourse = Discourse(names_award=any(text.awards for text in texts))
        clear = discourse.names_award or any(text.speaks - text.faint for text in texts)
        if not clear or (not discourse.names_award and _is_sport(texts[-1].text)):
            return Claimed()
        rankings = (ranking_of(text.text) for text in reversed(texts))  # a headline says less
        discourse.ranking = next(filter(None, rankings), None)
        # a line by itself is one of a list of awards
        discourse.listing = not texts[0].text.strip() and "\n" not in texts[-1].text.strip()
        trace = Trace(
            texts[0].text, day, self._vocabulary.awards, self._relations, self._drafts, self._protagonists
        )
        for text in texts:
            self._read_text(text, texts[0].text, texts[-1].text, day, discourse, trace)
        unknown = any(draft.anchor.slug is None for draft in discourse.received)
        if unknown and discourse.names_award and _is_sport(texts[-1].text):  # else it was looked at above
            discourse.received = [draft for draft in discourse.received if draft.anchor.slug]
        received = self._receipts.of(discourse, day, source, texts)
        mentioned = mentions(self._vocabulary.awards, discourse, received)
        counts = self._counting.of(texts, discourse, received, self._receipts.year(discourse, day))
        return Claimed(received, mentioned, tuple(counts))

    def _with_levels(self, sentence: Sentence, spoken: Anchor | None) -> Reading:
        reading = self._statements.reading(sentence)
        self._add_levels(reading, spoken)
        return reading

    def _read_text(
        self,
        text: NamedText,
        title: str,
        body: str,
        day: date | None,
        discourse: Discourse,
        trace: Trace,
    ) -> None:
        following = -1
        speaks = text.speaks if discourse.names_award else text.speaks - text.faint
        if text.awards:
            speaks |= text.sentences_with(_RECEIPT) | text.sentences_with(_LABELLED)
        if rows := self._tables.pattern(text.text):
            speaks |= text.sentences_with(rows)
        if discourse.ranking:
            speaks |= text.sentences_with(PLACES)
        for ordinal in range(len(text.sentences)):
            read = ordinal in speaks or ordinal == following or discourse.listing
            start, end = text.sentences.span(ordinal)
            spoken = self._spoken(text.text[start:end], discourse)
            if not read and not tells_place(text.text, start, end, spoken, self._vocabulary.awards):
                if end > start and trace.speaks_of_award():
                    reading = self._statements.reading(text.sentence(ordinal))
                    facts = trace.reviewed(reading, (), text, spoken, discourse, was_read=False)
                    self._drafts.take(facts, day, discourse)
                    trace.passed(reading, discourse, was_read=False)
                continue
            sentence = text.sentence(ordinal)
            if not sentence.text or sentence.text.startswith("Baca juga"):
                following = ordinal + 1 if ordinal == following else following
                continue
            reading = self._statements.reading(sentence)
            as_body_says(reading, body)
            self._add_levels(reading, spoken)
            discourse.readings.append(reading)
            facts = self._facts(reading, spoken, discourse)
            if not facts and (facts := list(self._protagonists.facts(reading))):
                discourse.subject = self._protagonists.of(title, text, day) or discourse.subject
            discourse.heading = self._headings.over(reading, discourse.heading, discourse.award)
            if discourse.headed and not facts and not self._lines.is_bulleted(reading):
                discourse.listing = discourse.headed = False
            facts = trace.reviewed(reading, facts, text, spoken, discourse)
            for fact in facts:
                if not (fact.names or fact.of_group or fact.why):
                    discourse.subject = self._topics.before(text, ordinal, fact, discourse.subject, day)
                    discourse.together = self._topics.together(text, ordinal, fact, day)
            self._drafts.take(facts, day, discourse)
            self._speak(reading, discourse)
            discourse.bodies.extend(run.slug for run in sentence.bodies.values())
            if discourse.award and sentence.where == "body":
                discourse.spoken.append((sentence.start, discourse.award))
            if discourse.series is not None:
                discourse.open, discourse.series = discourse.series, None
            if discourse.open is not None or discourse.heading is not None:
                following = ordinal + 1
            first = next((draft for draft in discourse.received if draft.fact.sentence is sentence), None)
            if first and not discourse.listing:
                discourse.subject = first.recipient
            trace.passed(reading, discourse)
            self._note_list(reading, day, discourse)

    def _spoken(self, sentence: str, discourse: Discourse) -> Anchor | None:
        """The award spoken of; where several were named, the one that has the level in this sentence."""
        if discourse.award or len(discourse.named) < 2:
            return discourse.award
        awards = [self._vocabulary.awards[slug] for slug in discourse.named]
        have = [one for one in awards if any(len(level) > 2 and level in sentence for level in one.levels)]
        return Anchor(0, 0, have[0].slug, have[0].name) if len(have) == 1 else None

    def _facts(self, reading: Reading, spoken: Anchor | None, discourse: Discourse) -> list[Fact]:
        if cells := self._tables.cells(reading.sentence):
            discourse.open = discourse.heading = None
            if discourse.columns is None:
                discourse.columns = self._tables.head(reading, cells, discourse.award)
            return list(self._tables.row(reading, cells, discourse.columns, discourse.award))
        discourse.columns = None
        facts = list(self._statements.facts(reading))
        if can_have_places(spoken):
            facts += self._standings.facts(reading, facts)
        return facts or self._without_verb(reading, discourse)

    def _without_verb(self, reading: Reading, discourse: Discourse) -> list[Fact]:
        if facts := list(self._lines.labelled(reading)):
            return facts
        if discourse.heading and (below := self._headings.under(reading, discourse.heading)):
            return [below]
        series = discourse.open
        if facts := list(self._groups.continued(reading, discourse)):
            discourse.series = series if series and (series.of_group or len(series.names) > 1) else None
            return facts
        if discourse.listing or (reading.sentence.is_line and reading.sentence.where == "body"):
            facts = list(self._lines.awarded(reading, listing=discourse.listing))
            facts = [fact for fact in facts if fact.names or discourse.listing]
        return facts or list(self._statements.unsaid(reading))

    def _add_levels(self, reading: Reading, spoken: Anchor | None) -> None:
        """`tingkat Kencana` of the award that the text speaks of."""
        if spoken is None or not can_have_places(spoken):
            return
        levels = self._vocabulary.awards[spoken.slug].levels if spoken.slug else ()
        for at, anchor in enumerate(reading.anchors):
            if anchor.slug is None and (level := level_named(anchor.name, levels)):
                reading.anchors[at] = replace(anchor, slug=spoken.slug, name=spoken.name, level=level)
        self._places.mark(reading, spoken, levels)

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
        names = self._beside.behind(reading, "oleh")
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


def _is_sport(text: str) -> bool:
    """Results of matches are no awards of the ledger.

    Words are looked up: one pattern of them all took a third of the time of annotation.
    """
    low = text.lower()
    words = low.encode(errors="replace").translate(_LETTERS).split()  # in half the time of a pattern
    return sum(map(_SPORTS_WORDS.__contains__, words)) + sum(map(low.count, _SPORTS)) >= 3

"""Whom "it" means where no award was received before: whoever the sentences before began with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from indexer.claims.names.recipients import Recipient, Recipients
from indexer.claims.statements.beside import Beside
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.reading import Reading
from indexer.claims.statements.subjects import Subjects
from indexer.claims.words.texts import NamedText
from indexer.claims.words.tokens import Sentence

_AT_ONCE = 2
"""Words before an award whose verb begins the line."""
_BEFORE = 3
"""Sentences that are looked at."""
_KINDS = {
    word: frozenset(kinds.split())
    for kinds, words in {
        "person": "ia dia beliau mahasiswa siswa dosen peneliti perempuan pria wanita lelaki gadis"
        " pemuda sosok tokoh",
        "region": "pemkot pemkab pemprov pemda provinsi kabupaten kota",
        "institution": "kampus universitas tinggi politeknik institut",
        "institution unit": "kementerian lembaga instansi badan",
        "company": "perusahaan perseroan bank emiten bumn",
        "team": "tim delegasi kontingen",
        "school": "sekolah madrasah",
    }.items()
    for word in words.split()
}
"""What the words that refer can mean; any other word means anything."""
_MANY = {"keduanya": 2, "ketiganya": 3, "keempatnya": 4, "kelimanya": 5}
_ANY = frozenset({"person", "institution", "unit", "region", "company", "team", "school"})


class Topics:
    """Looks back in a text."""

    def __init__(
        self,
        reading: Callable[[Sentence], Reading],
        subjects: Subjects,
        beside: Beside,
        recipients: Recipients,
    ) -> None:
        self._beside = beside
        self._reading = reading
        self._subjects = subjects
        self._recipients = recipients

    def before(
        self, text: NamedText, ordinal: int, fact: Fact, subject: Recipient | None, day: date | None
    ) -> Recipient | None:
        """Who is meant in this sentence by a fact without names; `subject` if nobody fits better."""
        if fact.sentence.is_line and 0 < fact.anchor.first <= _AT_ONCE and not fact.referred:
            heading = self._heading(text, ordinal, day)
            if heading is not None:
                return heading
        kinds = _KINDS.get(fact.referred, _ANY)
        if (subject is not None and subject.kind in kinds) or not (fact.referred or _is_of_somebody(fact)):
            return subject
        near = range(ordinal - 1, max(ordinal - 1 - _BEFORE, -1), -1)
        for earlier in (*near, *range(min(near.stop + 1, _BEFORE))):  # then whom the text begins with
            who = self._first(text.sentence(earlier), day)
            if who is not None and who.kind in kinds:
                return who
        return subject

    def _heading(self, text: NamedText, ordinal: int, day: date | None) -> Recipient | None:
        """Whose line stands over one that begins with the verb: `Universitas A`, then `Meraih B`."""
        above = text.sentence(ordinal - 1) if ordinal else None
        if above is None or not above.text or not above.is_line:
            return None
        reading = self._reading(above)
        names = () if reading.anchors or not above.tokens[0].is_word else self._beside.whole(reading)
        settle = self._recipients.settle
        return settle(above, names[0], None, day, by_proxy=False) if len(names) == 1 else None

    def together(self, text: NamedText, ordinal: int, fact: Fact, day: date | None) -> tuple[Recipient, ...]:
        """The two that `keduanya` means: those that a sentence before names as its subject, or lists."""
        many = _MANY.get(fact.referred)
        if many is None:
            return ()
        for earlier in range(ordinal - 1, max(ordinal - 1 - _BEFORE, -1), -1):
            sentence = text.sentence(earlier)
            reading = self._reading(sentence)
            subject = self._subjects.of(reading, reading.clauses[0], len(sentence.words))
            for names in (subject.names, self._beside.listed(reading)):
                settled = [
                    self._recipients.settle(sentence, name, None, day, by_proxy=False) for name in names
                ]
                if len(settled) == many:
                    return tuple(who for who in settled if who)
        return ()

    def _first(self, sentence: Sentence, day: date | None) -> Recipient | None:
        if not sentence.text:
            return None
        reading = self._reading(sentence)
        names = self._subjects.of(reading, reading.clauses[0], len(sentence.words)).names
        for name in names[:1]:
            return self._recipients.settle(sentence, name, None, day, by_proxy=False)
        return None


def _is_of_somebody(fact: Fact) -> bool:
    """`Capaian terbarunya adalah meraih A`: his or its."""
    return any(word.endswith("nya") for word in fact.sentence.words[fact.clause.first : fact.anchor.first])

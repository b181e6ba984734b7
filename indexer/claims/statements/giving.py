"""What is given to whom: `diserahkan kepada X`, `Y menyerahkan A kepada X`, `Y menganugerahi X A`."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.claims.awards.anchor import Anchor
from indexer.claims.awards.anchors import Anchors
from indexer.claims.names.named import Name, is_title
from indexer.claims.names.names import Namer
from indexer.claims.statements.beside import Beside
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.outcomes import Outcomes
from indexer.claims.statements.reading import Reading
from indexer.claims.statements.subjects import Subjects
from indexer.claims.words.clauses import Clause
from indexer.claims.words.cues import Said
from indexer.claims.words.grammar import QUANTITIES

_TO = frozenset({"kepada", "untuk", "bagi"})
_NO_ROLE = frozenset(
    {"yang", "di", "dari", "saya", "kami", "kita", "dia", "mereka", "dan"}
    | {"insan", "pelaku", "daerah", "unit", "instansi", "tim", "delegasi", "program"}
)
_GOES_ON = frozenset({"sedangkan", "sementara"})
"""They go on with the award of the clause before."""
_CEREMONY = frozenset({"penganugerahan", "dianugerahkan"})
_PLACING = frozenset({"menempatkan", "menjadikan", "mengantar", "mengantarkan", "memilih"})
"""They give no more than a place."""
_DIRECT = _PLACING | {"menganugerahi", "mengganjar", "menobatkan", "menetapkan", "menilai"}
"""Who is given it stands right behind them."""


class Giving:
    """Reads the verbs of who gives."""

    def __init__(
        self, subjects: Subjects, beside: Beside, anchors: Anchors, namer: Namer, outcomes: Outcomes
    ) -> None:
        self._subjects = subjects
        self._beside = beside
        self._anchors = anchors
        self._namer = namer
        self._outcomes = outcomes

    def given(self, reading: Reading, event: Said, clause: Clause) -> Iterator[Fact]:
        """`A diberikan oleh Y kepada X`."""
        sentence, words = reading.sentence, reading.sentence.words
        anchors = reading.before(clause, event.first)
        anchors = anchors or reading.coordinated(event.last, len(words), near=12)
        if (
            not anchors and clause.first and words[clause.first] in _GOES_ON
        ):  # sedangkan untuk B diberikan kepada Y
            anchors = [Anchor(event.first, event.first, None, "")]
        to = self._to(reading, event.last)
        names = self._given_to(reading, to)
        counted = self._is_counted(reading, to) and bool(anchors)
        if not counted and (not names or (not anchors and words[event.first] not in _CEREMONY)):
            return
        if names and all(anchor.is_generic for anchor in anchors):
            anchors = self._titles(reading, event, names[-1].last) or anchors
        by = event.last + (words[event.last : event.last + 1] in (["oleh"], ["langsung"]))
        giver = self._namer.name_at(sentence, by)
        yield from self._outcomes.facts(
            reading,
            event,
            clause,
            anchors,
            names,
            until=to or event.last,
            giver=giver,
            of_group=counted and not names,
        )

    def gives(self, reading: Reading, event: Said, clause: Clause) -> Iterator[Fact]:
        """`Y menyerahkan A kepada X`, `Y menganugerahi X A`, `BPK memberikan A atas laporan keuangan X`."""
        words = reading.sentence.words
        anchors = reading.coordinated(event.last, clause.last, near=25)
        if not anchors:
            return
        if words[event.first] in _PLACING:
            anchors = [anchor for anchor in anchors if anchor.is_rank or anchor.level]
            if not anchors:
                return
        to = self._to(reading, event.last)
        if to is not None and words[event.first] not in _DIRECT:
            anchors = [anchor for anchor in anchors if anchor.first < to]
        names = self._given_to(reading, to) if anchors else ()
        if not names and words[event.first] in _DIRECT:
            direct, _ = self._namer.list_at(reading.sentence, event.last)
            names = tuple(direct) or self._beside.listed(reading, anchors[-1].last)
        names = names or self._beside.of_report(reading, event.last, len(words))
        counted = not names and self._is_counted(reading, to)
        referred = "" if names else self._referred(reading, event)
        if not (counted or referred) and (not names or reading.is_award(names[0])):
            return
        if to is not None and names and self._is_counted(reading, to):
            # WTP kepada 84 lembaga, WDP kepada dua lembaga, yaitu X: those of the last
            between = [anchor for anchor in reading.named_anchors if to < anchor.first < names[0].first]
            anchors = between[-1:] or anchors
        giver = self._subjects.of(reading, clause, event.first).names[:1]
        yield from self._outcomes.facts(
            reading,
            event,
            clause,
            anchors,
            names,
            until=to or event.last,
            giver=giver[0] if giver else None,
            referred=referred,
            of_group=counted,
        )

    @staticmethod
    def _referred(reading: Reading, event: Said) -> str:
        """`menetapkan kabupaten ini sebagai`: of whom the text spoke."""
        words = reading.sentence.words
        told = words[event.first] in _DIRECT and words[event.last + 1 : event.last + 2] != []
        return words[event.last] if told and words[event.last + 1] in {"ini", "itu", "tersebut"} else ""

    @staticmethod
    def _to(reading: Reading, since: int) -> int | None:
        """Where `kepada` stands, within reach and before any thanks."""
        words = reading.sentence.words
        for at in range(since, min(since + 30, len(words))):
            if words[at] in _TO:
                return at
            if words[at] in {"ucapkan", "mengucapkan", "kasih", "berterima"}:
                return None
        return None

    @staticmethod
    def _is_counted(reading: Reading, to: int | None) -> bool:
        """`kepada sepuluh pimpinan instansi`: their names may follow."""
        if to is None:
            return False
        behind = reading.sentence.words[to + 1 : to + 2]
        return bool(behind) and (behind[0] in QUANTITIES or behind[0].isdigit())

    def _given_to(self, reading: Reading, to: int | None) -> tuple[Name, ...]:
        if to is None:
            return ()
        names, _ = self._namer.list_at(reading.sentence, self._behind_role(reading, to + 1))
        return tuple(names) or self._beside.listed(reading, to + 1)

    @staticmethod
    def _behind_role(reading: Reading, at: int) -> int:
        """Over a role in small letters: kepada maestro tari X, kepada mendiang X."""
        tokens = reading.sentence.tokens[at : at + 4]
        for ahead, token in enumerate(tokens):
            if token.is_capital or is_title(token.text):
                return at + ahead
            if not token.text.isalpha() or token.low in QUANTITIES | _NO_ROLE:
                break
        return at

    def _titles(self, reading: Reading, event: Said, at: int) -> list[Anchor]:
        """`diberikan kepada X sebagai A`, `penganugerahan A dan B kepada X`."""
        words = reading.sentence.words
        if words[at : at + 1] == ["sebagai"]:
            title = self._anchors.title(reading.sentence, at + 1)
            return [title] if title and not title.is_generic else []
        if words[event.first] in _CEREMONY:
            titles, _ = self._namer.list_at(reading.sentence, event.last)
            return [Anchor(name.first, name.last, None, name.text) for name in titles]
        return []

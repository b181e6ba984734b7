"""Titles: who was named what (`dinobatkan sebagai`, `menjadi juara`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from indexer.claims.awards.anchor import Anchor
from indexer.claims.awards.anchors import Anchors
from indexer.claims.statements.beside import Beside
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.reading import Reading
from indexer.claims.statements.subjects import Subjects
from indexer.claims.words.clauses import Clause
from indexer.claims.words.cues import Said
from indexer.claims.words.grammar import COPULAS, PRAISE, RANKED, SUPERLATIVES, is_most

_WON = frozenset({"juara", "pemenang", "peraih", "winner", "champion", "runner-up", "finalis"})
_AT_ONCE = [[word] for word in _WON]
"""A copula names no award unless one of these follows at once: X adalah juara Y."""
_FOREMOST = frozenset({"terbaik", "terinovatif", "teratas", "terunggul", "terfavorit"})
_SURE = ("dinobatkan", "dikukuhkan", "keluar", "tampil", "diumumkan")
"""They name someone a winner; `ditetapkan sebagai` a suspect too."""


class Naming:
    """Reads the verbs that name someone something."""

    def __init__(self, subjects: Subjects, beside: Beside, anchors: Anchors, offices: Iterable[str]) -> None:
        self._subjects = subjects
        self._beside = beside
        self._anchors = anchors
        self._offices = frozenset(offices)

    def facts(self, reading: Reading, event: Said, clause: Clause) -> Iterator[Fact]:
        anchors = self._titles(reading, event, clause)
        if not anchors:
            return
        subject = self._subjects.of(reading, clause, event.first)
        names = subject.names
        if all(anchor.is_contest for anchor in anchors):
            names = self._subjects.team(reading, clause, event.first) or names
        if not (names or subject.counted or subject.referred) and event.first - clause.first <= 2:
            names = self._beside.after(reading, clause, anchors[-1].last, sure=True)
        why = reading.why(clause, event, anchors[0].first)
        others = self._beside.with_others(reading, anchors[-1].last) if names else ()
        for anchor in anchors:
            if others:  # keluar sebagai juara, disusul B
                yield Fact(reading.sentence, anchor.below, others, clause, why, reading.earlier(clause))
            yield Fact(
                reading.sentence,
                anchor,
                names,
                clause,
                why,
                reading.earlier(clause),
                referred=subject.referred,
                of_group=subject.counted and not names,
            )

    def _titles(self, reading: Reading, event: Said, clause: Clause) -> list[Anchor]:
        words = reading.sentence.words
        sure = words[event.first].startswith(_SURE)
        near = reading.coordinated(event.last, clause.last, near=12)
        known = [
            anchor
            for anchor in near
            if (anchor.slug or (anchor.level and anchor.event == anchor.name))
            and words[event.first] not in COPULAS
        ]
        if known:
            between = words[event.last : known[0].last + 3]
            return known if sure or len(between) <= 8 or RANKED.intersection(between) else []
        if words[event.last : event.last + 1] == ["yang"] and _FOREMOST.intersection(
            words[event.last + 1 : event.last + 2]
        ):
            return [Anchor(event.last, event.last + 2, None, "")]
        if words[event.first] in COPULAS and words[event.last : event.last + 1] not in _AT_ONCE:
            return []
        title = self._anchors.title(reading.sentence, event.last, through=sure)
        if (
            sure
            and (title is None or title.is_generic)
            and _WON.intersection(words[event.last : event.last + 1])
        ):
            return [Anchor(event.last, event.last + 1, None, "")]  # keluar sebagai juara
        if title is None or title.is_generic:
            return []
        praised = PRAISE.intersection(words[event.last : title.last])
        if words[event.last] in self._offices and not praised:
            return []
        ranked = _WON.intersection(words[event.last : title.last]) or (title.event and title.is_category)
        capital = reading.sentence.tokens[title.first].is_capital
        most = any(is_most(word) for word in words[event.last : title.last])
        best = SUPERLATIVES.intersection(words[title.first : title.first + 1])
        titled = (capital and (sure or praised or best)) or (sure and most)
        if not ranked and not titled:
            return []
        parts = re.split(r"\s+dan\s+(?=The |Best )", title.name)
        return [replace(title, name=" ".join(part.split())) for part in parts]

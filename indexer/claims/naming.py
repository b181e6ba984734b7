"""Titles: who was named what (`dinobatkan sebagai`, `menjadi juara`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from indexer.claims.anchors import Anchor, Anchors
from indexer.claims.clauses import Clause
from indexer.claims.cues import Said
from indexer.claims.facts import Fact
from indexer.claims.grammar import RANKED
from indexer.claims.reading import Reading
from indexer.claims.subjects import Subjects

_WON = frozenset({"juara", "pemenang", "peraih", "winner", "champion", "runner-up", "finalis"})
_SURE = ("dinobatkan", "dikukuhkan", "keluar", "tampil")
"""They name someone a winner; `ditetapkan sebagai` a suspect too."""


class Naming:
    """Reads the verbs that name someone something."""

    def __init__(self, subjects: Subjects, anchors: Anchors, offices: Iterable[str]) -> None:
        self._subjects = subjects
        self._anchors = anchors
        self._offices = frozenset(offices)

    def facts(self, reading: Reading, event: Said, clause: Clause) -> Iterator[Fact]:
        anchors = self._titles(reading, event, clause)
        if not anchors:
            return
        subject = self._subjects.of(reading, clause, event.first)
        why = reading.why(clause, event, anchors[0].first)
        for anchor in anchors:
            yield Fact(
                reading.sentence,
                anchor,
                subject.names,
                clause,
                why,
                reading.earlier(clause),
                referred=subject.referred,
                of_group=subject.counted and not subject.names,
            )

    def _titles(self, reading: Reading, event: Said, clause: Clause) -> list[Anchor]:
        words = reading.sentence.words
        sure = words[event.first].startswith(_SURE)
        near = reading.coordinated(event.last, clause.last, near=12)
        known = [anchor for anchor in near if anchor.slug]
        if known:
            between = words[event.last : known[0].last + 3]
            return known if sure or len(between) <= 8 or RANKED.intersection(between) else []
        if words[event.last : event.last + 2] == ["yang", "terbaik"]:
            return [Anchor(event.last, event.last + 2, None, "")]
        title = self._anchors.title(reading.sentence, event.last)
        if title is None or title.is_generic or words[event.last] in self._offices:
            return []
        ranked = _WON.intersection(words[event.last : title.last]) or (title.event and title.is_category)
        if not ranked and not (sure and reading.sentence.tokens[event.last].is_capital):
            return []
        parts = re.split(r"\s+dan\s+(?=The |Best )", title.name)
        return [replace(title, name=" ".join(part.split())) for part in parts]

"""The names of a group that a sentence counted, in the sentences behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from indexer.claims.discourse import Discourse
from indexer.claims.names.named import Name
from indexer.claims.statements.beside import Beside
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.reading import Reading
from indexer.claims.statements.subjects import Subjects
from indexer.claims.words.cues import DOUBTS
from indexer.claims.words.grammar import QUANTITIES

_RANKING = re.compile(
    r"\b(?:menyusul|menempati|berada di (?:urutan|posisi|peringkat)|mencatat nilai"
    r"|(?:meraih|memperoleh) (?:nilai|skor))\b"
)


class Groups:
    """Goes on with the group that the text left open."""

    def __init__(self, subjects: Subjects, beside: Beside) -> None:
        self._subjects = subjects
        self._beside = beside

    def continued(self, reading: Reading, discourse: Discourse) -> Iterator[Fact]:
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
            names = self._beside.listed(reading)
        if not names and many:
            names = self._beside.whole(reading)
        if not names and (many or before.anchor.is_rank):  # urutan pertama diraih X. Y menyusul
            names = self._ranked(reading)
        if names:
            anchor = replace(before.anchor if before.of_group else before.anchor.below, first=0, last=0)
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

    def _ranked(self, reading: Reading) -> tuple[Name, ...]:
        """`X berada di urutan kedua, disusul Y`."""
        match = _RANKING.search(reading.sentence.text)
        if match is None:
            return ()
        verb = reading.sentence.start + match.start()
        until = next(at for at, token in enumerate(reading.sentence.tokens) if token.end > verb)
        return self._subjects.of(reading, reading.clauses[0], until).names

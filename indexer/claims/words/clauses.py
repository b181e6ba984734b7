"""Clauses of a sentence, and whether one says that something happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.claims.words.cues import DOUBTS, Cue, Said
from indexer.claims.words.tokens import Sentence

_BREAKS = frozenset(
    {"sedangkan", "sementara", "namun", "tetapi", "tapi", "melainkan", "setelah", "sebelum"}
    | {"meski", "meskipun", "walaupun", "padahal", "sehingga", "ujar", "kata", "sebab"}
)
_ALONE = frozenset({"setelah", "sedangkan", "sebelum", "karena", "bahwa"})
# With a comma behind them they begin what someone says: he is not its subject.
_SPEECH = frozenset(
    {"mengatakan", "menyebut", "menyebutkan", "menuturkan", "menjelaskan", "menerangkan", "mengungkapkan"}
    | {"menyatakan", "mengakui", "menambahkan", "menegaskan", "berujar", "berkata", "memaparkan"}
)
# Behind a doubt they say that it happened nevertheless.
_DONE = frozenset(
    {"berhasil", "sukses", "telah", "sudah", "akhirnya", "resmi", "sah", "kembali", "pernah"}
    | {"lolos", "hanya"}
)
_WHEN = frozenset({"menjelang", "jelang"})
"""Before a comma they say when: menjelang hari jadi, X meraih."""
_ONLY = frozenset({"hanya", "sekadar", "sekedar", "cuma", "saja", "semata", "lepas", "terlepas", "lain"})
WHY = {
    Cue.PLANNED: "target",
    Cue.PROPOSED: "proposed",
    Cue.NEGATED: "revoked",
    Cue.GENERIC: "mention",
    Cue.WISHED: "target",
}


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `first` to before `last`."""

    first: int
    last: int


def clauses(sentence: Sentence) -> list[Clause]:
    words, starts = sentence.words, [0]
    for at in range(1, len(words)):
        breaks = words[at] in _BREAKS or words[at - 2] in _SPEECH
        if words[at] == ";" or words[at] in _ALONE or (breaks and words[at - 1] == ","):
            starts.append(at)
    return [Clause(first, last) for first, last in zip(starts, [*starts[1:], len(words)], strict=True)]


def doubt(words: Sequence[str], said: Sequence[Said], clause: Clause, event: Said, until: int) -> str | None:
    """Why the event did not happen, as `AwardMention.why` says it; None where it did.

    What says so stands before the event in its clause, or between it and the award at token `until`.
    """
    why = None
    # untuk kembali meraih; but untuk kota besar diraih X
    reach = 0 if event.cue in {Cue.RECEIVED_BY, Cue.GIVEN} else 2
    for one in said:
        if (
            one.cue in DOUBTS
            and clause.first <= one.first < until
            and not event.first <= one.first < event.last
        ):
            if one.cue is Cue.NEGATED and one.last < len(words) and words[one.last] in _ONLY:
                continue
            between = words[one.last : event.first] if one.first < event.first else ()
            nobody = words[one.last : one.last + 1] == ["ada"]  # belum ada satu pun unit di X yang meraih
            if one.cue is Cue.NEGATED and not nobody and (len(between) > 3 or "," in between):
                continue
            if one.cue is not Cue.NEGATED and _DONE.intersection(between):
                continue
            if words[one.first] in _WHEN and "," in between:
                continue
            if one.first > event.last + 6 and one.cue is not Cue.PROPOSED:
                continue
            why = WHY[one.cue]
        elif (
            one.cue is Cue.WISHED
            and 0 <= event.first - one.last <= reach
            and not {"kali", "kalinya"}.intersection(words[one.last : event.first])
        ):
            why = WHY[one.cue]
    return why


def clause_of(parts: Sequence[Clause], at: int) -> Clause:
    return next(part for part in parts if part.first <= at < part.last)

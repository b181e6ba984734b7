"""Awards that an article names and nobody received."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indexer.claims.discourse import Discourse
from indexer.claims.statements.reading import Reading
from indexer.claims.words.clauses import WHY
from indexer.claims.words.cues import Cue
from search.claims import AwardMention, Receipt
from search.entries import Award

_DENIED = frozenset(
    {"dicabut", "mencabut", "pencabutan", "batal", "gagal", "kehilangan", "dibatalkan", "urung"}
)


def mentions(
    awards: Mapping[str, Award], discourse: Discourse, received: Sequence[Receipt]
) -> tuple[AwardMention, ...]:
    """Awards of the vocabulary that are named and not received, each once with its best reason."""
    got = {receipt.award for receipt in received}
    whys: dict[tuple[str, str], AwardMention] = {}
    reasons = {(id(fact.sentence), fact.anchor.slug): fact.why for fact in discourse.facts if fact.why}
    for reading in discourse.readings:
        for anchor in reading.anchors:
            if anchor.slug is None:
                continue
            award = awards[anchor.slug]
            why = reasons.get((id(reading.sentence), anchor.slug))
            if anchor.ambiguous:
                why = "ambiguous"
            elif not award.can_be_received:
                why = "programme"
            if why is None and anchor.slug in got:
                continue
            why = why or _doubt(reading)
            mention = AwardMention(anchor.slug, award.name, why or "mention", reading.sentence.evidence)
            whys.setdefault((anchor.slug, mention.why), mention)
    return tuple(whys.values())


def _doubt(reading: Reading) -> str | None:
    """What the sentence says of the award besides its name: planned, proposed, revoked."""
    for said in reading.said:
        denied = said.cue is Cue.NEGATED and reading.sentence.words[said.first] in _DENIED
        if denied or said.cue in {Cue.PLANNED, Cue.PROPOSED}:
            return WHY[said.cue]
    return None

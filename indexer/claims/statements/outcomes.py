"""From a verb, its awards and its names to facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indexer.claims.awards.anchor import Anchor
from indexer.claims.names.named import Name
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.reading import Reading
from indexer.claims.words.clauses import Clause
from indexer.claims.words.cues import Said


class Outcomes:
    """Says of every award of a verb whether it was received, and thanks for what they are."""

    def __init__(self, thanks: Iterable[str]) -> None:
        self._thanks = frozenset(thanks)

    def facts(
        self,
        reading: Reading,
        event: Said,
        clause: Clause,
        anchors: list[Anchor],
        names: tuple[Name, ...],
        *,
        until: int,
        giver: Name | None = None,
        by_proxy: bool = False,
        referred: str = "",
        of_group: bool = False,
        needs_name: bool = False,
    ) -> Iterator[Fact]:
        why = reading.why(clause, event, until)
        if "hanya" in reading.sentence.words[clause.first : event.first]:  # hanya menempati peringkat 25
            anchors = [anchor for anchor in anchors if not anchor.is_rank]
            if not anchors:
                return
        for anchor in anchors or [Anchor(event.last, event.last, None, "")]:
            yield Fact(
                reading.sentence,
                anchor,
                names,
                clause,
                "thanks" if anchor.is_generic and self._is_thanks(reading, anchor) else why,
                reading.earlier(clause),
                giver,
                by_proxy,
                referred,
                of_group,
                needs_name,
            )

    def _is_thanks(self, reading: Reading, anchor: Anchor) -> bool:
        words = reading.sentence.words
        before = words[max(0, anchor.first - 4) : anchor.first]
        behind = words[anchor.last : anchor.last + 1]
        return bool(self._thanks.intersection(before)) or behind in (
            ["setinggi-tingginya"],
            ["sebesar-besarnya"],
        )

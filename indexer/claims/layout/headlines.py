"""Headlines: where every word has a capital, the body says where the name of an award ends."""

from __future__ import annotations

from dataclasses import replace

from indexer.claims.awards.anchor import Anchor
from indexer.claims.statements.reading import Reading
from indexer.claims.words.grammar import AWARD_NOUNS


def as_body_says(reading: Reading, body: str) -> None:
    """Shorten the names of unknown awards in a headline to what stands in the body too."""
    if reading.sentence.where != "title" or not reading.sentence.is_headline:
        return
    said = " ".join(body.lower().split())
    reading.anchors = [
        _shortened(anchor, said) if anchor.slug is None else anchor for anchor in reading.anchors
    ]


def _shortened(anchor: Anchor, said: str) -> Anchor:
    return replace(
        anchor, name=_common(anchor.name, said), event=anchor.event and _common(anchor.event, said)
    )


def _common(name: str, said: str) -> str:
    """Its longest beginning that was said, of two words at least besides `penghargaan`; else all of it."""
    words = name.split()
    first = next((at for at, word in enumerate(words) if word.lower() not in AWARD_NOUNS), 0)
    for last in range(len(words), first + 1, -1):
        if " ".join(words[first:last]).lower() in said:
            return " ".join(words[:last])
    return name

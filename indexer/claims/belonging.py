"""Whom a recipient belongs to whose own name does not say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from indexer.claims.discourse import Draft
from indexer.claims.names.named import Name
from indexer.claims.names.recipients import Recipient, Recipients
from indexer.claims.words.texts import NamedText
from indexer.claims.words.tokens import Sentence
from search.vocabulary import Vocabulary

_PLACE = re.compile(r"\b(?:Kabupaten|Kota)(?: [A-Z][\w-]+){1,3}")
_LEAD = 300
"""Characters; what is named behind them may be anybody's."""
_BETWEEN = frozenset({"di", "dari", ",", "(", "kecamatan", "kabupaten", "kota", "wilayah", "distrik"})
_OF_REGIONS = (
    *("desa ", "kelurahan ", "kalurahan ", "nagari ", "kampung ", "gampong ", "pekon "),
    *("dusun ", "padukuhan ", "puskesmas ", "rsud ", "kecamatan ", "kapanewon "),
)
"""How the names of villages begin, and of what else belongs to kabupaten and kota."""
_POLICE = (
    *(
        "jenderal polisi ",
        "komjen ",
        "irjen ",
        "brigjen pol ",
        "brigjen polisi ",
        "kombes ",
        "akbp ",
        "kompol ",
    ),
    *("akp ", "iptu ", "ipda ", "aiptu ", "aipda ", "bripka ", "brigpol ", "brigadir ", "briptu ", "bripda "),
    *("komisaris besar ", "komisaris polisi ", "ajun komisaris ", "inspektur satu ", "inspektur dua "),
)
"""Ranks of the police; of the army only its name tells, for its ranks are others' too."""


class Belonging:
    """Decides it by one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, recipients: Recipients) -> None:
        self._vocabulary = vocabulary
        self._recipients = recipients

    def institutions(self, texts: Sequence[NamedText]) -> Counter[str]:
        """Those that an article names, and how often."""
        slugs = (self._recipients.institution(body.value) for text in texts for body in text.bodies)
        return Counter(slug for slug in slugs if slug and slug in self._vocabulary.institutions)

    def of(
        self, draft: Draft, giver: str | None, named: Counter[str], source: str | None, body: str
    ) -> str | None:
        """An institution's slug. Never who gives the award, nor the region whose site tells of it."""
        recipient = draft.recipient
        if recipient.institution:
            return recipient.institution
        if recipient.kind == "person":
            return _force(recipient.name)
        if recipient.name.lower().startswith(_OF_REGIONS):
            behind = _behind(draft.fact.sentence, draft.fact.names, recipient)
            return next(self._places(behind), None) or self._only_place(body)
        return self._told_of(giver, named, source) if recipient.kind == "unit" else None

    def _only_place(self, body: str) -> str | None:
        """The kabupaten or kota that a text is about: its only one, named as it begins."""
        places = set(self._places(body))
        return places.pop() if len(places) == 1 and places <= set(self._places(body[:_LEAD])) else None

    def _places(self, text: str) -> Iterator[str]:
        for match in _PLACE.finditer(text):
            words = match.group().split()
            names = (" ".join(words[:count]) for count in range(len(words), 1, -1))
            yield from islice(filter(None, map(self._recipients.regions.governed, names)), 1)

    def _told_of(self, giver: str | None, named: Counter[str], source: str | None) -> str | None:
        """The institution that the article is about."""
        others = [slug for slug, _ in named.most_common() if slug != giver]
        published = source if source in self._vocabulary.institutions and source != giver else None
        if published and (published in others or not others or named[others[0]] == 1):
            return published
        return others[0] if others and (len(others) == 1 or named[others[0]] > named[others[1]]) else None


def _force(name: str) -> str | None:
    """Police or army, by a rank before a person's name."""
    low = name.lower()
    if low.startswith(_POLICE):
        return "polri"
    return "tni" if " tni " in low else None


def _behind(sentence: Sentence, names: Sequence[Name], recipient: Recipient) -> str:
    """What stands behind a name as far as it says where that is: `di Kecamatan Tugu, Kabupaten Klaten`."""
    last = next((one.last for one in names if recipient.name in one.text), len(sentence.words))
    end = last
    while end < len(sentence.words) and (sentence.tokens[end].is_capital or sentence.words[end] in _BETWEEN):
        end += 1
    return sentence.surface(last, end)

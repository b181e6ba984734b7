"""Names that mean a body which the same article names more fully elsewhere: a shorter form, an acronym."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from indexer.mentions import Mention, Where


def resolved(mentions: Sequence[Mention], texts: Mapping[Where, str]) -> list[Mention]:
    """The mentions of one article, shorter forms under the fuller name, with those by an acronym added."""
    unlisted = [mention for mention in mentions if mention.slug is None]
    if not unlisted:
        return list(mentions)
    full = {mention.name: mention for mention in unlisted}
    meant = {name: fuller for name in full if (fuller := _fuller(full[name], full.values()))}
    settled = [
        _as(mention, meant[mention.name]) if _stands_alone(mention, meant) else mention
        for mention in mentions
    ]
    settled += _by_acronym(settled, texts)
    return sorted(settled, key=lambda mention: (mention.where == "body", mention.start))


def _stands_alone(mention: Mention, meant: Mapping[str, Mention]) -> bool:
    return mention.slug is None and mention.name in meant


def _fuller(mention: Mention, others: Iterable[Mention]) -> Mention | None:
    """The one other name that says all this one says and more; None where this one says whose it is."""
    if mention.above:
        return None
    words = mention.name.split()
    fuller = [
        other for other in others if other.name != mention.name and _is_within(words, other.name.split())
    ]
    # of Dinas Sosial Bogor and Dinas Sosial Kota Bogor, one within the other, the fullest
    fuller.sort(key=lambda other: len(other.name))
    if all(_is_within(less.name.split(), fuller[-1].name.split()) for less in fuller):
        return fuller[-1] if fuller else None
    return None


def _is_within(words: Sequence[str], longer: Sequence[str]) -> bool:
    """In the same order, from the same first word on."""
    rest = iter(longer)
    return words[0] == longer[0] and all(word in rest for word in words)


def _as(mention: Mention, fuller: Mention) -> Mention:
    return mention._replace(name=fuller.name, institution=fuller.institution, above=fuller.above)


def _by_acronym(mentions: Sequence[Mention], texts: Mapping[Where, str]) -> Iterator[Mention]:
    introduced = {mention.acronym: mention for mention in mentions if mention.acronym}
    if not introduced:
        return
    for where, text in texts.items():
        taken = sorted((mention.start, mention.end) for mention in mentions if mention.where == where)
        for acronym, start in _words(sorted(introduced, key=len, reverse=True), text):
            before = bisect_right(taken, (start, len(text))) - 1
            if before < 0 or taken[before][1] <= start:
                taken.insert(before + 1, (start, start + len(acronym)))
                named = introduced[acronym]
                yield named._replace(
                    surface=acronym,
                    start=start,
                    end=start + len(acronym),
                    where=where,
                    acronym=None,
                    title=False,
                )


def _words(words: Iterable[str], text: str) -> Iterator[tuple[str, int]]:
    """Where they stand in the text as words of their own. A pattern made for each article would cost more."""
    for word in words:
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            if not (_goes_on(text[start - 1 : start]) or _goes_on(text[end : end + 1])):
                yield word, start
            start = text.find(word, end)


def _goes_on(letter: str) -> bool:
    return letter.isalnum() or letter in ("-", "_")

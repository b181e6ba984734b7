"""What can be seen of a pair: the features that its likelihood is a weighted sum of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.claims.names.named import Name
from indexer.claims.names.names import Namer
from indexer.claims.relations.pairs import Listed, Pair
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.reading import Reading
from indexer.claims.words.clauses import clause_of

_DISTANCES = (0, 1, 2, 3, 5, 8, 12, 20)
_FAR = 99
_MANY = 3


@dataclass(frozen=True, slots=True)
class Context:
    """What the pairs of one sentence share."""

    reading: Reading
    lists: Sequence[Listed]
    told: Sequence[Fact]
    """What grammar reads in the sentence; its awards are resolved."""
    ordinal: int
    """Of the sentence, among those that were read."""
    title: str
    """In small letters."""
    received: frozenset[tuple[str | None, str]]
    """Award and recipient of all receipts that the text told before."""
    was_read: bool
    """Grammar took it for a sentence that speaks of an award."""
    opens_group: bool
    """The sentence before counted recipients whose names may follow."""


class Features:
    """Names them: `between:meraih` is a word between name and award."""

    def __init__(self, namer: Namer) -> None:
        self._namer = namer

    def of(self, pair: Pair, context: Context) -> Iterator[str]:
        whose = "topic" if pair.name is None else "name"
        yield whose
        for feature in self._of_sentence(pair, context):
            yield feature
            yield f"{whose}:{feature}"
        yield from self._of_grammar(pair, context)
        if pair.name is None:
            yield f"topic:lists:{min(len(context.lists), _MANY)}"
        else:
            yield from self._of_name(pair, pair.name, context)
            yield from self._said(pair.name, context)
        if pair.is_spoken:
            yield f"{whose}:spoken"
            for how in pair.spoken.split():
                yield f"{whose}:spoken:{how}"
            yield f"{whose}:spoken:read:{context.was_read}"
            yield f"{whose}:spoken:anchors:{bool(context.reading.anchors)}"
            yield f"{whose}:spoken:kind:{pair.recipient.kind}"
        else:
            yield from self._of_award(pair, context, whose)
            if pair.name is not None:
                yield from self._between(pair, context)

    def _of_name(self, pair: Pair, name: Name, context: Context) -> Iterator[str]:
        sentence, words = context.reading.sentence, context.reading.sentence.words
        kind = pair.recipient.kind
        yield f"kind:{kind}"
        yield f"listed:{pair.recipient.unit is not None}"
        yield f"body:{self._namer.is_body(sentence, name)}"
        first, last = pair.listed
        nth = next(at for at, one in enumerate(context.lists) if one.span == pair.listed)
        yield f"before:{words[first - 1] if first else '^'}"
        yield f"behind:{words[last] if last < len(words) else '$'}"
        yield f"behind2:{' '.join(words[last : last + 2])}"
        yield f"nth:{min(nth, _MANY)}"
        yield f"lists:{min(len(context.lists), _MANY + 1)}"
        yield f"in_list:{len(context.lists[nth].names) > 1}"
        yield f"in_list:first:{context.lists[nth].names[0] is name}"
        own = [word for word in name.text.lower().split() if len(word) > 3 and not self._namer.opens(word)]
        yield f"title:{name.text.lower() in context.title or any(word in context.title for word in own)}"

    @staticmethod
    def _of_sentence(pair: Pair, context: Context) -> Iterator[str]:
        sentence = context.reading.sentence
        yield f"where:{sentence.where}"
        yield f"line:{sentence.is_line}"
        yield f"ordinal:{min(context.ordinal, _MANY)}"
        yield f"quoted:{'“' in sentence.text or chr(34) in sentence.text}"
        yield f"again:{(pair.anchor.slug, pair.recipient.name) in context.received}"
        yield f"other:{any(award == pair.anchor.slug for award, _ in context.received)}"
        yield f"group:{context.opens_group}"
        for word in set(sentence.words):
            yield f"word:{word}"

    @staticmethod
    def _of_grammar(pair: Pair, context: Context) -> Iterator[str]:
        """What grammar makes of the pair, and of others of the sentence."""
        vote = "none"
        for fact in context.told:
            if fact.anchor.slug != pair.anchor.slug:
                continue
            if pair.name is None and not (fact.names or fact.of_group):
                vote = "no" if fact.why else "yes"
                break
            if pair.name and any(name.first <= pair.name.first < name.last for name in fact.names):
                vote = "no" if fact.why else "yes"
                break
            vote = "others" if fact.names else "nobody"
        yield f"grammar:{'topic' if pair.name is None else 'name'}:{vote}"

    @staticmethod
    def _said(name: Name, context: Context) -> Iterator[str]:
        parts, first = context.reading.clauses, name.first
        clause = clause_of(parts, first)
        for said in context.reading.said:
            yield f"said:{said.cue.name}"
            if clause.first <= said.first < clause.last:
                yield f"clause:{said.cue.name}:{'before' if said.first < first else 'behind'}"

    @staticmethod
    def _of_award(pair: Pair, context: Context, whose: str) -> Iterator[str]:
        words, anchor = context.reading.sentence.words, pair.anchor
        yield f"{whose}:level:{anchor.level is not None}"
        yield f"{whose}:anchor:before:{words[anchor.first - 1] if anchor.first else '^'}"
        yield f"{whose}:anchor:behind:{words[anchor.last] if anchor.last < len(words) else '$'}"

    @staticmethod
    def _between(pair: Pair, context: Context) -> Iterator[str]:
        words, reading, anchor = context.reading.sentence.words, context.reading, pair.anchor
        order = "NA" if pair.listed.last <= anchor.first else "AN"
        first, last = (pair.listed.last, anchor.first) if order == "NA" else (anchor.last, pair.listed.first)
        yield order
        yield f"{order}:kind:{pair.recipient.kind}"
        far = next((bound for bound in _DISTANCES if last - first <= bound), _FAR)
        yield f"{order}:distance:{far}"
        lists = sum(first <= one.span.first < last for one in context.lists)
        anchors = sum(first <= one.first < last for one in reading.anchors)
        yield f"{order}:lists:{min(lists, _MANY)}"
        yield f"{order}:anchors:{min(anchors, _MANY)}"
        yield f"{order}:nearest:{not lists and not anchors}"
        same = clause_of(reading.clauses, anchor.first) == clause_of(reading.clauses, pair.listed.first)
        yield f"{order}:clause:{same}"
        said = [one.cue.name for one in reading.said if first <= one.first < last]
        for cue in said:
            yield f"{order}:said:{cue}"
        yield f"{order}:path:{'-'.join(said[:3])}:{min(lists, 1)}"
        for word in set(words[first:last]):
            yield f"{order}:between:{word}"

"""What can be seen of a pair: the features that its likelihood is a weighted sum of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.claims.names.named import Name
from indexer.claims.names.names import Namer
from indexer.claims.relations.before import Before
from indexer.claims.relations.pairs import Listed, Pair
from indexer.claims.statements.facts import Fact
from indexer.claims.statements.reading import Reading
from indexer.claims.words.clauses import clause_of
from indexer.claims.words.grammar import THAT
from search.entries import CuesFile

_DISTANCES = (0, 1, 2, 3, 5, 8, 12, 20)
_FAR = 99
_MANY = 3
_LONG = 15
"""Sentences of an article that speaks of other things too."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the pairs of one sentence share."""

    reading: Reading
    lists: Sequence[Listed]
    told: Sequence[Fact]
    """What grammar reads in the sentence; its awards are resolved."""
    before: Before


class Features:
    """Names them: `NA:between:meraih` is a word between a name and the award behind it."""

    def __init__(self, namer: Namer, rows: CuesFile) -> None:
        self._namer = namer
        self._took_part = frozenset(one for one in (*rows.entered, *rows.took_part) if " " not in one)

    @staticmethod
    def of_words(reading: Reading, *, is_spoken: bool) -> Iterator[str]:
        """What all pairs of a sentence share whose award it names, or whose award the text spoke of."""
        how = "spoken" if is_spoken else "named"
        for word in set(reading.sentence.words):
            yield f"word:{word}"
            yield f"{how}:word:{word}"

    def of(self, pair: Pair, context: Context) -> Iterator[str]:
        """All but those of the words."""
        whose = "topic" if pair.name is None else "name"
        yield whose
        for feature in self._of_sentence(pair, context):
            yield feature
            yield f"{whose}:{feature}"
        yield from self._of_grammar(pair, context)
        if pair.name is None:
            words = context.reading.sentence.words
            for at in range(1, len(words)):
                if words[at] in THAT:  # kota itu
                    yield f"topic:that:{words[at - 1]}:{pair.recipient.kind}"
            yield f"topic:begins:{words[0]}"
            yield f"topic:lists:{min(len(context.lists), _MANY)}"
        else:
            yield from self._of_name(pair, pair.name, context)
            yield from self._said(pair.name, context)
        if pair.is_spoken:
            yield f"{whose}:spoken"
            yield f"{whose}:spoken:{pair.spoken}"
            for how in pair.spoken.split():
                yield f"{whose}:spoken:by:{how}"
            yield f"{whose}:spoken:distance:{min(context.before.distance, _MANY)}"
            long = context.before.length > _LONG
            yield f"{whose}:spoken:long:{long}"
            yield f"{whose}:spoken:read:{context.before.was_read}"
            yield f"{whose}:spoken:read:{context.before.was_read}:{long}"
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
        names = context.lists[nth].names
        yield f"in_list:{len(names) > 1}"
        yield f"in_list:{kind}:{len(names) > 1}"
        yield f"in_list:of:{min(len(names), _MANY + 1)}"
        at = next(at for at, one in enumerate(names) if one is name)
        yield f"in_list:first:{at == 0}"
        if at:
            head, before = (one.text.lower().split()[0] for one in (name, names[at - 1]))
            yield f"in_list:behind:{before}:{head}"
            yield f"in_list:comma:{words[name.first - 1] == ','}:{len(names) == 2}"
        own = [word for word in name.text.lower().split() if len(word) > 3 and not self._namer.opens(word)]
        yield f"title:{any(word in context.before.title for word in (name.text.lower(), *own))}"

    def _of_sentence(self, pair: Pair, context: Context) -> Iterator[str]:
        sentence = context.reading.sentence
        yield f"where:{sentence.where}"
        yield f"line:{sentence.is_line}"
        yield f"ordinal:{min(context.before.ordinal, _MANY)}"
        yield f"quoted:{'“' in sentence.text or chr(34) in sentence.text}"
        yield f"again:{(pair.anchor.slug, pair.recipient.name) in context.before.received}"
        yield f"other:{any(award == pair.anchor.slug for award, _ in context.before.received)}"
        yield f"took_part:{not self._took_part.isdisjoint(sentence.words)}"
        fits = pair.recipient.kind in pair.award.recipients
        yield f"fits:{fits}"
        yield f"fits:{fits}:{pair.recipient.kind}"
        yield f"kinds:{pair.award.kind}:{pair.recipient.kind}"
        yield f"of_giver:{pair.recipient.institution == pair.award.giver}"
        for cue in context.before.cues:
            yield f"earlier:{cue}"
        yield f"earlier:received:{context.before.told}"
        yield f"line:{sentence.is_line}:{context.before.told}:{context.before.announced}"
        yield f"group:{context.before.opens_group}"

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
        yield f"doubt:{pair.doubt}"
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

    def _between(self, pair: Pair, context: Context) -> Iterator[str]:
        words, reading, anchor = context.reading.sentence.words, context.reading, pair.anchor
        order = "NA" if pair.listed.last <= anchor.first else "AN"
        first, last = (pair.listed.last, anchor.first) if order == "NA" else (anchor.last, pair.listed.first)
        yield order
        yield f"{order}:kind:{pair.recipient.kind}"
        yield f"{order}:fits:{pair.recipient.kind in pair.award.recipients}"
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
        yield f"{order}:took_part:{not self._took_part.isdisjoint(words[first:last])}"
        yield f"{order}:path:{'-'.join(said[:3])}:{min(lists, 1)}"
        for word in set(words[first:last]):
            yield f"{order}:between:{word}"

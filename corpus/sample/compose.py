"""Composes the stories that nobody wrote: facts.toml told through the templates of grammar/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from corpus.sample.grammar import Grammar, Rules
from corpus.sample.story import MONTHS, WIB, Story, long_date, weekday
from corpus.sample.vocabulary import HERE, Name, names, toml, units

SEED = 20211220
FIRST, LAST = date(2015, 1, 5), date(2026, 11, 20)

# The years of 120 articles, as a site's archive holds them: few from its first years.
ARTICLES_A_YEAR = (3, 4, 6, 8, 8, 9, 11, 11, 12, 14, 17, 17)
YEARS = tuple(2015 + n for n, articles in enumerate(ARTICLES_A_YEAR) for _ in range(articles))
TRIES = 50
"""For a title not given before, until the data needs more of them."""


class Composer:
    def __init__(self, seed: int = SEED) -> None:
        self._grammar = Grammar(seed)
        self._common: Rules = toml(HERE / "grammar" / "common.toml")
        self._titles: set[str] = set()
        self._cities = [name for name in names().values() if name.kind in {"kabupaten", "kota"}]

    def stories(self) -> Iterator[Story]:
        yield from self._received()
        for genre in ("planned", "service", "notice", "report"):
            yield from self._topics(genre)

    # Awards received: one story a recipient, and a visit to every third.

    def _received(self) -> Iterator[Story]:
        data = toml(HERE / "facts.toml")
        release, visit = (toml(HERE / "grammar" / f"{name}.toml") for name in ("received", "visit"))
        visitors = self._cities[::37]
        for fact in data["fact"]:
            award = data["award"][fact["award"]]
            rules = {**release, **release["topic"][award["family"]]}
            for number, recipient in enumerate(fact["recipients"]):
                owner = names()[fact.get("body", recipient)]
                told = _award_facts(fact, award, owner, recipient)
                claim = {"award": fact["award"], "year": fact["year"], "recipient": told["recipient"]}
                truth = {
                    "awards": (fact["award"],),
                    "received": (claim,),
                    "units": tuple(slug for slug, name in units().items() if name == recipient),
                }
                day = _workday(fact["day"] + timedelta(self._grammar.between(0, 4)))
                yield self._story(rules, owner, day, told, **truth)
                if number % 3 == 0:
                    later = _workday(min(LAST, fact["day"] + timedelta(self._grammar.between(40, 500))))
                    visitor = self._grammar.deal(visitors)
                    yield self._story(visit, visitor, later, told, **truth)

    # Everything else: topics with the publishers that tell them.

    def _topics(self, genre: str) -> Iterator[Story]:
        base = toml(HERE / "grammar" / f"{genre}.toml")
        for topic in base.pop("topic").values():
            rules = {**base, **topic}
            for _ in range(rules["count"]):
                publisher = names()[self._grammar.deal(rules["publishers"])]
                slugs = (self._grammar.deal(rules["units"]),) if "units" in rules else ()
                told = {"unit": units()[slugs[0]]} if slugs else {}
                awards = tuple(rules.get("awards", ()))
                yield self._story(
                    rules, publisher, self._day(publisher, rules), told, awards=awards, units=slugs
                )

    def _day(self, publisher: Name, rules: Rules) -> date:
        """A working day of the genre's season on which the publisher bore this name."""
        while True:
            day = _workday(date(self._grammar.deal(YEARS), 1, 1) + timedelta(self._grammar.between(0, 363)))
            in_season = day.month in rules.get("months", range(1, 13))
            if in_season and FIRST <= day <= LAST and publisher.serves(day):
                return day

    def _story(
        self, rules: Mapping[str, Any], publisher: Name, day: date, told: Mapping[str, str], **truth: Any
    ) -> Story:
        grammar = self._grammar
        rules = {**self._common, **rules}
        facts = {**_publisher_facts(publisher, day, grammar), **told}
        facts["city"] = facts["region"] if publisher.kind != "pusat" else grammar.deal(self._cities).place
        speaker = "unit" if "unit_recipient" in facts else publisher.kind
        facts["official"] = grammar.expand(grammar.deal(rules[f"official_{speaker}"]), rules, facts)
        rules, title = self._titled(rules, facts)
        paragraphs = tuple(
            " ".join(grammar.sentence(rule, rules, facts) for rule in paragraph.split())
            for paragraph in grammar.deal(rules["shapes"]).split("|")
        )
        views = grammar.between(1, 60) * grammar.between(1, 60) + 30
        return Story(
            publisher=publisher,
            kind=grammar.deal(rules["kinds"]),
            title=title,
            paragraphs=paragraphs,
            moment=datetime.combine(day, time(7 + grammar.between(0, 12), grammar.between(0, 59)), WIB),
            byline=grammar.expand(grammar.deal(rules[f"byline_{publisher.kind}"]), rules, facts),
            views=views,
            reactions=tuple(views // grammar.between(90, 400) for _ in range(5)),
            **truth,
        )

    def _titled(self, rules: Rules, facts: Mapping[str, str]) -> tuple[Rules, str]:
        """A title not given before, and the rules with those of the tale that it heads."""
        tales = {tale["title"]: tale for tale in rules.get("tale", ())}
        for _ in range(TRIES):
            template = self._grammar.deal(list(tales) or rules["titles"])
            title = self._grammar.expand(template, rules, facts)
            if title not in self._titles:
                self._titles.add(title)
                tale = {rule: [text] for rule, text in tales.get(template, {}).items()}
                return {**rules, **tale}, title
        raise ValueError(f"{rules.get('tale') or rules['titles']} need more variety")


def _workday(day: date) -> date:
    """The day, or the Monday after it where offices are closed."""
    return day + timedelta(7 - day.weekday() if day.weekday() > 4 else 0)


def _publisher_facts(publisher: Name, day: date, grammar: Grammar) -> dict[str, str]:
    period = _period_before(day)
    return {
        "body": publisher.name,
        "short": publisher.short,
        "place": publisher.place,
        "region": publisher.region,
        "year": str(day.year),
        "date": long_date(day),
        "month": MONTHS[day.month - 1],
        "day_text": grammar.deal(_spoken(day)),
        "period": period,
        "period_low": period[0].lower() + period[1:],
    }


def _period_before(day: date) -> str:
    """The last quarter or half-year whose figures can be known by then."""
    if day.month <= 3:
        return f"Triwulan IV {day.year - 1}"
    return f"{('Triwulan I', 'Semester I', 'Triwulan III')[(day.month - 4) // 3]} {day.year}"


def _spoken(day: date) -> Sequence[str]:
    return (
        f"{weekday(day)} ({day.day}/{day.month})",
        f"{weekday(day)} ({day.day}/{day.month}/{day.year})",
        f"{weekday(day)}, {long_date(day)}",
        f"hari {weekday(day)}, {day.day} {MONTHS[day.month - 1]}",
    )


def _origin(owner: Name, is_unit: bool) -> str:
    """What others like the recipient are: `satuan kerja BPK`, `pemerintah daerah`."""
    if is_unit:
        return f"satuan kerja {owner.short}"
    return "instansi" if owner.kind == "pusat" else "pemerintah daerah"


def _award_facts(
    fact: Mapping[str, Any], award: Mapping[str, str], owner: Name, recipient: str
) -> dict[str, str]:
    giver = names()[fact["giver"]]
    is_unit = "body" in fact
    told = {
        "recipient": recipient if is_unit else owner.name,
        "who": recipient if is_unit else owner.short,
        "origin": _origin(owner, is_unit),
        "giver": giver.name,
        "giver_short": giver.short,
        "award": award["long"],
        "award_short": award["short"],
        "award_year": str(fact["year"]),
        "ceremony": f"{weekday(fact['day'])}, {long_date(fact['day'])}",
    }
    return told | {"unit_recipient": recipient} if is_unit else told

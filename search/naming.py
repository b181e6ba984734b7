"""What rows are called: tables from a folded name, a host or a phrase to the slugs and names behind it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from search.entries import AcronymsFile, Award, Institution, Names, Region, Unit

Body = Institution | Unit | Region
"""Whatever the unit facet can hold."""


def name_key(text: str) -> str:
    """Small letters and digits alone: case, spaces and punctuation of a name do not count."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def called(row: Award | Body) -> Names:
    """Everything a reader may call it in a query."""
    extra: Names
    match row:
        case Award():
            extra = (*row.acronyms, *row.aliases, *row.shorthand, row.name_en)
        case Institution():
            extra = (*row.acronyms, *row.aliases)
        case Unit():
            extra = (*row.aliases, *row.generic)
        case Region():
            extra = (row.base_name, *row.aliases)
    return (row.slug, row.name, *extra)


def by_name(rows: Iterable[Award | Body]) -> Mapping[str, Names]:
    """Key -> slugs. A slug as such, or one's own name, wins over what others are also called."""
    rows = list(rows)
    names: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        for name in called(row):
            names[name_key(name)][row.slug] = None
    for row in rows:
        names[name_key(row.slug)] = {row.slug: None}
    return {key: tuple(slugs) for key, slugs in names.items()}


def by_label(labels: Mapping[str, str]) -> Mapping[str, Names]:
    return {name_key(name): (slug,) for slug, label in labels.items() for name in (slug, label)}


def hosts(institutions: Iterable[Institution], regions: Iterable[Region]) -> Mapping[str, Names]:
    """Host -> slugs, newest first. Regions follow a scheme: bandungkab.go.id, jabarprov.go.id."""
    hosts: defaultdict[str, list[str]] = defaultdict(list)
    for row in sorted(institutions, key=lambda row: row.valid_from or "", reverse=True):
        if row.domain:
            hosts[row.domain].append(row.slug)
    for region in regions:
        ending = region.slug.split("-")[0]
        for name in (region.base_name, *region.aliases):
            hosts[f"{name_key(name)}{ending}.go.id"].append(region.slug)
    return {host: tuple(slugs) for host, slugs in hosts.items()}


def expansions(acronyms: AcronymsFile, named: Iterable[Award | Institution]) -> Mapping[str, Names]:
    """Key of a name or acronym -> what it is called otherwise.

    An acronym of several leads to none of them; each of their names leads to it.
    """
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for pair in acronyms.pair:
        for full in pair.full:
            found[name_key(full)] |= dict.fromkeys(name for name in (*pair.short, *pair.full) if name != full)
        for short in () if pair.also else pair.short:
            found[name_key(short)] |= dict.fromkeys(
                name for name in (*pair.full, *pair.short) if name != short
            )
    for group in acronyms.synonyms:
        for word in group:
            found[name_key(word)] |= dict.fromkeys(name for name in group if name != word)
    named = list(named)
    borne = Counter(name_key(short) for row in named for short in row.acronyms)
    borne.update(name_key(short) for pair in acronyms.pair if pair.also for short in pair.short)
    for row in named:
        spelt = [name for name in (row.name, *row.aliases) if not set(name.split()) & set(row.acronyms)]
        for name in spelt if row.acronyms else ():
            found[name_key(name)] |= dict.fromkeys(row.acronyms)
        for short in row.acronyms:
            if borne[name_key(short)] == 1:
                found[name_key(short)] |= dict.fromkeys(spelt)
    return {key: tuple(names) for key, names in found.items()}

"""`telusur vocabulary`: is what an operator wrote in the vocabulary files sound, and what is missing?"""

from __future__ import annotations

import json
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table

from corpus.errors import NoBuild
from indexer.collisions import Collision, collisions
from indexer.unknown import Unknown, UnknownNames, unknown_names
from telusur.wiring import Telusur


@click.group()
def vocabulary() -> None:
    """Check the files in config/vocabulary: awards, institutions, units, regions and the rest."""


@vocabulary.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for a program to read.")
@click.option(
    "--most", type=click.IntRange(min=0), default=20, show_default=True, help="Unknown names to list."
)
@click.pass_obj
def check(installation: Telusur, as_json: bool, most: int) -> None:
    """Validate the vocabulary, list names that several rows share, and names of the archive that have no row.

    A file that is wrong ends the command with its path, row and key, and exit code 9. Names that nobody has
    a row for are counted by article, the most frequent first; without an archive they are left out.

    \b
    Examples:
      telusur vocabulary check
      telusur vocabulary check --json --most 500 | jq '.unknown.units[].name'
    """
    known = installation.vocabulary
    shared = list(collisions(known))
    unknown = _unknown(installation)
    if as_json:
        click.echo(json.dumps(_as_json(installation, shared, unknown, most), ensure_ascii=False, indent=2))
        return
    _draw(Console(), installation, shared, unknown, most)


def _unknown(installation: Telusur) -> UnknownNames | None:
    try:
        opened = installation.archive()
    except NoBuild:
        return None
    with opened as archive:
        return unknown_names(archive.articles(), installation.vocabulary, installation.workers)


def _as_json(
    installation: Telusur, shared: list[Collision], unknown: UnknownNames | None, most: int
) -> dict[str, object]:
    return {
        "directory": str(installation.settings.vocabulary_directory),
        "version": installation.vocabulary.version,
        "rows": _rows(installation),
        "collisions": [asdict(each) for each in shared],
        "unknown": unknown
        and {
            "articles": unknown.articles,
            "units": [asdict(each) for each in unknown.units[:most]],
            "awards": [asdict(each) for each in unknown.awards[:most]],
        },
    }


def _rows(installation: Telusur) -> dict[str, int]:
    known = installation.vocabulary
    return {
        "awards": len(known.awards),
        "institutions": len(known.institutions),
        "units": len(known.units),
        "regions": len(known.regions),
    }


def _draw(
    console: Console,
    installation: Telusur,
    shared: list[Collision],
    unknown: UnknownNames | None,
    most: int,
) -> None:
    counted = ", ".join(f"{number:,} {rows}" for rows, number in _rows(installation).items())
    console.print(f"{installation.settings.vocabulary_directory} is sound: {counted}.", soft_wrap=True)
    open_names = [(each.name, ", ".join(each.slugs)) for each in shared if not each.settled]
    _table(console, "Names that find nothing", open_names, "They may mean")
    console.print(f"{len(shared) - len(open_names)} more shared names are told apart by the article's date.")
    if unknown is None:
        console.print(f"There is no archive in {installation.directory} to look for unknown names in.")
        return
    console.print(f"Names without a row in {unknown.articles:,} articles:")
    _unknown_table(console, "Units", unknown.units, most)
    _unknown_table(console, "Awards received", unknown.awards, most)


def _unknown_table(console: Console, title: str, names: tuple[Unknown, ...], most: int) -> None:
    _table(console, title, [(each.name, f"{each.articles:,}") for each in names[:most]], "Articles")
    if len(names) > most:
        console.print(f"and {len(names) - most:,} more (--most)", style="dim")


def _table(console: Console, title: str, rows: list[tuple[str, str]], second: str) -> None:
    table = Table(title, second)
    for row in rows:
        table.add_row(*row)
    console.print(table if rows else f"{title}: none")

"""The command line. Each command parses, asks a room, and draws; nothing is decided here."""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from corpus import sample as sample_crawl
from corpus.errors import NoBuild, TelusurError
from indexer import reindex as indexer
from indexer.inspect import inspect_crawl
from indexer.report import Report
from search.ask import ask
from search.dates import period
from search.parse import Request
from search.query import ARTICLE_SORTS, Facet, Sort
from telusur.console import (
    draw_error,
    draw_inspection,
    draw_page,
    draw_rejections,
    draw_report,
    draw_status,
)
from telusur.exits import MEANING, Exit, exit_code
from telusur.progress import progress
from telusur.settings import CONFIG_DIR, load_settings
from telusur.vocabulary import vocabulary
from telusur.wiring import Telusur

EXITS = "\b\nExit codes:\n" + "\n".join(f"  {code:<4} {meaning}" for code, meaning in MEANING.items())

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for a program to read.")
sources = click.argument("sources", nargs=-1, metavar="[SOURCE]...")


@click.group(epilog=EXITS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="TELUSUR_DATA",
    help="Where archive and builds live (or TELUSUR_DATA).",
)
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="TELUSUR_CONFIG",
    help="A settings file laid over the defaults (or TELUSUR_CONFIG).",
)
@click.version_option(package_name="telusur")
@click.pass_context
def telusur(context: click.Context, data: Path | None, config: Path | None) -> None:
    """Full-text search over Indonesian government news, and who received which award.

    \b
    Examples:
      telusur reindex crawl.warc.gz          index a crawl and serve it
      telusur search "meraih WBK" --from 2021
      telusur serve --bind 0.0.0.0:8000
    """
    context.obj = Telusur(load_settings(config, data))


@telusur.command()
@sources
@click.option("--sample", is_flag=True, help="Read the sample crawl that comes with Telusur.")
@as_json
@click.pass_obj
def reindex(installation: Telusur, sources: tuple[str, ...], sample: bool, as_json: bool) -> None:
    """Read crawls into the archive, build a new index from all of it, check and publish it.

    A SOURCE is a file, a folder, or - for standard input: WARC, WACZ, JSON lines (plain or
    gzipped), saved HTML, text dumps; told apart by their content. Without a source the index is
    rebuilt from the archive. A run that fails leaves what serves untouched.

    \b
    Examples:
      telusur reindex crawl.warc.gz pages/
      scrapy runspider press.py -o -:jsonlines | telusur reindex -
      telusur reindex                        after editing a vocabulary
    """
    wanted = (*sources, str(sample_crawl.CRAWL)) if sample else sources
    _finish(indexer.reindex(installation.workshop(), wanted, progress()), as_json)


@telusur.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@as_json
@click.pass_obj
def update(installation: Telusur, sources: tuple[str, ...], as_json: bool) -> None:
    """Read crawls and change only what differs in the index; published in the same atomic way.

    \b
    Example:
      telusur update today.jsonl
    """
    _finish(indexer.update(installation.workshop(), sources, progress()), as_json)


def _finish(report: Report, as_json: bool) -> None:
    if as_json:
        _print_json(report.as_json())
    else:
        draw_report(Console(), report)
    if report.intake is not None and report.intake.has_bad_input:
        sys.exit(Exit.BAD_INPUT)


@telusur.command()
@click.option("--rejected", is_flag=True, help="List all that the last run rejected, and why.")
@as_json
@click.pass_obj
def status(installation: Telusur, rejected: bool, as_json: bool) -> None:
    """Say which build serves, how many articles, from when to when, how old, how large.

    \b
    Examples:
      telusur status
      telusur status --rejected
    """
    build = installation.engine.current()
    if build is None:
        raise NoBuild(f"Nothing is published in {installation.directory}.", "Run telusur reindex SOURCE.")
    with installation.archive() as archive:
        run = archive.last_run(with_sources=True)
        rejections = list(archive.rejections(run.id)) if run else []
        archived = archive.count()
    if as_json:
        listed = [
            {"origin": str(r.origin), "reason": r.reason, "detail": r.detail, "url": r.url}
            for r in rejections
        ]
        _print_json(
            {
                "directory": str(installation.directory),
                "archived": archived,
                "build": build.as_json(),
                "rejected": listed,
            }
        )
        return
    console = Console()
    draw_status(console, build, installation.directory, archived, run)
    if rejected:
        draw_rejections(console, rejections)


@telusur.command()
@click.argument("path")
@as_json
@click.pass_obj
def inspect(installation: Telusur, path: str, as_json: bool) -> None:
    """Show what would be indexed from a page or a crawl, without indexing.

    With --json one object a line: url, title, published, byline, source, views, reactions, body,
    units, dates, awards, received, mentioned, counts, and rejected with the reason, or null.

    \b
    Examples:
      telusur inspect page.html
      telusur inspect crawl.warc.gz --json | jq .title
    """
    inspections = inspect_crawl(
        path,
        installation.sites,
        installation.vocabulary,
        installation.settings.crawl.fields,
        installation.settings.crawl.max_page_bytes,
    )
    console = Console()
    bad_input = False
    for inspection in inspections:
        bad_input |= inspection.has_bad_input
        if as_json:
            click.echo(json.dumps(inspection.as_json(), ensure_ascii=False))
        else:
            draw_inspection(console, inspection)
    if bad_input:
        sys.exit(Exit.BAD_INPUT)


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """The first day of what was written for --from, the last for --to."""
    if value is None:
        return None
    days = period(value)
    if days is None:
        raise click.BadParameter(f"{value!r} is no date; write 2021, 2021-12, 2021-12-20 or 20/12/2021.")
    return days[1] if parameter.name == "until" else days[0]


@telusur.command()
@click.argument("query", default="")
@click.option("--unit", multiple=True, help="Only this unit (its slug, name or acronym); repeatable.")
@click.option("--award", multiple=True, help="Only this award (its slug, name or acronym); repeatable.")
@click.option("--from", "since", callback=_day, metavar="DATE", help="Published on or after.")
@click.option("--to", "until", callback=_day, metavar="DATE", help="Published on or before.")
@click.option("--sort", type=click.Choice([s.value for s in ARTICLE_SORTS]), default=Sort.RELEVANCE.value)
@click.option("--page", type=click.IntRange(min=1), default=1)
@click.option("--size", type=click.IntRange(0, 100), default=10)
@click.option("--explain", is_flag=True, help="Tell why each result stands where it does.")
@as_json
@click.pass_obj
def search(
    installation: Telusur,
    query: str,
    unit: tuple[str, ...],
    award: tuple[str, ...],
    since: date | None,
    until: date | None,
    sort: str,
    page: int,
    size: int,
    explain: bool,
    as_json: bool,
) -> None:
    """Print a page of results with facets and snippets.

    \b
    Examples:
      telusur search "meraih predikat WBK"
      telusur search "penghargaan:wbk tanggal:2021" --sort date
      telusur search "berapa unit kerja meraih WBK" --explain
      telusur search --unit kemensetneg --from 2021-01 --to 2021-12
    """
    known = installation.vocabulary
    filters = known.slugs({Facet.UNIT: unit, Facet.AWARD: award})
    request = Request(query, filters, since, until, Sort(sort), page, size, explain=explain)
    results = ask(installation.engine, known, request)
    if as_json:
        from webui.rendering import page_as_json  # brings Flask: 0.1 s that an update need not wait for

        _print_json(page_as_json(results))
    else:
        draw_page(Console(), results)


@telusur.command()
@click.option("--bind", metavar="HOST:PORT", help="Address to serve at; the setting, else 127.0.0.1:8000.")
@click.pass_obj
def serve(installation: Telusur, bind: str | None) -> None:
    """Run the web server (gunicorn) on the published build; new builds are picked up by themselves.

    \b
    Example:
      telusur serve --bind 0.0.0.0:8000
    """
    settings = installation.settings.serve
    context = click.get_current_context().find_root()
    environment = {
        **os.environ,
        "TELUSUR_DATA": str(installation.directory),
        "TELUSUR_BIND": bind or settings.bind,
        "TELUSUR_WORKERS": str(settings.workers),
        "TELUSUR_THREADS": str(settings.threads),
        # glibc gives each thread memory of its own and keeps it: at 200,000 articles 70 MB more a worker.
        # Giving back what large arrays took (MALLOC_TRIM_THRESHOLD_) saves 5 MB and costs 7 in 100 pages
        "MALLOC_ARENA_MAX": os.environ.get("MALLOC_ARENA_MAX", "1"),
        # Without docstrings: 3.6 MB less a worker
        "PYTHONOPTIMIZE": os.environ.get("PYTHONOPTIMIZE", "2"),
    }
    if config := context.params["config"]:
        environment["TELUSUR_CONFIG"] = str(config)
    command = ["-m", "gunicorn", "--config", str(CONFIG_DIR / "gunicorn.conf.py")]
    click.echo(f"Telusur serves at http://{environment['TELUSUR_BIND']}/ (stop with Ctrl-C)")
    sys.stdout.flush()
    os.execve(  # noqa: S606  # becomes gunicorn, so that signals reach it
        sys.executable, [sys.executable, *command, "telusur.application:application()"], environment
    )


telusur.add_command(vocabulary)


def _print_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def main() -> None:
    """The entry point: named errors become a message on standard error and an exit code."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # timers and service managers send it
    gc.set_threshold(50_000)  # a command leaves few cycles: at 700 a sixth of an update went to look for them
    try:
        telusur.main(standalone_mode=False)
    except TelusurError as error:
        draw_error(Console(stderr=True), error)
        sys.exit(exit_code(error))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        click.echo("telusur: interrupted; what serves is untouched.", err=True)
        sys.exit(Exit.INTERRUPTED)

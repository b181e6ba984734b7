"""What the commands draw in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from corpus.archive.rows import Run
from corpus.article import Rejection
from corpus.errors import TelusurError
from indexer.inspect import Inspection
from indexer.report import Intake, Report
from search.engine import BuildInfo
from search.page import FacetValue, Hit, ResultPage, Snippet

FACET_VALUES = 8


def draw_error(console: Console, error: TelusurError) -> None:
    """What went wrong, and what helps: not wrapped, so that a path can be found and copied whole."""
    console.print(Text.assemble(("telusur: ", "bold red"), error.what), soft_wrap=True)
    if error.hint:
        console.print(Text(error.hint), soft_wrap=True)


def draw_report(console: Console, report: Report) -> None:
    """The outcome of a reindex or update."""
    if report.intake is not None:
        console.print(_intake(report.intake))
        if report.intake.examples:
            console.print(_rejections(report.intake.examples, report.intake))
    build = report.build
    verb = "Published" if report.published else "Nothing differs; still serving"
    console.print(
        f"[bold green]{verb}[/] build [cyan]{build.name}[/]: [bold]{build.documents:,}[/] articles, "
        f"{_span(build)}, {_megabytes(build.size_bytes)}"
    )
    for name in report.pruned:
        console.print(f"[dim]Removed old build {name}[/]")
    stages = ", ".join(f"{stage} {seconds:.2f} s" for stage, seconds in report.seconds.items())
    console.print(f"[dim]{stages}[/]")


def _intake(intake: Intake) -> Table:
    table = Table("Articles", "", box=None, show_header=False, pad_edge=False)
    rows = (
        ("new", intake.new, "green"),
        ("changed", intake.changed, "yellow"),
        ("unchanged", intake.unchanged, ""),
        ("gone (404 or 410; the archived copy stays)", intake.gone, "magenta"),
        ("not in this crawl (they stay readable)", intake.not_seen, ""),
        ("rejected", intake.rejections, "red"),
    )
    for name, count, style in rows:
        table.add_row(Text(f"{count:>8,}", style=style if count else "dim"), name)
    return table


def _rejections(examples: Iterable[Rejection], intake: Intake) -> Table:
    table = Table("Rejected", "Why", "For example", title_justify="left", expand=False)
    first: dict[str, list[Rejection]] = {}
    for rejection in examples:
        first.setdefault(rejection.reason, []).append(rejection)
    for reason, rejections in first.items():
        lines = Text("\n").join(
            Text(f"{r.origin}  {r.url or ''}\n  {r.detail}", overflow="fold") for r in rejections
        )
        table.add_row(f"{intake.rejected[rejections[0].reason]:,}", reason, lines)
    return table


def draw_rejections(console: Console, rejections: Iterable[Rejection]) -> None:
    """One line each, place first, as compilers write them: to read, to grep, to jump to."""
    for rejection in rejections:
        line = Text.assemble(str(rejection.origin), ": ", (rejection.reason, "red"), f": {rejection.detail}")
        console.print(line.append(f"  {rejection.url or ''}", "dim"), soft_wrap=True)


def draw_status(console: Console, build: BuildInfo, directory: Path, archived: int, run: Run | None) -> None:
    """What `telusur status` says: the build that serves, and what the last crawl brought."""
    age = datetime.now(UTC) - build.created
    hours, minutes = divmod(int(age.total_seconds()) // 60, 60)
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim")
    table.add_row("data", Text(str(directory)))
    table.add_row("engine", build.engine)
    table.add_row("build", build.name)
    table.add_row("built", f"{build.created:%Y-%m-%d %H:%M:%S} UTC, {hours} h {minutes} min ago")
    table.add_row("articles", f"{build.documents:,} served, {archived:,} in the archive")
    table.add_row("published", _span(build))
    table.add_row("size", _megabytes(build.size_bytes))
    if run is not None:
        outcome = run.outcome or "under way, or killed"
        table.add_row("last crawl", Text(f"{run.command} {' '.join(run.sources)}: {outcome}"))
        rejected = run.summary.get("rejected", {})
        table.add_row("it rejected", ", ".join(f"{n:,} {why}" for why, n in rejected.items()) or "nothing")
    console.print(table)


def draw_page(console: Console, page: ResultPage) -> None:
    """A page of results with its facets, for `telusur search`."""
    for note in page.notes:
        console.print(Text(note.message, style="yellow"))
    place = f"page {page.query.page} of {page.pages}, {page.took_ms:.0f} ms"
    articles = "article" if page.total == 1 else "articles"
    console.print(f"[bold]{page.total:,}[/] {articles}  [dim]{place}[/]\n")
    for hit in page.hits:
        console.print(_hit(hit))
    facets = Table(box=None, show_header=False, pad_edge=False)
    facets.add_column(style="dim")
    for facet, values in page.facets.items():
        if values:
            shown = [_value(value) for value in values[:FACET_VALUES]]
            rest = len(values) - len(shown)
            more = [Text(f"and {rest:,} more", style="dim")] if rest else []
            facets.add_row(facet, Text(" · ").join([*shown, *more]))
    console.print(facets)


def _hit(hit: Hit) -> Group:
    document = hit.document
    about = "  ".join(part for part in (document.published or "no date", document.source) if part)
    return Group(
        _marked(hit.title, "bold cyan"),
        Text(about, style="dim"),
        _marked(hit.snippet, ""),
        *([Text(f"without: {', '.join(hit.lacking)}", style="dim")] if hit.lacking else []),
        *_explained(hit),
        Text(document.url or document.id, style="dim blue"),
        Text(),
    )


def _explained(hit: Hit) -> Iterator[Text]:
    """The score and what it is the sum of, the most first."""
    if hit.explanation is None:
        return
    yield Text(f"score {hit.score:.2f} (BM25F {hit.explanation.bm25f:.2f})", style="green")
    for part in sorted(hit.explanation.contributions, key=lambda part: -part.value):
        yield Text(f"{part.value:8.2f} {part.reason.value} {part.word}".rstrip(), style="green")


def _marked(snippet: Snippet, style: str) -> Text:
    text = Text(style=style)
    for span in snippet.spans:
        text.append(span.text, style="bold yellow" if span.marked else None)
    return text


def _value(value: FacetValue) -> Text:
    chosen = "[x] " if value.selected else ""
    return Text(f"{chosen}{value.name} ({value.count:,})", style="bold" if value.selected else "")


def _span(build: BuildInfo) -> str:
    return f"{build.earliest} to {build.latest}" if build.earliest else "none with a date"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


def draw_inspection(console: Console, inspection: Inspection) -> None:
    """One page as `telusur inspect` shows it."""
    facts = inspection.as_json()
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    body = facts.pop("body")
    for name, fact in facts.items():
        if fact not in (None, [], ""):
            table.add_row(name, Text(_shown(fact)))
    console.print(table)
    if body:
        console.print(Text(f"\n{body}"))
    console.rule(style="dim")


def _shown(fact: object) -> str:
    if isinstance(fact, list):
        return "\n".join(_line(item) for item in fact)
    return str(fact)


def _line(item: object) -> str:
    """A unit by name and slug, a claim by its values; the sentence it stands on in a line of its own."""
    if not isinstance(item, dict):
        return str(item)
    if "slug" in item:
        return f"{item['name']}  ({item['slug']})"
    said = " | ".join(str(value) for key, value in item.items() if key != "evidence" and value)
    return f"{said}\n  {item['evidence']}"

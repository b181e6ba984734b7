"""Runs the comparison: `python -m bench.speed --sizes 10k,50k,200k`."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console

from bench.speed.engines import NAMES, TELUSUR
from bench.speed.report import write_report
from bench.speed.results import load, save
from bench.speed.run import Plan, run

_THOUSANDS = {"k": 1_000, "m": 1_000_000}
_ROOT = Path(__file__).parents[2]
RESULTS, REPORT = _ROOT / "bench" / "results.json", _ROOT / "docs" / "benchmarks.md"


class Sizes(click.ParamType[tuple[int, ...]]):
    """`10k,50k,1m` -> (10000, 50000, 1000000)."""

    name = "sizes"

    def convert(
        self, value: object, parameter: click.Parameter | None, context: click.Context | None
    ) -> tuple[int, ...]:
        if isinstance(value, tuple):
            return value
        sizes = []
        for part in str(value).lower().split(","):
            digits, unit = (part[:-1], part[-1]) if part[-1:] in _THOUSANDS else (part, "")
            if not digits.isdigit() or int(digits) == 0:
                self.fail(
                    f"{part!r} is no size; write 10k, 200k or 1m, several with commas", parameter, context
                )
            sizes.append(int(digits) * _THOUSANDS.get(unit, 1))
        return tuple(sorted(set(sizes)))


class Engines(click.ParamType[tuple[str, ...]]):
    """`sqlite,tantivy` -> the names that contain one of these, and Telusur's."""

    name = "engines"

    def convert(
        self, value: object, parameter: click.Parameter | None, context: click.Context | None
    ) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        wanted = str(value).lower().split(",")
        if unknown := [it for it in wanted if not any(it in name.lower() for name in NAMES)]:
            told = f"no engine is called {', '.join(unknown)}; there are {', '.join(NAMES)}"
            self.fail(told, parameter, context)
        return tuple(it for it in NAMES if it == TELUSUR or any(part in it.lower() for part in wanted))


@click.command()
@click.option("--sizes", type=Sizes(), default="10k,50k,200k", envvar="SIZES", show_default=True)
@click.option("--engines", type=Engines(), default=NAMES, help="Only these, as telusur,sqlite.")
@click.option("--queries", default=60, show_default=True, help="Of each class.")
@click.option(
    "--directory",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="BENCH_DIR",
    help="Keeps corpora and peers' indexes between runs (or BENCH_DIR).",
)
@click.option("--results", type=click.Path(path_type=Path), default=RESULTS)
@click.option("--report", type=click.Path(path_type=Path), default=REPORT)
@click.option(
    "--keep", is_flag=True, help="Take Telusur's indexes too from the directory, if its code is the same."
)
@click.option("--corpus", help="A corpus left in the directory, used though the analysis has changed since.")
@click.option("--only-build", is_flag=True, help="Build the indexes, ask nothing.")
@click.option("--pages-only", is_flag=True, help="Leave out crawling, updates and the web server.")
def main(
    sizes: tuple[int, ...],
    engines: tuple[str, ...],
    queries: int,
    directory: Path | None,
    results: Path,
    report: Path,
    keep: bool,
    corpus: str | None,
    only_build: bool,
    pages_only: bool,
) -> None:
    """Build the same corpora with every engine, ask all the same, and write down what it took.

    Sizes measured before stay in the results; those measured now replace them.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a server that was started is stopped
    console = Console()
    with _scratch(directory) as scratch:
        plan = Plan(sizes, engines, queries, scratch, only_build, pages_only, keep, corpus)
        measured = load(results)
        for size, result in run(plan, console):
            measured[size] = result
            save(results, measured)
            write_report(report, measured)
    if not only_build:
        console.print(f"Written: {report} and {results}")


@contextmanager
def _scratch(kept: Path | None) -> Iterator[Path]:
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="telusur-bench-") as directory:
        os.chmod(directory, 0o755)  # noqa: S103  # PostgreSQL's server runs as another user
        yield Path(directory)


if __name__ == "__main__":
    main()

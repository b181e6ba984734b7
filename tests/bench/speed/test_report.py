from dataclasses import replace
from pathlib import Path

import pytest

from bench.speed.queries import Class
from bench.speed.report import write_report
from bench.speed.results import (
    Built,
    Crawled,
    Difference,
    EngineResult,
    Opened,
    Percentiles,
    Served,
    SizeResult,
    load,
    save,
)
from bench.speed.targets import outcomes, ratio


def engine(name: str, ms: float) -> EngineResult:
    pages = {kind.value: Percentiles(ms, 2 * ms, 3 * ms, 100) for kind in Class}
    shares = {kind.value: 1 / ms for kind in Class}
    built = Built(documents=1000, seconds=ms, peak_mb=100, size_mb=10 * ms, copied_mb=None)
    return EngineResult(name, "1.0", f"{name} as documented.", built, Opened(5, 6, 40), pages, shares)


RESULT = SizeResult(
    documents=200_000,
    source="articles of our own",
    growth="57.7 n^0.477",
    machine="a machine",
    load=0.5,
    day="2026-11-25",
    matches={kind.value: 1234.5 for kind in Class},
    analysis=Built(1000, 0.1, 50, 0, None),
    engines=(
        engine("Telusur", 1),
        engine("tantivy", 4),
        engine("SQLite FTS5", 5),
        engine("plain Whoosh", 450),
    ),
    skipped={"Xapian": "No module named 'xapian'"},
    differences=(Difference("tantivy", "proximity", 3, 100, '"a b"~3: 7 documents for 5', "either order"),),
    served=Served(2, 2.5, 1.0, 640, 0, 41, 2.8, 0.5),
    crawled=Crawled(1000, 0.5, 0.8, {"read": 0.2, "index": 0.3}, 300, 2.0, 5, {"one term": 1.4}, 1.01),
)


def report(tmp_path: Path, *results: SizeResult) -> str:
    path = tmp_path / "benchmarks.md"
    write_report(path, {it.documents: it for it in results})
    return path.read_text(encoding="utf-8")


def test_results_come_back_as_they_were_kept(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    assert load(path) == {}
    save(path, {RESULT.documents: RESULT})
    assert load(path) == {RESULT.documents: RESULT}


def test_ratios_stand_beside_their_targets(tmp_path: Path) -> None:
    assert ratio(RESULT, Class.ONE, "tantivy") == 0.25
    assert ratio(RESULT, Class.ONE, "Xapian") is None
    rows = [line for line in report(tmp_path, RESULT).splitlines() if line.startswith("| one term | 0.25")]
    assert rows == ["| one term | 0.25 ✓ (≤ 0.50) | 0.20 **missed** (≤ 0.10) | 1/450 ✓ (≤ 1/300) |"]


def test_what_is_missed_is_said(tmp_path: Path) -> None:
    met = {it.what.partition(",")[0]: it.met for it in outcomes({RESULT.documents: RESULT})}
    assert met["p95 of a page"]
    assert met["crawl to published index"]
    assert not met["pages after 5 updates and removals"]
    assert "1.40 times | ≤ 1.3 | **missed** |" in report(tmp_path, RESULT)


def test_pages_a_second_say_what_others_took_of_the_processors(tmp_path: Path) -> None:
    text = report(tmp_path, RESULT)
    assert "640 (357 a second of one core; others had 0.5) | ≥ 400 | ✓ |" in text
    assert "| 640 | 2.80 ms | 0.5 | 0 | 41 MB |" in text


def test_whoever_differs_or_is_left_out_is_named(tmp_path: Path) -> None:
    text = report(tmp_path, RESULT)
    assert "| tantivy | proximity | 3 of 100 | either order |" in text
    assert "**Xapian** was left out: No module named 'xapian'" in text


def test_a_difference_that_nobody_can_explain_stands_out(tmp_path: Path) -> None:
    unknown = replace(RESULT.differences[0], why="")
    assert "**not known**" in report(tmp_path, replace(RESULT, differences=(unknown,)))


def test_tables_have_as_many_cells_in_every_row(tmp_path: Path) -> None:
    small = replace(RESULT, documents=10_000, engines=RESULT.engines[:2], served=None, crawled=None)
    width = None
    for line in report(tmp_path, small, RESULT).splitlines():
        if line.startswith("|"):
            cells = line.replace("\\|", "").count("|")
            assert width in (None, cells), line
            width = cells
        else:
            width = None


def test_the_plot_is_the_same_for_the_same_figures(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    report(tmp_path, RESULT)
    first = (tmp_path / "benchmarks.svg").read_bytes()
    report(tmp_path, RESULT)
    assert (tmp_path / "benchmarks.svg").read_bytes() == first
    assert b"<svg" in first


@pytest.mark.parametrize(("times", "p50", "p95"), [([3.0], 3, 3), ([1.0, 2.0, 9.0], 2, 8.3)])
def test_percentiles(times: list[float], p50: float, p95: float) -> None:
    cuts = Percentiles.of(times)
    assert (cuts.p50, cuts.p95) == (p50, p95)


def test_a_million_is_held_against_two_hundred_thousand() -> None:
    large = replace(
        RESULT,
        documents=1_000_000,
        engines=(engine("Telusur", 4),),
        matches={kind: 5 * number for kind, number in RESULT.matches.items()},
    )
    growth = [it for it in outcomes({200_000: RESULT, 1_000_000: large}) if it.what.startswith("growth")]
    assert [(it.measured, it.met) for it in growth] == [("0.80", True)]

"""The command as `make bench` runs it, on the sample crawl: small, and with SQLite alone beside Telusur."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.speed.__main__ import main
from bench.speed.results import load


def test_a_run_writes_results_and_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TELUSUR_REAL_DATA", raising=False)
    results, report = tmp_path / "results.json", tmp_path / "docs" / "benchmarks.md"
    arguments = [
        "--sizes",
        "300",
        "--engines",
        "sqlite",
        "--queries",
        "2",
        "--directory",
        str(tmp_path / "kept"),
    ]
    written = ["--results", str(results), "--report", str(report)]
    ran = CliRunner().invoke(main, [*arguments, *written], catch_exceptions=False)
    assert ran.exit_code == 0, ran.output
    measured = load(results)[300]
    assert [it.name for it in measured.engines] == ["Telusur", "SQLite FTS5"]
    assert measured.differences == () or all(it.why for it in measured.differences)
    for engine in measured.engines:
        assert engine.built.rate > 0
        assert engine.opened.anonymous_mb > 1
        assert all(0 < cuts.p50 <= cuts.p95 <= cuts.p99 for cuts in engine.pages.values())
    assert measured.served
    assert measured.served.page_ms > 0
    assert measured.crawled
    assert measured.crawled.documents > 250
    assert measured.crawled.update_s
    assert "300 documents" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--sizes", "10q"], "'10q' is no size"),
        (["--sizes", "0"], "'0' is no size"),
        (["--engines", "lucene"], "no engine is called lucene; there are Telusur, tantivy"),
    ],
)
def test_a_wrong_option_is_told(arguments: list[str], told: str) -> None:
    ran = CliRunner().invoke(main, arguments)
    assert ran.exit_code == 2
    assert told in " ".join(ran.output.replace("│", " ").split())

"""The plot of the report: p50 and p95 of a page by class and size."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bench.speed.queries import Class
from bench.speed.results import SizeResult

_COLOURS = {
    "Telusur": "#b3261e",
    "tantivy": "#1f5fa8",
    "SQLite FTS5": "#2e7d32",
    "Xapian": "#8e5bb5",
    "PostgreSQL": "#b07a00",
    "plain Whoosh": "#6b6b6b",
}
_COLUMNS = 4


def draw_plot(path: Path, results: Mapping[int, SizeResult]) -> bool:
    """Writes an SVG; False where matplotlib is not installed. The same figures give the same bytes."""
    try:
        import matplotlib as mpl
    except ImportError:
        return False
    mpl.use("svg")
    from matplotlib import pyplot

    style = {"svg.hashsalt": "telusur", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False}
    with mpl.rc_context(style):
        rows = -(-(len(Class) + 1) // _COLUMNS)
        figure, axes = pyplot.subplots(rows, _COLUMNS, figsize=(13, 3 * rows), sharex=True, sharey=True)
        flat = list(axes.flat)
        for axis, kind in zip(flat, Class, strict=False):
            _draw(axis, kind, results)
        for axis in flat[-_COLUMNS:]:
            axis.set_xlabel("documents")
        for axis in flat[::_COLUMNS]:
            axis.set_ylabel("ms a page")
        for axis in flat[len(Class) :]:
            axis.axis("off")
        lines, names = flat[0].get_legend_handles_labels()
        flat[len(Class)].legend(lines, names, loc="center", title="line p50, band up to p95", frameon=False)
        figure.tight_layout()
        figure.savefig(path, format="svg", metadata={"Date": None})
        pyplot.close(figure)
    return True


def _draw(axis: object, kind: Class, results: Mapping[int, SizeResult]) -> None:
    from matplotlib.axes import Axes

    assert isinstance(axis, Axes)  # noqa: S101  # subplots give nothing else
    axis.set_title(kind.value, loc="left", fontsize=10)
    axis.set_xscale("log")
    axis.set_yscale("log")
    axis.grid(True, which="major", color="#e4e4e4", linewidth=0.6)
    for name, colour in _COLOURS.items():
        points = [
            (size, engine.pages[kind.value])
            for size, result in sorted(results.items())
            if (engine := result.engine(name))
        ]
        if not points:
            continue
        sizes = [size for size, _ in points]
        axis.plot(sizes, [it.p50 for _, it in points], color=colour, marker="o", markersize=3, label=name)
        axis.fill_between(
            sizes,
            [it.p50 for _, it in points],
            [it.p95 for _, it in points],
            color=colour,
            alpha=0.12,
            linewidth=0,
        )

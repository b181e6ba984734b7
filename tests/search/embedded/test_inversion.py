"""Inverting in many blocks gives what inverting in one does, and leaves no file behind."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from search.embedded import inversion
from search.embedded.arrays import Arrays, ArrayWriter

WORDS = ["raih", "wbk", "kantor", "predikat", "bogor", "menteri", "daerah"]


def inverted(directory: Path) -> dict[str, bytes]:
    draw = np.random.default_rng(7)
    sizes = draw.integers(0, 30, 400)
    starts = np.concatenate(([0], np.cumsum(sizes)))
    borders = starts[:-1] + sizes // 5
    lexicon = [(f"{stem}{suffix}", stem) for stem in WORDS for suffix in ("", "nya", "kan")]
    words = draw.integers(0, len(lexicon), starts[-1], np.int32)
    with ArrayWriter(directory) as writer:
        inversion.write_inverted(writer, "text", lexicon, words, starts, borders)
    assert not list(directory.glob("keys*"))
    return {name: values.tobytes() for name, values in Arrays(directory).items()}


@pytest.mark.parametrize("block", [1, 100, 1000])
def test_the_size_of_a_block_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    whole = inverted(tmp_path / "whole")
    monkeypatch.setattr(inversion, "BLOCK", block)
    assert inverted(tmp_path / "blocks") == whole

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.embedded.arrays import Arrays, ArrayStream, ArrayWriter, link


def test_what_was_written_is_read(tmp_path: Path) -> None:
    large = np.arange(300_000, dtype=np.int64)
    with ArrayWriter(tmp_path / "made") as writer:
        writer.write("small", np.array([1, 2, 3], np.uint8))
        writer.write("table", np.arange(12, dtype=np.int32).reshape(4, 3))
        writer.write("nothing", np.zeros(0, np.float32))
        stream = writer.stream("large", np.int64)
        for start in range(0, len(large), 70_000):
            stream.extend(large[start : start + 70_000])
    arrays = Arrays(tmp_path / "made")
    assert arrays["small"].tolist() == [1, 2, 3]
    assert arrays["table"].tolist() == np.arange(12).reshape(4, 3).tolist()
    assert arrays["nothing"].shape == (0,)
    assert arrays["nothing"].dtype == np.float32
    assert np.array_equal(arrays["large"], large)
    assert {path.name for path in (tmp_path / "made").iterdir()} == {"arrays.json", "small", "large"}


def test_what_is_mapped_stays_when_its_files_are_gone(tmp_path: Path) -> None:
    with ArrayWriter(tmp_path / "made") as writer:
        writer.write("numbers", np.arange(200_000))
    arrays = Arrays(tmp_path / "made")
    link(tmp_path / "made", tmp_path / "linked")
    for file in (tmp_path / "made").iterdir():
        file.unlink()
    assert int(arrays["numbers"].sum()) == sum(range(200_000))
    assert int(Arrays(tmp_path / "linked")["numbers"][-1]) == 199_999


def test_given_up_it_cannot_be_opened(tmp_path: Path) -> None:
    def fail() -> None:
        with ArrayWriter(tmp_path / "made") as writer:
            writer.write("numbers", np.arange(10))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with pytest.raises(FileNotFoundError):
        Arrays(tmp_path / "made")


def test_a_file_cut_short_is_told(tmp_path: Path) -> None:
    with ArrayWriter(tmp_path / "made") as writer:
        writer.write("numbers", np.arange(300_000))
    file = tmp_path / "made" / "numbers"
    file.write_bytes(file.read_bytes()[:1000])
    with pytest.raises(ValueError, match="buffer"):
        Arrays(tmp_path / "made")


@given(pieces=st.lists(st.lists(st.integers(0, 2**31 - 1), max_size=5), max_size=6))
def test_a_stream_is_its_pieces(pieces: list[list[int]], tmp_path_factory: pytest.TempPathFactory) -> None:
    stream = ArrayStream(tmp_path_factory.mktemp("stream") / "numbers", np.int32)
    for piece in pieces:
        stream.extend(np.array(piece, np.int32))
    assert stream.read().tolist() == [number for piece in pieces for number in piece]

"""`in_order` is `map`, whatever the number of workers, and leaves no process behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from corpus.errors import NothingReadable, StorageFailed, WorkerLost
from indexer.workers import cores, in_order
from tests.processes import children


def squared(number: int) -> int:
    return number * number


def slower_at_first(number: int) -> int:
    time.sleep(max(0, 5 - number) / 100)
    return number


def worker(_: int) -> int:
    return os.getpid()


def running(process: int) -> bool:
    """Not yet ended; one that nobody has waited for has."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def given(count: int, taken: list[int]) -> Iterator[int]:
    for number in range(count):
        taken.append(number)
        yield number


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 50])
def test_it_is_map(count: int, workers: int) -> None:
    assert list(in_order(squared, range(count), workers)) == [number**2 for number in range(count)]
    assert children(os.getpid()) == []


def test_what_is_done_first_does_not_come_first() -> None:
    assert list(in_order(slower_at_first, range(20), 3)) == list(range(20))


def test_one_piece_starts_no_process() -> None:
    assert list(in_order(worker, range(1), 2)) == [os.getpid()]
    assert len(set(in_order(worker, range(50), 2)) - {os.getpid()}) in (1, 2)


def test_work_may_hold_what_cannot_be_pickled() -> None:
    offset = 7
    assert list(in_order(lambda number: number + offset, range(9), 2)) == list(range(7, 16))


def test_only_a_few_pieces_are_held() -> None:
    taken: list[int] = []
    with closing(in_order(squared, given(1000, taken), 2)) as results:
        for _ in range(10):
            next(results)
        assert len(taken) < 30
    assert children(os.getpid()) == []


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("error", [NothingReadable("No page.", "Name another."), KeyboardInterrupt()])
def test_what_came_before_an_error_is_not_lost(error: BaseException, workers: int) -> None:
    def breaking_off() -> Iterator[int]:
        yield from range(8)
        raise error

    done: list[int] = []
    with pytest.raises(type(error)) as raised:
        done.extend(in_order(squared, breaking_off(), workers))
    assert raised.value is error
    assert done == [number**2 for number in range(8)]
    assert children(os.getpid()) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_in_a_worker_is_raised_as_it_was(workers: int) -> None:
    def failing(number: int) -> int:
        if number == 5:
            raise StorageFailed("The disk is full.", "Make room.")
        return number

    done: list[int] = []
    with pytest.raises(StorageFailed) as raised:
        done.extend(in_order(failing, range(50), workers))
    assert done == list(range(5))
    assert (raised.value.what, raised.value.hint) == ("The disk is full.", "Make room.")
    assert children(os.getpid()) == []


def test_a_killed_worker_is_told() -> None:
    def dying(number: int) -> int:
        if number == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(WorkerLost, match="memory"):
        list(in_order(dying, range(50), 2))
    assert children(os.getpid()) == []


def test_workers_end_with_their_parent() -> None:
    program = """if True:
        import os, time
        from indexer.workers import in_order

        def working(number):
            if number:
                os.write(1, b"%d\\n" % os.getpid())  # one piece, so that two workers' lines stay two
                time.sleep(60)

        list(in_order(working, range(9), 2))
    """
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    workers = [int(parent.stdout.readline()) for _ in range(2)]
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 20
    while any(map(running, workers)):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    parent.stdout.close()


def test_there_is_a_core() -> None:
    assert cores() >= 1

"""Work done in several processes, its results in the order of what was given."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import connection, get_context, parent_process
from typing import Any, TypeVar

from corpus.errors import WorkerLost

Given = TypeVar("Given")
Made = TypeVar("Made")

_AHEAD = 3
"""Pieces given out for each worker: it has one in hand, one waiting, and one whose result is on its way."""

_ENDING = (signal.SIGINT, signal.SIGTERM)


def cores() -> int:
    """Those this process may run on: a container has fewer than its machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(
    work: Callable[[Given], Made], given: Iterable[Given], workers: int
) -> Generator[Made, None, None]:
    """`map(work, given)`, done by `workers` processes where there is more than one piece to work at.

    They are forked, so `work` may hold whatever this process has loaded; only pieces and results are
    pickled. No more than a few pieces a worker are held. What `given` raises is raised behind the results
    of all it gave before; what `work` raises, in place of its result. To be closed where it is not read
    to its end (`contextlib.closing`): the processes end with it. Raises WorkerLost where one was killed.
    """
    source = iter(given)
    yield from map(work, islice(source, 1))  # most updates have no more, and start no process
    if workers == 1:
        yield from map(work, source)
        return
    pool = ProcessPoolExecutor(workers, get_context("fork"), _begin, (work,))
    try:
        yield from _results(pool, source, workers * _AHEAD)
    except BrokenProcessPool as error:
        raise WorkerLost(
            "A worker process was killed, perhaps for want of memory.",
            "Set workers in [crawl] to fewer and run it again. What was read is kept, what serves untouched.",
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _results(pool: ProcessPoolExecutor, source: Iterator[Any], ahead: int) -> Iterator[Any]:
    pending: deque[Future[Any]] = deque()
    ended: BaseException | None = None
    while pending or ended is None:
        if ended is None:
            try:
                piece = next(source)
            except (Exception, KeyboardInterrupt) as error:  # what was given before it is not lost
                ended = error
            else:
                with _signals_held():
                    pending.append(pool.submit(_do, piece))
        while pending and (ended or len(pending) > ahead or pending[0].done()):
            try:
                made = pending.popleft().result()
            except BrokenProcessPool:
                if isinstance(ended, KeyboardInterrupt):  # a service manager ends the workers, too
                    raise ended from None
                raise
            yield made
    if not isinstance(ended, StopIteration):
        raise ended


@contextmanager
def _signals_held() -> Iterator[None]:
    """Python drops a Ctrl-C that comes while it forks: the exception ends in a hook that reports it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# In a worker

_work: Callable[[Any], Any]


def _begin(work: Callable[[Any], Any]) -> None:
    """A terminal sends Ctrl-C to workers too; they end when their parent says so, or is no more."""
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    gc.freeze()  # or a collection writes to every object, and the memory shared with the parent is copied
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _do(given: Any) -> Any:
    return _work(given)

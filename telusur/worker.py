"""The gunicorn worker: gthread, but a connection that no thread is free for is left to the other workers.

gthread takes every connection at once, whatever it has in hand, and a connection stays with its worker for
as long as it is kept alive (gunicorn's issue 908). Of eight opened together one worker often took seven or
eight: 190 result pages a second from one worker, and the other had nothing to do.
"""

from __future__ import annotations

from time import monotonic

from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]

PATIENCE_S = 0.01
"""So long a connection is left to the others. Where all are busy someone must take it: kept-alive ones that
ask without a pause would have a new one wait for ever."""


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn is untyped
    """Named in `config/gunicorn.conf.py`."""

    _accepted_at = 0.0

    @property
    def worker_connections(self) -> int:
        """Connections it may have: those that wait for their reader, and one for each thread."""
        most = int(self.cfg.worker_connections)
        if monotonic() - self._accepted_at > PATIENCE_S:
            return most
        waiting = len(self.keepalived_conns) + len(self.pending_conns)
        return min(most, waiting + int(self.cfg.threads))

    @worker_connections.setter
    def worker_connections(self, _setting: int) -> None:
        """gthread copies the setting, which is looked up above."""

    def accept(self, listener: object) -> None:
        super().accept(listener)
        self._accepted_at = monotonic()

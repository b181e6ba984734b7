"""The gunicorn worker: gthread, but a connection that no thread is free for is left to the other workers.

gthread takes every connection at once, whatever it has in hand, and a connection stays with its worker for
as long as it is kept alive (gunicorn's issue 908). Of eight opened together one worker often took seven or
eight: 190 result pages a second from one worker, and the other had nothing to do.
"""

from __future__ import annotations

from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn is untyped
    """Named in `config/gunicorn.conf.py`."""

    @property
    def worker_connections(self) -> int:
        """Connections it may have: those that wait for their reader, and one for each thread."""
        waiting = len(self.keepalived_conns) + len(self.pending_conns)
        return min(int(self.cfg.worker_connections), waiting + int(self.cfg.threads))

    @worker_connections.setter
    def worker_connections(self, _setting: int) -> None:
        """gthread copies the setting, which is looked up above."""

"""One run at a time on a data directory."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from corpus.errors import RunInProgress, StorageFailed


@contextmanager
def run_lock(directory: Path) -> Iterator[None]:
    """Holds `directory/lock`. The kernel frees it when the process ends, however it ends.

    Raises RunInProgress, naming the process that holds it, and StorageFailed where the
    directory cannot be written.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        handle = os.open(directory / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StorageFailed(
            f"{directory} cannot be written: {error.strerror}",
            "Name another place with --data or TELUSUR_DATA.",
        ) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(handle, 200).decode(errors="replace").strip() or "an unknown process"
            raise RunInProgress(
                f"Another run holds {directory / 'lock'}: {holder}.",
                "Wait for it to end. What is served is not affected.",
            ) from None
        with suppress(OSError):  # on a full disk the lock holds without the note
            os.ftruncate(handle, 0)
            os.write(handle, f"process {os.getpid()}, since {datetime.now():%Y-%m-%d %H:%M:%S}".encode())
        yield
    finally:
        os.close(handle)

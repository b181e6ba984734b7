"""The exit codes, in one place. README and `telusur --help` are checked against this table."""

from __future__ import annotations

from enum import IntEnum

from corpus import errors


class Exit(IntEnum):
    """What the shell sees. 1 is left to the unexpected."""

    DONE = 0
    USAGE = 2
    BAD_INPUT = 3
    NOTHING_READABLE = 4
    RUN_IN_PROGRESS = 5
    NO_BUILD = 6
    STORAGE_FAILED = 7
    BUILD_REFUSED = 8
    SETTINGS_WRONG = 9
    WORKER_LOST = 10
    INTERRUPTED = 130


MEANING = {
    Exit.DONE: "done; what is no article was rejected and listed",
    Exit.USAGE: "the command line is wrong",
    Exit.BAD_INPUT: "done and published, but bad input was skipped: damaged, too large, or of a future date",
    Exit.NOTHING_READABLE: "no source held anything readable; nothing was changed",
    Exit.RUN_IN_PROGRESS: "another reindex or update is running on this data directory",
    Exit.NO_BUILD: "nothing is published yet, or it cannot be opened",
    Exit.STORAGE_FAILED: "the disk is full, or a file cannot be written or read",
    Exit.BUILD_REFUSED: "the finished build failed its checks and was not published",
    Exit.SETTINGS_WRONG: "a settings, site or vocabulary file cannot be used",
    Exit.WORKER_LOST: "a worker process was killed, perhaps for want of memory; what serves is untouched",
    Exit.INTERRUPTED: "interrupted; what serves is untouched",
}

_BY_ERROR: dict[type[errors.TelusurError], Exit] = {
    errors.NothingReadable: Exit.NOTHING_READABLE,
    errors.RunInProgress: Exit.RUN_IN_PROGRESS,
    errors.NoBuild: Exit.NO_BUILD,
    errors.StorageFailed: Exit.STORAGE_FAILED,
    errors.BuildRefused: Exit.BUILD_REFUSED,
    errors.SettingsError: Exit.SETTINGS_WRONG,
    errors.WorkerLost: Exit.WORKER_LOST,
    errors.QueryRefused: Exit.USAGE,
}


def exit_code(error: errors.TelusurError) -> Exit:
    return _BY_ERROR[type(error)]

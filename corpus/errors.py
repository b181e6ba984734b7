"""The named errors. `telusur/exits.py` maps them to exit codes, `webui/problems.py` to HTTP."""

from __future__ import annotations


class TelusurError(Exception):
    """Something a person can act on: `what` went wrong, and the `hint` that says what to do."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.what}\n{self.hint}" if self.hint else self.what


class SettingsError(TelusurError):
    """A setting or a vocabulary file says something that cannot be used."""


class NothingReadable(TelusurError):
    """No source held anything that could be read as a page."""


class RunInProgress(TelusurError):
    """Another reindex or update holds the lock on the data directory."""


class NoBuild(TelusurError):
    """Nothing has been published yet, or the published build cannot be opened."""


class BuildRefused(TelusurError):
    """A finished build did not hold what the archive holds; it was not published."""


class StorageFailed(TelusurError):
    """The disk is full, or a file of ours cannot be written or read."""


class WorkerLost(TelusurError):
    """A process that shared a run's work was killed."""


class QueryRefused(TelusurError):
    """A request asks for what the interface does not offer (unknown or malformed parameter)."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {why}" for name, why in problems.items()))
        self.problems = problems

"""Where texts of other people lie, which the project measures itself on and does not contain."""

from __future__ import annotations

import os
from pathlib import Path

import click


def real_data(part: str) -> Path:
    """A part of the folder TELUSUR_REAL_DATA names; where there is none, the command says so and ends."""
    folder = os.environ.get("TELUSUR_REAL_DATA")
    if not folder:
        raise click.ClickException("Set TELUSUR_REAL_DATA to the folder with real crawls and gold labels.")
    path = Path(folder) / part
    if not path.exists():
        raise click.ClickException(f"{path} is not there; is TELUSUR_REAL_DATA right?")
    return path

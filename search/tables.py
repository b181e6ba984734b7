"""Data files in TOML, checked when they are read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import SettingsError


class Row(BaseModel):
    """A table of a data file. An unknown key is an error: it is a misspelt one."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Table = TypeVar("Table", bound=Row)


def read_table(path: Path, shape: type[Table]) -> Table:
    """The file as `shape`. Raises `SettingsError` with a line for every wrong row and key."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from error
    try:
        return shape.model_validate(data)
    except ValidationError as error:
        wrong = [
            f"{path}: {_place(one['loc'], data)}: {one['msg']}" for one in error.errors(include_url=False)
        ]
        raise SettingsError("\n".join(wrong)) from error


def _place(location: tuple[str | int, ...], data: object) -> str:
    """`award 12 (wbk), key giver`: what a person can search for in the file."""
    words: list[str] = []
    for step in location:
        try:
            data = data[step]  # type: ignore[index]  # a path through parsed TOML
        except (KeyError, IndexError, TypeError):
            data = None
        if isinstance(step, int):
            slug = data.get("slug") or data.get("short") if isinstance(data, dict) else None
            words.append(f"row {step + 1}" + (f" ({slug})" if slug else ""))
        else:
            words.append(step)
    return ", ".join(words)

"""Data files in TOML, checked when they are read."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin

import msgspec
from msgspec.structs import fields

from corpus.errors import SettingsError

Place = tuple[str | int, ...]
"""Keys and the numbers of rows that lead to a value."""

Hook = Callable[[type, Any], object]
"""Makes of a value what TOML does not know, a pattern say. Raises ValueError."""


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a data file. An unknown key is an error: it is a misspelt one."""


Table = TypeVar("Table", bound=Row)


def read_table(path: Path, shape: type[Table], hook: Hook | None = None) -> Table:
    """The file as `shape`. Raises `SettingsError` with a line for every wrong row and key."""
    data = parsed(path)
    try:
        return msgspec.convert(data, shape, dec_hook=hook)
    except msgspec.ValidationError:
        wrong = [f"{path}: {_told(place, data)}: {why}" for place, why in mistakes(data, shape, hook)]
        raise SettingsError("\n".join(wrong)) from None


def parsed(path: Path) -> dict[str, Any]:
    """The file as it is written. Raises `SettingsError` where it cannot be read or is no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from error


def mistakes(value: object, shape: Any, hook: Hook | None = None) -> Iterator[tuple[Place, str]]:
    """Where a value is not as `shape` has it, and why: every place by itself, msgspec tells of one."""
    try:
        msgspec.convert(value, shape, dec_hook=hook)
    except msgspec.ValidationError as error:
        within = [
            ((step, *place), why)
            for step, part, its_shape in _parts(value, shape)
            for place, why in mistakes(part, its_shape, hook)
        ]
        allowed = f": {', '.join(get_args(shape))} are known" if get_origin(shape) is Literal else ""
        yield from [*_misnamed(value, shape), *within] or [((), f"{error}{allowed}")]


def _parts(value: object, shape: Any) -> Iterator[tuple[str | int, object, Any]]:
    """The values within one, each with its key or number and the shape it must have."""
    within = get_args(shape)
    match value, get_origin(shape) or shape:
        case dict(), type() as row if issubclass(row, Row):
            yield from ((it.name, value[it.name], it.type) for it in fields(row) if it.name in value)
        case dict(), type() as mapping if mapping is dict:
            yield from ((key, part, within[1]) for key, part in value.items())
        case list(), type() as sequence if sequence is tuple:
            yield from ((number, part, within[0]) for number, part in enumerate(value))


def _misnamed(value: object, shape: Any) -> Iterator[tuple[Place, str]]:
    if isinstance(value, dict) and isinstance(shape, type) and issubclass(shape, Row):
        known = {it.name: it for it in fields(shape)}
        yield from (((name,), "there is no such key") for name in value if name not in known)
        yield from (
            ((name,), "is missing") for name, it in known.items() if it.required and name not in value
        )


def _told(place: Place, data: Any) -> str:
    """`award, row 12 (wbk), giver`: what a person can search for in the file."""
    words: list[str] = []
    for step in place:
        data = data[step] if isinstance(step, int) or step in data else None
        if isinstance(step, int):
            named = [data[key] for key in ("slug", "short", "host") if isinstance(data, dict) and key in data]
            words.append(f"row {step + 1}" + (f" ({named[0]})" if named else ""))
        else:
            words.append(step)
    return ", ".join(words) or "the file"

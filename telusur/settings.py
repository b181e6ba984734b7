"""Settings: `config/telusur.toml`, overlaid by the operator's own file, read once at the edge."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import platformdirs
from msgspec import Meta

from corpus.article import DEFAULT_FIELDS
from corpus.errors import SettingsError
from corpus.tables import Row, mistakes, parsed

_HERE = Path(__file__).resolve().parent
CONFIG_DIR = next(place for place in (_HERE / "config", _HERE.parent / "config") if place.is_dir())
"""In a wheel the configuration lies inside this package, in a checkout beside it."""


class Data(Row, frozen=True):
    directory: str


class EngineChoice(Row, frozen=True):
    name: Literal["embedded"]
    keep_builds: Annotated[int, Meta(ge=0)]


class CrawlRules(Row, frozen=True):
    max_page_bytes: Annotated[int, Meta(gt=0)]
    workers: Annotated[int, Meta(ge=0)]
    sites: str
    vocabulary: str
    fields: dict[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        for name in self.fields.keys() - DEFAULT_FIELDS.keys():
            raise ValueError(f"fields.{name}: there is no such field, only {', '.join(DEFAULT_FIELDS)}")


class Web(Row, frozen=True):
    title: str
    base_url: str
    page_size: Annotated[int, Meta(ge=1, le=100)]
    allow_origin: str
    sample: bool


class Serve(Row, frozen=True):
    bind: str
    workers: Annotated[int, Meta(ge=1)]
    threads: Annotated[int, Meta(ge=1)]


class Settings(Row, frozen=True):
    """All settings, checked. Relative paths are as the operator wrote them."""

    data: Data
    engine: EngineChoice
    crawl: CrawlRules
    web: Web
    serve: Serve

    @property
    def data_directory(self) -> Path:
        """Where archive and builds live: as set, else the system's place for application data."""
        stated = self.data.directory
        return Path(stated).expanduser() if stated else platformdirs.user_data_path("telusur")

    @property
    def sites_file(self) -> Path:
        return Path(self.crawl.sites).expanduser() if self.crawl.sites else CONFIG_DIR / "sites.toml"

    @property
    def vocabulary_directory(self) -> Path:
        stated = self.crawl.vocabulary
        return Path(stated).expanduser() if stated else CONFIG_DIR / "vocabulary"


def load_settings(overlay: Path | None = None, data: Path | None = None) -> Settings:
    """The defaults, then `overlay` (or what TELUSUR_CONFIG names), then `data` (or TELUSUR_DATA).

    Raises SettingsError that names the file and every key that is wrong.
    """
    named = os.environ.get("TELUSUR_CONFIG")
    overlay = overlay or (Path(named) if named else None)
    tables = parsed(CONFIG_DIR / "telusur.toml")
    if overlay is not None:
        tables = _laid_over(tables, parsed(overlay))
    if directory := str(data or os.environ.get("TELUSUR_DATA", "")):
        tables["data"] = {"directory": directory}
    try:
        return msgspec.convert(tables, Settings)
    except msgspec.ValidationError:
        wrong = "\n".join(
            f"  {'.'.join(map(str, place))}: {why}" for place, why in mistakes(tables, Settings)
        )
        where = overlay or CONFIG_DIR / "telusur.toml"
        raise SettingsError(
            f"{where} has settings that cannot be used:\n{wrong}",
            f"Every setting is explained in {CONFIG_DIR / 'telusur.toml'}.",
        ) from None


def _laid_over(tables: dict[str, Any], overlay: dict[str, Any]) -> dict[str, Any]:
    """Tables are merged at every depth; anything else is replaced."""
    merged = {
        name: _laid_over(tables[name], value)
        if isinstance(value, dict) and isinstance(tables.get(name), dict)
        else value
        for name, value in overlay.items()
    }
    return tables | merged

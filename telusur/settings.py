"""Settings: `config/telusur.toml`, overlaid by the operator's own file, read once at the edge."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

import platformdirs
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from corpus.article import DEFAULT_FIELDS
from corpus.errors import SettingsError

_HERE = Path(__file__).resolve().parent
CONFIG_DIR = next(place for place in (_HERE / "config", _HERE.parent / "config") if place.is_dir())
"""In a wheel the configuration lies inside this package, in a checkout beside it."""


def _of_a_feed(field: str) -> str:
    if field not in DEFAULT_FIELDS:
        raise ValueError(f"there is no such field, only {', '.join(DEFAULT_FIELDS)}")
    return field


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Data(_Table):
    directory: str


class EngineChoice(_Table):
    name: Literal["embedded"]
    keep_builds: Annotated[int, Field(ge=0)]


class CrawlRules(_Table):
    max_page_bytes: Annotated[int, Field(gt=0)]
    workers: Annotated[int, Field(ge=0)]
    sites: str
    vocabulary: str
    fields: dict[Annotated[str, AfterValidator(_of_a_feed)], tuple[str, ...]]


class Web(_Table):
    title: str
    base_url: str
    page_size: Annotated[int, Field(ge=1, le=100)]
    allow_origin: str
    sample: bool


class Serve(_Table):
    bind: str
    workers: Annotated[int, Field(ge=1)]
    threads: Annotated[int, Field(ge=1)]


class Settings(_Table):
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
    tables = _read(CONFIG_DIR / "telusur.toml")
    if overlay is not None:
        tables = _laid_over(tables, _read(overlay))
    if directory := str(data or os.environ.get("TELUSUR_DATA", "")):
        tables["data"] = {"directory": directory}
    try:
        return Settings.model_validate(tables)
    except ValidationError as error:
        wrong = "\n".join(f"  {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
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


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}") from None

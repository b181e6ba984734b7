"""Data files: what is wrong is told place by place, all at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import pytest
from msgspec import Meta, field

from corpus.errors import SettingsError
from corpus.tables import Row, mistakes, read_table


class Fruit(Row, frozen=True):
    slug: str
    colour: Literal["red", "green"] = "red"
    weight: Annotated[int, Meta(ge=1)] | None = None


class Basket(Row, frozen=True):
    fruit: tuple[Fruit, ...]
    prices: dict[str, int] = field(default_factory=dict)


RIGHT = "fruit = [{ slug = 'apple', colour = 'green', weight = 3 }]\nprices.apple = 2"


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "basket.toml"
    path.write_text(RIGHT)
    assert read_table(path, Basket) == Basket((Fruit("apple", "green", 3),), {"apple": 2})


def test_every_mistake_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "basket.toml"
    path.write_text(
        "fruit = [{ slug = 'apple' }, { slug = 'pear', color = 'red', weight = 0 }, { colour = 'blue' }, 4]\n"
        "prices = { apple = 'much', pear = 1 }"
    )
    with pytest.raises(SettingsError) as error:
        read_table(path, Basket)
    assert error.value.what.splitlines() == [
        f"{path}: fruit, row 2 (pear), color: there is no such key",
        f"{path}: fruit, row 2 (pear), weight: Expected `int` >= 1",
        f"{path}: fruit, row 3, slug: is missing",
        f"{path}: fruit, row 3, colour: Invalid enum value 'blue': red, green are known",
        f"{path}: fruit, row 4: Expected `object`, got `int`",
        f"{path}: prices, apple: Expected `int`, got `str`",
    ]


@pytest.mark.parametrize("text", ["fruit = [", "fruit = '\xff'"])
def test_what_is_no_toml_is_told_with_its_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "basket.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(SettingsError, match=r"basket\.toml: not valid TOML"):
        read_table(path, Basket)
    with pytest.raises(SettingsError, match=r"none\.toml: cannot be read"):
        read_table(tmp_path / "none.toml", Basket)


def test_nothing_is_wrong_with_what_can_be_used() -> None:
    assert list(mistakes({"fruit": [{"slug": "apple"}]}, Basket)) == []
    assert list(mistakes([], Basket)) == [((), "Expected `object`, got `array`")]

"""Where texts of other people lie, which the project measures itself on and does not contain."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import click

from corpus.article import Article, Published


def real_data(part: str) -> Path:
    """A part of the folder TELUSUR_REAL_DATA names; where there is none, the command says so and ends."""
    folder = os.environ.get("TELUSUR_REAL_DATA")
    if not folder:
        raise click.ClickException("Set TELUSUR_REAL_DATA to the folder with real crawls and gold labels.")
    path = Path(folder) / part
    if not path.exists():
        raise click.ClickException(f"{path} is not there; is TELUSUR_REAL_DATA right?")
    return path


def gold_labels(name: str) -> list[dict[str, Any]]:
    """The rows of a file of labels made by hand."""
    return [json.loads(line) for line in real_data(f"gold/{name}").read_text("utf-8").splitlines()]


def gold_articles() -> dict[str, Article]:
    """By id, the articles that the labels are about. One without a date has none here."""
    return {row["id"]: article(row) for row in gold_labels("articles.jsonl")}


def article(row: dict[str, str]) -> Article:
    """A row of a file of articles. One without a full date has none here."""
    published = Published.parse(row["date"]) if len(row["date"]) >= len("2026-05-27") else None
    return Article(row["id"], row["url"] or None, row["title"], row["body"], published, None, row["source"])

"""The real command in a process of its own, and crawls in our own words for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.code in (0, 3), self.err
        return json.loads(self.out)


def telusur(data: Path, *arguments: str, stdin: str | None = None, **environment: str) -> Done:
    command = [sys.executable, "-m", "telusur", "--data", str(data), *arguments]
    done = subprocess.run(
        command,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "120", **environment},
    )
    return Done(done.returncode, done.stdout, done.stderr)


def record(number: int, **changes: Any) -> str:
    """A line of a feed: a short report of an award, another for each number."""
    fields = {
        "url": f"https://humas.contoh.example/berita/{number}",
        "title": f"Kantor Pelayanan {number} meraih predikat WBK",
        "published": f"2021-12-{number % 28 + 1:02}",
        "text": f"Kantor pelayanan nomor {number} meraih predikat Wilayah Bebas dari Korupsi.\n"
        "Penghargaan tahun 2021 itu diserahkan di ibu kota, dihadiri pimpinan unit kerja,\n"
        "dan diikuti secara daring oleh seluruh pegawai yang bertugas di daerah.",
        "fetched_at": "2022-01-02T03:04:05+07:00",
    }
    return json.dumps({**fields, **changes})


def feed(*numbers: int) -> str:
    return "\n".join(map(record, numbers))

"""The wheel brings its own configuration, templates and sample crawl."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An interpreter that has the wheel, and Telusur from nowhere else.

    The dependencies are lent from this environment, for fetching them again would test pip.
    """
    scratch = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(scratch), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    [wheel] = scratch.glob("telusur-*.whl")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(scratch / "venv")], check=True)
    interpreter = scratch / "venv" / "bin" / "python"
    [packages] = (scratch / "venv" / "lib").glob("python*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib"))
    install = [sys.executable, "-m", "pip", "--python", str(interpreter), "install", "--no-deps", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    return interpreter


def run(python: Path, place: Path, *arguments: str) -> str:
    done = subprocess.run([str(python), *arguments], cwd=place, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_indexes_its_own_sample(python: Path, tmp_path: Path) -> None:
    assert str(ROOT) not in run(python, tmp_path, "-c", "import telusur; print(telusur.__file__)")
    command = ("-m", "telusur", "--data", str(tmp_path / "data"))
    assert "Published" in run(python, tmp_path, *command, "reindex", "--sample")
    assert "WBK" in run(python, tmp_path, *command, "search", "meraih WBK")


def test_it_serves_its_own_pages(python: Path, tmp_path: Path) -> None:
    run(python, tmp_path, "-m", "telusur", "--data", str(tmp_path), "reindex", "--sample")
    ask = (
        "import os; os.environ['TELUSUR_DATA'] = '.'\n"
        "from telusur.application import application\n"
        "client = application().test_client()\n"
        "page = client.get('/cari?q=wbk').get_data(as_text=True)\n"
        "style = client.get('/static/telusur.css')\n"
        "print('style', style.status_code, page)"
    )
    page = run(python, tmp_path, "-c", ask)
    assert "style 200" in page
    assert "<mark>WBK</mark>" in page
    assert "bukan berita asli" in page
    config = "from telusur.settings import CONFIG_DIR as c; print((c / 'gunicorn.conf.py').is_file(), c)"
    assert run(python, tmp_path, "-c", config).startswith("True ")

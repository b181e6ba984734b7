"""A PostgreSQL server of our own for as long as it is needed, without a network."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg

_SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "1GB",
    "work_mem": "64MB",
    "maintenance_work_mem": "512MB",
    "effective_cache_size": "4GB",
    "max_wal_size": "8GB",
    "synchronous_commit": "off",
    "jit": "off",  # compiling costs more than it saves in queries of milliseconds
}


class Cluster:
    """The server over one data directory. As root it runs as `postgres`, which it insists on."""

    def __init__(self, directory: Path) -> None:
        self._data = directory.resolve() / "cluster"
        self._as: dict[str, Any] = {}
        if os.getuid() == 0:
            user = pwd.getpwnam("postgres")
            self._as = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        # the path of a socket may have 107 characters, so it cannot lie just anywhere
        self._socket = Path(tempfile.mkdtemp(prefix="telusur-pg-"))
        self._own(self._socket)
        try:
            if not self._data.exists():
                self._data.mkdir()
                self._own(self._data)
                self._run("initdb", "--auth=trust", "--username=bench", "--encoding=UTF8", "--no-locale")
            self._server = self._start()
        except BaseException:
            shutil.rmtree(self._socket, ignore_errors=True)
            raise

    def connect(self) -> Any:
        return psycopg.connect(host=str(self._socket), user="bench", dbname="postgres", autocommit=True)

    def stop(self) -> None:
        self._server.send_signal(signal.SIGINT)  # fast shutdown: it ends sessions and writes everything
        self._server.wait()
        shutil.rmtree(self._socket, ignore_errors=True)

    def _own(self, path: Path) -> None:
        if self._as:
            os.chown(path, self._as["user"], self._as["group"])
        path.chmod(0o700)

    def _run(self, command: str, *arguments: str) -> None:
        subprocess.run(  # noqa: S603  # PostgreSQL's own
            [binary(command), f"--pgdata={self._data}", *arguments],
            check=True,
            capture_output=True,
            cwd="/",
            **self._as,
        )

    def _start(self) -> subprocess.Popen[bytes]:
        given = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
        with (self._socket / "log").open("wb") as log:
            server = subprocess.Popen(  # noqa: S603  # PostgreSQL's own
                [binary("postgres"), "-D", str(self._data), "-k", str(self._socket), *given],
                stdout=log,
                stderr=log,
                cwd="/",
                **self._as,
            )
        for _ in range(600):
            if server.poll() is not None:
                raise OSError(f"PostgreSQL did not start: {(self._socket / 'log').read_text()[-500:]}")
            try:
                self.connect().close()
            except psycopg.OperationalError:  # not ready yet
                time.sleep(0.1)
            else:
                return server
        server.send_signal(signal.SIGQUIT)
        raise OSError("PostgreSQL did not start within a minute")


def binary(command: str) -> str:
    """Debian keeps the server's programs outside the PATH. Raises OSError where there is none."""
    known = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{command}"))
    found = str(known[-1]) if known else shutil.which(command)
    if not found:
        raise OSError(f"PostgreSQL's {command} is not installed")
    return found

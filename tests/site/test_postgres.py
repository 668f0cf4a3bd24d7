"""The same tests on PostgreSQL, on a server of their own in a temporary folder, wherever PostgreSQL is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
# Journeys on both databases take a quarter of an hour more: `make test-all` asks for them.
ROOMS = (HERE, HERE.parent / "journeys") if "LAWANG_TEST_ALL" in os.environ else (HERE,)
LONGEST = 900
"""Seconds that the rooms may take: a third of this on two free cores."""
NOBODY = {"user": "nobody", "group": "nogroup", "extra_groups": []}


def program(name: str) -> str | None:
    """A program of PostgreSQL: on the path, or where Debian keeps it."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(debian[-1]) if debian else None)


@pytest.fixture
def server() -> Iterator[str]:
    """Address of a running server, reached by a socket in its own folder; it never runs as root."""
    initdb, postgres = program("initdb"), program("postgres")
    if not initdb or not postgres:
        pytest.skip("PostgreSQL is not installed")
    as_root = os.geteuid() == 0
    who = NOBODY if as_root else {}
    with tempfile.TemporaryDirectory(prefix="lawang-pg-", ignore_cleanup_errors=True) as folder:
        data = Path(folder) / "data"
        if as_root:
            shutil.chown(folder, "nobody", "nogroup")
        quick = ["--auth=trust", "--username=lawang", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        subprocess.run([initdb, "-D", data, *quick], cwd=folder, check=True, capture_output=True, **who)
        fast = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
        command = [postgres, "-D", data, "-k", folder, "-c", "listen_addresses=", *fast]
        running = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, **who)
        try:
            for line in running.stderr or ():
                if "ready to accept connections" in line:
                    break
            assert running.poll() is None
            yield f"postgres://lawang@{folder.replace('/', '%2F')}/postgres"
        finally:
            running.terminate()
            running.communicate(timeout=30)


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="the tests run on another database already")
def test_everything_holds_on_postgresql(server):
    again = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-n",
        "2",
        "-p",
        "no:cacheprovider",
        *map(str, ROOMS),
    ]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        again,
        env={**kept, "DATABASE_URL": server},
        capture_output=True,
        text=True,
        timeout=LONGEST * len(ROOMS),
        cwd=HERE.parents[1],
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]

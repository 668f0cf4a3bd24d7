"""The command line as tests call it: in this process, or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lawang.cli.shell import lawang

PROGRAM = [sys.executable, "-c", "from lawang.cli import main; main()"]


def environment(**more: str) -> dict[str, str]:
    """The surroundings of a child process: Indonesian, without colour, whatever the person at the desk prefers."""
    kept = {key: value for key, value in os.environ.items() if key not in ("LAWANG_LANG", "COLUMNS")}
    return {**kept, "PYTHONUTF8": "1", **more}


@pytest.fixture
def program() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs `lawang` as a process; its output is bytes."""

    def run(*args: str | Path, input: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
        command = [*PROGRAM, *map(str, args)]
        return subprocess.run(command, input=input, capture_output=True, env=environment(**more), timeout=300)

    return run


@pytest.fixture
def invoke() -> Callable[..., Result]:
    """Runs `lawang` in this process."""

    def run(*args: str | Path, input: bytes | None = None, lang: str = "") -> Result:
        runner = CliRunner(env={"LAWANG_LANG": lang, "NO_COLOR": None})
        return runner.invoke(lawang, [str(arg) for arg in args], input=input)

    return run


@dataclass
class Desk:
    """A folder with texts in it."""

    folder: Path

    def put(self, name: str, content: str | bytes) -> Path:
        """A file of this content."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def lines(self, name: str, lines: Iterable[bytes]) -> Path:
        """A file of these lines."""
        return self.put(name, b"".join(line + b"\n" for line in lines))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty folder to put texts into."""
    return Desk(tmp_path)

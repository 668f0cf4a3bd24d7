"""Commands of lawang run as processes of their own, with the time and the memory they took."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

__all__ = ["Cost", "check", "own_line", "pairs", "write"]

_LAWANG = [sys.executable, "-c", "import sys; from lawang.cli import main; sys.exit(main())"]


@dataclass(frozen=True)
class Cost:
    """Wall time, and the most memory that the process or one of its workers held."""

    seconds: float
    megabytes: float


def run(arguments: Sequence[str]) -> Cost:
    """Run the command and wait; raises where it fails for another reason than findings (exit status 1)."""
    start = perf_counter()
    quiet = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)]
    child = os.posix_spawn(sys.executable, [*_LAWANG, *arguments], os.environ, file_actions=quiet)
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"bench: lawang {' '.join(arguments)} failed")
    return Cost(perf_counter() - start, usage.ru_maxrss / 1024)


def write(file: Path, made: Sequence[tuple[str, str]], lines: int) -> None:
    """So many lines for `lawang pairs`; each has a figure and a word of its own, as real texts always bring new ones."""
    with file.open("w", encoding="utf-8") as out:
        for number, (official, copy) in enumerate(islice(cycle(made), lines)):
            own = own_line(number)
            out.write(json.dumps({"id": number, "official": official + own, "copy": copy + own}) + "\n")


def own_line(number: int) -> str:
    """A sentence with the figure and the word of a number's own."""
    return f" Catatan nomor {number:07} dari Desa {_word(number)}."


def _word(number: int) -> str:
    letters = "aeioknrstlmdgbpjhyuw"
    return "Nama" + "".join(letters[number // 20**place % 20] for place in range(6))


def pairs(file: Path, jobs: int) -> Cost:
    """`lawang pairs` on the file."""
    cost = run(["pairs", str(file), "-o", str(file.with_suffix(".out")), "--jobs", str(jobs)])
    file.with_suffix(".out").unlink()
    return cost


def check(folder: Path) -> Cost:
    """`lawang check` on a draft of three sentences against a source of three."""
    source, draft = folder / "sumber.txt", folder / "naskah.txt"
    source.write_text(
        "Gubernur meresmikan jembatan di Desa Loa Raya, Selasa (1/11/2022). Jembatan itu panjangnya 120 meter.\n"
        '"Warga kini lebih dekat ke pasar," kata Kepala Desa Rahmat Hidayat.\n',
        encoding="utf-8",
    )
    draft.write_text(source.read_text(encoding="utf-8").replace("120", "210"), encoding="utf-8")
    return run(["check", str(draft), "--source", str(source)])

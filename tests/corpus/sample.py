"""A small corpus of the house's own texts: releases, copies of them, faithful and not, articles from nowhere, broken rows."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from bench.generate import generate
from tests.cli.conftest import PROGRAM, environment
from tests.reuse.texts import background

AGENCIES = ("Dinas Kesehatan", "Dinas Pendidikan", "Dinas Perhubungan")
OUTLETS = ("Kabar Mahakam", "Warta Borneo", "Suara Pesisir", "Harian Kota")


@cache
def pairs(count: int) -> list[dict[str, Any]]:
    """Generated pairs of a release and a copy."""
    return [json.loads(pair.line()) for pair in generate(count, seed=11, small=True)]


def releases(count: int) -> list[dict[str, Any]]:
    """The releases of so many pairs, each once."""
    texts = dict.fromkeys(pair["official"] for pair in pairs(count))
    return [
        {"id": f"r{n}", "text": text, "agency": AGENCIES[n % 3], "topic": f"topik {n % 4}", "published": None}
        for n, text in enumerate(texts)
    ]


def articles(count: int) -> list[dict[str, Any]]:
    """The copies of so many pairs, and a tenth as many articles from nowhere."""
    texts = [pair["copy"] for pair in pairs(count)] + [" ".join(background(n)) for n in range(count // 10)]
    return [{"id": f"a{n}", "text": text, "outlet": OUTLETS[n // 3 % 4]} for n, text in enumerate(texts)]


def put(folder: Path, count: int = 60) -> tuple[Path, Path]:
    """Both files of a corpus of so many pairs."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (("r", releases(count)), ("a", articles(count))):
        pq.write_table(pa.Table.from_pylist(rows), folder / f"{name}.parquet", row_group_size=50)
    return folder / "r.parquet", folder / "a.parquet"


def command(inputs: tuple[Path, Path], out: Path, *more: str) -> list[str]:
    """`lawang corpus run` as a command line."""
    files = ["--releases", str(inputs[0]), "--articles", str(inputs[1]), "-o", str(out)]
    return [*PROGRAM, "corpus", "run", *files, *more]


def run(
    inputs: tuple[Path, Path], out: Path, *more: str, **surroundings: str
) -> subprocess.CompletedProcess[str]:
    """A run to its end."""
    return subprocess.run(
        command(inputs, out, *more),
        capture_output=True,
        text=True,
        env=environment(**surroundings),
        timeout=300,
    )


def parts(out: Path) -> int:
    """How many parts of a run are done."""
    return len(list((out / "articles").glob("[0-9]*.parquet")))


def table(out: Path, name: str) -> list[dict[str, Any]]:
    """All rows of a table, in the order of the input."""
    files = sorted((out / name).glob("*.parquet"))
    rows = [row for path in files for row in pq.read_table(path).to_pylist()]
    return sorted(
        rows, key=lambda row: (row["row"], row.get("start", 0), row.get("end", 0), row.get("kind", ""))
    )

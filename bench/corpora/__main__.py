"""How fast `lawang corpus run` is on one process, two and a cluster, what kills cost, and what memory it takes.

python -m bench.corpora [--articles 4000] [--rounds 3] [--memory 5000,50000] [--parts speed,kills,memory]

The articles are generated copies of the small corpus, each with a figure and a word of its own, as real texts always bring
new ones. Processes and cluster are measured in turn, and the best of the rounds is told, for other work on the machine only
ever makes them slower; processor time says the same in spite of it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from bench.children import own_line
from bench.corpora.cluster import Cluster, cluster
from bench.generate import generate

PAIRS = 600
_LAWANG = [sys.executable, "-c", "import sys; from lawang.cli import main; sys.exit(main())"]
SECONDS_TO_A_KILL = (2.0, 9.0)
"""The least and the most time that a run is left alone before it is killed: staging is over in two seconds."""


_COUNTS = """
import time
end, n = time.monotonic() + 3, 0
while time.monotonic() < end:
    sum(range(1000))
    n += 1
print(n)
"""


class Cost(NamedTuple):
    """Seconds from command to end, articles judged a second between the first part done and the last, megabytes of the
    largest process, processor seconds of all processes but those of a cluster."""

    seconds: float
    rate: float
    megabytes: float
    processor: float


def put(folder: Path, count: int) -> None:
    """Both inputs, of so many articles."""
    pairs = [json.loads(pair.line()) for pair in generate(PAIRS, seed=3, small=True)]
    texts = list(dict.fromkeys(pair["official"] for pair in pairs))
    pq.write_table(
        pa.table({"id": [f"r{n}" for n in range(len(texts))], "text": texts}), folder / "r.parquet"
    )
    copies = cycle([pair["copy"] for pair in pairs])
    schema = pa.schema([("id", pa.int64()), ("text", pa.string())])
    with pq.ParquetWriter(folder / "a.parquet", schema) as writer:
        for first in range(0, count, 10_000):
            numbers = range(first, min(first + 10_000, count))
            rows = [text + own_line(n) for n, text in zip(numbers, copies, strict=False)]
            writer.write_table(pa.table({"id": list(numbers), "text": rows}, schema))


def started(folder: Path, out: Path, *options: str, **surroundings: str) -> subprocess.Popen[bytes]:
    """A run of the inputs in `folder`."""
    files = ["--releases", str(folder / "r.parquet"), "--articles", str(folder / "a.parquet"), "-o", str(out)]
    return subprocess.Popen(
        [*_LAWANG, "corpus", "run", *files, *options],
        env={**os.environ, **surroundings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def run(folder: Path, out: Path, *options: str, **surroundings: str) -> Cost:
    """A run from nothing to its end."""
    shutil.rmtree(out, ignore_errors=True)
    begun = time.monotonic()
    process = started(folder, out, *options, **surroundings)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - begun
    if process.returncode:
        raise SystemExit(f"bench: the run ended with {process.returncode}")
    done = sorted((path.stat().st_mtime, path) for path in (out / "articles").glob("*.parquet"))
    rows = sum(pq.read_metadata(path).num_rows for _, path in done[1:])
    return Cost(
        seconds,
        rows / max(1e-9, done[-1][0] - done[0][0]),
        usage.ru_maxrss / 1024,
        usage.ru_utime + usage.ru_stime,
    )


def room() -> float:
    """What two processes that only count get done now, against one: 2 on a machine with two free cores."""

    def counted(processes: int) -> int:
        started = [
            subprocess.Popen([sys.executable, "-c", _COUNTS], stdout=subprocess.PIPE, text=True)
            for _ in range(processes)
        ]
        return sum(int(process.communicate()[0]) for process in started)

    one = counted(1)
    return counted(2) / one


def rows(out: Path) -> list[list[dict[str, Any]]]:
    """Both tables of a run, sorted."""
    return [
        sorted(
            (row for path in (out / name).glob("*.parquet") for row in pq.read_table(path).to_pylist()),
            key=repr,
        )
        for name in ("articles", "findings")
    ]


def speed(folder: Path, count: int, rounds: int) -> None:
    """One process, two processes, and a cluster of two nodes with one core each."""
    put(folder, count)
    costs: dict[str, list[Cost]] = defaultdict(list)
    rooms = []
    run(folder, folder / "warm", "--jobs", "2")
    with cluster(2) as nodes:
        for _ in range(rounds):
            rooms.append(room())
            costs["1 process"].append(run(folder, folder / "one", "--jobs", "1"))
            costs["2 processes"].append(run(folder, folder / "two", "--jobs", "2"))
            costs["Ray, 2 nodes"].append(_on_ray(folder, nodes))
    same = rows(folder / "one") == rows(folder / "two") == rows(folder / "ray")
    print(f"{count} articles, best of {rounds}; the same rows: {same}")
    print("  two processes that only count, against one: " + ", ".join(f"{ratio:.2f}" for ratio in rooms))
    best = {}
    for name, its in costs.items():
        best[name] = max(cost.rate for cost in its)
        seconds = min(cost.seconds for cost in its)
        used = f", {1000 * min(cost.processor for cost in its) / count:.1f} ms of processor an article"
        told = "" if name.startswith("Ray") else used
        print(f"  {name:13} {best[name]:6.0f} articles/s judged, {seconds:6.1f} s in all{told}")
    print(f"  2 processes / 1: {best['2 processes'] / best['1 process']:.2f}")
    print(f"  Ray / 2 processes: {best['Ray, 2 nodes'] / best['2 processes']:.2f}", flush=True)


def _on_ray(folder: Path, nodes: Cluster) -> Cost:
    options = ("--engine", "ray", "--address", nodes.address)
    return run(folder, folder / "ray", *options, **nodes.surroundings)


def kills(folder: Path, count: int) -> None:
    """A run that is killed again and again, beside one that is left alone."""
    put(folder, count)
    alone = run(folder, folder / "alone", "--jobs", "2")
    out, source, killed, begun = folder / "killed", random.Random(1), 0, time.monotonic()
    while True:
        process = started(folder, out, "--jobs", "2")
        try:
            process.wait(source.uniform(*SECONDS_TO_A_KILL))
            break
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            killed += 1
    whole = rows(out) == rows(folder / "alone")
    print(f"{count} articles, killed {killed} times: {len(rows(out)[0])} rows, the same: {whole}")
    print(f"  {time.monotonic() - begun:.1f} s, left alone {alone.seconds:.1f} s", flush=True)


def memory(folder: Path, counts: list[int]) -> None:
    """The largest process, by the number of articles."""
    for count in counts:
        put(folder, count)
        cost = run(folder, folder / "out", "--jobs", "2")
        print(
            f"{count} articles: {cost.megabytes:.0f} MB in the largest process, {cost.seconds:.0f} s",
            flush=True,
        )


def main(argv: list[str] | None = None) -> None:
    """Prints what was measured."""
    parser = argparse.ArgumentParser(prog="python -m bench.corpora")
    parser.add_argument("--articles", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", default="5000,50000")
    parser.add_argument("--parts", default="speed,kills,memory")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "speed" in args.parts:
            speed(folder, args.articles, args.rounds)
        if "kills" in args.parts:
            kills(folder, args.articles)
        if "memory" in args.parts:
            memory(folder, list(map(int, args.memory.split(","))))


if __name__ == "__main__":
    main()

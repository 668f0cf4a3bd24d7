"""How build, search and size grow with the number of releases: `python -m bench.reuse.growth [--most 1000000]`.

Draws docs/images/reuse-growth.png and writes the figures beside it.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.reuse.texts import WORDS_A_RELEASE, article, release, resampled
from lawang.reuse.index import Batch, Index, build

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
ARTICLES = 2_000
IMAGES = Path(__file__).resolve().parent.parent.parent / "docs" / "images"


class Clock:
    """Batches of releases, and the processor time that making them takes, which is not the index's."""

    def __init__(self) -> None:
        self.making = 0.0

    def batches(self, count: int) -> Iterator[Batch]:
        """The first `count` synthetic releases."""
        for first in range(0, count, 512):
            begun = time.process_time()
            numbers = range(first, min(first + 512, count))
            batch = [f"r{n}" for n in numbers], [release(n) for n in numbers]
            self.making += time.process_time() - begun
            yield batch


def asked(count: int) -> list[str]:
    """Articles, half of them from one of the first `count` releases."""
    own = random.Random(f"growth {count}")
    out = []
    for number in range(ARTICLES):
        source = own.randrange(count)
        pair = (f"r{source}", release(source)) if number % 2 else None
        out.append(article(own, pair, own.choice((0.15, 0.3, 0.5, 1.0)), resampled(own, 460, 1)).text)
    return out


def measured(count: int) -> dict[str, float]:
    """Seconds to build, microseconds to search an article, bytes of 450 words, memory at the most."""
    folder = Path(tempfile.mkdtemp())
    try:
        clock, begun = Clock(), time.process_time()
        build(folder / "index", clock.batches(count))
        seconds = time.process_time() - begun - clock.making
        index = Index(folder / "index")
        texts = asked(count)
        index.match(texts)
        rounds = []
        for _ in range(5):
            begun = time.process_time()
            index.match(texts)
            rounds.append(time.process_time() - begun)
        return {
            "releases": count,
            "build_seconds": round(seconds, 2),
            "query_microseconds": round(statistics.median(rounds) / len(texts) * 1e6, 1),
            "words_a_release": round(sum(segment.words for segment in index.segments) / count, 1),
            "bytes_of_450_words": round(
                index.bytes / sum(segment.words for segment in index.segments) * WORDS_A_RELEASE, 1
            ),
            "segments": len(index.segments),
            "most_memory_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        }
    finally:
        shutil.rmtree(folder)


def draw(rows: list[dict[str, float]], path: Path) -> None:
    """The curves as a picture."""
    matplotlib = import_module("matplotlib")
    matplotlib.use("Agg")
    plt: Any = import_module("matplotlib.pyplot")
    figure, axes = plt.subplots(1, 3, figsize=(12, 3.6), layout="constrained")
    sizes = [row["releases"] for row in rows]
    for axis, key, title in zip(
        axes,
        ("query_microseconds", "build_seconds", "bytes_of_450_words"),
        ("search, µs an article", "build, s", "size, bytes a release of 450 words"),
        strict=True,
    ):
        axis.plot(sizes, [row[key] for row in rows], "o-", color="#0b5c8a")
        axis.set(xscale="log", xlabel="releases", title=title)
        axis.set_ylim(0, 1.15 * max(row[key] for row in rows))
        axis.grid(alpha=0.3)
    axes[1].set_ylim(auto=True)
    axes[1].set_yscale("log")
    axes[1].relim()
    axes[1].autoscale_view()
    axes[2].axhline(1500, color="#b03a2e", linestyle="--", linewidth=1)
    figure.savefig(path, dpi=110)


def main(argv: list[str] | None = None) -> None:
    """Measures every size up to the largest, prints and draws."""
    parser = argparse.ArgumentParser(prog="python -m bench.reuse.growth")
    parser.add_argument("--most", type=int, default=100_000)
    parser.add_argument("--draw", action="store_true", help="renew the picture in docs/images")
    args = parser.parse_args(argv)
    measured(1000)
    rows = []
    for size in (size for size in SIZES if size <= args.most):
        rows.append(measured(size))
        print(json.dumps(rows[-1]), flush=True)
    if args.draw:
        IMAGES.mkdir(parents=True, exist_ok=True)
        (IMAGES / "reuse-growth.json").write_text(json.dumps(rows, indent=1) + "\n")
        draw(rows, IMAGES / "reuse-growth.png")


if __name__ == "__main__":
    main()

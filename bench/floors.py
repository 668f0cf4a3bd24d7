"""Floors on quality: what ``baseline.json`` promises, measured on small samples that are always the same.

python -m bench.floors            # measured beside the floor
python -m bench.floors --raise    # lift the floors to what is measured now; never lowers one
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable
from pathlib import Path

from bench import drafts, natural, quality, register
from bench.articles import data_file
from bench.generate import generate
from bench.judge import results
from bench.reuse import small as reuse
from bench.stats import table

BASELINE = Path(__file__).resolve().parent / "baseline.json"
SAMPLE = {"small": 450, "large": 450}
"""Generated pairs a sample: thirty by each class and as many faithful ones, some seconds of work."""
SEED = 7
CEILINGS = ("false_alarms",)
"""Figures that must not rise; all others must not fall."""

Figures = dict[str, float]


def _generated(small: bool) -> Figures:
    rows = [json.loads(pair.line()) for pair in generate(SAMPLE["small" if small else "large"], SEED, small)]
    score = quality.measure(rows, results((row["official"], row["copy"]) for row in rows))
    figures = score.summary()
    lowest = min(value for name, value in figures.items() if name.startswith("recall."))
    return {"recall": figures["recall"], "lowest_class": lowest, "false_alarms": figures["false_alarms"]}


def _natural(sample: str) -> Figures | None:
    measured = natural.measure(sample)
    return None if measured is None else measured.summary()


MEASURES: dict[str, Callable[[], Figures | None]] = {
    "small": lambda: _generated(small=True),
    "large": lambda: _generated(small=False) if data_file() else None,
    "natural": lambda: _natural("natural"),
    "fresh": lambda: _natural("fresh"),
    "drafts": lambda: drafts.measure().summary(),
    "reuse": reuse.measure,
    "register": register.summary,
}
"""Sample -> its figures; None where its texts are not present."""


def floors() -> dict[str, Figures]:
    """The promised figures by sample."""
    promised: dict[str, Figures] = json.loads(BASELINE.read_text(encoding="utf-8"))
    return promised


def broken(promised: Figures, measured: Figures) -> list[str]:
    """Which promises the measurement breaks, in words."""
    return [
        f"{name} is {measured[name]:.4f}, promised {value:.4f}"
        for name, value in promised.items()
        if (measured[name] > value if name in CEILINGS else measured[name] < value)
    ]


def lifted(promised: Figures, measured: Figures) -> Figures:
    """The promise made as strict as the measurement, to four digits, never looser than before."""
    strict = dict(promised)
    for name, value in measured.items():
        if name in CEILINGS:
            strict[name] = min(promised.get(name, 1.0), math.ceil(value * 10_000) / 10_000)
        else:
            strict[name] = max(promised.get(name, 0.0), math.floor(value * 10_000) / 10_000)
    return strict


def main(argv: list[str] | None = None) -> int:
    """Print what is measured beside the floors; exit status 1 when one is broken."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.floors", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument(
        "--raise", dest="lift", action="store_true", help="lift the floors to the measurement"
    )
    args = parser.parse_args(argv)
    promised = floors()
    rows: list[tuple[str, str, str, str]] = []
    failed = False
    for sample, measure in MEASURES.items():
        measured = measure()
        if measured is None:
            rows.append((sample, "-", "texts not present", "-"))
            continue
        failed |= bool(broken(promised[sample], measured))
        rows += [
            (sample, name, f"{value:.4f}", f"{promised[sample][name]:.4f}")
            for name, value in measured.items()
        ]
        if args.lift:
            promised[sample] = lifted(promised[sample], measured)
    print(table(rows, ("sample", "figure", "measured", "floor or ceiling")))
    if args.lift:
        BASELINE.write_text(json.dumps(promised, indent=2) + "\n", encoding="utf-8")
    return int(failed and not args.lift)


if __name__ == "__main__":
    raise SystemExit(main())

"""How fast a pair is checked, beside peers in the same run; whether time and memory grow only with the length.

    python -m bench.speed [--small] [--full] [--json FILE]

Ratios, not seconds, are the measure: machines differ. Every figure is a median over rounds in which checker and peers take
turns. Peers: A tokenises both texts and aligns their words (rapidfuzz Indel), B is difflib on words that are there already.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from bench import children
from bench.articles import Article, articles
from bench.generate import rewrite
from bench.hostile import HOSTILE
from bench.marked import Marked
from bench.stats import table

WORDS = range(350, 560)
"""Length of the texts measured on: about 450 words."""
PAIRS = 60
ROUNDS = 7
SEED = 11
TARGETS = {"near/A": 5.0, "near/B": 2.0, "rewritten/A": 20.0}
Texts = tuple[str, str]


@dataclass(frozen=True)
class Measured:
    """A quantity with what it should be at most, or at least."""

    name: str
    value: float
    most: float | None = None
    least: float | None = None
    unit: str = ""

    @property
    def row(self) -> tuple[str, str, str, str]:
        """Name, value, target and whether it is met, for the table."""
        target = f"≤ {self.most:g}" if self.most is not None else f"≥ {self.least:g}" if self.least else ""
        missed = (self.most is not None and self.value > self.most) or (
            self.least is not None and self.value < self.least
        )
        return self.name, f"{self.value:.3g} {self.unit}".strip(), target, "missed" if missed else ""


def originals(small: bool) -> list[Article]:
    """Articles of about 450 words; short ones of the small corpus are joined until they are so long."""
    fit = [a for a in articles(small) if len(a.text.split()) in WORDS]
    if len(fit) >= PAIRS:
        return fit
    pool, joined = articles(small), []
    for first in range(len(pool)):
        text = ""
        for step in range(len(pool)):
            text += pool[(first + step) % len(pool)].text + "\n"
            if len(text.split()) >= WORDS.start:
                joined.append(Article(f"joined-{first}", text.strip(), True))
                break
    return joined


def near(text: str, rng: Random, changes: int | None = None) -> str:
    """A copy with one to three words changed; with none in about half of the copies."""
    words = text.split(" ")
    if changes is None:
        changes = rng.choice((0, 0, 0, 1, 2, 3))
    for _ in range(changes):
        at = rng.randrange(len(words))
        words[at] = _changed(words[at], words, rng)
    return " ".join(words)


def _changed(word: str, words: Sequence[str], rng: Random) -> str:
    """Another word of the same sort: a figure for a figure, a name for a name."""
    if any(c.isdigit() for c in word):
        return "".join(str((int(c) + 1) % 10) if c in "0123456789" else c for c in word)
    for _ in range(50):
        other = rng.choice(words)
        if other.isalpha() and other.lower() != word.lower() and other[0].isupper() == word[:1].isupper():
            return other
    return "lain"


def pairs(small: bool, count: int = PAIRS) -> dict[str, list[Texts]]:
    """Near and rewritten copies of the same articles."""
    pool = originals(small)
    made: dict[str, list[Texts]] = {"near": [], "rewritten": []}
    for number in range(count):
        article = pool[number % len(pool)]
        rng = Random(f"{SEED}/{number}")
        made["near"].append((article.text, near(article.text, rng)))
        copy, _ = rewrite(Marked(article.text), article, "rewritten", rng, planted=False)
        made["rewritten"].append((article.text, copy.text))
    return made


def checked(pair: Texts) -> None:
    """The whole check of one pair."""
    from lawang.check.pairs import check_pair

    check_pair(*pair)


def indel(pair: Texts) -> None:
    """Peer A."""
    from rapidfuzz.distance import Indel

    from lawang.text import Text

    Indel.opcodes(Text(pair[0]).words, Text(pair[1]).words)


def difference(pair: tuple[list[str], list[str]]) -> None:
    """Peer B."""
    SequenceMatcher(None, *pair, autojunk=False).get_opcodes()


def seconds(work: Callable[[Any], None], items: Sequence[Any]) -> float:
    """Mean time of one item in a batch."""
    start = perf_counter()
    for item in items:
        work(item)
    return (perf_counter() - start) / len(items)


def ratios(small: bool, rounds: int = ROUNDS) -> list[Measured]:
    """The checker beside its peers, on near and on rewritten copies."""
    found = []
    for kind, made in pairs(small).items():
        split = [(official.split(), copy.split()) for official, copy in made]
        works = [("check", checked, made), ("A", indel, made), ("B", difference, split)]
        for _, work, items in works:
            seconds(work, items)
        times: dict[str, list[float]] = {name: [] for name, _, _ in works}
        for _ in range(rounds):
            for name, work, items in works:
                times[name].append(seconds(work, items))
        middle = {name: median(taken) for name, taken in times.items()}
        found += [Measured(f"{kind}: {name}", 1000 * value, unit="ms") for name, value in middle.items()]
        for peer in "AB":
            name = f"{kind}/{peer}"
            found.append(Measured(name, middle["check"] / middle[peer], most=TARGETS.get(name)))
    return found


def growth(small: bool, full: bool) -> list[Measured]:
    """Time per kB of long copies, made by joining different articles, against that of 100 kB (about 35 articles)."""
    found: list[Measured] = []
    base: dict[str, float] = {}
    for pair in long_pairs(small, 100).values():
        checked(pair)
    for kb in (100, 10, 1000, *((10_000,) if full else ())):
        taken: dict[str, list[float]] = {}
        for part in range(max(1, 100 // kb)):
            for kind, pair in long_pairs(small, kb, part).items():
                taken.setdefault(kind, []).append(seconds(checked, [pair]))
        for kind, times in taken.items():
            each = 1000 * sum(times) / len(times) / kb
            base.setdefault(kind, each)
            found.append(Measured(f"{kind} {kb} kB: per kB", each, unit="ms"))
            found.append(Measured(f"{kind} {kb} kB / 100 kB", each / base[kind], most=2.0))
    return found


def long_pairs(small: bool, kb: int, part: int = 0) -> dict[str, Texts]:
    """Texts of so many kB: lightly changed, the same on a single line, and of other articles altogether."""
    pool = articles(small)
    official, copy, foreign = [], [], []
    size, number = 0, 35 * part
    while size < kb * 1000:
        text = pool[number % len(pool)].text
        if number >= len(pool):  # the articles are used up: none of their sentences may come again
            text = text.replace(".", f" ke-{number // len(pool)}.").replace("a ", f"a{number // len(pool)} ")
        rng = Random(f"{SEED}/{number}")
        official.append(text)
        copy.append(near(text, rng))
        foreign.append(pool[(number + len(pool) // 2) % len(pool)].text)
        size += len(text)
        number += 1
    whole, changed, other = ("\n".join(parts)[: kb * 1000] for parts in (official, copy, foreign))
    return {
        "near": (whole, changed),
        "one line": (whole.replace("\n", " "), changed.replace("\n", " ")),
        "foreign": (whole, other),
    }


def hostile() -> list[Measured]:
    """Twice the length in about twice the time, for every text made to be slow: asked of the longest that was read before
    it took long, and of one of a quarter of its length."""
    found = []
    for name, made in HOSTILE.items():
        size, times = 1250, [_hostile_time(made(625)) for _ in range(2)]
        while times[-1] < ENOUGH and size <= LONGEST:
            times.append(min(_hostile_time(made(size)) for _ in range(2)))
            size *= 2
        each = 1e6 * times[-1] / (size / 2)
        found.append(Measured(f"{name}: ms per kB at {size // 2}", each))
        found.append(
            Measured(f"{name}: twice the length", (times[-1] / max(times[-3], FLOOR)) ** 0.5, most=3.0)
        )
    return found


# Seconds after which a hostile text is not made longer; characters of the longest; seconds below which time is noise.
ENOUGH, LONGEST, FLOOR = 0.5, 160_000, 0.004


def _hostile_time(text: str) -> float:
    """Read, judged by the desk rules, and checked against a source that differs at its end and one that is but its start."""
    from lawang.check.desk import desk
    from lawang.facts.reading import Reading
    from lawang.text import Text

    start = perf_counter()
    desk(Text(text))
    for _ in Reading(Text(text)):
        pass
    checked((text + " 12", text + " 13"))
    checked((text[: len(text) // 2], text))
    return perf_counter() - start


def commands(small: bool, full: bool) -> list[Measured]:
    """The commands as they are started: with two workers against one, memory over many lines, and start-up."""
    made = [pair for kind in pairs(small).values() for pair in kind]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pairs.jsonl"
        children.write(file, made, 2000)
        alone, both = (median(children.pairs(file, jobs).seconds for _ in range(3)) for jobs in (1, 2))
        few, many = (50_000, 1_000_000) if full else (5_000, 20_000)
        memory = []
        near_pairs = pairs(small)["near"]
        for lines in (few, many):
            children.write(file, near_pairs, lines)
            memory.append(children.pairs(file, 2).megabytes)
        slope = (memory[1] - memory[0]) / (many - few) * 1_000_000
        start = median(children.check(Path(folder)).seconds for _ in range(5))
    return [
        Measured("--jobs 2 / --jobs 1", alone / both, least=1.8),
        Measured(f"memory of pairs, {many} lines", memory[1], most=400, unit="MB"),
        Measured("memory of pairs, more per 1,000,000 lines", slope, unit="MB"),
        Measured("lawang check, start-up included", start, most=0.4, unit="s"),
    ]


PARTS: dict[str, Callable[[argparse.Namespace], list[Measured]]] = {
    "ratios": lambda args: ratios(args.small),
    "growth": lambda args: growth(args.small, args.full),
    "commands": lambda args: commands(args.small, args.full),
    "hostile": lambda args: hostile(),
}


def main(argv: list[str] | None = None) -> int:
    """Print the tables, and the figures as one line of JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__.split("\n")[0])
    parser.add_argument("--small", action="store_true", help="only the committed corpus")
    parser.add_argument("--full", action="store_true", help="texts of 10 MB, and a million lines")
    parser.add_argument("--only", choices=PARTS, action="append", help="only this part")
    parser.add_argument("--json", type=Path, help="write the figures here")
    args = parser.parse_args(argv)
    found: list[Measured] = []
    for name, part in PARTS.items():
        if args.only and name not in args.only:
            continue
        print(f"{name} ...", file=sys.stderr, flush=True)
        found += (measured := part(args))
        print(table([m.row for m in measured], (name, "value", "target", "")) + "\n", flush=True)
    summary = json.dumps({m.name: round(m.value, 4) for m in found}, ensure_ascii=False)
    print(summary)
    if args.json:
        args.json.parent.mkdir(parents=True, exist_ok=True)
        args.json.write_text(summary + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

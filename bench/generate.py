"""Makes labelled pairs: an official text and a copy of it in which one fact has drifted, or none.

The copy of a drift pair holds exactly one changed fact; both kinds of copies are edited as newsrooms edit, in three degrees:
``near`` (the change alone, or one faithful operation), ``light`` (a few faithful operations) and ``rewritten`` (many).
Everything follows from the seed and the texts.

    python -m bench.generate --n 3000 --seed 1 -o out/pairs.jsonl [--small]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

import bench.drift
import bench.faithful  # noqa: F401 - registers the operations
from bench.articles import Article, articles
from bench.edits import DRIFT, FAITHFUL, Edit
from bench.marked import Marked

SURROUNDINGS = ("near", "light", "rewritten")
# What a rewritten copy draws from first, so that it is truly rewritten and not only sprinkled with synonyms.
_RESHAPING = (
    "reorder",
    "cut",
    "merge",
    "split",
    "indirect_speech",
    "synonyms",
    "voice",
    "quote_cut",
    "layout",
)
# Share of copies that get paragraphs of another article.
_FOREIGN = {"light": 0.2, "rewritten": 0.5}
# Families that may be applied several times to one copy.
_REPEATED = ("synonyms", "reorder", "merge", "notation", "indirect_speech", "short_name", "split", "pronoun")


@dataclass
class Pair:
    """One labelled pair; spans are string offsets, ``places`` are all changed places of the copy."""

    id: str
    official: str
    copy: str
    drift: bool
    cls: str
    operation: str
    surrounding: str
    edits: list[str]
    start: int | None = None
    end: int | None = None
    source_start: int | None = None
    source_end: int | None = None
    places: list[dict[str, int]] = field(default_factory=list)

    def line(self) -> str:
        """The pair as a line of JSON."""
        row = asdict(self)
        row["class"] = row.pop("cls")
        return json.dumps(row, ensure_ascii=False)


def plant(article: Article, edit: Edit) -> tuple[Marked, dict[int, tuple[int, int]]]:
    """The text with the edit made, and where each numbered change stood in the official text."""
    doc = Marked(article.text)
    sources = {}
    ordered = sorted(enumerate(edit, 1), key=lambda item: -item[1][0])
    for number, (start, end, new) in ordered:
        doc = doc.replace(start, end, new, number)
        sources[number] = (start, end)
    return doc, sources


def rewrite(
    doc: Marked, article: Article, surrounding: str, rng: Random, planted: bool
) -> tuple[Marked, list[str]]:
    """Faithful operations around the planted change, as many as the surrounding asks for."""
    if surrounding == "near":
        wanted = 0 if planted else 1
    else:
        wanted = rng.randint(2, 4) if surrounding == "light" else rng.randint(9, 15)
    done: list[str] = []
    families = [family for family in FAITHFUL if family != "foreign"]
    for attempt in range(wanted * 6):
        if len(done) >= wanted:
            break
        reshaping = surrounding == "rewritten" and attempt < 2 * len(_RESHAPING)
        family = _RESHAPING[attempt % len(_RESHAPING)] if reshaping else rng.choice(families)
        if family not in _REPEATED and any(name.startswith(family + ".") for name in done):
            continue
        name = rng.choice(list(FAITHFUL[family]))
        new = FAITHFUL[family][name](doc, article, rng)
        if new is not None and new.text != doc.text:
            doc = new
            done.append(f"{family}.{name}")
    # Foreign paragraphs come last, so that no operation mixes them into the article's own sentences.
    if wanted > 1 and rng.random() < _FOREIGN[surrounding]:
        new = FAITHFUL["foreign"]["paragraphs"](doc, article, rng)
        if new is not None:
            doc = new
            done.append("foreign.paragraphs")
    return doc, done


def drifted(
    article: Article, kind: str, name: str, surrounding: str, rng: Random, number: str
) -> Pair | None:
    """A drift pair, or None where the operation finds nothing to change in the article."""
    candidates = list(DRIFT[kind][name](article, rng))
    if not candidates:
        return None
    edit = rng.choice(candidates)
    doc, sources = plant(article, edit)
    if doc.text == article.text:
        return None
    doc, done = rewrite(doc, article, surrounding, rng, planted=True)
    places = doc.places()
    if not places:
        return None
    first = doc.marks[places[0][0]]
    source = sources[first]
    return Pair(
        number, article.text, doc.text, True, kind, name, surrounding, done,
        *places[0], *source, [{"start": s, "end": e} for s, e in places],
    )  # fmt: skip


def intact(article: Article, surrounding: str, rng: Random, number: str, family: str) -> Pair | None:
    """A faithful pair, in the near surrounding with one operation of the family; None where nothing could be edited."""
    doc = Marked(article.text)
    if surrounding == "near":
        names = list(FAITHFUL[family])
        rng.shuffle(names)
        for name in names:
            new = FAITHFUL[family][name](doc, article, rng)
            if new is not None and new.text != doc.text:
                return Pair(
                    number, article.text, new.text, False, family, name, surrounding, [f"{family}.{name}"]
                )
        return None
    doc, done = rewrite(doc, article, surrounding, rng, planted=False)
    if not done:
        return None
    return Pair(number, article.text, doc.text, False, "mixed", "mixed", surrounding, done)


def generate(count: int, seed: int, small: bool = False) -> Iterator[Pair]:
    """``count`` pairs, half of them drift with all classes alike often, from the articles present."""
    pool = articles(small)
    if not pool:
        raise SystemExit("bench: no articles: put texts into bench/corpus or set LAWANG_DATA")
    kinds, families = sorted(DRIFT), sorted(FAITHFUL)
    for number in range(count):
        rng = Random(f"{seed}/{number}")
        planted = number % 2 == 0
        turn = number // 2
        surrounding = SURROUNDINGS[turn % 3]
        pair: Pair | None = None
        for _ in range(400):
            article = rng.choice(pool)
            if planted:
                kind = kinds[turn % len(kinds)]
                name = rng.choice(sorted(DRIFT[kind]))
                pair = drifted(article, kind, name, surrounding, rng, f"{seed}-{number}")
            else:
                pair = intact(
                    article, surrounding, rng, f"{seed}-{number}", families[turn // 3 % len(families)]
                )
            if pair is not None:
                yield pair
                break


def main(argv: list[str] | None = None) -> int:
    """Write the pairs; the counts by class go to the error stream."""
    parser = argparse.ArgumentParser(prog="python -m bench.generate", description=__doc__.split("\n")[0])
    parser.add_argument("--n", type=int, default=3000, help="number of pairs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, help="JSONL file (default: standard output)")
    parser.add_argument("--small", action="store_true", help="only the committed corpus")
    args = parser.parse_args(argv)
    if args.output:
        args.output.parent.mkdir(parents=True, exist_ok=True)
    out = args.output.open("w", encoding="utf-8") if args.output else sys.stdout
    counts: dict[str, int] = {}
    for pair in generate(args.n, args.seed, args.small):
        out.write(pair.line() + "\n")
        key = pair.cls if pair.drift else "faithful"
        counts[key] = counts.get(key, 0) + 1
    if args.output:
        out.close()
    print("  ".join(f"{key} {n}" for key, n in sorted(counts.items())), file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

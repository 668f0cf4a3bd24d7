"""What the tables of a run say together, computed by Daft from its files, out of core.

A *copy* is an article whose verdict is `faithful` or `drift`. Its *uniformity* is the share of copies without a single drift.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from daft.functions import coalesce

from lawang.corpus.plan import daft
from lawang.corpus.wording import bad

__all__ = ["Group", "Kind", "Release", "Summary", "summary", "verdicts"]

COPIES = ("faithful", "drift")
# Groups, releases and rows of a cross table that are told; the tables of the run hold the rest.
MOST = 25
MOST_RELEASES = 15
MOST_CROSSED = 8

Rows = list[dict[str, Any]]
col = daft.col


@dataclass(frozen=True)
class Group:
    """The copies of one outlet, agency or topic (None: not told), how many have no drift, how many drifts they have
    together, and how many different releases they were taken from."""

    name: str | None
    copies: int
    faithful: int
    drifts: int
    releases: int

    @property
    def uniformity(self) -> Fraction:
        """Share of the copies without drift."""
        return Fraction(self.faithful, self.copies)


@dataclass(frozen=True)
class Release(Group):
    """The copies of one release; `name` is its id. `releases` is 1."""

    agency: str | None
    outlets: int


@dataclass(frozen=True)
class Kind:
    """A kind of drift: how often, in how many copies, and one example of what a release and its copy say."""

    name: str
    drifts: int
    copies: int
    source: str | None
    text: str
    reason: str


@dataclass(frozen=True)
class Summary:
    """All that a report tells of a run."""

    releases: int
    rejected: int
    verdicts: dict[str, int]
    outlets: list[Group]
    agencies: list[Group]
    topics: list[Group]
    crossed: dict[tuple[str | None, str | None], int]
    """Copies by outlet and agency."""
    copied: list[Release]
    kinds: list[Kind]

    @property
    def articles(self) -> int:
        """All articles that were judged."""
        return sum(self.verdicts.values())

    @property
    def copies(self) -> int:
        """Those that are copies."""
        return sum(self.verdicts[name] for name in COPIES)

    @property
    def uniformity(self) -> Fraction | None:
        """Share of all copies without drift; None where there are no copies."""
        return Fraction(self.verdicts["faithful"], self.copies) if self.copies else None


def summary(folder: Path) -> Summary:
    """What a finished run found. Raises `BadInput` where none is."""
    state = _state(folder)
    if not any((folder / "articles").glob("*.parquet")):
        return Summary(state["releases"], state["rejected"], verdicts(folder), [], [], [], {}, [], [])
    copies = _copies(folder)
    crossed = copies.groupby("outlet", "agency").agg(col("id").count().alias("n")).to_pylist()
    return Summary(
        state["releases"],
        state["rejected"],
        verdicts(folder),
        outlets=_groups(copies, "outlet"),
        agencies=_groups(copies, "agency"),
        topics=_groups(copies, "topic"),
        crossed={(row["outlet"], row["agency"]): row["n"] for row in crossed},
        copied=_copied(copies),
        kinds=_kinds(folder),
    )


def verdicts(folder: Path) -> dict[str, int]:
    """How many articles have which verdict; `none` are those that took text from no release."""
    counted = dict.fromkeys((*COPIES, "unrelated", "none"), 0)
    for path in (folder / "articles").glob("*.parquet"):
        for verdict in pq.read_table(path, columns=["verdict"])["verdict"].to_pylist():
            counted[verdict or "none"] += 1
    return counted


def _state(folder: Path) -> dict[str, Any]:
    try:
        state: dict[str, Any] = json.loads((folder / "run.json").read_bytes())
        done = state["done"]
    except (OSError, ValueError, KeyError):
        raise bad(folder, "no_run") from None
    if not done:
        raise bad(folder, "unfinished")
    return state


def _copies(folder: Path) -> daft.DataFrame:
    """The copies; their agency and topic are the release's, or else their own."""
    frame = daft.read_parquet(f"{folder}/articles/*.parquet").where(col("verdict").is_in(list(COPIES)))
    return frame.select(
        "id",
        "outlet",
        "release",
        coalesce(col("release_agency"), col("agency")).alias("agency"),
        coalesce(col("release_topic"), col("topic")).alias("topic"),
        col("drifts").cast("int64"),
        col("verdict").is_in(["faithful"]).cast("int64").alias("whole"),
    )


def _counts() -> list[daft.Expression]:
    return [
        col("id").count().alias("copies"),
        col("whole").sum().alias("faithful"),
        col("drifts").sum().alias("drifts"),
    ]


def _groups(copies: daft.DataFrame, name: str) -> list[Group]:
    """Groups by that label, those with most copies first."""
    counted = copies.groupby(name).agg(*_counts(), col("release").count_distinct().alias("releases"))
    rows = counted.sort(["copies", name], desc=[True, False]).to_pylist()
    return [Group(row.pop(name), **row) for row in rows]


def _copied(copies: daft.DataFrame) -> list[Release]:
    """The releases with most copies."""
    counted = copies.groupby("release").agg(
        *_counts(), col("agency").min().alias("agency"), col("outlet").count_distinct().alias("outlets")
    )
    rows = counted.sort(["copies", "release"], desc=[True, False]).limit(MOST_RELEASES).to_pylist()
    return [Release(row.pop("release"), **row, releases=1) for row in rows]


def _kinds(folder: Path) -> list[Kind]:
    """Kinds of drift, the most frequent first; the example of each is its first in the order of the articles."""
    drifts = daft.read_parquet(f"{folder}/findings/*.parquet").where(col("drift"))
    counted = drifts.groupby("kind").agg(
        col("row").count().alias("drifts"),
        col("row").count_distinct().alias("copies"),
        col("row").min().alias("row"),
    )
    rows = counted.sort(["drifts", "kind"], desc=[True, False]).to_pylist()
    wanted = sorted({row["row"] for row in rows})
    shown = drifts.where(col("row").is_in(wanted)).sort(["row", "start"]).to_pylist() if wanted else []
    examples: dict[tuple[str, int], dict[str, Any]] = {}
    for finding in shown:
        examples.setdefault((finding["kind"], finding["row"]), finding)
    return [_kind(row, examples[row["kind"], row["row"]]) for row in rows]


def _kind(row: dict[str, Any], example: dict[str, Any]) -> Kind:
    return Kind(
        row["kind"], row["drifts"], row["copies"], example["source_text"], example["text"], example["reason"]
    )

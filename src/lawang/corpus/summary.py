"""What the tables of a run say together, computed by Daft from its files."""

from __future__ import annotations

from pathlib import Path

from lawang.corpus.plan import daft

__all__ = ["verdicts"]


def verdicts(folder: Path) -> dict[str, int]:
    """How many articles have which verdict; `none` are those that took text from no release."""
    counted = dict.fromkeys(("faithful", "drift", "unrelated", "none"), 0)
    if any((folder / "articles").glob("*.parquet")):
        frame = daft.read_parquet(f"{folder}/articles/*.parquet")
        for row in frame.groupby("verdict").agg(daft.col("id").count().alias("n")).to_pylist():
            counted[row["verdict"] or "none"] = row["n"]
    return counted

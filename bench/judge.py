"""Where a checker's findings come from, and when a finding counts as being at a place."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any

Result = dict[str, Any]
Check = Callable[[str, str], Result]
RAISED = ("contradicted", "unsupported")


def checker() -> Check:
    """The project's own checker for pairs."""
    try:
        module = importlib.import_module("lawang.check.pairs")
    except ImportError as error:
        raise SystemExit(
            f"bench: lawang.check.pairs is not there ({error}); install the project or give --predictions"
        ) from error
    check: Check = module.check_pair
    return check


def _one(check: Check | None, pair: tuple[str, str]) -> Result:
    return (check or checker())(*pair)


def results(pairs: Iterable[tuple[str, str]], jobs: int = 1) -> Iterator[Result]:
    """The checker's answer to each (official, copy), in order."""
    if jobs == 1:
        yield from map(partial(_one, checker()), pairs)
        return
    with Pool(jobs) as pool:
        yield from pool.imap(partial(_one, None), pairs, chunksize=16)


def predictions(file: Path) -> dict[str, Result]:
    """Answers of ``lawang pairs`` by id."""
    with file.open(encoding="utf-8") as lines:
        return {str(row["id"]): row for row in map(json.loads, lines)}


def raised(result: Result) -> list[Result]:
    """Findings that accuse the copy."""
    return [f for f in result.get("findings", ()) if f.get("verdict") in RAISED]


def spans(finding: Result) -> list[tuple[int, int]]:
    """All places of a finding in the copy."""
    places = [(p["start"], p["end"]) for p in finding.get("places") or ()]
    if finding.get("start") is not None:
        places.append((finding["start"], finding["end"]))
    return places


def widened(text: str, start: int, end: int, words: int = 1) -> tuple[int, int]:
    """The span with so many words more on either side."""
    before = list(re.finditer(r"\S+", text[:start]))
    after = list(re.finditer(r"\S+", text[end:]))
    left = before[-words].start() if len(before) >= words else 0
    right = end + after[words - 1].end() if len(after) >= words else len(text)
    return left, right


def at(result: Result, text: str, places: Iterable[tuple[int, int]], words: int = 1) -> bool:
    """Whether an accusing finding overlaps one of the places, widened by some words."""
    found = [span for finding in raised(result) for span in spans(finding)]
    wide = [widened(text, start, end, words) for start, end in places]
    return any(s < right and left < max(e, s + 1) for s, e in found for left, right in wide)


def sentence_at(text: str, start: int, end: int, margin: int = 120) -> str:
    """The place with its neighbourhood, the place itself in brackets."""
    left = max(text.rfind("\n", 0, start) + 1, start - margin)
    right = text.find("\n", end)
    right = min(right if right >= 0 else len(text), end + margin)
    return f"{text[left:start]}⟦{text[start:end]}⟧{text[end:right]}"

"""The bench's own word lists. They are not shared with the readers that they measure."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


@cache
def lines(name: str) -> tuple[str, ...]:
    """Lines of ``name.txt`` without blank and comment lines."""
    text = (_HERE / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def table(name: str) -> dict[str, Any]:
    """The content of ``name.toml``."""
    return tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def pairs(name: str) -> dict[str, tuple[str, ...]]:
    """Exchanges of ``name.txt``: ``a = b`` holds both ways, ``a > b`` one way, ``b`` may list several by comma."""
    found: dict[str, list[str]] = {}
    for line in lines(name):
        both = " = " in line
        left, right = line.split(" = " if both else " > ", 1)
        for value in [right] if name == "abbreviations" else right.split(", "):
            found.setdefault(left, []).append(value)
            if both and name in ("synonyms", "antonyms"):
                found.setdefault(value, []).append(left)
    return {key: tuple(values) for key, values in found.items()}


@cache
def names(kind: str) -> tuple[str, ...]:
    """Given names (``male``, ``female``) or ``surnames``."""
    return tuple(dict.fromkeys(str(table("names")[kind]).split()))

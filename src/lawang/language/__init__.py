"""Indonesian as data: word lists and tables in this folder, and the one loader that reads them.

Each `*.toml` is a table of one kind of knowledge (months, units, offices, places ...). A list of words may be written
as one long string; it is split at white space, and `_` stands for a space inside an entry.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

__all__ = ["Locale", "locale", "table", "words"]

Locale = Literal["id", "en"]


def locale() -> Locale:
    """Language of what a person reads: Indonesian, unless `LAWANG_LANG` asks for English."""
    return "en" if os.environ.get("LAWANG_LANG", "").lower().startswith("en") else "id"


@cache
def table(name: str) -> dict[str, Any]:
    """The data file `name`.toml of this folder, parsed once."""
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """The word list at `path` inside `name`.toml."""
    node: Any = table(name)
    for key in path:
        node = node[key]
    items = node.split() if isinstance(node, str) else node
    return frozenset(str(item).replace("_", " ") for item in items)

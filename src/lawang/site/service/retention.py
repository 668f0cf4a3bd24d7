"""How long what is kept of a requester, and what for: `retention.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.utils.translation import get_language

__all__ = ["Rule", "rules"]


@dataclass(frozen=True)
class Rule:
    """One row: what, what for, on what basis, and how many days after the end of the request."""

    label: dict[str, str]
    purpose: dict[str, str]
    basis: str
    days: int
    fields: tuple[str, ...]
    papers: tuple[str, ...]

    @property
    def what(self) -> str:
        """The label in the language of the page."""
        return self.label["en" if get_language() == "en" else "id"]

    @property
    def why(self) -> str:
        """The purpose in the language of the page."""
        return self.purpose["en" if get_language() == "en" else "id"]


@cache
def rules() -> tuple[Rule, ...]:
    """The table."""
    rows = tomllib.loads((files(__package__) / "retention.toml").read_text("utf-8"))["field"]
    return tuple(
        Rule(
            row["label"],
            row["purpose"],
            row["basis"],
            row["days"],
            tuple(row.get("fields", ())),
            tuple(row.get("papers", ())),
        )
        for row in rows
    )

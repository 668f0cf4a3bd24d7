"""Why an action is barred: all reasons at once, each with what to do, before anything is changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lawang.errors import LawangError

__all__ = ["Barred", "Reason"]


@dataclass(frozen=True)
class Reason:
    """One reason. `code` is for tests and machines, `words` for the person (a lazy translation), `about` what it concerns."""

    code: str
    words: Any
    about: dict[str, Any] = field(default_factory=dict)


class Barred(LawangError):
    """An action that may not go on. Views show the reasons with status 409 and keep what was typed."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__(*(reason.code for reason in reasons))
        self.reasons = reasons

    def __str__(self) -> str:
        return " ".join(str(reason.words) for reason in self.reasons)

"""Every error that Lawang raises on purpose, drawn once.

LawangError
├── BadInput          what was given cannot be read: name it, say what is wrong and how to mend it (exit status 2)
└── Damaged           something Lawang wrote itself no longer holds (a checksum, a segment): name it and the mend
"""

from __future__ import annotations

__all__ = ["BadInput", "Damaged", "LawangError"]


class LawangError(Exception):
    """Root of all errors raised on purpose; anything else that escapes is a bug."""


class _Named(LawangError):
    """An error about one named thing, with the fault and the mend kept apart for every kind of screen."""

    def __init__(self, name: str, problem: str, mend: str) -> None:
        super().__init__(name, problem, mend)
        self.name = name
        self.problem = problem
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.name}: {self.problem} {self.mend}"


class BadInput(_Named):
    """A file, line, option or text that cannot be used. `name` is what the person called it."""


class Damaged(_Named):
    """A file of Lawang's own that fails its checksum or ends too early."""

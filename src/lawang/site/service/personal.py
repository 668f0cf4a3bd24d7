"""Finds what must not be published with an answer: NIK, telephone numbers, e-mail and street addresses.

It marks, a person decides. Patterns after UU 27/2022 Pasal 4 and the build of the NIK (region, day of birth with 40 added for
women, serial number).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Found", "blacked", "find"]

BLACK = "[dihapus]"

_PATTERNS = {
    "email": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "nik": re.compile(r"(?<![\d.,])(?:\d[ .-]?){15}\d(?![\d]|[.,]\d)"),
    "phone": re.compile(
        r"(?<![\w.,])(?:(?:\+62|62|0)[ .-]?8\d{1,2}(?:[ .-]?\d{2,5}){2,3}"
        r"|\(?(?:\+62[ -]?|0)\d{2,3}\)?[ -]\d{5,8}|\(0\d{2,3}\)[ -]?\d{3,4}[ -]?\d{3,4})(?!\d)"
    ),
    "address": re.compile(
        r"\b(?:[Jj]alan|[Jj]ln?|JL|[Gg]ang|[Gg]g|[Pp]erum(?:ahan)?)\b\.?\s+[A-Z0-9][^\n;]{0,60}?"
        r"(?:\b(?:[Nn]omor|[Nn]o|NO)\b\.?\s*\d+[A-Za-z]?|\b(?:RT|Rt|rt)\b\.?\s*\d+)"
        r"(?:[,\s/]*\b(?:RT|RW|Rt|Rw|rt|rw)\b\.?\s*\d+)*"
        r"|\bRT\b\.?\s*\d{1,3}\s*[/,]?\s*\bRW\b\.?\s*\d{1,3}"
    ),
}
_WOMEN = 40


@dataclass(frozen=True)
class Found:
    """A place with personal data: `kind` is nik, phone, email or address."""

    kind: str
    start: int
    end: int


def find(text: str) -> list[Found]:
    """Every place, in order, none overlapping another."""
    found: list[Found] = []
    for kind, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            if kind == "nik" and not _is_nik(match.group()):
                continue
            if all(match.end() <= one.start or match.start() >= one.end for one in found):
                found.append(Found(kind, match.start(), match.end()))
    return sorted(found, key=lambda one: one.start)


def blacked(text: str) -> str:
    """The text with every place found taken out."""
    return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    at = 0
    for one in find(text):
        yield text[at : one.start] + BLACK
        at = one.end
    yield text[at:]


def _is_nik(written: str) -> bool:
    """16 digits whose first six are a region and whose next six are a day of birth."""
    digits = re.sub(r"\D", "", written)
    day, month = int(digits[6:8]), int(digits[8:10])
    day -= _WOMEN if day > _WOMEN else 0
    return 11 <= int(digits[:2]) <= 97 and 1 <= day <= 31 and 1 <= month <= 12

"""What a planted change is, and the registers of operations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from bench.articles import DAYS, MONTHS, Article
from bench.marked import Marked, touches

Replacement = tuple[int, int, str]
Edit = tuple[Replacement, ...]
"""One changed fact: its replacements, the first of them the place looked for."""

Drift = Callable[[Article, Random], Iterator[Edit]]
Faithful = Callable[[Marked, Article, Random], Marked | None]

DRIFT: dict[str, dict[str, Drift]] = {}
FAITHFUL: dict[str, dict[str, Faithful]] = {}


def drift(kind: str, name: str) -> Callable[[Drift], Drift]:
    """Register an operation that changes a fact of this kind."""

    def register(operation: Drift) -> Drift:
        DRIFT.setdefault(kind, {})[name] = operation
        return operation

    return register


def faithful(family: str, name: str) -> Callable[[Faithful], Faithful]:
    """Register an operation that changes no fact."""

    def register(operation: Faithful) -> Faithful:
        FAITHFUL.setdefault(family, {})[name] = operation
        return operation

    return register


MONTH = "(?:" + "|".join(MONTHS) + ")"
DAY = "(?:" + "|".join(DAYS) + ")"
AMOUNT = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
NUMBER = rf"(?:(?<![\w/:.,–-])|(?<=Rp)|(?<=Rp\.)|(?<=\$))(?<!\d ){AMOUNT}(?![\w/:]|[.,–-]\d)"
TIMED = re.compile(
    rf"(?:{DAY},? )?\(?\b\d{{1,2}}(?:-\d{{1,2}})? {MONTH}(?: \d{{4}})?\)?|\(\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\)|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}"
    rf"|{MONTH} \d{{4}}|(?:[Pp]ukul|[Jj]am) \d{{1,2}}(?:[.:]\d\d)?|\b(?:19|20)\d\d\b|\d{{1,2}}[.:]\d\d (?:WIB|WITA|WIT|Wita)"
    r"|[Cc]ovid-\d+|https?://\S+|\b[Nn]omor \S+|\b[Pp]asal \d+|\bayat \S+|\bke-\d+|\b[A-Z]-?\d+"
)


def numbers(text: str) -> Iterator[re.Match[str]]:
    """Cardinal numbers in digits that are no date, time, paragraph, list number, telephone number or name."""
    skip = [m.span() for m in TIMED.finditer(text)]
    for m in re.finditer(NUMBER, text):
        listed = (
            text[m.end() : m.end() + 1] in (")", ".")
            and text[: m.start()].endswith(("(", "\n"))
            and len(m.group()) < 3
        )
        if (
            not touches(skip, m.start(), m.end())
            and not listed
            and not re.fullmatch(r"0\d+|\d{7,}", m.group())
        ):
            yield m


def value(number: str) -> float:
    """The value of a number in Indonesian notation."""
    return float(number.replace(".", "").replace(",", "."))


def written(number: float, grouped: bool = True) -> str:
    """A value in Indonesian notation, at most two decimals."""
    text = f"{number:,.2f}".rstrip("0").rstrip(".") if number != int(number) else f"{int(number):,}"
    text = text.replace(",", "_").replace(".", ",").replace("_", ".")
    return text if grouped or number >= 10_000 else text.replace(".", "")


def stands_in(token: str, text: str) -> bool:
    """Whether the token stands in the text as a whole word."""
    return re.search(rf"(?<![\w.,]){re.escape(token)}(?!\w|[.,]\d)", text) is not None

"""What the officer reads of an advice: what is wrong, why it matters, how to mend it."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from lawang.check.model import Advice
from lawang.language import Locale, locale, table

__all__ = ["Lesson", "lesson"]


class Lesson(NamedTuple):
    """An advice in words, in the reader's language."""

    title: str
    why: str
    mend: str


def lesson(advice: Advice, language: Locale | None = None) -> Lesson:
    """The words of an advice, Indonesian unless the reader chose English."""
    message: dict[str, str] = table("desk")[advice.rule][language or locale()]
    params = defaultdict(str, advice.params)
    return Lesson(*(message[part].format_map(params) for part in Lesson._fields))

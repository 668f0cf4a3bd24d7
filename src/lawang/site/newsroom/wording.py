"""The words that exports put around a release, and how they write times, in the release's language."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from babel.dates import format_date, format_datetime

from lawang.site.newsroom.edition import Edition

__all__ = ["day", "marked", "moment", "say"]


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))["say"]


def say(language: str, key: str, **blanks: object) -> str:
    """The words of `key` in a language, with their blanks filled."""
    words: str = _words()[key][language]
    return words.format(**blanks) if blanks else words


def day(when: date, language: str) -> str:
    """A day as readers write it: 1 November 2022."""
    return str(format_date(when, "d MMMM y", locale=language))


def moment(when: datetime, language: str) -> str:
    """A time as readers write it, with the zone it is told in: 1 November 2022 pukul 09.00 WITA."""
    pattern = "d MMMM y 'pukul' HH.mm" if language == "id" else "d MMMM y, HH:mm"
    return f"{format_datetime(when, pattern, locale=language)} {when.tzname() or ''}".strip()


def marked(edition: Edition) -> str:
    """The headline, with a mark before it where the release was corrected or withdrawn."""
    mark = "" if edition.status == "usable" else f"{say(edition.language, edition.status)}: "
    return mark + edition.headline

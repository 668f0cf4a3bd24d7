"""Headings and datelines, where capitals say nothing of names."""

from __future__ import annotations

from lawang.facts.model import Fact, Kind, Office, fact_of
from lawang.facts.name_words import (
    COMMON_NOUNS,
    calendar,
    is_capital,
    is_site,
    name_of,
    no_names,
    offices_at,
)
from lawang.language import words
from lawang.language.gazetteer import places
from lawang.language.stem import is_everyday
from lawang.text import Text

__all__ = ["is_heading", "names_of_heading", "past_dateline"]

# A heading: at least so many words, this share of them with a capital, no full stop at its end.
_HEADING_WORDS = 4
_HEADING_SHARE = 0.6
# A dateline (KOTA, Outlet - …) ends within this many tokens of the top.
_DATELINE = 12
# Characters from the top of a text within which a dateline may be in plain capitals and small letters.
_TOP = 60


def is_heading(text: Text, first: int, last: int) -> bool:
    """Is the line written with capitals throughout, as titles are, so that a capital says nothing of names?"""
    if last <= first or text.norms[last - 1] in '.!?"':
        return False
    if text.norms[first:last].count(":") > (
        first == 0
    ):  # rows of a table; a title may name its speaker first
        return False
    longer = [text.words[i] for i in range(first, last) if text.norms[i].isalpha() and len(text.norms[i]) > 3]
    return len(longer) >= _HEADING_WORDS and sum(map(is_capital, longer)) >= _HEADING_SHARE * len(longer)


def names_of_heading(text: Text, first: int, last: int) -> list[Fact]:
    """In a heading only known places and words that are no everyday words are taken for names."""
    facts: list[Fact] = []
    at = first
    while at < last:
        office = offices_at(text, at, last)
        if office and is_capital(text.words[at]) and office[1] not in COMMON_NOUNS:
            size, title, acting = office
            facts.append(fact_of(text, Kind.POSITION, at, at + size, Office(title, (), acting)))
            at += size
            continue
        place = places().longest(text.norms, at, last) if is_capital(text.words[at]) else None
        if place:
            facts.append(fact_of(text, Kind.PLACE, at, at + place[0], name_of(text, at, at + place[0])))
            at += place[0]
            continue
        end = at
        while (
            end < last
            and is_capital(text.words[end])
            and text.norms[end].isalpha()
            and not _ordinary(text.norms[end])
        ):
            end += 1
        if end > at:
            facts.append(fact_of(text, Kind.PERSON, at, end, name_of(text, at, end)))
        at = max(end, at + 1)
    return facts


def _ordinary(norm: str) -> bool:
    known = is_everyday(norm) and norm not in words("places", "given", "names")
    return known or norm in no_names() or norm in calendar()


def past_dateline(text: Text, first: int, last: int) -> int:
    """First token behind a dateline, which names the outlet and where it wrote, not a fact of the statement."""
    if is_site(text.norms[first]) and first + 3 < last and text.norms[first + 1] == ",":
        place = places().longest(text.norms, first + 2, last)
        return first + 2 + (place[0] if place else 1)
    for i in range(first + 1, min(last, first + _DATELINE)):
        if text.norms[i] == "-" and i + 1 < last and is_capital(text.words[first]):
            opening = text.words[first:i]
            if all(is_capital(w) or not w[0].isalpha() or is_site(w.lower()) for w in opening) and (
                any(is_site(w.lower()) or w.isupper() for w in opening) or text.starts[first] < _TOP
            ):
                return i + 1
            return first
    return first

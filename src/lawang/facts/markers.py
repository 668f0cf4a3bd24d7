"""Tense, negation and certainty: the words that mark a statement, each with the stem of the word it governs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lawang.facts.model import Fact, Kind, Marker
from lawang.language import table, words
from lawang.language.gazetteer import Phrases
from lawang.language.stem import stem
from lawang.text import Text

__all__ = ["MARK_WORDS", "antonyms", "is_light", "is_nominal", "read_markers"]

_TABLES = {
    "tense": Kind.TENSE,
    "negation": Kind.NEGATION,
    "certainty": Kind.CERTAINTY,
    "exchange": Kind.CERTAINTY,
    "time": Kind.TIME,
    "relative": Kind.DATE,
}
# A marker governs the first content word within this many tokens behind it (telah *secara resmi* dibuka).
_REACH = 6


@cache
def _phrases() -> Phrases:
    marks = table("markers")
    entries = {f"{name} {mark}": listed for name in _TABLES for mark, listed in marks[name].items()}
    entries["asserting asserting"] = marks["asserting"]["phrases"]
    return Phrases.of_table(entries)


@cache
def MARK_WORDS() -> frozenset[str]:
    """First words of every marker, to skip quickly over sentences without any."""
    marks = table("markers")
    lists = [listed for name in _TABLES for listed in marks[name].values()]
    return frozenset(phrase.split("_")[0] for listed in lists for phrase in listed.split())


@cache
def _marks_of(word: str) -> frozenset[str]:
    found = _phrases().longest([word], 0, 1)
    return frozenset((found[1],)) if found else frozenset()


def same_mark(word: str, other: str) -> bool:
    """Do the two words mark a statement in the same way (akan, bakal)?"""
    return not _marks_of(word).isdisjoint(_marks_of(other))


@cache
def antonyms() -> frozenset[tuple[str, str]]:
    """Pairs of stems, both ways round, of which one denies the other."""
    pairs = [tuple(pair.split("/")) for pair in table("markers")["antonyms"]["pairs"].split()]
    return frozenset((a, b) for pair in pairs for a, b in (pair, pair[::-1]))


def read_markers(text: Text, first: int, last: int) -> list[Fact]:
    """Facts of kind TENSE, NEGATION and CERTAINTY between the tokens `first` and `last` (one sentence)."""
    norms, starts, asserting = text.norms, MARK_WORDS(), _asserting_starts()
    facts: list[Fact] = []
    done = first
    for at in [i for i in range(first, last) if norms[i] in starts or norms[i] in asserting]:
        found = _phrases().longest(norms, at, last) if at >= done else None
        if found is None:
            continue
        size, meaning = found
        name, mark = meaning.split()
        if name != "asserting" and not _is_a_name(text, at, first):
            span = text.span(at, at + size)
            governs = governed(text, at + size, last)
            facts.append(Fact(_TABLES[name], span.start, span.end, at, at + size, Marker(mark, governs)))
        done = at + size
    return facts


@cache
def _asserting_starts() -> frozenset[str]:
    return frozenset(p.split("_")[0] for p in table("markers")["asserting"]["phrases"].split())


def _is_a_name(text: Text, at: int, first: int) -> bool:
    """A capital inside a sentence makes it part of a name (Jawa Tengah)."""
    return at > first and text.words[at][0].isupper() and text.norms[at - 1][0].isalnum()


def governed(text: Text, at: int, last: int) -> str:
    """Stem of the first content word from token `at`; "" when none is near."""
    function = words("everyday", "function")
    for i in range(at, min(last, at + _REACH)):
        norm = text.norms[i]
        if norm in ".,;:":
            break
        if norm[0].isalpha() and norm not in function and norm not in MARK_WORDS():
            if is_light(text.norms, i):
                continue
            return stem(norm)
    return ""


def is_nominal(word: str) -> bool:
    """A noun made of a verb (pemanggilan), which carries no mark of its own."""
    return word.startswith(("pe", "ke")) and word.endswith(("an", "annya")) and len(word) > 6


def is_light(tokens: Sequence[str], at: int) -> bool:
    """Does the verb only say that what the noun behind it names is done (mengalami kenaikan)?"""
    follows = tokens[at + 1] if at + 1 < len(tokens) else ""
    return is_nominal(follows) and tokens[at] in words("markers", "light", "verbs")

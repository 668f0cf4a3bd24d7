"""When a mark that came or went leaves the sense as it was."""

from __future__ import annotations

import itertools

from rapidfuzz import fuzz

from lawang.check.evidence import Evidence
from lawang.check.passage import Passage, Place
from lawang.language import table, words
from lawang.language.stem import stem

__all__ = [
    "before_purpose",
    "does_otherwise",
    "excepted",
    "is_misspelt",
    "made_up_for",
    "stands_whole",
]

# Words that make up for a mark stand at most this many tokens from the statement.
HINT_REACH = 6
# Likeness (rapidfuzz ratio) from which one word is the other with a slip of the pen.
MISSPELT = 82
_CLAUSE_ENDS = {",", ";", ":", '"'}
_AFTER_PURPOSE = {"agar", "supaya", "untuk", "sehingga", "guna", "yang", "diharapkan", "harapannya"}


def made_up_for(mark: str, tokens: list[str], at: int) -> bool:
    """Words near the statement that say what the mark says (menargetkan, menjadwalkan for akan)."""
    if mark not in table("markers")["hints"]:
        return False
    hints, later = words("markers", "hints", mark), words("markers", "later_words", "list")
    before, after = tokens[max(0, at - HINT_REACH) : at], tokens[at : at + HINT_REACH]
    if mark == "estimated":
        before = tokens[:at]  # a forecast governs all that is told of it
    return any(stem(t) in hints or t in hints for t in before) or (
        mark == "planned" and (before[-1:] == ["untuk"] or any(t in later for t in (*before, *after)))
    )


def is_misspelt(passage: Passage, place: Place) -> bool:
    """Does the source have the same word with a slip of the pen?"""
    word = passage.mine[place.last - 1]
    return any(
        passage.back[j] < 0 and fuzz.ratio(word, passage.theirs[j]) >= MISSPELT
        for j in range(len(passage.theirs))
        if abs(len(passage.theirs[j]) - len(word)) <= 2 and len(word) > 3
    )


def before_purpose(tokens: list[str], at: int) -> bool:
    """Does a word of purpose or of a relative clause stand close before, or one of purpose open the clause?"""
    clause = itertools.takewhile(lambda word: word not in _CLAUSE_ENDS, reversed(tokens[:at]))
    return not _AFTER_PURPOSE.isdisjoint(tokens[max(0, at - 3) : at]) or not words(
        "markers", "purpose", "words"
    ).isdisjoint(clause)


def excepted(denying: list[str], other: list[str], match: list[int]) -> bool:
    """Does the other text alone say with "kecuali" what this one says with a negation: is what stands behind its subject?"""
    exceptions, function = words("markers", "except", "words"), words("everyday", "function")
    at = next((j for j, word in enumerate(other) if word in exceptions), None)
    if at is None or not exceptions.isdisjoint(denying):
        return False
    return any(match[i] > at for i, word in enumerate(denying) if word.isalpha() and word not in function)


def does_otherwise(passage: Passage, at: int) -> bool:
    """Is the passive verb of the source (tidak diberikan) active here with an object of its own (memberi giliran)?"""
    if not (passage.mine[at].startswith("me") and passage.theirs[passage.match[at]].startswith("di")):
        return False
    function = words("everyday", "function")
    behind = next((i for i in range(at + 1, len(passage.mine)) if passage.mine[i] not in function), at)
    return behind > at and passage.mine[behind].isalpha() and passage.match[behind] < 0


def stands_whole(passage: Passage, evidence: Evidence, place: Place, at: int) -> bool:
    """Does a source have the mark and the word `at` that it governs, with the two behind that, in these very words (harus
    mengurangi sampah plastik), though in another sentence than the one most like this?"""
    phrase = passage.mine[place.first : at + 3]
    return (
        len(phrase) >= at + 3 - place.first
        and all(word[0].isalnum() or word == "(" for word in phrase)
        and evidence.says(phrase) is not None
    )

"""The words of a subject that tell it from others: stems, with short forms, synonyms, places and light words out of the way."""

from __future__ import annotations

from functools import cache, lru_cache

from rapidfuzz import fuzz

from lawang.check.alike import SPELLING
from lawang.check.values import noun_group
from lawang.facts.reading import known_long
from lawang.language import table, words
from lawang.language.gazetteer import Phrases
from lawang.language.stem import is_everyday, stem
from lawang.text import Text

__all__ = ["DENIAL", "left_over", "place_names", "telling", "written_out"]

# Stands for belum, tanpa, tidak: what is denied is another subject than what is not.
DENIAL = "¬"
# Letters of a short form that is written out by its initials: two say too little of two words side by side.
_SHORT = (3, 6)
# Readings that are kept, so that a text held against ten thousand facts reads each of them once.
_KEPT = 32_768


@cache
def _canon() -> Phrases:
    """Phrase to the one word that stands for it: short forms for long ones, the first of a group for the others."""
    found: dict[str, str] = {}
    for short, long in known_long().items():
        kept = found.setdefault(" ".join(long), short)  # a name with two short forms keeps the first
        if kept != short:
            found[short] = kept
    for group in table("statements")["synonyms"]["groups"]:
        first, *rest = (phrase.replace("_", " ") for phrase in group.split())
        found.update(dict.fromkeys(rest, first))
    return Phrases(found)


@cache
def _stems() -> dict[str, str]:
    """The groups of single words by their stems (penyerapan and serapan are one word already)."""
    found: dict[str, str] = {}
    for group in table("statements")["synonyms"]["groups"]:
        first, *rest = group.split()
        found.update({stem(word): stem(first) for word in rest if "_" not in word})
    return found


def _folded(text: str) -> list[str]:
    """Folded words, those with a hyphen taken apart, in their canonical form."""
    read = Text(text).norms
    split = [
        part
        for word in read
        for part in (word.split("-") if "-" in word and word == stem(word) else [word])
        if part
    ]
    return _kept(_kept(split))  # twice: kadis pendidikan is kepala dinas pendidikan is kepala disdik


def _kept(tokens: list[str]) -> list[str]:
    """The tokens with each phrase of `_canon` as the words that stand for it."""
    found: list[str] = []
    at = 0
    while at < len(tokens):
        longest = _canon().longest(tokens, at, len(tokens))
        found += longest[1].split() if longest else [tokens[at]]
        at += longest[0] if longest else 1
    return found


@lru_cache(maxsize=_KEPT)
def place_names(place: str) -> tuple[tuple[str, ...], ...]:
    """The places of `Sangatta Utara, Kutai Timur`, narrowest first, without the words for their level."""
    levels = words("statements", "words", "levels")
    parts = (tuple(w for w in _folded(part) if w not in levels and w.isalnum()) for part in place.split(","))
    return tuple(part for part in parts if part)


@lru_cache(maxsize=_KEPT)
def telling(text: str, places: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    """The stems that tell what `text` speaks of. The names of the `places` it holds for are no part of that."""
    folded = _folded(text)
    for name in places:
        size = len(name)
        for at in range(len(folded) - size, -1, -1):
            if tuple(folded[at : at + size]) == name and len(folded) > size:
                folded[at : at + size] = []
    function, light = words("everyday", "function"), words("statements", "words", "light")
    denying = words("statements", "words", "denying")
    found = set()
    for word in folded:
        if word in denying:
            found.add(DENIAL)
        elif (
            word[0].isalnum()
            and word not in light
            and (
                word not in function or word[0].isdigit() or noun_group(word)  # kematian ibu, not Ibu Rina
            )
        ):
            root = stem(word)
            if root not in light:
                found.add(_stems().get(root, root))
    return frozenset(found)


@lru_cache(maxsize=_KEPT)
def written_out(text: str, other: str) -> str:
    """`text` with each short form written out whose letters are the first ones of words that follow each other in the `other`
    (NTP, nilai tukar petani)."""
    long = [word for word in Text(other).norms if word.isalpha()]
    return " ".join(_meant(word, long) for word in Text(text).norms)


def _meant(word: str, long: list[str]) -> str:
    size = len(word)
    if not _SHORT[0] <= size <= _SHORT[1] or not word.isalpha() or is_everyday(word):
        return word
    runs = (long[at : at + size] for at in range(len(long) - size + 1))
    return next((" ".join(run) for run in runs if "".join(part[0] for part in run) == word), word)


def left_over(mine: frozenset[str], theirs: frozenset[str], counted: frozenset[str]) -> frozenset[str]:
    """Words of mine that the other subject lacks, in whatever spelling, and that are not what it counts (`counted`)."""
    groups = {noun_group(word) for word in counted} & _people()
    return frozenset(
        word
        for word in mine - theirs - counted
        if noun_group(word) not in groups and not any(_spelt_alike(word, other) for other in theirs)
    )


@cache
def _people() -> frozenset[tuple[str, str]]:
    """The groups of words for people, who may be counted by another word than the subject's (guru: orang)."""
    return frozenset(("people", group) for group in table("nouns")["people"])


def _spelt_alike(a: str, b: str) -> bool:
    return a.isalpha() and b.isalpha() and min(len(a), len(b)) > 4 and fuzz.ratio(a, b) >= SPELLING

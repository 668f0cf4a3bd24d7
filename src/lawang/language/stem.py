"""Stems and everyday words, for comparing wording and for telling a name from a word that merely stands first.

A light stemmer after Asian, Williams and Tahaghoghi (2005): particles and possessives off, then suffix and prefix, each
step accepted only when it ends at a root of the dictionary that PySastrawi ships.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from lawang.language import words

__all__ = ["is_everyday", "is_root", "stem"]

_PARTICLES = ("lah", "kah", "tah", "pun", "nya", "ku", "mu")
_SUFFIXES = ("kan", "an", "i")
# A prefix, and what may have stood in the root where the nasal swallowed it.
_PREFIXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("diper", ("",)),
    ("memper", ("",)),
    ("keber", ("",)),
    ("meng", ("", "k")),
    ("meny", ("s",)),
    ("mem", ("", "p")),
    ("men", ("", "t")),
    ("me", ("",)),
    ("peng", ("", "k")),
    ("peny", ("s",)),
    ("pem", ("", "p")),
    ("pen", ("", "t")),
    ("per", ("", "r")),
    ("pe", ("",)),
    ("ber", ("", "r")),
    ("be", ("",)),
    ("ter", ("", "r")),
    ("te", ("",)),
    ("di", ("",)),
    ("ke", ("",)),
    ("se", ("",)),
)
_SHORTEST_ROOT = 3
# Before a vowel these show that a consonant was swallowed: menurunkan is men + (t)urun, never men + urun.
_NASAL = {"mem", "men", "pem", "pen"}
_VOWELS = "aiueo"


@cache
def _roots() -> frozenset[str]:
    text = (files("Sastrawi.Stemmer") / "data" / "kata-dasar.txt").read_text(encoding="utf-8")
    return frozenset(text.split("\n")) | words("everyday", "roots") | _standard().keys()


@cache
def _standard() -> dict[str, str]:
    """Roots in another than the dictionary's spelling (resiko), with the dictionary's (risiko)."""
    return dict(pair.split("/") for pair in words("spelling", "standard", "pairs"))


@cache
def stem(word: str) -> str:
    """Root of a folded word in its standard spelling, or the word itself when no root is found. Reduplication counts once (sekolah-sekolah)."""
    if "-" in word:
        left, _, right = word.partition("-")
        if right and "-" not in right and (left == right or stem(left) == stem(right)):
            return stem(left)
        return word
    root = _root(word) or word
    return _standard().get(root, root)


def is_root(word: str) -> bool:
    """Is the folded word itself a root of the dictionary?"""
    return word in _roots()


@cache
def is_everyday(word: str) -> bool:
    """Is the folded word an ordinary Indonesian word (root or derived), so that a capital alone makes it no name?"""
    if "-" in word:
        return all(map(is_everyday, word.split("-")))
    return _root(word) is not None


def _root(word: str) -> str | None:
    roots = _roots()
    if len(word) <= _SHORTEST_ROOT or word in roots:
        return word if word in roots else None
    bare = [word]
    for particle in _PARTICLES:
        if word.endswith(particle) and len(word) - len(particle) >= _SHORTEST_ROOT:
            bare.append(word[: -len(particle)])
    for base in bare:
        if base in roots:
            return base
        ends = [base] + [
            base[: -len(s)] for s in _SUFFIXES if base.endswith(s) and len(base) - len(s) >= _SHORTEST_ROOT
        ]
        for candidate in ends:
            if candidate in roots:
                return candidate
        for twice in (False, True):
            for candidate in ends:
                found = _without_prefix(candidate, roots, twice=twice)
                if found:
                    return found
    return None


def _without_prefix(
    word: str, roots: frozenset[str], *, twice: bool, least: int = _SHORTEST_ROOT
) -> str | None:
    for prefix, restored in _PREFIXES:
        if not word.startswith(prefix) or len(word) - len(prefix) < _SHORTEST_ROOT - 1:
            continue
        rest = word[len(prefix) :]
        if prefix in _NASAL and rest[0] in _VOWELS:
            restored = tuple(letter for letter in restored if letter)
        elif (prefix == "me" and rest[0] not in "lmnrwy") or (prefix == "pe" and rest[0] in _VOWELS):
            continue
        for letter in restored:
            if len(letter + rest) >= least and letter + rest in roots:
                return letter + rest
        if twice:
            found = _without_prefix(rest, roots, twice=False, least=_SHORTEST_ROOT + 1)
            if found:
                return found
    return None

"""Texts as words with places, and the few word triples that stand for them in the index.

A word is a run of letters and digits, compared without case, accents, marks or compatibility forms. A triple of
neighbouring words is a *seed* when its middle word has the smallest hash of the three (an open syncmer on words: Edgar,
"Syncmers are more sensitive than minimizers", PeerJ 2021). The choice depends on the three words alone, so a triple that
survives an edit is chosen in both texts; seeds are a third of all triples and never stand side by side, so that a run of
seven unchanged words goes without one in 1 of 80 cases, where a random third would fail in 1 of 8. Words of one to three
letters are put last in the order, so that the middle of a seed is rarely a function word.

All offsets are Python string offsets into the text as given.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lawang.reuse.kernel import compiled

__all__ = ["Seeds", "Words", "fold", "read_words", "seeds"]

# What the folding table says of a character that is no part of a word, and of one that is skipped inside a word.
SEPARATOR, IGNORED = 0, 1
_TABLE_SIZE = 0x20000
# Beyond the table stand ideographs only, and from here on tags, variation selectors and private use.
_LETTERS_END = 0x40000
# Letters of a word that is put last in the order of seeds.
_SHORT = 3

_PRIME = np.uint64(0x100000001B3)
_BASIS = np.uint64(0xCBF29CE484222325)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_LEFT = np.uint64(0x9E3779B97F4A7C15)
_RIGHT = np.uint64(0xC2B2AE3D27D4EB4F)
_TOP = np.uint64(1 << 63)
_BELOW_TOP = np.uint64((1 << 63) - 1)
_HALF = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a batch of texts, one after the other; text t has those from `bounds[t]` to `bounds[t + 1]`.

    `hashes` are 64-bit, of the folded word; `starts` and `lengths` count characters of the text; `figures` tells words
    that begin with a digit.
    """

    hashes: NDArray[np.uint64]
    starts: NDArray[np.uint32]
    lengths: NDArray[np.uint32]
    figures: NDArray[np.bool_]
    bounds: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Seeds:
    """The seeds of a batch: a 32-bit key and the index of the middle word, text t from `bounds[t]` to `bounds[t + 1]`."""

    keys: NDArray[np.uint32]
    middles: NDArray[np.int64]
    bounds: NDArray[np.int64]


def fold(character: str) -> str:
    """How a character counts in a word: folded to one character, "" if skipped there, " " if it parts words."""
    if ord(character) >= _TABLE_SIZE:
        return character if ord(character) < _LETTERS_END else ""
    if unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf"):
        return ""
    parts = unicodedata.normalize("NFKD", character)
    base = "".join(c for c in parts if not unicodedata.combining(c)).lower()
    if len(base) == 1 and base.isalnum():
        return base
    if not character.isalnum():
        return " "
    lower = character.lower()
    return lower if len(lower) == 1 else character


@cache
def folding_table() -> NDArray[np.uint32]:
    """`fold` for every character of the first two planes."""
    table = np.zeros(_TABLE_SIZE, np.uint32)
    for code in range(_TABLE_SIZE):
        character = chr(code)
        if character.isalnum() or unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf"):
            folded = fold(character)
            table[code] = SEPARATOR if folded == " " else ord(folded) if folded else IGNORED
    return table


def read_words(texts: Sequence[str]) -> Words:
    """The words of each text."""
    parts = [text.encode("utf-8", "surrogatepass") for text in texts]
    codes = np.frombuffer(b"".join(parts) + b"\n", np.uint8)
    ends = np.cumsum([len(part) for part in parts], dtype=np.int64)
    room = len(codes) // 2 + len(texts) + 1
    hashes = np.empty(room, np.uint64)
    starts = np.empty(room, np.uint32)
    lengths = np.empty(room, np.uint32)
    figures = np.empty(room, np.bool_)
    bounds = np.zeros(len(texts) + 1, np.int64)
    count = _read_words(codes, ends, folding_table(), hashes, starts, lengths, figures, bounds)
    return Words(hashes[:count], starts[:count], lengths[:count], figures[:count], bounds)


def seeds(words: Words) -> Seeds:
    """The seeds of each text of a batch."""
    room = len(words.hashes) // 2 + 1
    keys = np.empty(room, np.uint32)
    middles = np.empty(room, np.int64)
    bounds = np.zeros(len(words.bounds), np.int64)
    count = _seeds(words.hashes, words.lengths, words.bounds, keys, middles, bounds)
    return Seeds(keys[:count], middles[:count], bounds)


@compiled
def _mixed(value: Any) -> Any:
    value = (value ^ (value >> _HALF)) * _MIX
    return value ^ (value >> _HALF)


@compiled
def _read_words(
    codes: Any, ends: Any, table: Any, hashes: Any, starts: Any, lengths: Any, figures: Any, bounds: Any
) -> Any:
    count = 0
    place = np.int64(0)
    known = len(table)
    for text in range(len(ends)):
        end = ends[text]
        position = np.int64(-1)  # of the character that was read last
        folded = np.int64(0)
        while place < end:
            position += 1
            folded, place = _next(codes, place, table, known)
            if folded <= 1:
                continue
            begun = position
            figures[count] = 48 <= folded <= 57
            value = _BASIS
            while folded > 0:
                if folded > 1:
                    value = (value ^ np.uint64(folded)) * _PRIME
                position += 1
                if place == end:
                    break
                code = codes[place]
                if code < 0x80:
                    folded = np.int64(table[code])
                    place += 1
                else:
                    folded, place = _next(codes, place, table, known)
            hashes[count] = _mixed(value)
            starts[count] = begun
            lengths[count] = position - begun
            count += 1
        bounds[text + 1] = count
    return count


@compiled
def _next(codes: Any, place: Any, table: Any, known: Any) -> Any:
    """The character that stands at a place in UTF-8, folded, and the place after it."""
    code = np.int64(codes[place])
    if code < 0x80:
        return np.int64(table[code]), place + 1
    if code < 0xE0:
        code = (code & 0x1F) << 6 | np.int64(codes[place + 1]) & 0x3F
        return np.int64(table[code]), place + 2
    if code < 0xF0:
        code = (
            (code & 0xF) << 12 | (np.int64(codes[place + 1]) & 0x3F) << 6 | np.int64(codes[place + 2]) & 0x3F
        )
        return np.int64(table[code]), place + 3
    code = (
        (code & 7) << 18
        | (np.int64(codes[place + 1]) & 0x3F) << 12
        | (np.int64(codes[place + 2]) & 0x3F) << 6
        | np.int64(codes[place + 3]) & 0x3F
    )
    return np.int64(table[code]) if code < known else code if code < _LETTERS_END else np.int64(1), place + 4


@compiled
def _rank(value: Any, length: Any) -> Any:
    return value | _TOP if length <= _SHORT else value & _BELOW_TOP


@compiled
def _seeds(hashes: Any, lengths: Any, word_bounds: Any, keys: Any, middles: Any, bounds: Any) -> Any:
    count = 0
    for text in range(len(word_bounds) - 1):
        first, end = word_bounds[text], word_bounds[text + 1]
        if end - first >= 3:
            before = _rank(hashes[first], lengths[first])
            here = _rank(hashes[first + 1], lengths[first + 1])
            for middle in range(first + 1, end - 1):
                after = _rank(hashes[middle + 1], lengths[middle + 1])
                if here < before and here < after:
                    key = _mixed(hashes[middle - 1] * _LEFT + hashes[middle] + hashes[middle + 1] * _RIGHT)
                    keys[count] = np.uint32(key >> _HALF)
                    middles[count] = middle
                    count += 1
                before = here
                here = after
        bounds[text + 1] = count
    return count

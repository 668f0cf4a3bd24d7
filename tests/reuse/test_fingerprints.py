"""Words and seeds: the fast path equals a plain reading, and what it promises of places and of edits holds."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawang.reuse import fingerprints
from lawang.reuse.fingerprints import fold, read_words, seeds
from tests.reuse.texts import VOCABULARY, release

TEXTS = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.text(alphabet="abc ABC.,\n\u0301\u200dé１²½ﬁ\ud800\x00\u202e0123", max_size=80),
        st.lists(st.sampled_from(["di", "kota", "Ibu", "2022", "Rp1,5", "a\u0301"]), max_size=30).map(
            " ".join
        ),
    ),
    max_size=5,
)
MASK = (1 << 64) - 1


def plain_words(text: str) -> list[tuple[int, int, str]]:
    """Start, length and folded word of every word, one character after the other."""
    found: list[tuple[int, int, str]] = []
    start, word = -1, ""
    for place, character in enumerate(text + " "):
        folded = fold(character)
        if start < 0 and folded not in ("", " "):
            start, word = place, folded
        elif start >= 0 and folded == " ":
            found.append((start, place - start, word))
            start = -1
        elif start >= 0:
            word += folded
    return found


def mixed(value: int) -> int:
    value = (value ^ value >> 32) * 0xD6E8FEB86659FD93 & MASK
    return value ^ value >> 32


def plain_hash(word: str) -> int:
    value = 0xCBF29CE484222325
    for character in word:
        value = (value ^ ord(character)) * 0x100000001B3 & MASK
    return mixed(value)


def plain_seeds(text: str) -> list[tuple[int, int]]:
    """Key and middle word of every seed."""
    words = plain_words(text)
    hashes = [plain_hash(word) for _, _, word in words]
    ranks = [(length <= 3, h & MASK >> 1) for (_, length, _), h in zip(words, hashes, strict=True)]
    found = []
    for m in range(1, len(words) - 1):
        if ranks[m] < ranks[m - 1] and ranks[m] < ranks[m + 1]:
            key = hashes[m - 1] * 0x9E3779B97F4A7C15 + hashes[m] + hashes[m + 1] * 0xC2B2AE3D27D4EB4F
            found.append((mixed(key & MASK) >> 32, m))
    return found


@given(TEXTS)
def test_words_and_seeds_equal_a_plain_reading(texts: list[str]) -> None:
    words = read_words(texts)
    found = seeds(words)
    for number, text in enumerate(texts):
        first, end = words.bounds[number], words.bounds[number + 1]
        expected = plain_words(text)
        assert words.starts[first:end].tolist() == [start for start, _, _ in expected]
        assert words.lengths[first:end].tolist() == [length for _, length, _ in expected]
        assert words.hashes[first:end].tolist() == [plain_hash(word) for _, _, word in expected]
        assert words.figures[first:end].tolist() == [word[0] in "0123456789" for _, _, word in expected]
        low, high = found.bounds[number], found.bounds[number + 1]
        pairs = zip(found.keys[low:high].tolist(), (found.middles[low:high] - first).tolist(), strict=True)
        assert list(pairs) == plain_seeds(text)


@given(TEXTS)
def test_machine_code_and_python_agree(texts: list[str]) -> None:
    parts = [text.encode("utf-8", "surrogatepass") for text in texts]
    codes = np.frombuffer(b"".join(parts) + b"\n", np.uint8)
    ends = np.cumsum([len(part) for part in parts], dtype=np.int64)
    room = len(codes) // 2 + len(texts) + 1

    def run(function: object) -> list[object]:
        out = [np.zeros(room, kind) for kind in (np.uint64, np.uint32, np.uint32, np.bool_)]
        bounds = np.zeros(len(texts) + 1, np.int64)
        count = function(codes, ends, fingerprints.folding_table(), *out, bounds)  # type: ignore[operator]
        return [count, bounds.tolist(), *(array.tolist() for array in out)]

    assert run(fingerprints._read_words) == run(fingerprints._read_words.plain)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GUBERNUR Isran", "gubernur isran"),
        ("kafé", "kafe\u0301"),
        ("ﬁnal １２", "ﬁnal 12"),
        ("wali\u00adkota", "walikota"),
        ("“Mari, kita bersama”", '"Mari kita - bersama"'),
    ],
)
def test_notation_makes_no_other_word(one: str, other: str) -> None:
    words = read_words([one, other])
    half = words.bounds[1]
    assert half > 0 and words.hashes[:half].tolist() == words.hashes[half:].tolist()


@given(st.characters())
def test_a_character_folds_to_one_at_most(character: str) -> None:
    folded = fold(character)
    assert len(folded) <= 1
    assert folded in ("", " ") or folded.isalnum() or ord(folded) >= 0x20000


def test_a_third_of_the_words_are_seeds_and_never_neighbours() -> None:
    words = read_words([release(number) for number in range(200)])
    found = seeds(words)
    assert 0.3 < len(found.keys) / len(words.hashes) < 0.36
    assert np.diff(found.middles).min() >= 2


def test_an_edit_spares_the_seeds_it_does_not_touch() -> None:
    source = random.Random(3)
    before = source.choices(VOCABULARY, k=60)
    after = [*before[:30], "sisipan", *before[30:]]
    one, other = (set(seeds(read_words([" ".join(text)])).keys.tolist()) for text in (before, after))
    assert len(one - other) <= 2 and len(one & other) >= 15


def test_no_text_and_short_texts() -> None:
    assert len(seeds(read_words([])).keys) == 0
    assert len(seeds(read_words(["", "satu", "satu dua", "sama sama sama sama"])).keys) == 0

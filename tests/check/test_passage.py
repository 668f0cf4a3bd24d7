"""How the words of a sentence are matched with those of its source, beside slow obvious references."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from lawang.check import Source
from lawang.check.passage import Passage
from lawang.check.witness import Witness
from lawang.facts.reading import Reading
from lawang.reuse.align import Origin, Pairing
from lawang.text import Text

WORDS = "gubernur meresmikan jembatan gantung desa terpencil bersama camat warga sekolah murid guru bidan nelayan".split()


def passage(mine: str, theirs: str) -> Passage:
    witness = Witness(Source("naskah", Text(theirs)))
    pairing = Pairing(0, (Origin(0, 0, 1.0),), False, True)
    return Passage(Reading(Text(mine)), pairing, [witness])


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=14),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=14),
)
def test_each_token_has_at_most_one_partner_and_is_its_partners_partner(
    mine: list[str], theirs: list[str]
) -> None:
    found = passage(" ".join(mine), " ".join(theirs))
    assert len(found.match) == len(mine) and len(found.back) == len(theirs)
    for i, j in enumerate(found.match):
        assert j < 0 or (found.back[j] == i and mine[i] == theirs[j])
    assert {j: i for i, j in enumerate(found.match) if j >= 0} == {
        j: i for j, i in enumerate(found.back) if i >= 0
    }


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
def test_the_same_words_match_one_for_one(words: list[str]) -> None:
    found = passage(" ".join(words), " ".join(words))
    assert found.match == list(range(len(words))) and found.unchanged(0, len(words))


@given(st.lists(st.integers(1, 13), max_size=3), st.randoms(use_true_random=False))
def test_moved_blocks_match_where_a_search_for_each_word_finds_it(cuts: list[int], chance: Random) -> None:
    """Of words that stand once, a search for each by itself is the reference."""
    bounds = [0, *sorted(set(cuts)), len(WORDS)]
    blocks = [WORDS[a:b] for a, b in pairwise(bounds)]
    chance.shuffle(blocks)
    moved = [word for block in blocks for word in block]
    found = passage(" ".join(moved), " ".join(WORDS))
    long = {word for block in blocks for word in block if len(block) > 1}
    for i, word in enumerate(moved):
        assert found.match[i] in ((WORDS.index(word),) if word in long else (WORDS.index(word), -1))


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=10), st.integers(0, 9))
def test_a_strange_word_matches_nothing_and_parts_nothing(words: list[str], at: int) -> None:
    at %= len(words) + 1
    found = passage(" ".join([*words[:at], "zzyzx", *words[at:]]), " ".join(words))
    assert found.match[:at] == list(range(at)) and found.match[at] == -1
    assert found.match[at + 1 :] == list(range(at, len(words)))


def test_words_with_nothing_in_common_match_nothing() -> None:
    found = passage("alpukat belimbing ceremai", "durian embacang")
    assert set(found.match) == {-1} and set(found.back) == {-1}

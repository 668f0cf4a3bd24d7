"""Names that need no counterpart in a source: whom a text cites, who wrote it, what any reader knows, a long form cut short."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import partial

from lawang.check.alike import FILLERS, LEVELS
from lawang.check.evidence import Evidence
from lawang.check.passage import Passage, Place
from lawang.facts.model import Kind
from lawang.facts.name_words import is_site
from lawang.facts.reading import expand
from lawang.language import words
from lawang.language.gazetteer import is_place, lies_in

__all__ = [
    "are_initials",
    "in_the_nation",
    "is_broken",
    "is_credit",
    "is_outlet",
    "is_province",
    "is_spelt_out",
    "same_site",
    "unlevelled",
]

# Letters of the shortest abbreviation that may be told by the words of which it has the first letters.
_SHORTEST = 3
# Words of the longest names of regencies (Ogan Komering Ulu Selatan, without its level).
_LONGEST_PLACE = 4


# Who made an article, as credits say it (Editor: …), stands at most so far before the name.
_CREDIT = 4


def is_outlet(passage: Passage, place: Place) -> bool:
    """Is this what a text says it cites (dikutip dari detik Finance)?"""
    before = passage.mine[max(0, place.first - 3) : place.first]
    cited = words("speech", "cited")
    glued = bool(before) and before[-1].startswith(tuple(cited))  # dilansirdetik News
    return (glued or not cited.isdisjoint(before)) and place.fact.kind is not Kind.PLACE


def is_credit(passage: Passage, place: Place) -> bool:
    """A name in brackets at the very end of a paragraph is who wrote it, one behind the outlet's (outlet.com/ Nama) who took the
    picture."""
    mine = passage.mine
    if place.first > 1 and mine[place.first - 1] == "/" and is_site(mine[place.first - 2]):
        return True
    makers = words("speech", "makers")
    if any(
        mine[i] in makers and mine[i + 1] == ":"
        for i in range(max(0, place.first - _CREDIT), place.first - 1)
    ):
        return True
    return (
        place.first > 0
        and mine[place.first - 1] in "(["
        and not any(word[0].isalnum() for word in mine[place.last :])
        and place.last < len(mine)
        and mine[place.last] in ")]"
    )


def is_broken(passage: Passage, place: Place) -> bool:
    """A single letter outside ASCII is what is left of a character read in the wrong encoding (2,5Â ±1%)."""
    word = passage.mine[place.first]
    return place.last - place.first == 1 and len(word) == 1 and not word.isascii()


def is_province(passage: Passage, evidence: Evidence, place: Place, name: Sequence[str]) -> bool:
    """The province behind a place of the sources that lies in it (Bogor, Jawa Barat), which any reader may add."""
    mine, end = passage.mine, place.first
    end -= mine[max(0, end - 1)] in (",", "(")
    own = expand(tuple(name), evidence.short_forms)
    return place.fact.kind is Kind.PLACE and any(
        evidence.says(mine[start:end]) and lies_in(mine[start:end], unlevelled(own))
        for start in range(max(0, end - _LONGEST_PLACE), end)
    )


def is_spelt_out(passage: Passage, evidence: Evidence, own: tuple[str, ...]) -> bool:
    """Do words of the source that are gone from the sentence begin with the letters of the abbreviation (PPID for Pejabat
    Pengelola Informasi dan Dokumentasi, GKG for gabah kering giling)? Further words must be the sources' own."""
    if not own or len(own[0]) < _SHORTEST or not evidence.expanded.issuperset(own[1:]):
        return False
    for start, word in enumerate(passage.theirs):
        if passage.back[start] >= 0 or word[0] != own[0][0]:
            continue
        run = itertools.takewhile(partial(_is_gone, passage), range(start, len(passage.theirs)))
        spoken = [passage.theirs[j] for j in run if passage.theirs[j][0].isalnum()]
        initials = "".join(word[0] for word in spoken if word not in FILLERS)
        if initials.startswith(own[0]):
            return True
    return False


def _is_gone(passage: Passage, j: int) -> bool:
    """Is this token of the source gone from the text, or a mark or word that any name may drop?"""
    word = passage.theirs[j]
    return passage.back[j] < 0 or word in FILLERS or not word[0].isalnum()


def unlevelled(name: Sequence[str]) -> Sequence[str]:
    """A place without the word that says its level (Kabupaten Boyolali)."""
    return name[1:] if name[:1] and name[0] in LEVELS else name


def same_site(name: Sequence[str], other: Sequence[str]) -> bool:
    """Two sorts of building that stand on one site (Gedung DPR, Kompleks DPR/MPR)?"""
    buildings = words("places", "buildings", "words")
    if not {name[0], other[0]} <= buildings or name[0] == other[0]:
        return False
    own, theirs = set(name[1:]), set(other[1:])
    return bool(own & theirs) and (own <= theirs or theirs <= own)


def are_initials(name: Sequence[str], other: Sequence[str]) -> bool:
    """Is the name the two letters under which police and courts give somebody (HY, Haryanto)?"""
    return len(name) == 1 and len(name[0]) == 2 and name[0][0] == other[0][0] and len(other[0]) > 2


def in_the_nation(name: Sequence[str], other: Sequence[str]) -> bool:
    """Is one of two places the whole country, in which the other lies (Jakarta, Istana Merdeka; Indonesia)?"""
    nation = words("places", "nation", "names")
    inner = other if nation.issuperset(name) else name
    if not (nation.issuperset(name) or nation.issuperset(other)):
        return False
    return is_place(tuple(inner)) or inner[0] in words("places", "buildings", "words")

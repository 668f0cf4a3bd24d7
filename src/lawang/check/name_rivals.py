"""The name of the source that another name of the text stands for."""

from __future__ import annotations

from collections.abc import Sequence

from lawang.check.alike import alike, glossed, is_body, spelt_alike
from lawang.check.evidence import Evidence
from lawang.check.named import are_initials, in_the_nation, same_site, unlevelled
from lawang.check.passage import SLOT, Passage, Place
from lawang.facts.model import Kind, Name
from lawang.facts.reading import expand
from lawang.language import words
from lawang.language.gazetteer import is_place, lies_in

__all__ = ["NameRivals"]


# A name put in beside another stands so few words behind it.
BESIDE = 2


class NameRivals:
    """The source's names of one passage, each asked whether a name of the text has taken its stead."""

    def __init__(self, passage: Passage, evidence: Evidence, mine: list[Place], theirs: list[Place]) -> None:
        self.passage = passage
        self.evidence = evidence
        self.mine = mine
        self.theirs = theirs

    def of(self, place: Place, own: tuple[str, ...]) -> Place | None:
        """The name of the source that stands where `place` stands, whose words are `own`, names something else, and is gone from
        the sentence."""
        if self._says_otherwise(place) or own == ("pemerintah",):
            return None
        if place.fact.kind is Kind.PERSON and self.passage.in_brackets(place):
            return None  # the short form of what stands before it
        openers = words("offices", "opens", "organisation")
        best, best_slot = None, 0.0
        for other in self.theirs:
            value = other.fact.value
            if not isinstance(value, Name) or not self._same_sort(place, other):
                continue
            if openers.issuperset(value.words):
                continue  # "the ministry" names none
            if glossed(self.passage.theirs, other.last, own) or glossed(
                self.passage.mine, place.last, value.words
            ):
                continue  # NASA, which the source writes in brackets behind the long name
            if alike(own, value.words, self.evidence.short_forms) or self._in_place(
                place, other, value.words
            ):
                continue
            if are_initials(own, value.words) or in_the_nation(own, value.words):
                continue
            if same_site(own, value.words) or self._stays(place, other):
                continue
            if self._is_wider(own, value.words) or self._is_wider(value.words, own):
                continue
            slot = self.passage.slot(place, other)
            if len(own) == len(value.words) and spelt_alike(own, value.words):
                slot += 2
            if slot > best_slot:
                best, best_slot = other, slot
        return best if best_slot >= SLOT else None

    def _is_wider(self, name: Sequence[str], other: Sequence[str]) -> bool:
        """The regency or province, which the sources name too, of the district?"""
        return self.evidence.vocabulary.issuperset(name) and lies_in(unlevelled(other), unlevelled(name))

    def _same_sort(self, place: Place, other: Place) -> bool:
        kinds = (other.fact.kind, place.fact.kind)
        if kinds[0] is kinds[1] and Kind.PERSON not in kinds:
            return True
        if Kind.PLACE in kinds and kinds[0] is not kinds[1] and _is_region(place, other):
            return False
        if Kind.PLACE in kinds:
            return kinds[0] is kinds[1] or (Kind.ORGANISATION in kinds and not self.passage.claimed)
        return self._is_body(place, self.passage.mine) == self._is_body(other, self.passage.theirs)

    def _is_body(self, place: Place, tokens: Sequence[str]) -> bool:
        """Does the name look like a body's: opened by such a word, a known short form, or one with "kemen", "dis" ..."""
        first = tokens[place.first]
        if first in words("offices", "opens", "organisation") or expand(
            (first,), self.evidence.short_forms
        ) != (first,):
            return True
        return place.last - place.first == 1 and is_body(first)

    def _says_otherwise(self, place: Place) -> bool:
        """Is this who said words that are none of the source's (kata X dalam keterangannya)? Then nobody stands in X's stead."""
        passage = self.passage
        said = passage.reading.speech(passage.pairing.sentence) if passage.quotes_otherwise else ()
        return not passage.claimed and any(
            f.kind is Kind.ATTRIBUTION
            and f.first - passage.offset < place.last
            and place.first < f.last - passage.offset
            for f in said
        )

    def lies_around(self, place: Place, other: Place) -> bool:
        """Does the source's place lie around this one, so that the text names it right behind (di Ciwandan, Cilegon)?"""
        mine, at, name = self.passage.mine, place.last, self.passage.theirs[other.first : other.last]
        behind = mine[at + 1 : at + 1 + len(name)]
        return place.fact.kind is Kind.PLACE and mine[at : at + 1] == [","] and behind == name

    def _stays(self, place: Place, other: Place) -> bool:
        """Does a name of the text beside this one have every word of the source's, behind the same word (bagi Trump bertemu Putin
        setelah, for bagi Trump setelah)? Of bodies one may be made two."""
        if place.fact.kind is Kind.ORGANISATION or not other.first:
            return False
        back = self.passage.back[other.first : other.last]
        beside = [m for m in self.mine if 0 <= place.first - m.last <= BESIDE]
        stays = [m for m in beside if m.first and self.passage.match[m.first - 1] == other.first - 1]
        return min(back, default=-1) >= 0 and any(m.first <= back[0] and back[-1] < m.last for m in stays)

    def _in_place(self, place: Place, other: Place, name: Sequence[str]) -> bool:
        """Does the text name that thing itself in the slot where the source names it, and better than this name would?"""
        own_slot = max(SLOT, self.passage.slot(place, other))
        return any(
            self.passage.slot(m, other) >= own_slot
            for m in self.mine
            if m is not place
            and isinstance(m.fact.value, Name)
            and alike(name, m.fact.value.words, self.evidence.short_forms)
        )


def _is_region(*places: Place) -> bool:
    """Is one of them a region of the region list, whose name no body has?"""
    return any(isinstance(p.fact.value, Name) and is_place(p.fact.value.words) for p in places)

"""Persons, offices, places and organisations of one passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rapidfuzz import fuzz

from lawang.check.alike import FILLERS, LEVELS, alike, glossed, spelt_alike
from lawang.check.evidence import Evidence
from lawang.check.findings import found
from lawang.check.holders import holders
from lawang.check.model import Finding, Verdict
from lawang.check.name_rivals import NameRivals
from lawang.check.named import (
    is_broken,
    is_credit,
    is_outlet,
    is_province,
    is_spelt_out,
    unlevelled,
)
from lawang.check.offices import Offices
from lawang.check.passage import SAME_SLOT, Passage, Place
from lawang.facts.model import Kind, Name, Office
from lawang.facts.reading import expand
from lawang.language import words
from lawang.language.gazetteer import is_regency
from lawang.language.stem import is_everyday

__all__ = ["judge_names"]

# One word of a person's name in other letters (Johanda, Juhanda): from this likeness, in words of so many letters.
MISSPELT = 80
_LONG = 6
# The word that says that a name is a purse (dana, dibiayai) stands at most so many tokens before it.
_PURSE = 4
# A name of the source is the one replaced when its slot fits so much better than that of the same name elsewhere.
MARGIN = 1.5
# Likeness of the statements from which a name that the sources have elsewhere counts as exchanged (see Passage.retold).
SWAPPED = 0.8


def judge_names(passage: Passage, evidence: Evidence) -> Iterator[Finding]:
    """One finding for every name and office of the passage's sentence."""
    mine = passage.my_places(passage.reading.names(passage.pairing.sentence))
    if not mine:
        return
    theirs = passage.their_places("names")
    judge = _Names(passage, evidence, mine, theirs)
    offices = Offices(passage, evidence, mine, theirs)
    for place in mine:
        if isinstance(place.fact.value, Office):
            yield from offices.office(place, place.fact.value)
        else:
            yield judge.name(place)


class _Names:
    """The names of one passage, with what each of them could stand for."""

    def __init__(self, passage: Passage, evidence: Evidence, mine: list[Place], theirs: list[Place]) -> None:
        self.passage = passage
        self.evidence = evidence
        self.mine = mine
        self.theirs = theirs
        self.rivals = NameRivals(passage, evidence, mine, theirs)

    def name(self, place: Place) -> Finding:
        passage = self.passage
        if passage.unchanged(place.first, place.last) and self._beside(place):
            return self._unmoved(place)
        if (
            is_outlet(passage, place)
            or is_credit(passage, place)
            or is_broken(passage, place)
            or is_province(passage, self.evidence, place, self._words(place))
        ):
            return found(passage, place, Verdict.SUPPORTED, "supported")
        own = self._words(place)
        if passage.reading.text.words[place.first + passage.offset].isupper() and is_spelt_out(
            passage, self.evidence, own
        ):
            return found(passage, place, Verdict.SUPPORTED, "supported")
        spelt = place.fact.kind is Kind.PERSON and not passage.in_brackets(place)
        misspelt = self._misspelt(own) if spelt else None
        if misspelt:
            return found(passage, place, Verdict.CONTRADICTED, "person", misspelt, sure=True)
        likes = [
            t for t in self.theirs if isinstance(t.fact.value, Name) and self._alike(own, t.fact.value.words)
        ]
        twin = max(likes, key=lambda t: passage.slot(place, t), default=None)
        rival = self.rivals.of(place, own)
        margin = passage.slot(place, rival) - (passage.slot(place, twin) if twin else 0.0) if rival else 0.0
        if rival and self.rivals.lies_around(place, rival):
            return found(passage, place, Verdict.UNDETERMINED, "fuller_name", rival)
        if (
            rival
            and passage.slot(place, rival) >= SAME_SLOT
            and margin >= MARGIN
            and not (twin and passage.voice_changed)
            and not (
                self._listed(place) and (twin or (place.fact.kind is not Kind.PLACE and self._known(own)))
            )
        ):
            known = twin is not None or self._known(own)
            if self._same_but_spelling(own, rival) or (known and self._spelt_alike(own, rival)):
                return found(passage, place, Verdict.SUPPORTED, "supported", twin)
            if not known or (
                rival.fact.kind is place.fact.kind and passage.retold(place.first, place.last, SWAPPED)
            ):
                return found(passage, place, Verdict.CONTRADICTED, str(place.fact.kind), rival)
        stranger = self._stranger(place)
        if (
            twin
            and stranger is not None
            and any(twin.first <= passage.match[i] < twin.last for i in range(place.first, place.last))
        ):
            return self._with_stranger(place, twin, stranger)
        if (
            twin
            or self._known(own)
            or self._gloss_known(place)
            or (rival and self._same_but_spelling(own, rival))
        ):
            return found(passage, place, Verdict.SUPPORTED, "supported", twin)
        if rival:
            return found(passage, place, Verdict.CONTRADICTED, str(place.fact.kind), rival)
        return self._new(place, own)

    def _new(self, place: Place, own: tuple[str, ...]) -> Finding:
        """A name that no source has. In an article elsewhere a body goes with the words it was put in with (yang diusut X)."""
        passage, body = self.passage, place.fact.kind is Kind.ORGANISATION and self._new_body(own)
        if not self._partly_known(own) or (passage.claimed and self._names_one(place, own)):
            return found(passage, place, Verdict.UNSUPPORTED, "unsupported")
        if body and not passage.claimed:
            whole = Place(place.fact, passage.put_in_from(place.first), place.last)
            return found(passage, whole, Verdict.UNSUPPORTED, "unsupported")
        return found(passage, place, Verdict.UNDETERMINED, "name_in_parts")

    def _unmoved(self, place: Place) -> Finding:
        """A name that stands in the source in the same words, unless there it goes on to another name."""
        longer = self._cut_short(place)
        if longer:
            return found(
                self.passage, place, Verdict.CONTRADICTED, "place", longer, kind=Kind.PLACE, sure=True
            )
        same = next((t for t in self.theirs if self.passage.same_place(place, t)), None)
        return found(self.passage, place, Verdict.SUPPORTED, "supported", same)

    def _cut_short(self, place: Place) -> Place | None:
        """The source's name of another regency, of which this one is only the beginning (Pidie Jaya, Pidie)."""
        at = self.passage.match[place.first]
        twin = next((t for t in self.theirs if t.first <= at < t.last), None)
        name = twin.fact.value.words if twin and isinstance(twin.fact.value, Name) else ()
        mine = place.fact.value.words if isinstance(place.fact.value, Name) else ()
        if len(name) <= len(mine):
            return None
        own = self._words(place)
        two = is_regency(unlevelled(own)) and is_regency(unlevelled(name))
        return twin if two and not self._known_alone(own) else None

    def _known_alone(self, own: tuple[str, ...]) -> bool:
        """Do the sources name the regency by itself anywhere?"""
        return any(
            isinstance(f.value, Name) and unlevelled(f.value.words) == own for _, _, f in self.evidence.names
        )

    def _alike(self, a: Sequence[str], b: Sequence[str]) -> bool:
        return alike(a, b, self.evidence.short_forms)

    def _beside(self, place: Place) -> bool:
        """Is the unchanged name unmoved: does a word beside it stand beside it in the source as well?"""
        passage = self.passage
        for i, edge, step in ((place.first - 1, place.first, -1), (place.last, place.last - 1, 1)):
            if (
                0 <= i < len(passage.mine)
                and passage.match[i] - passage.match[edge] == step
                and passage.match[i] >= 0
            ):
                return True
        return False

    def _stranger(self, place: Place) -> int | None:
        """A word of the name that no source has, and that is no title."""
        passage, titles = (
            self.passage,
            words("offices", "honorifics", "before") | LEVELS | words("offices", "compared", "heads"),
        )
        for i in range(place.first, place.last):
            word = passage.mine[i]
            initial = (
                len(word) == 1 or not word[0].isalpha()
            )  # Aji M.: which word it stands for, alike() has asked
            if passage.match[i] >= 0 or initial or word in titles or word in FILLERS:
                continue
            parts = [
                part
                for piece in self.evidence.unglued(word).split("-")
                for part in expand((piece,), self.evidence.short_forms)
            ]
            if all(part not in self.evidence.expanded and part not in titles for part in parts):
                return i
        return None

    def _with_stranger(self, place: Place, twin: Place, at: int) -> Finding:
        """A name that is the source's but for one word: exchanged for one of the source's, or added to it."""
        passage = self.passage
        instead = [
            j
            for j in range(max(0, twin.first - 1), min(len(passage.theirs), twin.last + 1))
            if passage.back[j] < 0 and passage.theirs[j].isalpha() and self._is_capital_there(j)
        ]
        openers = words("offices", "opens", "organisation") | words("offices", "opens", "place")
        if any(
            spelt_alike([passage.mine[at]], [passage.theirs[j]]) and passage.theirs[j] in openers
            for j in instead
        ):
            return found(passage, place, Verdict.SUPPORTED, "supported", twin)
        if instead:
            return found(passage, place, Verdict.CONTRADICTED, str(place.fact.kind), twin)
        return found(passage, place, Verdict.UNDETERMINED, "fuller_name", twin)

    def _spelt_alike(self, own: tuple[str, ...], rival: Place) -> bool:
        """Is the rival the same name with a slip of the source's own, which spells it as the text does elsewhere?"""
        value = rival.fact.value
        return isinstance(value, Name) and spelt_alike(own, value.words)

    def _same_but_spelling(self, own: tuple[str, ...], rival: Place) -> bool:
        """Do the two names differ only in the spelling of the word that opens them (Kementrian, Kementerian)?"""
        openers = words("offices", "opens", "organisation") | words("offices", "opens", "place")
        value = rival.fact.value
        if not isinstance(value, Name) or len(own) != len(value.words):
            return False
        return all(
            a == b or (spelt_alike([a], [b]) and not openers.isdisjoint((a, b)))
            for a, b in zip(own, value.words, strict=True)
        )

    def _misspelt(self, own: tuple[str, ...]) -> Place | None:
        """The person whose name this is but for the letters of one word, which neither the sources nor an everyday word
        account for. Where the text writes the name as the source does elsewhere, only doubled letters and an office beside it tell
        that it is the same."""
        strange = [word for word in own if word not in self.evidence.expanded and not is_everyday(word)]
        if len(strange) != 1 or len(strange[0]) < _LONG:
            return None
        if self._wavers(strange[0]):
            return None
        rest = set(own) - set(strange)
        for name, (witness, fact) in self.evidence.persons.items():
            if not rest.issubset(name):
                continue
            for word in name:
                if len(word) < _LONG or word in own or fuzz.ratio(word, strange[0]) < MISSPELT:
                    continue
                same = _same_but_doubled(word, strange[0]) and self._in_office(own)
                if same or word not in self.passage.reading.vocabulary:
                    return Place(fact, 0, 0, witness)
        return None

    def _wavers(self, word: str) -> bool:
        """Do the sources themselves spell such a name in two ways?"""
        longer = {part for name in self.evidence.persons for part in name if len(part) >= _LONG}
        return sum(fuzz.ratio(part, word) >= MISSPELT for part in longer) > 1

    def _in_office(self, own: tuple[str, ...]) -> bool:
        """Does the text name the office of the person right there?"""
        held = holders([m.fact for m in self.mine], self.passage.reading.text.norms)
        return any(person.words == own for _, person in held)

    def _is_capital_there(self, j: int) -> bool:
        witness, token = self.passage.places[j]
        return witness.source.text.words[token][0].isupper()

    def _listed(self, place: Place) -> bool:
        """Does the name stand in a list of names, whose order may be any?"""
        mine = self.passage.mine
        sides = [mine[i] if 0 <= i < len(mine) else "" for i in (place.first - 1, place.last)]
        return all(side in _LIST_MARKS for side in sides)

    def _words(self, place: Place) -> tuple[str, ...]:
        value = place.fact.value
        return tuple(map(self.evidence.unglued, value.words)) if isinstance(value, Name) else ()

    def _known(self, own: tuple[str, ...]) -> bool:
        """Do the sources name this anywhere: in these words, in short or long form?"""
        if not own:
            return True
        heads = words("offices", "opens", "organisation") | words("offices", "opens", "place") | FILLERS
        if any(
            w not in self.evidence.expanded and w not in heads for w in expand(own, self.evidence.short_forms)
        ):
            return self._other_form(own)
        if is_regency(own):
            return bool(self.evidence.named.alike(own))
        if all(word in self.passage.their_words for word in own):
            return True
        long = expand(own, self.evidence.short_forms)
        if self.evidence.says(own) or self.evidence.says(long):
            return True
        if self.evidence.named.alike(own):
            return True
        strong = [word for word in long if not is_everyday(word)] or list(long)
        return len(own) == 1 and (
            strong[0] in self.evidence.expanded or "ka" + own[0] in self.evidence.vocabulary
        )

    def _gloss_known(self, place: Place) -> bool:
        """Do the sources write the short form that stands in brackets behind the name (PT Aneka Tambang Tbk (ANTAM))?"""
        return glossed(self.passage.mine, place.last, self.passage.their_words)

    def _other_form(self, own: tuple[str, ...]) -> bool:
        """Is it the short or the long form of a source's name, though it has a word that no source has (BPS)?"""
        return (len(own) == 1 and "ka" + own[0] in self.evidence.vocabulary) or any(
            (len(own) == 1) != (len(name) == 1) and set(own).isdisjoint(name)
            for name in self.evidence.named.alike(own)
        )

    def _names_one(self, place: Place, own: tuple[str, ...]) -> bool:
        """At the door: the purse that money comes from (dana APBN), or a building (Kantor Gubernur), that no source names
        though its words are everyday ones."""
        before = self.passage.mine[max(0, place.first - _PURSE) : place.first]
        money = words("deeds", "purses", "money")
        purse = own[-1] in words("deeds", "purses", "names") and not money.isdisjoint((*before, own[0]))
        building = (
            len(own) > 1 and own[0] in words("places", "buildings", "words") and place.fact.kind is Kind.PLACE
        )
        return (purse or building) and not self.evidence.says(own) and not self.evidence.says(expand(own, {}))

    def _new_body(self, own: tuple[str, ...]) -> bool:
        """Is it the name of a body of a sort that no source mentions (Kejaksaan Agung), however everyday its words?"""
        bodies = words("offices", "opens", "organisation")
        return len(own) > 1 and own[0] in bodies and own[0] not in self.evidence.expanded

    def _partly_known(self, own: tuple[str, ...]) -> bool:
        """A longer form of a name the sources have (Ossy → Ossy Dermawan), or everyday words with capitals."""
        vocabulary = self.evidence.expanded
        unknown = [word for word in expand(own, self.evidence.short_forms) if word not in vocabulary]
        return not [word for word in unknown if not is_everyday(word)]


_LIST_MARKS = {"", ",", ".", ":", ";", "(", ")", "/", "dan", "serta", "maupun", "atau"}


def _same_but_doubled(a: str, b: str) -> bool:
    """Do two words differ in nothing but letters written twice (Affifuddin, Afifuddin)?"""
    once = [[letter for letter, _ in groupby(word)] for word in (a, b)]
    return once[0] == once[1]

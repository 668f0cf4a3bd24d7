"""Offices of one passage: exchanged, held otherwise, or held by somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from lawang.check.alike import alike, spelt_alike
from lawang.check.evidence import Evidence
from lawang.check.findings import found
from lawang.check.holders import Seat, holders
from lawang.check.model import Finding, Verdict
from lawang.check.passage import CLOSE, SAME_SLOT, SLOT, Passage, Place
from lawang.facts.model import Acting, Name, Office
from lawang.facts.reading import expand
from lawang.language import words
from lawang.language.stem import is_everyday

__all__ = ["Offices"]

# A time gone by is named at most so many tokens behind it (an abbreviation in brackets between them).
PAST_WITHIN = 8


class Offices:
    """The offices of one passage, with what each of them could stand for."""

    def __init__(self, passage: Passage, evidence: Evidence, mine: list[Place], theirs: list[Place]) -> None:
        self.passage = passage
        self.evidence = evidence
        self.mine = mine
        self.theirs = theirs

    def office(self, place: Place, office: Office) -> Iterator[Finding]:
        passage, evidence = self.passage, self.evidence
        offices = [t for t in self.theirs if isinstance(t.fact.value, Office)]
        standing = next((t for t in offices if self._covers(place, t)), None)
        if standing and _is_deputy(office.title, standing.fact.value.title):  # type: ignore[union-attr]
            yield found(passage, place, Verdict.CONTRADICTED, "position", standing)
            return
        if passage.unchanged(place.first, place.last) and standing is None:
            yield found(passage, place, Verdict.SUPPORTED, "supported")
            return
        held = self._held_by(place)
        if held and self._stands_with_holder(place):
            held = []
        if (
            evidence.claimed
            and held
            and not any(_same_title(office.title, seat.office.title) for seat in held)
        ):
            known = _named_in(held[0])
            if known:
                yield found(passage, place, Verdict.CONTRADICTED, "position", known, sure=True)
                return
        other = self._held_otherwise(place, office)
        if other:
            # "mantan" may be said once and then left out
            sure = evidence.claimed or Acting.FORMER not in (office.acting, _way(other, ()))
            yield found(passage, place, Verdict.CONTRADICTED, "acting", other, sure=sure)
            return
        same = [t for t in offices if _same_title(office.title, t.fact.value.title)]  # type: ignore[union-attr]
        if same:
            yield self._of_same_title(place, office, max(same, key=lambda t: passage.slot(place, t)))
        else:
            yield self._of_no_such_title(place, office, offices, held)

    def _of_same_title(self, place: Place, office: Office, other: Place) -> Finding:
        """The office against one of its title in the source's passage."""
        passage = self.passage
        if self._exchanged_words(place, other):
            return found(passage, place, Verdict.CONTRADICTED, "position", other)
        if not self._held_alike(place, other) and (
            passage.slot(place, other) >= SAME_SLOT or not self._elsewhere_so(office)
        ):
            return found(passage, place, Verdict.CONTRADICTED, "acting", other, least=CLOSE)
        return found(passage, place, Verdict.SUPPORTED, "supported", other)

    def _of_no_such_title(
        self, place: Place, office: Office, offices: list[Place], held: list[Seat]
    ) -> Finding:
        """The office where the source's passage has none of its title."""
        passage, evidence = self.passage, self.evidence
        rival = self._rival_office(place, office, offices)
        if held and not any(_same_title(office.title, seat.office.title) for seat in held):
            known = rival or _named_in(held[0])
            if known:
                return found(passage, place, Verdict.CONTRADICTED, "position", known, sure=evidence.claimed)
        known_title = bool(held) or any(
            _same_title(office.title, title) for title, _ in evidence.seats.mentioned
        )
        if rival and (not known_title or passage.slot(place, rival) >= SAME_SLOT) and not held:
            return found(passage, place, Verdict.CONTRADICTED, "position", rival)
        said = self._said_in_words(place) or evidence.says(passage.mine[place.first : place.last])
        if known_title or said:
            return found(passage, place, Verdict.SUPPORTED, "supported")
        return found(passage, place, Verdict.UNSUPPORTED, "unsupported")

    def _held_alike(self, place: Place, other: Place) -> bool:
        """Are the two held in one way, be it that one is called former and the other given a time gone by (era Jokowi)?"""
        mine, theirs = self.passage.mine, self.passage.theirs
        return _way(place, mine[place.last :]) is _way(other, theirs[other.last :])

    def _exchanged_words(self, place: Place, other: Place) -> bool:
        """Has one word of the office been exchanged for another (Kasat Lantas, Kasat Reskrim)?"""
        passage = self.passage
        if passage.slot(place, other) < SAME_SLOT:
            return False
        x, y = place.fact.value, other.fact.value
        whole = isinstance(x, Office) and isinstance(y, Office) and x.title != y.title
        own_range = range(place.first, place.last) if whole else self._scope(place)
        their_range = range(other.first, other.last) if whole else self._scope(other)
        mine = [i for i in own_range if passage.match[i] < 0 and passage.mine[i][0].isalpha()]
        theirs = [j for j in their_range if passage.back[j] < 0 and passage.theirs[j][0].isalpha()]
        if not mine or not theirs:
            return False
        own = tuple(passage.mine[i] for i in mine)
        other_words = tuple(passage.theirs[j] for j in theirs)
        if spelt_alike(own, other_words) or self._alike(own, other_words):
            return False
        return not self._known_words(own)

    @staticmethod
    def _scope(place: Place) -> range:
        """Tokens of an office behind its title."""
        value = place.fact.value
        scope = len(value.scope) if isinstance(value, Office) else 0
        return range(place.last - scope, place.last)

    def _known_words(self, own: tuple[str, ...]) -> bool:
        return all(
            part in self.passage.their_words or part in words("offices", "compared", "general")
            for part in expand(own, self.evidence.short_forms)
        )

    def _said_in_words(self, place: Place) -> bool:
        """Do the sources have every word of the office, in whatever form (ketua: Pak Wagimin)?"""
        own = [w for w in self.passage.mine[place.first : place.last] if w[0].isalpha()]
        return all(part in self.evidence.expanded for part in expand(tuple(own), self.evidence.short_forms))

    def _covers(self, place: Place, theirs: Place) -> bool:
        """Do the words of this office stand in that office of the source?"""
        matched = [
            self.passage.match[i] for i in range(place.first, place.last) if self.passage.match[i] >= 0
        ]
        return (
            bool(matched)
            and theirs.first <= matched[0] < theirs.last
            and theirs.first <= matched[-1] < theirs.last
        )

    def _elsewhere_so(self, office: Office) -> bool:
        return (office.title, office.acting) in self.evidence.seats.mentioned

    def _rival_office(self, place: Place, office: Office, offices: list[Place]) -> Place | None:
        """The office of the source that stands where this one stands, and is gone from the sentence."""
        mine = [m.fact.value.title for m in self.mine if isinstance(m.fact.value, Office)]
        best, best_slot = None, SLOT
        for other in offices:
            value = other.fact.value
            assert isinstance(value, Office)
            if any(_same_title(value.title, title) for title in mine):
                continue
            slot = self.passage.slot(place, other)
            if slot >= best_slot:
                best, best_slot = other, slot
        return best

    def _holder(self, place: Place) -> Name | None:
        """The person whom the text puts in this office."""
        return next((person for office, person in self._holders if office is place.fact.value), None)

    @cached_property
    def _holders(self) -> list[tuple[Office, Name]]:
        return list(holders([m.fact for m in self.mine], self.passage.reading.text.norms))

    def _held_by(self, place: Place) -> list[Seat]:
        """The offices that the sources give to the person whom the text puts in this one."""
        person = self._holder(place)
        for word in reversed(person.words) if person else ():
            if not is_everyday(word) and (held := self.evidence.seats.held(word)):
                return held
        return []

    def _stands_with_holder(self, place: Place) -> bool:
        """Does one sentence or row of a source have the person's whole name and (nearly) all words of the office?"""
        person = self._holder(place)
        own = frozenset(w for w in self.passage.mine[place.first : place.last] if w[0].isalpha())
        return person is not None and self.evidence.seats.named_together(person.words, own)

    def _held_otherwise(self, place: Place, office: Office) -> Place | None:
        """The office as the sources give it to the same person, held in another way and never in this one. A short form in
        brackets (eks Menteri Perdagangan (Mendag)) is the office before it."""
        if self.passage.in_brackets(place):
            return None
        held = [seat for seat in self._held_by(place) if _same_title(office.title, seat.office.title)]
        if not held or any(seat.office.acting is office.acting for seat in held):
            return None
        return _named_in(held[0])

    def _alike(self, a: Sequence[str], b: Sequence[str]) -> bool:
        return alike(a, b, self.evidence.short_forms)


def _named_in(seat: Seat) -> Place:
    """The mention of an office in a source, as a place of no passage."""
    return Place(seat.fact, 0, 0, seat.witness)


def _way(place: Place, behind: Sequence[str]) -> Acting | None:
    """How the office is held; one that is given a time gone by is a former one."""
    way = place.fact.value.acting if isinstance(place.fact.value, Office) else None
    past = not words("offices", "compared", "past").isdisjoint(behind[:PAST_WITHIN])
    return Acting.FORMER if past and way is Acting.HOLDER else way


def _same_title(a: str, b: str) -> bool:
    """The same office, or its shorter name (kepala, kepala dinas); a deputy is never the same."""
    return a == b or (
        not a.startswith("wakil") and not b.startswith("wakil") and (a.startswith(b) or b.startswith(a))
    )


def _is_deputy(a: str, b: str) -> bool:
    """One office is the other's deputy."""
    return a != b and ("wakil " + a == b or "wakil " + b == a or "wa" + a == b or "wa" + b == a)

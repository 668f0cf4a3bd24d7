"""Persons, offices, places and organisations of one passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from rapidfuzz import fuzz

from lawang.check.evidence import Evidence, holders
from lawang.check.findings import found
from lawang.check.model import Finding, Verdict
from lawang.check.passage import CLOSE, Passage, Place
from lawang.facts.model import Acting, Kind, Name, Office
from lawang.facts.reading import expand
from lawang.language import words
from lawang.language.gazetteer import is_regency
from lawang.language.stem import is_everyday

__all__ = ["alike", "judge_names"]

SLOT = 1.6
SAME_SLOT = 3.4
# Two spellings of one name: this likeness (rapidfuzz ratio, 0..100) of names of five letters and more.
SPELLING = 80
# A name of the source is the one replaced when its slot fits so much better than that of the same name elsewhere.
MARGIN = 1.5
# Likeness of the statements from which a name that the sources have elsewhere counts as exchanged (see Passage.retold).
SWAPPED = 0.8
_KINDS = {Kind.PERSON, Kind.PLACE, Kind.ORGANISATION}


def judge_names(passage: Passage, evidence: Evidence) -> Iterator[Finding]:
    """One finding for every name and office of the passage's sentence."""
    mine = passage.my_places(passage.reading.names(passage.pairing.sentence))
    if not mine:
        return
    theirs = passage.their_places("names")
    judge = _Names(passage, evidence, mine, theirs)
    for place in mine:
        if isinstance(place.fact.value, Office):
            yield from judge.office(place, place.fact.value)
        else:
            yield judge.name(place)


class _Names:
    """The names of one passage, with what each of them could stand for."""

    def __init__(self, passage: Passage, evidence: Evidence, mine: list[Place], theirs: list[Place]) -> None:
        self.passage = passage
        self.evidence = evidence
        self.mine = mine
        self.theirs = theirs

    def name(self, place: Place) -> Finding:
        passage = self.passage
        own = self._words(place)
        if self._is_outlet(place):
            return found(passage, place, Verdict.SUPPORTED, "supported")
        likes = [
            t for t in self.theirs if isinstance(t.fact.value, Name) and self._alike(own, t.fact.value.words)
        ]
        twin = max(likes, key=lambda t: passage.slot(place, t), default=None)
        if passage.unchanged(place.first, place.last) and self._beside(place):
            return found(passage, place, Verdict.SUPPORTED, "supported", twin)
        rival = self._rival(place, own)
        margin = passage.slot(place, rival) - (passage.slot(place, twin) if twin else 0.0) if rival else 0.0
        if (
            rival
            and passage.slot(place, rival) >= SAME_SLOT
            and margin >= MARGIN
            and not (twin and (self._listed(place) or passage.voice_changed))
        ):
            known = twin is not None or self._known(own)
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
        if twin or self._known(own) or (rival and self._same_but_spelling(own, rival)):
            return found(passage, place, Verdict.SUPPORTED, "supported", twin)
        if rival:
            return found(passage, place, Verdict.CONTRADICTED, str(place.fact.kind), rival)
        if self._partly_known(own):
            return found(passage, place, Verdict.UNDETERMINED, "doubt")
        return found(passage, place, Verdict.UNSUPPORTED, "unsupported")

    def _alike(self, a: Sequence[str], b: Sequence[str]) -> bool:
        return alike(a, b, self._aliases)

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
        passage, titles = self.passage, words("offices", "honorifics", "before") | _LEVELS | _COMMON_HEADS
        for i in range(place.first, place.last):
            word = passage.mine[i]
            if passage.match[i] >= 0 or not word[0].isalpha() or word in titles or word in _FILLERS:
                continue
            parts = [
                part
                for piece in self.evidence.unglued(word).split("-")
                for part in expand((piece,), self._aliases)
            ]
            if all(part not in self.evidence.expanded for part in parts):
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
            fuzz.ratio(passage.mine[at], passage.theirs[j]) >= SPELLING and passage.theirs[j] in openers
            for j in instead
        ):
            return found(passage, place, Verdict.SUPPORTED, "supported", twin)
        if instead:
            return found(passage, place, Verdict.CONTRADICTED, str(place.fact.kind), twin)
        return found(passage, place, Verdict.UNDETERMINED, "fuller_name", twin)

    def _same_but_spelling(self, own: tuple[str, ...], rival: Place) -> bool:
        """Do the two names differ only in the spelling of the word that opens them (Kementrian, Kementerian)?"""
        openers = words("offices", "opens", "organisation") | words("offices", "opens", "place")
        value = rival.fact.value
        if not isinstance(value, Name) or len(own) != len(value.words):
            return False
        return all(
            a == b or (fuzz.ratio(a, b) >= SPELLING and not openers.isdisjoint((a, b)))
            for a, b in zip(own, value.words, strict=True)
        )

    def _is_capital_there(self, j: int) -> bool:
        witness, token = self.passage.places[j]
        return witness.source.text.words[token][0].isupper()

    def _listed(self, place: Place) -> bool:
        """Does the name stand in a list of names, whose order may be any?"""
        mine = self.passage.mine
        sides = [mine[i] if 0 <= i < len(mine) else "" for i in (place.first - 1, place.last)]
        return all(side in _LIST_MARKS for side in sides)

    def _is_outlet(self, place: Place) -> bool:
        """Is this what a text says it cites (dikutip dari detik Finance)?"""
        before = self.passage.mine[max(0, place.first - 3) : place.first]
        return not words("speech", "cited").isdisjoint(before) and place.fact.kind is not Kind.PLACE

    def _words(self, place: Place) -> tuple[str, ...]:
        value = place.fact.value
        return tuple(map(self.evidence.unglued, value.words)) if isinstance(value, Name) else ()

    def _known(self, own: tuple[str, ...]) -> bool:
        """Do the sources name this anywhere: in these words, in short or long form?"""
        if not own:
            return True
        if is_regency(own):
            return any(
                isinstance(fact.value, Name) and self._alike(own, fact.value.words)
                for _, _, fact in self.evidence.names
            )
        if all(word in self.passage.their_words for word in own):
            return True
        long = expand(own, self._aliases)
        if self.evidence.says(own) or self.evidence.says(long):
            return True
        for _, _, fact in self.evidence.names:
            if isinstance(fact.value, Name) and self._alike(own, fact.value.words):
                return True
        strong = [word for word in long if not is_everyday(word)] or list(long)
        return len(own) == 1 and (
            strong[0] in self.evidence.expanded or "ka" + own[0] in self.evidence.vocabulary
        )

    @cached_property
    def _aliases(self) -> dict[str, tuple[str, ...]]:
        return {**self.passage.reading.aliases, **self.evidence.aliases}

    def _partly_known(self, own: tuple[str, ...]) -> bool:
        """A longer form of a name the sources have (Ossy → Ossy Dermawan), or everyday words with capitals."""
        vocabulary = self.evidence.expanded
        unknown = [word for word in expand(own, self._aliases) if word not in vocabulary]
        return not [word for word in unknown if not is_everyday(word)]

    def _rival(self, place: Place, own: tuple[str, ...]) -> Place | None:
        """The name of the source that stands where this one stands, names something else, and is gone from the sentence."""
        best, best_slot = None, 0.0
        for other in self.theirs:
            value = other.fact.value
            if not isinstance(value, Name) or not self._same_sort(place, other):
                continue
            if self._alike(own, value.words) or self._in_place(place, other, value.words):
                continue
            slot = self.passage.slot(place, other)
            near = fuzz.ratio(" ".join(own), " ".join(value.words))
            if near >= SPELLING and len(own) == len(value.words):
                slot += 2
            if slot > best_slot:
                best, best_slot = other, slot
        return best if best_slot >= SLOT else None

    def _same_sort(self, place: Place, other: Place) -> bool:
        kinds = (other.fact.kind, place.fact.kind)
        if kinds[0] is kinds[1] and Kind.PERSON not in kinds:
            return True
        if Kind.PLACE in kinds:
            return kinds[0] is kinds[1] or (Kind.ORGANISATION in kinds and not self.passage.claimed)
        return self._is_body(place, self.passage.mine) == self._is_body(other, self.passage.theirs)

    def _is_body(self, place: Place, tokens: Sequence[str]) -> bool:
        """Does the name look like a body's: opened by such a word, a known short form, or one with "kemen", "dis" ..."""
        first = tokens[place.first]
        if first in words("offices", "opens", "organisation") or expand((first,), self._aliases) != (first,):
            return True
        return place.last - place.first == 1 and first.startswith(_BODIES)

    def _in_place(self, place: Place, other: Place, name: Sequence[str]) -> bool:
        """Does the text name that thing itself in the slot where the source names it, and better than this name would?"""
        own_slot = max(SLOT, self.passage.slot(place, other))
        return any(
            self.passage.slot(m, other) >= own_slot
            for m in self.mine
            if m is not place and isinstance(m.fact.value, Name) and self._alike(name, m.fact.value.words)
        )

    def office(self, place: Place, office: Office) -> Iterator[Finding]:
        passage, evidence = self.passage, self.evidence
        offices = [t for t in self.theirs if isinstance(t.fact.value, Office)]
        standing = next((t for t in offices if self._covers(place, t)), None)
        if standing and isinstance(standing.fact.value, Office):
            if _is_deputy(office.title, standing.fact.value.title):
                yield found(passage, place, Verdict.CONTRADICTED, "position", standing)
                return
        if passage.unchanged(place.first, place.last) and standing is None:
            yield found(passage, place, Verdict.SUPPORTED, "supported")
            return
        held = self._held_by(place)
        if evidence.claimed and held and not any(_same_title(office.title, o.title) for o in held):
            known = self._source_office(held[0])
            if known:
                yield found(passage, place, Verdict.CONTRADICTED, "position", known, sure=True)
                return
        other = self._held_otherwise(place, office)
        if other:
            yield found(passage, place, Verdict.CONTRADICTED, "acting", other, sure=evidence.claimed)
            return
        same = [t for t in offices if _same_title(office.title, t.fact.value.title)]  # type: ignore[union-attr]
        if same:
            other = max(same, key=lambda t: passage.slot(place, t))
            value = other.fact.value
            assert isinstance(value, Office)
            if self._exchanged_words(place, other):
                yield found(passage, place, Verdict.CONTRADICTED, "position", other)
            elif value.acting is not office.acting and (
                passage.slot(place, other) >= SAME_SLOT or not self._elsewhere_so(office)
            ):
                yield found(passage, place, Verdict.CONTRADICTED, "acting", other, least=CLOSE)
            else:
                yield found(passage, place, Verdict.SUPPORTED, "supported", other)
            return
        rival = self._rival_office(place, office, offices)
        if held and not any(_same_title(office.title, o.title) for o in held):
            known = rival or self._source_office(held[0])
            if known:
                yield found(passage, place, Verdict.CONTRADICTED, "position", known, sure=evidence.claimed)
                return
        known_title = any(_same_title(office.title, o.title) for o in evidence.offices)
        if rival and (not known_title or passage.slot(place, rival) >= SAME_SLOT) and not held:
            yield found(passage, place, Verdict.CONTRADICTED, "position", rival)
        elif (
            held
            or known_title
            or self._said_in_words(place)
            or evidence.says(passage.mine[place.first : place.last])
        ):
            yield found(passage, place, Verdict.SUPPORTED, "supported")
        else:
            yield found(passage, place, Verdict.UNSUPPORTED, "unsupported")

    def _exchanged_words(self, place: Place, other: Place) -> bool:
        """Has one word of the office been exchanged for another (Kasat Lantas, Kasat Reskrim)?"""
        passage = self.passage
        if passage.slot(place, other) < SAME_SLOT:
            return False
        mine = [i for i in self._scope(place) if passage.match[i] < 0 and passage.mine[i][0].isalpha()]
        theirs = [j for j in self._scope(other) if passage.back[j] < 0 and passage.theirs[j][0].isalpha()]
        if not mine or not theirs:
            return False
        own = tuple(passage.mine[i] for i in mine)
        if fuzz.ratio(" ".join(own), " ".join(passage.theirs[j] for j in theirs)) >= SPELLING:
            return False
        return not self._alike(own, tuple(passage.theirs[j] for j in theirs)) and not self._known_words(own)

    @staticmethod
    def _scope(place: Place) -> range:
        """Tokens of an office behind its title."""
        value = place.fact.value
        scope = len(value.scope) if isinstance(value, Office) else 0
        return range(place.last - scope, place.last)

    def _known_words(self, own: tuple[str, ...]) -> bool:
        return all(
            part in self.passage.their_words or part in _TITLE_WORDS for part in expand(own, self._aliases)
        )

    def _said_in_words(self, place: Place) -> bool:
        """Do the sources have every word of the office, in whatever form (ketua: Pak Wagimin)?"""
        own = [w for w in self.passage.mine[place.first : place.last] if w[0].isalpha()]
        return all(part in self.evidence.expanded for part in expand(tuple(own), self._aliases))

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
        return self.evidence.has_office(office.title, office.acting)

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

    def _held_by(self, place: Place) -> list[Office]:
        """The offices that the sources give to the person whom the text puts in this one."""
        names = [m.fact for m in self.mine]
        norms = self.passage.reading.text.norms
        for office, person in holders(names, norms):
            if office is place.fact.value:
                for word in reversed(person.words):
                    if not is_everyday(word) and word in self.evidence.held:
                        return self.evidence.held[word]
        return []

    def _held_otherwise(self, place: Place, office: Office) -> Place | None:
        """The office as the sources give it to the same person, held in another way and never in this one."""
        held = [o for o in self._held_by(place) if _same_title(office.title, o.title)]
        if not held or any(o.acting is office.acting for o in held):
            return None
        return self._source_office(held[0])

    def _source_office(self, office: Office) -> Place | None:
        for witness, _, fact in self.evidence.names:
            if fact.value is office:
                return Place(fact, 0, 0, witness)
        return None


def _same_title(a: str, b: str) -> bool:
    """The same office, or its shorter name (kepala, kepala dinas); a deputy is never the same."""
    return a == b or (
        not a.startswith("wakil") and not b.startswith("wakil") and (a.startswith(b) or b.startswith(a))
    )


def _is_deputy(a: str, b: str) -> bool:
    """One office is the other's deputy."""
    return a != b and ("wakil " + a == b or "wakil " + b == a or "wa" + a == b or "wa" + b == a)


def alike(a: Sequence[str], b: Sequence[str], aliases: dict[str, tuple[str, ...]]) -> bool:
    """Two names of the same thing: equal, one the short form of the other, or one the initials of the other."""
    if a == b:
        return True
    long, other = expand(tuple(a), aliases), expand(tuple(b), aliases)
    left, right = _bare(long), _bare(other)
    if not left or not right:
        return False
    if _other_level(long, other) or _two_regencies(long, other):
        return False
    if left <= right or right <= left:
        return _same_head(long, other) and _same_head(other, long)
    if _initials(a, b) or _initials(b, a):
        return True
    x, y = "".join(a), "".join(b)
    return x == y or (min(len(x), len(y)) >= _JOINED and (x in y or y in x))


_COMMON_HEADS = frozenset(
    ("pemerintah", "dinas", "kantor", "gedung", "kawasan", "wilayah", "daerah", "pulau", "pak", "bpk")
)
_LEVELS = frozenset(("provinsi", "kabupaten", "kota", "kecamatan", "kelurahan", "desa"))


def _other_level(a: Sequence[str], b: Sequence[str]) -> bool:
    """Kota Bogor is not Kabupaten Bogor."""
    x, y = _LEVELS.intersection(a), _LEVELS.intersection(b)
    return bool(x and y) and x.isdisjoint(y)


def _two_regencies(a: Sequence[str], b: Sequence[str]) -> bool:
    """Pidie is not Pidie Jaya: two names of the region list, neither a short form of the other."""
    x, y = (tuple(word for word in name if word not in _LEVELS) for name in (a, b))
    return x != y and is_regency(x) and is_regency(y)


def _same_head(a: Sequence[str], b: Sequence[str]) -> bool:
    """Where `a` is a body of its own (Kementerian Pertahanan Korea Selatan), `b` must say which (not only Korea Selatan)."""
    heads = words("offices", "opens", "organisation")
    if a[0] not in heads or a[0] in ("pemerintah", "pemprov", "pemkab", "pemkot", "pemda"):
        return True
    telling = next((word for word in a if word not in heads and word not in _FILLERS), None)
    return telling is None or telling in b or a[0] in b


def _bare(name: Sequence[str]) -> frozenset[str]:
    """The words of a name without those that any name of its sort may drop."""
    drop = words("offices", "honorifics", "before") | _FILLERS
    rest = frozenset(word for word in name if word not in drop)
    return rest or frozenset(name)


_BODIES = (
    "kemen",
    "kemen",
    "bap",
    "polr",
    "pold",
    "diskom",
    "dinkes",
    "disd",
    "satpol",
    "bpk",
    "kpk",
    "dpr",
    "bnp",
)
_TITLE_WORDS = frozenset(
    ("kepala", "ketua", "dinas", "badan", "provinsi", "kabupaten", "kota", "daerah", "bidang")
)
_LIST_MARKS = {"", ",", ".", ":", ";", "(", ")", "/", "dan", "serta", "maupun", "atau"}
# Names of at least so many letters, written with or without spaces, may be found one inside the other.
_JOINED = 8
_FILLERS = frozenset(("provinsi", "prov", "dan", "hotel", "republik", "negara"))


def _initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """BPS for Badan Pusat Statistik: letters of one word open the words of the other."""
    if len(short) != 1 or len(long) < 2:
        return False
    initials = "".join(word[0] for word in long if word not in ("dan", "di", "ke", "untuk"))
    return len(short[0]) >= 2 and (
        initials == short[0] or (len(initials) > 2 and initials.startswith(short[0]) and len(short[0]) > 2)
    )


def acting_word(acting: Acting) -> str:
    """How the way of holding an office is written."""
    return {
        "pj": "Pj",
        "pjs": "Pjs",
        "plt": "Plt",
        "plh": "Plh",
        "former": "mantan",
        "candidate": "calon",
    }.get(acting, "")

"""Figures, dates and times of one passage: same, rounded, moved, or not in any source."""

from __future__ import annotations

from collections.abc import Iterator

from lawang.check.arithmetic import derived_from
from lawang.check.companions import exchanged_beside
from lawang.check.days import (
    by_calendar,
    cited_near,
    citing,
    dates_speech,
    reporting,
    says_more,
    strange_year,
)
from lawang.check.evidence import Evidence
from lawang.check.findings import found
from lawang.check.followed import COUNTED, COUNTERS, counted_by_reader, one_in_a_word, year_known
from lawang.check.labelled import figure_of_another
from lawang.check.model import Finding, Verdict
from lawang.check.passage import CLOSE, SAME_SLOT, SLOT, Passage, Place
from lawang.check.rivals import measure_fit, rival_of
from lawang.check.spans import length_from
from lawang.check.values import comparable, equal, figure_kind, noun_group
from lawang.facts.compare import rounds_to
from lawang.facts.model import Bound, Date, DateRange, Fact, Kind, Quantity, Time
from lawang.facts.name_words import is_capital
from lawang.facts.relative import RELATIVE
from lawang.language.stem import stem
from lawang.reuse.align import content_stems

__all__ = ["judge_figures"]

# A figure in the very same slot is a swap when its slot is by so much more than that of the equal figure.
MARGIN = 1.2
# Equal figures of two taken sentences are one when slot() reaches this: another bound is then a change (natural pairs: two
# faults more and no false alarm).
SAME_FIGURE = 2.5
# Two sentences with so many other figures in common tell of one thing.
SHARED_FIGURES = 2
# ... in a sentence retold so closely (see Passage.retold).
SWAPPED = 0.7
# An equal figure elsewhere in the sources counts when its sentence shares so many stems with this one.
SHARED_STEMS = 2


def judge_figures(passage: Passage, evidence: Evidence) -> Iterator[Finding]:
    """One finding for every figure, date and time of the passage's sentence."""
    mine = passage.my_places(passage.reading.figures(passage.pairing.sentence))
    if not mine:
        return
    theirs = passage.their_places("figures")
    settled: set[int] = set()
    open_places: list[Place] = []
    for place in mine:
        twin = next((t for t in theirs if id(t) not in settled and _stands_unmoved(passage, place, t)), None)
        if twin is None:
            open_places.append(place)
            continue
        settled.add(id(twin))
        yield _same_value(passage, evidence, place, twin)
    equals = _pair_equals(passage, open_places, theirs, settled)
    for place in open_places:
        yield by_calendar(passage, evidence, place) or _judge(
            passage, evidence, place, theirs, settled, equals.get(id(place))
        )


def _stands_unmoved(passage: Passage, mine: Place, theirs: Place) -> bool:
    if not passage.same_place(mine, theirs):
        return False
    beside = (mine.first - 1, mine.last)
    return passage.slot(mine, theirs) >= SLOT or not any(
        0 <= i < len(passage.mine) and passage.mine[i][0].isalnum() for i in beside
    )


def _pair_equals(
    passage: Passage, mine: list[Place], theirs: list[Place], settled: set[int]
) -> dict[int, tuple[Place | None, float]]:
    """For each open figure the equal one of the source that fits best, none used twice while another is free."""
    options = sorted(
        (
            (-passage.slot(m, t) - measure_fit(m, t), i, j)
            for i, m in enumerate(mine)
            for j, t in enumerate(theirs)
            if equal(m.fact, t.fact) and comparable(m.fact, t.fact)
        ),
    )
    chosen: dict[int, tuple[Place | None, float]] = {}
    taken = set(settled)
    for repeated in (False, True):
        for score, i, j in options:
            if id(mine[i]) in chosen or (not repeated and id(theirs[j]) in taken):
                continue
            chosen[id(mine[i])] = (theirs[j], -score)
            taken.add(id(theirs[j]))
    return chosen


def _judge(
    passage: Passage,
    evidence: Evidence,
    place: Place,
    theirs: list[Place],
    settled: set[int],
    same: tuple[Place | None, float] | None,
) -> Finding:
    rival, rival_slot = rival_of(passage, place, theirs, settled)
    if same and same[0]:
        twin, slot = same[0], same[1]
        if (
            rival
            and rival_slot >= SAME_SLOT
            and rival_slot - slot >= MARGIN
            and not _value_stands(passage, rival)
        ) and passage.retold(place.first, place.last, SWAPPED):
            return _contradicted(passage, place, rival)
        return _same_value(passage, evidence, place, twin)
    if place.fact.doubt:
        return _doubtful(passage, place, theirs)
    rounded = next((t for t in theirs if _rounded(place, t) and passage.slot(place, t) >= 1.0), None)
    if rounded:
        return found(passage, place, Verdict.DERIVED, "rounded", rounded)
    if length := length_from(passage, place, evidence):
        return found(passage, place, Verdict.DERIVED, "sum", length)
    if rival and _part_of(passage, place, rival):
        rival = None
    if rival and rival_slot >= SAME_SLOT and not evidence.claimed and not _value_stands(passage, rival):
        return _contradicted(passage, place, rival)
    about = content_stems(passage.reading.text, passage.pairing.sentence)
    elsewhere = evidence.same_figure(place.fact, about)
    swapped = figure_of_another(passage, evidence, place) if elsewhere else None
    if swapped:
        return found(passage, swapped[0], Verdict.CONTRADICTED, "number", swapped[1], sure=True)
    if elsewhere and elsewhere[3] >= _shared_enough(place, evidence, rival):
        witness, _, fact, shared = elsewhere
        if evidence.claimed and shared > SHARED_STEMS and _opposed(place.fact, fact):
            other = Place(fact, 0, 0, witness)
            return found(passage, place, Verdict.CONTRADICTED, "bound", other, kind=Kind.CERTAINTY, sure=True)
        return found(passage, place, Verdict.SUPPORTED, "supported", Place(fact, 0, 0, witness))
    if year_known(passage, place, evidence) or one_in_a_word(passage, place):
        return found(passage, place, Verdict.SUPPORTED, "supported")
    nearby = evidence.rounded(place.fact) if evidence.claimed else None
    if nearby:
        return found(passage, place, Verdict.DERIVED, "rounded", Place(nearby[1], 0, 0, nearby[0]))
    total = derived_from(passage, place, evidence) if evidence.claimed else None
    if total:
        return found(passage, place, Verdict.DERIVED, "sum", total)
    counted = counted_by_reader(passage, place)
    if counted and not passage.retold(place.first, place.last):
        return found(passage, place, Verdict.UNDETERMINED, "counted")
    if rival and rival_slot >= SLOT and not citing(passage, place):
        return _contradicted(passage, place, rival)
    if elsewhere and not (evidence.claimed and _unlike_unit(place.fact, elsewhere[2])):
        witness, _, fact, _ = elsewhere
        return found(passage, place, Verdict.SUPPORTED, "supported", Place(fact, 0, 0, witness))
    total = derived_from(passage, place, evidence)
    if total:
        return found(passage, place, Verdict.DERIVED, "sum", total)
    return _in_no_source(passage, evidence, place, counted)


def _in_no_source(passage: Passage, evidence: Evidence, place: Place, counted: bool) -> Finding:
    """A figure that no source has: one that need not be there, one in the stead of another, or one without support."""
    if citing(passage, place) or dates_speech(passage, place):
        return found(passage, place, Verdict.UNDETERMINED, "cited_date")
    if isinstance(place.fact.value, Date) and _dated_from_its_day(passage, evidence):
        return found(passage, place, Verdict.UNDETERMINED, "relative_date")
    if counted or _is_of_a_name(passage, place):
        return found(passage, place, Verdict.UNDETERMINED, "counted")
    exchanged = exchanged_beside(passage, evidence, place)
    if exchanged:
        return found(passage, place, Verdict.CONTRADICTED, "number", exchanged, sure=True)
    return found(passage, place, Verdict.UNSUPPORTED, "unsupported")


def _dated_from_its_day(passage: Passage, evidence: Evidence) -> bool:
    """Does the source date what it tells from its own day (besok, tahun lalu): at the door any source, elsewhere this one?"""
    if evidence.claimed:
        return evidence.relative_days
    return any(t.fact.doubt == RELATIVE for t in passage.their_places("figures"))


def _is_of_a_name(passage: Passage, place: Place) -> bool:
    """Elsewhere: a bare figure that tells one of several of one name from the others (KM Sinar 2, KM Sinar 3)?"""
    value, tokens = place.fact.value, passage.reading.text.words
    if (
        passage.claimed
        or not isinstance(value, Quantity)
        or value.unit
        or place.last - place.first > 1
        or not place.first
    ):
        return False
    at = place.first + passage.offset
    name = passage.mine[place.first - 1]
    return is_capital(tokens[at - 1]) and passage.mine.count(name) > 1 and value.high <= COUNTED


# Limits of which one turns the other round.
_OPPOSED = [{low, high} for low in (Bound.ABOVE, Bound.AT_LEAST) for high in (Bound.BELOW, Bound.AT_MOST)]


def _opposed(a: Fact, b: Fact) -> bool:
    x, y = a.value, b.value
    return isinstance(x, Quantity) and isinstance(y, Quantity) and {x.bound, y.bound} in _OPPOSED


def _shared_enough(place: Place, evidence: Evidence, rival: Place | None) -> int:
    """How many stems the sentence of an equal figure elsewhere must share. At the door a telling figure (148,2 miliar) is
    its own proof; a small count is none, least of all where the passage itself has another."""
    if not evidence.claimed:
        return SHARED_STEMS + 1
    value = place.fact.value
    small = (
        isinstance(value, Quantity)
        and (value.unit in COUNTERS or value.dimension == "duration")
        and value.high <= COUNTED
    )
    return (SHARED_STEMS + 1 if rival else SHARED_STEMS) if small else 1


def _unlike_unit(mine: Fact, theirs: Fact) -> bool:
    """A small measure (tiga hari) beside the same digit of something else."""
    x, y = mine.value, theirs.value
    if not (isinstance(x, Quantity) and isinstance(y, Quantity)):
        return False
    return x.high <= COUNTED and x.unit not in COUNTERS and x.unit != y.unit


def _value_stands(passage: Passage, rival: Place) -> bool:
    """Does the text state the rival's value somewhere in this sentence as well, in its own slot?"""
    return any(
        equal(other.fact, rival.fact) and passage.slot(other, rival) >= SAME_SLOT
        for other in passage.my_places(passage.reading.figures(passage.pairing.sentence))
    )


def _part_of(passage: Passage, place: Place, rival: Place) -> bool:
    """Is the figure the whole of which the text states the source's as a part (empat izin dari lima izin)?"""
    before = passage.mine[max(0, place.first - 1) : place.first]
    figures = passage.reading.figures(passage.pairing.sentence)
    return before == ["dari"] and any(equal(f, rival.fact) and f.first < place.fact.first for f in figures)


def _same_value(passage: Passage, evidence: Evidence, place: Place, twin: Place) -> Finding:
    mine, theirs = place.fact.value, twin.fact.value
    counted = None
    follows = place.last < len(passage.mine) and passage.match[place.last] == twin.last
    if not (follows and _stands_unmoved(passage, place, twin)):
        counted = _same_thing_otherwise(passage, place, twin) or figure_of_another(passage, evidence, place)
    if counted:
        return found(passage, counted[0], Verdict.CONTRADICTED, "number", counted[1], sure=True)
    if isinstance(mine, Quantity) and isinstance(theirs, Quantity) and mine.bound is not theirs.bound:
        if passage.claimed and _opposed(place.fact, twin.fact):
            return found(passage, place, Verdict.CONTRADICTED, "bound", twin, kind=Kind.CERTAINTY, sure=True)
        if _bound_said_before(passage, place, twin):
            return found(passage, place, Verdict.SUPPORTED, "supported", twin)
        same = passage.pairing.taken and passage.slot(place, twin) >= SAME_FIGURE
        if not same and not passage.retold(place.first, place.last) and not passage.akin(place, twin):
            return found(passage, place, Verdict.UNDETERMINED, "bound_elsewhere", twin)
        return found(passage, place, Verdict.CONTRADICTED, "bound", twin, kind=Kind.CERTAINTY, sure=same)
    if isinstance(mine, Quantity) and isinstance(theirs, Quantity) and _other_things(passage, place, twin):
        return found(passage, place, Verdict.CONTRADICTED, "unit", twin, kind=Kind.UNIT)
    if isinstance(mine, Date) and isinstance(theirs, Date) and strange_year(mine, theirs, evidence):
        return found(passage, place, Verdict.CONTRADICTED, "date", twin)
    if isinstance(mine, Date) and isinstance(theirs, Date) and says_more(mine, theirs):
        about = content_stems(passage.reading.text, passage.pairing.sentence)
        full = evidence.same_figure(place.fact, about)
        if full and full[3] >= SHARED_STEMS:
            return found(passage, place, Verdict.SUPPORTED, "supported", Place(full[2], 0, 0, full[0]))
        same_day = mine.weekday is not None and mine.weekday == theirs.weekday and not passage.claimed
        if not (same_day or citing(passage, place) or dates_speech(passage, place)):
            return found(passage, place, Verdict.UNSUPPORTED, "unsupported", twin)
        return found(passage, place, Verdict.UNDETERMINED, "cited_date", twin)
    if passage.claimed and _end_put_in(place.fact, evidence):
        return found(passage, place, Verdict.UNSUPPORTED, "unsupported", twin)
    if twin.witness and twin.witness.source.ocr:
        return found(passage, place, Verdict.UNDETERMINED, "ocr", twin)
    return found(passage, place, Verdict.SUPPORTED, "supported", twin)


def _bound_said_before(passage: Passage, place: Place, twin: Place) -> bool:
    """Does the text say the source's bound already where it names what is measured (biaya minimal untuk 5 km Rp9.250)?"""
    bound = passage.theirs[twin.first]
    if (
        not bound.isalpha()
        or bound not in passage.mine[: place.first]
        or bound in passage.theirs[: twin.first]
    ):
        return False
    at = passage.mine.index(bound)
    figures = passage.my_places(passage.reading.figures(passage.pairing.sentence))
    return not any(other.first <= at < other.last for other in figures)


def _end_put_in(mine: Fact, evidence: Evidence) -> bool:
    """A span of the day whose end no source gives (mulai pukul 08.00, pukul 08.00 sampai 12.00)."""
    x = mine.value
    if not isinstance(x, Time) or x.until is None:
        return False
    return x.until not in evidence.figures.times


def _other_things(passage: Passage, place: Place, twin: Place) -> bool:
    """Do the two equal figures count different things, in the same slot (17 kecamatan, 17 kabupaten)?"""
    x, y = place.fact.value, twin.fact.value
    if not (isinstance(x, Quantity) and isinstance(y, Quantity)):
        return False
    mine, theirs = noun_group(x.unit or x.noun), noun_group(y.unit or y.noun)
    if mine == theirs and mine is not None:
        return False
    if not mine or not theirs:
        return _counter_gone(passage, place, x, y)
    if stem(y.noun) in passage.my_stems or not passage.retold(place.first, place.last + 1):
        return False
    return passage.slot(place, twin) >= (SLOT if mine[0] == theirs[0] else SAME_SLOT)


def _same_thing_otherwise(passage: Passage, place: Place, twin: Place) -> tuple[Place, Place] | None:
    """At the door: the figure that the passage gives for this very thing (22 kecamatan), where the equal one counts another
    (22 kelurahan, 5 kecamatan)."""
    x, y = place.fact.value, twin.fact.value
    if not passage.claimed or not (isinstance(x, Quantity) and isinstance(y, Quantity)):
        return None
    mine, other = noun_group(x.unit or x.noun), noun_group(y.unit or y.noun)
    if not mine or not other or mine == other:
        return None
    for candidate in passage.their_places("figures"):
        z = candidate.fact.value
        if isinstance(z, Quantity) and noun_group(z.unit or z.noun) == mine and z.low != x.low:
            return place, candidate
    return None


def _counter_gone(passage: Passage, place: Place, mine: Quantity, theirs: Quantity) -> bool:
    """Has a counter of the source (16 ekor sapi) given way to another word in an otherwise unchanged sentence?"""
    noun = passage.mine[place.last] if place.last < len(passage.mine) else ""
    counted = theirs.unit in COUNTERS and theirs.unit not in ("", "person") and not mine.unit
    strange = noun.isalpha() and place.last < len(passage.mine) and passage.match[place.last] < 0
    return counted and strange and passage.retold(place.first, place.last + 1, SWAPPED)


def _contradicted(passage: Passage, place: Place, rival: Place) -> Finding:
    kind, reason = figure_kind(place.fact, rival.fact)
    timed = kind in (Kind.DATE, Kind.WEEKDAY, Kind.TIME)
    if timed and passage.quotes_otherwise and not passage.claimed:
        return found(passage, place, Verdict.UNDETERMINED, "cited_date", rival)
    if kind is not Kind.WEEKDAY and cited_near(passage, place, rival):
        return found(passage, place, Verdict.UNDETERMINED, "cited_date", rival)
    least = CLOSE if timed and reporting(passage) else 0.0
    sure = not timed and passage.pairing.taken and _shared_figures(passage, place, rival) >= SHARED_FIGURES
    return found(passage, place, Verdict.CONTRADICTED, reason, rival, kind=kind, least=least, sure=sure)


def _shared_figures(passage: Passage, place: Place, rival: Place) -> int:
    """How many other figures and dates of the sentence the source sentences have as well; small counts are no sign."""
    beside = [t for t in passage.their_places("figures") if t is not rival]
    return sum(
        any(equal(mine.fact, t.fact) and comparable(mine.fact, t.fact) for t in beside)
        for mine in passage.my_places(passage.reading.figures(passage.pairing.sentence))
        if mine.fact is not place.fact and not counted_by_reader(passage, mine)
    )


def _doubtful(passage: Passage, place: Place, theirs: list[Place]) -> Finding:
    """A vague figure (ratusan) is the source's when it says the same word; another vague word in its slot is a change."""
    dated = isinstance(place.fact.value, Date | DateRange)
    if passage.unchanged(place.first, place.last):
        return found(passage, place, Verdict.SUPPORTED, "supported")
    vague = [t for t in theirs if t.fact.doubt and comparable(place.fact, t.fact)]
    rival = max(vague, key=lambda t: passage.slot(place, t), default=None)
    if rival and passage.slot(place, rival) >= SAME_SLOT:
        if not dated:
            return found(passage, place, Verdict.CONTRADICTED, "scale", rival, kind=Kind.SCALE)
        if dated and passage.mine[place.first : place.last] != passage.theirs[rival.first : rival.last]:
            return found(passage, place, Verdict.CONTRADICTED, "date", rival, least=SWAPPED)
    return found(passage, place, Verdict.UNDETERMINED, "relative_date" if dated else "vague")


def _rounded(mine: Place, theirs: Place) -> bool:
    x, y = mine.fact.value, theirs.fact.value
    if not (isinstance(x, Quantity) and isinstance(y, Quantity)) or not comparable(mine.fact, theirs.fact):
        return False
    return (x.bound is not Bound.EXACT or y.step < x.step) and rounds_to(x, y)

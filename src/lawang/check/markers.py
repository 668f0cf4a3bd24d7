"""Tense, negation and certainty of one passage: a mark exchanged, dropped from a statement that was kept, or added."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from lawang.check.evidence import Evidence
from lawang.check.findings import found_at
from lawang.check.model import Finding, Verdict
from lawang.check.passage import CLOSE, SAME_SLOT, Passage, Place
from lawang.check.same_sense import (
    before_purpose,
    does_otherwise,
    excepted,
    is_misspelt,
    made_up_for,
    stands_whole,
)
from lawang.facts.markers import MARK_WORDS, antonyms, is_light, is_nominal
from lawang.facts.model import Date, Fact, Kind, Marker
from lawang.language import table, words
from lawang.language.stem import stem

__all__ = ["judge_markers"]

SLOT = 1.5
# Content words in common from which a draft's statement is held against a source's.
SUBJECT = 3
# So many words in a row before a mark are its subject.
KERNEL = 3
# Marks whose loss or gain often leaves the meaning as it was: an unmarked Indonesian verb may be past as it stands, and
# "dapat" often only softens. They are put to a person.
_WEAK = {"done", "able", "should", "sure", "ongoing"}
# Marks that only matter when another takes their place (pagi, sore; seluruh, beberapa).
_EXCHANGED = frozenset(mark for name in ("exchange", "time", "relative") for mark in table("markers")[name])
# Marks that a deed called done excludes (diharapkan dimanfaatkan, sudah dimanfaatkan).
_HOPES = {"should", "possible", "estimated"}
# Two marks of one kind that say much the same (akan, segera; bisa, berpotensi).
_ALIKE = ({"planned", "soon"}, {"able", "possible"})
# Marks whose mere absence or presence says nothing.
_SILENT = _EXCHANGED | {"soon"}


def judge_markers(passage: Passage, evidence: Evidence) -> Iterator[Finding]:
    """Findings on the marks of the passage's sentence, and on the words that turn it round (naik, turun)."""
    mine = passage.my_places(passage.reading.markers(passage.pairing.sentence))
    theirs = passage.their_places("markers")
    turned = list(_antonyms(passage))
    yield from turned
    if not mine and not theirs:
        return
    open_mine, open_theirs = _unpaired(passage, mine, theirs)
    faulted = {f.source_start for f in turned if f.verdict is Verdict.CONTRADICTED}
    open_theirs = [t for t in open_theirs if _start_of(passage, t.first) not in faulted]
    if passage.claimed:
        yield from _ahead_of_source(passage, evidence, open_mine, theirs)
    for place in list(open_mine):
        other = _opposite(passage, place, open_theirs)
        if other and not stands_whole(passage, evidence, place, _marked_word(passage, place)):
            open_mine.remove(place)
            open_theirs.remove(other)
            kind = _kind_of_change(place, other)
            same = bool(_mark(place).governs) and _mark(place).governs == _mark(other).governs
            yield found_at(
                passage,
                _tokens(place),
                Verdict.CONTRADICTED,
                str(kind),
                kind,
                _tokens(other),
                least=0.0 if place.fact.kind is other.fact.kind else CLOSE,
                sure=same and _same_subject(passage, place),
            )
    added = [
        f for place in open_mine if _mark(place).mark not in _SILENT for f in _added(passage, evidence, place)
    ]
    marked = {f.source_start for f in added if f.verdict is Verdict.CONTRADICTED}
    for place in open_theirs:
        if _mark(place).mark not in _SILENT and not _said_beside(passage, place):
            at = _kept_statement(passage, place)
            # a word that an added mark governs now has one for the other, which is one cause
            if at is None or _start_of(passage, passage.match[at.start]) not in marked:
                yield from _dropped(passage, place)
    yield from added


def _tokens(place: Place) -> range:
    return range(place.first, place.last)


def _mark(place: Place) -> Marker:
    value = place.fact.value
    assert isinstance(value, Marker)
    return value


def _unpaired(passage: Passage, mine: list[Place], theirs: list[Place]) -> tuple[list[Place], list[Place]]:
    """What is left after every mark found its like: in place, on the same word, or nearby."""
    left, right = list(mine), list(theirs)

    def pair(test: object) -> None:
        for m in list(left):
            for t in right:
                if m.fact.kind is t.fact.kind and _mark(m).mark == _mark(t).mark and test(m, t):  # type: ignore[operator]
                    left.remove(m)
                    right.remove(t)
                    break

    pair(lambda m, t: passage.same_place(m, t))
    pair(lambda m, t: _mark(m).governs and _mark(m).governs == _mark(t).governs)
    pair(lambda m, t: passage.slot(m, t) >= SLOT)
    pair(lambda m, t: True)
    return left, right


def _opposite(passage: Passage, place: Place, theirs: list[Place]) -> Place | None:
    """The mark of the source in whose stead this one stands."""
    if place.fact.kind is Kind.DATE and _is_dated(passage):
        return None  # besok, hari ini beside the day itself, which depend on the day of writing
    best, best_slot = None, SLOT
    rivals = [t for t in theirs if _exclusive(place, t) and not _of_other_deeds(passage, place, t)]
    if len(rivals) == 1 and _mark(place).mark in _EXCHANGED and place.fact.kind is not Kind.CERTAINTY:
        return rivals[0]  # the one part of the day, the one day, that the sentence names
    for other in rivals:
        slot = passage.slot(place, other)
        if _mark(place).governs and _mark(place).governs == _mark(other).governs:
            slot += 1.5
        if slot >= best_slot:
            best, best_slot = other, slot
    return best


def _is_dated(passage: Passage) -> bool:
    """Does the sentence give a day of the calendar?"""
    figures = passage.reading.figures(passage.pairing.sentence)
    return any(isinstance(f.value, Date) and f.value.day is not None for f in figures)


def _exclusive(a: Place, b: Place) -> bool:
    """Marks of one kind exclude each other; a done, a planned and a denied statement do as well."""
    if (_mark(a).mark in _EXCHANGED) != (_mark(b).mark in _EXCHANGED):
        return False
    if _mark(a).mark in _EXCHANGED and a.fact.kind is not b.fact.kind:
        return False
    if a.fact.kind is b.fact.kind:
        return {_mark(a).mark, _mark(b).mark} not in _ALIKE
    if {_mark(a).mark, _mark(b).mark} & _HOPES and "done" in (_mark(a).mark, _mark(b).mark):
        return bool(_mark(a).governs) and _mark(a).governs == _mark(b).governs
    same = _mark(a).governs == _mark(b).governs and "cancelled" not in (_mark(a).mark, _mark(b).mark)
    return same and {a.fact.kind, b.fact.kind} == {Kind.TENSE, Kind.NEGATION}


def _of_other_deeds(passage: Passage, mine: Place, theirs: Place) -> bool:
    """Do the two mark different deeds: of tense, two that only one text has each (akan memanggil, telah menaikkan); of
    certainty, two that either text has (wajib mundur … menjabat, bisa menjabat … mundur)?"""
    own, other = _mark(mine).governs, _mark(theirs).governs
    if mine.fact.kind is Kind.TENSE and theirs.fact.kind is Kind.TENSE and not passage.claimed:
        apart = own not in passage.their_stems and other not in passage.my_stems
        return bool(own and other) and apart and passage.slot(mine, theirs) < SAME_SLOT
    return (
        own != other
        and own in passage.their_stems
        and other in passage.my_stems
        and mine.fact.kind is Kind.CERTAINTY
    )


def _kind_of_change(mine: Place, theirs: Place) -> Kind:
    if mine.fact.kind is theirs.fact.kind:
        return mine.fact.kind
    return Kind.NEGATION


def _dropped(passage: Passage, place: Place) -> Iterator[Finding]:
    """A mark of the source that a kept statement lost. Silent when the statement itself was not kept."""
    at = _kept_statement(passage, place)
    if at is None:
        return
    kind = place.fact.kind
    if kind is Kind.NEGATION and (
        excepted(passage.theirs, passage.mine, passage.back) or does_otherwise(passage, at.start)
    ):
        return
    if made_up_for(_mark(place).mark, passage.mine, at.start) or (
        is_nominal(passage.mine[at.start])
        and passage.mine[at.start] != passage.theirs[passage.match[at.start]]
    ):
        return
    if _mark(place).mark in _WEAK:
        if kind is Kind.CERTAINTY and before_purpose(passage.theirs, place.first):
            return
        verdict, reason = Verdict.UNDETERMINED, "weak"
        if kind is Kind.CERTAINTY and passage.back[place.first - 1] >= 0 and place.first > 0:
            verdict, reason = Verdict.CONTRADICTED, "certainty_dropped"
    else:
        verdict, reason = Verdict.CONTRADICTED, f"{kind}_dropped"
    sure = kind is Kind.NEGATION and _same_subject(passage, Place(place.fact, at.start, at.stop))
    sure = sure or (passage.pairing.taken and _same_kernel(passage, place.first, at.start))
    yield found_at(passage, at, verdict, reason, kind, _tokens(place), least=CLOSE, sure=sure)


def _start_of(passage: Passage, j: int) -> int:
    """Where a token of the source stands in its text."""
    witness, token = passage.places[j]
    return witness.source.text.starts[token]


def _kept_statement(passage: Passage, place: Place) -> range | None:
    """The words of the text that the mark governed in the source, if they stand there with what is beside them."""
    j = place.last
    function = words("everyday", "function") | MARK_WORDS()
    while j < len(passage.theirs) and (passage.theirs[j] in function or not passage.theirs[j][0].isalnum()):
        if not passage.theirs[j][0].isalnum():
            break
        j += 1
    j += is_light(passage.theirs, j)
    after = passage.back[j] if j < len(passage.theirs) else -1
    if after < 0:
        return None
    before = next(
        (
            passage.back[k]
            for k in range(place.first - 1, max(-1, place.first - 4), -1)
            if passage.back[k] >= 0
        ),
        None,
    )
    if before is None and place.first > 0 and passage.back[place.first - 1] < 0 and after > 0:
        follows = passage.back[j + 1] if j + 1 < len(passage.theirs) else -1
        if follows < 0:
            return None
    if before is not None and not -1 <= after - before <= 5:
        return None
    if len(passage.mine[after]) < 3:
        return None
    return range(after, after + 1)


def _same_kernel(passage: Passage, mark: int, verb: int) -> bool:
    """Are the words before the mark, its subject, those before the verb in the text, so that the statement is the source's
    whatever else the sentence says?"""
    before = passage.back[max(0, mark - KERNEL) : mark]
    if len(before) < KERNEL or before[0] < 0 or any(b - a != 1 for a, b in itertools.pairwise(before)):
        return False
    if not all(word[0].isalnum() for word in passage.theirs[mark - KERNEL : mark]):
        return False
    return 0 < verb - before[-1] <= 2


def _added(passage: Passage, evidence: Evidence, place: Place) -> Iterator[Finding]:
    """A mark that a statement of the source did not have."""
    i = _marked_word(passage, place)
    if i >= len(passage.mine) or passage.match[i] < 0:
        return
    j = passage.match[i]
    before = next(
        (
            passage.match[k]
            for k in range(place.first - 1, max(-1, place.first - 4), -1)
            if passage.match[k] >= 0
        ),
        None,
    )
    if before is None:
        if not (i + 1 < len(passage.mine) and passage.match[i + 1] == j + 1 and place.first <= 2):
            return
    elif not 0 <= j - before <= 4:
        return
    kind = place.fact.kind
    if made_up_for(_mark(place).mark, passage.theirs, j) or is_misspelt(passage, place):
        return
    if stands_whole(passage, evidence, place, i):
        return
    if kind is Kind.NEGATION and excepted(passage.mine, passage.theirs, passage.match):
        return
    if _mark(place).mark in _WEAK:
        if kind is Kind.CERTAINTY and before_purpose(passage.mine, place.first):
            return
        yield found_at(passage, _tokens(place), Verdict.UNDETERMINED, "marker_added", kind)
    else:
        sure = kind is Kind.NEGATION and _same_subject(passage, place)
        yield found_at(
            passage,
            _tokens(place),
            Verdict.CONTRADICTED,
            "marker_added",
            kind,
            range(j, j + 1),
            least=CLOSE,
            sure=sure,
        )


def _marked_word(passage: Passage, place: Place) -> int:
    """The token that the mark governs, or the end of the passage."""
    i = place.last
    while i < len(passage.mine) and (
        passage.mine[i] in words("everyday", "function") or passage.mine[i] in MARK_WORDS()
    ):
        i += 1
    return i + is_light(passage.mine, i)


def _ahead_of_source(
    passage: Passage, evidence: Evidence, mine: list[Place], theirs: list[Place]
) -> Iterator[Finding]:
    """At the door: a deed called done that no source knows, where the source sentence on the matter says "belum", "sedang"."""
    pending = [t for t in theirs if _mark(t).mark in ("not_yet", "ongoing")]
    if not pending or any(_mark(t).mark == "done" for t in theirs):
        return
    for place in mine:
        deed = _mark(place).governs
        if _mark(place).mark == "done" and deed and deed not in evidence.stems:
            sure = passage.shared_words(place.first, place.last) >= 2
            yield found_at(
                passage,
                range(place.first, _deed_end(passage, place)),
                Verdict.CONTRADICTED,
                "tense",
                Kind.TENSE,
                _tokens(pending[0]),
                sure=sure,
            )


def _deed_end(passage: Passage, place: Place) -> int:
    """Behind the word that the mark governs."""
    for i in range(place.last, min(len(passage.mine), place.last + 5)):
        if stem(passage.mine[i]) == _mark(place).governs:
            return i + 1
    return place.last


def _same_subject(passage: Passage, place: Place) -> bool:
    """At the door: do enough content words beside the mark say that the statement is the source's?"""
    return passage.claimed and passage.shared_words(place.first, place.last) >= SUBJECT


def _said_beside(passage: Passage, place: Place) -> bool:
    """Does another sentence of the text keep the mark: one that retells the same source sentence, or, for a denial, the one
    right before or behind with the same verb?"""
    mark, at = _mark(place), passage.pairing.sentence
    near = (at - 1, at + 1) if mark.governs and place.fact.kind is Kind.NEGATION else ()
    beside = [s for s in near if 0 <= s < len(passage.reading.tokens)]
    return any(
        fact.kind is place.fact.kind
        and isinstance(fact.value, Marker)
        and fact.value.mark == mark.mark
        and (fact.value.governs == mark.governs or not mark.governs)
        for sentence in (*passage.siblings, *beside)
        for fact in passage.reading.markers(sentence)
    )


def _antonyms(passage: Passage) -> Iterator[Finding]:
    """A word exchanged for its opposite in the same slot."""
    pairs = antonyms()
    free = [j for j, i in enumerate(passage.back) if i < 0 and passage.theirs[j].isalpha()]
    if not free:
        return
    for i, word in enumerate(passage.mine):
        if passage.match[i] >= 0 or not word.isalpha():
            continue
        for j in free:
            if (stem(word), stem(passage.theirs[j])) not in pairs:
                continue
            if i + 1 < len(passage.mine) and passage.mine[i + 1][0].isdigit():
                continue  # "sebanyak 45" for "sedikitnya 45": a bound of the figure, which has a finding of its own
            if _denied(passage.mine, i) != _denied(passage.theirs, j):
                continue  # "tidak dibedakan" for "sama"
            mine, other = _token_place(i), _token_place(j)
            if passage.slot(mine, other) >= SLOT:
                yield found_at(
                    passage, range(i, i + 1), Verdict.CONTRADICTED, "negation", Kind.NEGATION, range(j, j + 1)
                )
                break


def _denied(tokens: list[str], at: int) -> bool:
    """Does a negation stand right before the word?"""
    return not words("markers", "negation", "not").isdisjoint(tokens[max(0, at - 3) : at])


def _token_place(at: int) -> Place:
    return Place(Fact(Kind.NEGATION, 0, 0, at, at + 1, Marker("", "")), at, at + 1)

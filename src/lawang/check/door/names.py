"""Things of one kind put for each other, values beside the wrong key, and the reader of a speech taken for its author."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lawang.check.alike import alike
from lawang.check.door.statements import Statements
from lawang.check.findings import found, found_at
from lawang.check.model import Finding, Verdict
from lawang.check.passage import Passage, Place
from lawang.check.rows import spot
from lawang.check.witness import Witness
from lawang.facts.model import Fact, Kind, Name, Speech
from lawang.language import table, words
from lawang.language.stem import stem

__all__ = ["judge_door_names"]

# The head of a speech, which says who read it out, is among so many of its first sentences.
HEAD = 8


def judge_door_names(passage: Passage, statements: Statements) -> Iterator[Finding]:
    """Findings on the things and persons that a sentence of the draft names."""
    yield from _of_one_kind(passage)
    yield from _wrong_key(passage, statements)
    yield from _reader(passage)


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    """Kind and thing of every word; words joined by "=" name one thing."""
    return {
        word: (kind, group)
        for kind, listed in table("kinds")["kinds"].items()
        for group in listed.split()
        for word in group.split("=")
    }


def _of_one_kind(passage: Passage) -> Iterator[Finding]:
    """A word put for another of its kind behind the same words (diteruskan ke kepolisian, diteruskan ke kejaksaan)."""
    for i, word in enumerate(passage.mine):
        kind = _kinds().get(stem(word))
        if kind is None or passage.match[i] >= 0 or not i or stem(word) in map(stem, passage.theirs):
            continue
        j = _behind(passage, i)
        if j is None or j >= len(passage.theirs) or passage.back[j] >= 0:
            continue
        other = stem(passage.theirs[j])
        theirs = _kinds().get(other)
        if theirs and theirs[0] == kind[0] and theirs != kind and other not in passage.my_stems:
            yield found_at(
                passage,
                range(i, i + 1),
                Verdict.CONTRADICTED,
                "kind",
                Kind.ORGANISATION,
                range(j, j + 1),
                sure=True,
            )


def _behind(passage: Passage, i: int) -> int | None:
    """The token of the sources behind the words that stand before the token `i` here; a preposition need not have matched."""
    if passage.match[i - 1] >= 0:
        return passage.match[i - 1] + 1
    at = passage.match[i - 2] + 1 if i > 1 else 0
    same = 0 < at < len(passage.theirs) and passage.theirs[at] == passage.mine[i - 1]
    return at + 1 if same else None


def _wrong_key(passage: Passage, statements: Statements) -> Iterator[Finding]:
    """The value of one key beside the words of another (Penginapan Banda Aceh: Wisma A; Penginapan Medan: Asrama B)."""
    keyed = statements.keyed
    for statement, key, value in keyed:
        at = spot(value, passage.mine)
        if at is None or not key - passage.my_stems:
            continue
        for other, its_key, its_value in keyed:
            if (
                other is statement
                or its_value == value
                or not key & its_key
                or not its_key <= passage.my_stems
            ):
                continue
            if spot(its_value, passage.mine) is None and not any(
                k <= passage.my_stems and v == value for _, k, v in keyed
            ):
                start, theirs = at + passage.offset, spot(its_value, other.norms) or 0
                mine, its = range(start, start + len(value)), range(theirs, theirs + len(its_value))
                yield other.contradicts(passage, mine, its, Kind.PLACE, "place")
                return


def _readers(witness: Witness) -> Iterator[Fact]:
    """Who only read the source out, as its head says (Dibacakan oleh …)."""
    norms = witness.source.text.norms
    for index, tokens in enumerate(witness.reading.tokens[:HEAD]):
        for i in tokens:
            if norms[i] in ("dibacakan", "pembaca"):
                people = [f for f in witness.reading.names(index) if f.kind is Kind.PERSON and f.first > i]
                whole = [f for f in people if isinstance(f.value, Name) and len(f.value.words) > 1]
                person = next(iter(whole or people), None)
                if person:
                    yield person


def _reader(passage: Passage) -> Iterator[Finding]:
    """Words of a speech given to the person who read it out for another."""
    own = words("speech", "reader") | words("speech", "reading")
    if not passage.parts or not own.isdisjoint(passage.mine):
        return
    witness = passage.parts[0][0]
    for place in passage.my_places(passage.reading.speech(passage.pairing.sentence)):
        value = place.fact.value
        if place.fact.kind is not Kind.ATTRIBUTION or not isinstance(value, Speech) or value.speaker is None:
            continue
        for person in _readers(witness):
            if isinstance(person.value, Name) and alike(value.speaker.words, person.value.words, {}):
                rival = Place(person, 0, 0, witness)
                yield found(
                    passage, place, Verdict.CONTRADICTED, "read_out", rival, kind=Kind.ATTRIBUTION, sure=True
                )
                break

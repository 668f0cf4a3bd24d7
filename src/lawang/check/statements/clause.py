"""What a figure is told of, cut out of its sentence; nothing where the words around it say too little to stand alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lawang.check.statements.wording import DENIAL, place_names, telling
from lawang.facts.model import Fact, Kind, Name, Quantity
from lawang.facts.reading import Reading
from lawang.language import table, words
from lawang.language.gazetteer import is_place
from lawang.language.stem import stem

__all__ = ["regions", "subject_of"]

# Words of a subject at most; what follows is told by the sentence beside it.
_LONGEST = 12
# Words of content that a subject needs to stand without its sentence, one of them telling; behind one that measures (Jumlah ASN)
# that one is enough.
_LEAST = 2


def subject_of(reading: Reading, index: int, fact: Fact, facts: Sequence[Fact]) -> str:
    """The clause before a figure where a linking word leads to it (Jumlah ASN mencapai 8.412 orang), otherwise what it counts
    and what is done with that (500 unit rumah layak huni dibangun). "" where that is not enough to know it by."""
    norms, tokens = reading.text.norms, reading.tokens[index]
    before, linking = fact.first - 1, words("statements", "clause", "linking")
    while before > tokens.start and norms[before] in linking:
        before -= 1
    figures = {t for f in facts if isinstance(f.value, Quantity) for t in range(f.first, f.last)}
    aside = _aside(reading, index, facts)
    front = _words_of(reading, _back_to(norms, tokens.start, before + 1, figures), aside)
    ahead = _words_of(reading, _on_to(norms, fact.last, tokens.stop, figures), aside)
    if not isinstance(fact.value, Quantity):
        chosen = front + ahead
    elif before < fact.first - 1:
        chosen = front if len(front) > 1 else front + ahead
    else:
        chosen = ahead if len(ahead) > 1 else front + ahead
    return " ".join(chosen[:_LONGEST]) if _stands_alone(chosen) else ""


def regions(reading: Reading, index: int) -> list[Fact]:
    """The regions a sentence names; a road, a bridge or a building is a subject, not a place."""
    named = [f for f in reading.names(index) if f.kind is Kind.PLACE and isinstance(f.value, Name)]
    return [f for f in named if all(map(is_place, place_names(reading.text.raw[f.start : f.end])))]


def _stands_alone(chosen: Sequence[str]) -> bool:
    said = [word.lower() for word in chosen]
    against = words("statements", "clause", "against")
    if not said or said[0] in words("statements", "clause", "comparing") or not against.isdisjoint(said):
        return False
    least = 1 if said[0] in words("statements", "clause", "measuring") else _LEAST
    content = {stem(word) for word in said} - words("everyday", "function")
    return len(content) >= least and bool(telling(" ".join(chosen), ()) - {DENIAL})


def _aside(reading: Reading, index: int, facts: Sequence[Fact]) -> set[int]:
    """Tokens that say when and where, with the word before them: the statement keeps day and place apart."""
    norms, openers = reading.text.norms, words("statements", "clause", "times")
    found = {t for f in facts if not isinstance(f.value, Quantity) for t in range(f.first, f.last)}
    for place in regions(reading, index):
        if norms[place.first - 1] in openers:  # at IKN, not the airport of that name
            found.update(range(place.first, place.last))
    for token in sorted(found, reverse=True):
        while token and norms[token - 1] in openers:
            token -= 1
            found.add(token)
    return found


@cache
def _ends() -> frozenset[str]:
    """What ends a clause: marks, conjunctions, and the verb that says that somebody says it."""
    return words("statements", "clause", "ends") | words("speech", "verbs") | words("speech", "pronoun")


def _back_to(norms: Sequence[str], start: int, stop: int, figures: set[int]) -> range:
    """From the beginning of the clause, or the last figure, before `stop`."""
    at = stop
    while at > start and norms[at - 1] not in _ends() and at - 1 not in figures:
        at -= 1
    return range(at, stop)


def _on_to(norms: Sequence[str], start: int, stop: int, figures: set[int]) -> range:
    """To the end of the clause that begins at `start`, or to the next figure."""
    at = start
    while at < stop and norms[at] not in _ends() and at not in figures:
        at += 1
    return range(start, at)


def _words_of(reading: Reading, tokens: range, aside: set[int]) -> list[str]:
    """The words of a clause without days, places and the marks of tense, which the statement keeps apart, and without small
    words at its ends."""
    norms = reading.text.norms
    marks = {word for listed in table("markers")["tense"].values() for word in listed.split()}
    empty = words("statements", "clause", "times") | words("statements", "clause", "linking")
    empty |= words("everyday", "function") - {"anak", "ibu", "bapak"}
    kept = [i for i in tokens if i not in aside and norms[i] not in marks and norms[i][0].isalnum()]
    while kept and norms[kept[-1]] in empty:
        kept.pop()
    while kept and norms[kept[0]] in empty - words("statements", "clause", "measuring"):
        kept.pop(0)
    return [reading.text.words[i] for i in kept]

"""Names exchanged word for word: a capitalised run in the text that stands exactly where the source has another.

A safety net under the reading of names, which may take a name apart or pass over one that is an everyday word: what
stands in the frame of unchanged words has been exchanged, whatever it is called.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawang.check.alike import alike, glossed, is_body, spelt_alike
from lawang.check.evidence import Evidence
from lawang.check.findings import found_at
from lawang.check.model import Finding, Verdict
from lawang.check.passage import CLOSE, Passage
from lawang.facts.headings import past_dateline
from lawang.facts.model import Kind
from lawang.facts.name_words import is_capital, is_site, no_names, offices_at
from lawang.language import words
from lawang.language.stem import is_everyday

__all__ = ["exchanged_names"]

# Likeness asked of the sentences when every word of the new name stands somewhere in the sources (see Passage.retold).
KNOWN = 0.8


def exchanged_names(passage: Passage, evidence: Evidence) -> Iterator[Finding]:
    """Findings on capitalised runs framed by unchanged words, where the source has another capitalised run."""
    if passage.voice_changed or not passage.pairing.taken:
        return
    runs = list(_runs(passage))
    if not runs:
        return
    first = (
        past_dateline(passage.reading.text, passage.offset, passage.offset + len(passage.mine))
        - passage.offset
    )
    for run in runs:
        if run.start < first or run.start + passage.offset in passage.reading.aside(passage.pairing.sentence):
            continue
        theirs = _framed(passage, run)
        if theirs is None or not _names_others(passage, evidence, run, theirs):
            continue
        known = all(passage.mine[i] in evidence.vocabulary for i in run)
        kind = _kind(passage, theirs)
        if known and kind is Kind.PERSON and is_body(passage.mine[run.start]) and len(theirs) > 1:
            continue  # a party in the stead of its head: the sources know both, and name either by the other
        least = KNOWN if known else CLOSE
        yield found_at(passage, run, Verdict.CONTRADICTED, str(kind), kind, theirs, least=least)


def _runs(passage: Passage) -> Iterator[range]:
    """Runs of capitalised words that match nothing in the source."""
    written, offset, mine = passage.reading.text.words, passage.offset, passage.mine
    free = [i for i, j in enumerate(passage.match) if j < 0 and mine[i].isalpha()]
    start = stop = -1
    for i in free:
        if not is_capital(written[i + offset]):
            continue
        if i != stop:
            if stop > start:
                yield range(start, stop)
            start = i
        stop = i + 1
    if stop > start:
        yield range(start, stop)


def _framed(passage: Passage, run: range) -> range | None:
    """The unmatched capitalised words of the source between the words that frame the run, if the frame is unchanged."""
    left = passage.match[run.start - 1] if run.start else -1
    right = passage.match[run.stop] if run.stop < len(passage.mine) else -1
    if run.start and left < 0:
        return None
    if not run.start and (right < 0 or right > 6) and not _both_speak(passage, run):
        return None
    start = left + 1
    stop = start
    while stop < len(passage.theirs) and passage.back[stop] < 0 and _is_name_there(passage, stop):
        stop += 1
    if stop == start or (right >= 0 and right != stop):
        return None
    return range(start, stop)


def _both_speak(passage: Passage, run: range) -> bool:
    """Do both sentences open with a name and a speech verb, whichever verb (Sri mengungkapkan, Brian mengatakan)?"""
    verbs = words("speech", "verbs")
    theirs = next((j for j, word in enumerate(passage.theirs[:6]) if word in verbs), None)
    return run.stop < len(passage.mine) and passage.mine[run.stop] in verbs and theirs is not None


def _is_name_there(passage: Passage, j: int) -> bool:
    witness, token = passage.places[j]
    word = witness.source.text.words[token]
    return word.isalpha() and is_capital(word)


def _names_others(passage: Passage, evidence: Evidence, run: range, theirs: range) -> bool:
    """Do the two runs name different things, rather than open a sentence, hold an office, or shorten one another?"""
    mine = tuple(passage.mine[i] for i in run)
    other = tuple(passage.theirs[j] for j in theirs)
    if alike(mine, other, evidence.short_forms) or spelt_alike(mine, other):
        return False
    if mine[-1].startswith(other[-1]) or other[-1].startswith(mine[-1]):
        return False  # a lost space behind the name
    if glossed(passage.mine, run.stop, passage.their_words) or glossed(passage.theirs, theirs.stop, mine):
        return False  # one with the short form of the other in brackets behind it
    if any(is_site(word) for word in (*mine, *other)) or not _both_names(passage, run, theirs):
        return False
    text = passage.reading.text
    witness, first = passage.places[theirs.start]
    if offices_at(text, run.start + passage.offset, run.stop + passage.offset):
        return False
    if offices_at(witness.source.text, first, first + len(theirs)):
        return False
    return not any(
        not set(mine).isdisjoint(name) and not set(other).isdisjoint(name)
        for names in (evidence.full_names, passage.reading.full_names)
        for word in mine
        for name in names.get(word, ())
    ) and not evidence.same_person(mine, other)


def _both_names(passage: Passage, run: range, theirs: range) -> bool:
    """An everyday word with a capital is a name only next to another name, or where names are given."""
    pronouns = words("everyday", "function")
    if passage.mine[run.start] in pronouns or passage.theirs[theirs.start] in pronouns:
        return False
    if not run.start and _both_speak(passage, run):
        return any(_telling(passage.mine[i]) for i in run) or any(_telling(passage.theirs[j]) for j in theirs)
    return _is_name(passage.mine, run, passage.match, passage) and _is_name_of(passage, theirs)


def _is_name(tokens: list[str], run: range, match: list[int], passage: Passage) -> bool:
    if any(_telling(tokens[i]) for i in run):
        return True
    after = run.stop
    written = passage.reading.text.words
    return (
        after < len(tokens)
        and _goes_on(tokens[after], written[after + passage.offset])
        and not _opens(tokens, run)
    )


def _is_name_of(passage: Passage, theirs: range) -> bool:
    if any(_telling(passage.theirs[j]) for j in theirs):
        return True
    after = theirs.stop
    if after >= len(passage.theirs) or _opens(passage.theirs, theirs):
        return False
    witness, token = passage.places[after]
    return _goes_on(passage.theirs[after], witness.source.text.words[token])


def _goes_on(norm: str, written: str) -> bool:
    """Is this the rest of a person's name (Puji *Sukaryadi*), not an abbreviation or an everyday word?"""
    return is_capital(written) and not written.isupper() and _telling(norm)


def _opens(tokens: list[str], run: range) -> bool:
    """Words that open the name of a body or a place, and titles, are no names (Kantor KPK, Gedung KPK)."""
    opens = words("offices", "opens", "organisation") | words("offices", "opens", "place")
    titles = words("offices", "honorifics", "before") | words("offices", "honorifics", "after")
    return any(tokens[i] in opens or tokens[i] in titles for i in run)


def _telling(word: str) -> bool:
    given = words("places", "given", "names")
    function = words("everyday", "function") | words("everyday", "calendar")
    titles = words("offices", "honorifics", "before") | words("offices", "honorifics", "after")
    if len(word) < 2 or word in no_names() or word in function or word in titles:
        return False
    return word in given or not is_everyday(word)


def _kind(passage: Passage, theirs: range) -> Kind:
    """What the source's reader takes the exchanged words for."""
    for place in passage.their_places("names"):
        if place.first <= theirs.start < place.last and place.fact.kind is not Kind.POSITION:
            return place.fact.kind
    return Kind.PERSON

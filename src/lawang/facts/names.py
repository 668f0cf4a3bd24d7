"""Persons, offices, places and organisations of one sentence.

A name is a run of capitalised words. What it names is told by what stands in and around it: an office before it, the word
that opens it (Dinas, Kabupaten), a region list, a title, a speech verb. The kind is a best guess; the words are exact.
"""

from __future__ import annotations

from functools import cache

from rapidfuzz import fuzz

from lawang.facts.headings import is_heading, names_of_heading, past_dateline
from lawang.facts.model import Acting, Fact, Kind, Name, Office, fact_of
from lawang.facts.name_words import (
    COMMON_NOUNS,
    JOINS,
    calendar,
    is_capital,
    is_everyday_capital,
    is_site,
    name_of,
    no_names,
    office_openers,
    offices_at,
    openers,
)
from lawang.facts.pieces import ROMAN
from lawang.language import words
from lawang.language.gazetteer import places
from lawang.language.stem import is_everyday
from lawang.text import Text

__all__ = ["read_names"]

# Likeness (rapidfuzz ratio) from which a word that opens a sentence is one that often does, in words of so many letters.
SLIP = 85
_SLIP_LETTERS = 6
# Letters of the shortest abbreviation that is no initials of a person (KH, HM).
_ACRONYM = 3
_LONGEST_PERSON = 4
_INNER = {"bin", "binti", "al", "el", "de", "van", "der", "da", "dos", "ibn"}


# Offices that belong to a region only; what follows them is the region or the person.
_REGIONAL = {
    "presiden",
    "wakil presiden",
    "gubernur",
    "wakil gubernur",
    "bupati",
    "wakil bupati",
    "wali kota",
    "wakil wali kota",
    "sekretaris daerah",
}


def read_names(text: Text, first: int, last: int) -> list[Fact]:
    """Facts of kind POSITION, PERSON, PLACE and ORGANISATION between the tokens `first` and `last` (one sentence)."""
    facts: list[Fact] = []
    if first >= last:
        return facts
    at = past_dateline(text, first, last)
    if is_heading(text, first, last):
        return names_of_heading(text, at, last)
    norms, written, opening = text.norms, text.words, office_openers()
    for begin in [i for i in range(at, last) if written[i][0].isupper() or norms[i] in opening]:
        norm = norms[begin]
        if begin < at or not norm[0].isalpha() or "." in norm or norm in no_names() or norm in calendar():
            continue
        office = offices_at(text, begin, last)
        if office:
            at = _read_office(text, begin, last, office, facts)
        elif is_capital(written[begin]):
            at = _read_run(text, begin, first, last, facts)
    return facts


def _read_office(text: Text, at: int, last: int, office: tuple[int, str, Acting], facts: list[Fact]) -> int:
    """An office, its scope, and the person named right behind it."""
    size, title, acting = office
    end = at + size
    number = tuple(text.norms[end : end + 1]) if _is_numbered(text, title, end, last) else ()
    end += len(number)
    run_end = _run_end(text, end, last, joins=title not in _REGIONAL)
    scope_end = _scope_end(text, end, run_end, regional=title in _REGIONAL)
    while scope_end < run_end and (more := openers().longest(text.norms, scope_end, run_end)):
        further = _scope_end(text, scope_end + more[0], run_end, regional=False)
        scope_end = max(further, scope_end + more[0])
    scope_end = next((i for i in range(scope_end, run_end) if _is_rank(text.norms[i])), scope_end)
    scope = number + tuple(text.norms[i] for i in range(end, scope_end) if text.norms[i][0].isalnum())
    if not is_capital(text.words[at]) and not scope and run_end == end and title in COMMON_NOUNS:
        return end  # "anggota", "ketua" and the like in lower case, of nothing in particular
    facts.append(fact_of(text, Kind.POSITION, at, scope_end, Office(title, scope, acting)))
    if scope_end > end and title not in _REGIONAL:
        facts.append(fact_of(text, Kind.ORGANISATION, end, scope_end, Name(scope[len(number) :])))
    elif scope_end > end:
        facts.append(fact_of(text, Kind.PLACE, end, scope_end, Name(scope)))
    if scope_end < run_end and _only_everyday(text, scope_end, run_end):
        return run_end
    if scope_end < run_end:
        inner = offices_at(text, scope_end, last)
        if inner is None:
            _append_person(text, scope_end, run_end, facts)
        else:
            return scope_end
    return max(run_end, scope_end)


def _is_numbered(text: Text, title: str, at: int, last: int) -> bool:
    """Does a Roman numeral behind the title say which of them it is (Asisten III)?"""
    numbered = title in words("offices", "numbered", "titles") and at < last
    return numbered and text.norms[at] in ROMAN and text.words[at].isupper()


def _only_everyday(text: Text, at: int, end: int) -> bool:
    """Capitalised words that open the next sentence where a full stop was lost, and name nobody."""
    given = words("places", "given", "names")
    return all(
        text.norms[i] in words("everyday", "function") and text.norms[i] not in given for i in range(at, end)
    )


def _only_everyday_words(text: Text, at: int, end: int) -> bool:
    """Are these words, of which there is one, everyday words and no given names?"""
    given = words("places", "given", "names")
    return at < end and all(is_everyday(text.norms[i]) and text.norms[i] not in given for i in range(at, end))


def _read_run(text: Text, at: int, first: int, last: int, facts: list[Fact]) -> int:
    """A run of capitalised words that no office opens."""
    if _opens_sentence(text, at, first) and _only_starts(text, at, last):
        return at + 1
    if text.norms[at] in words("everyday", "occasions"):
        end = _run_end(text, at, last, joins=False)
        if _only_everyday_words(text, at + 1, end):
            return end
    opener = openers().longest(text.norms, at, last)
    end = _run_end(text, at, last, joins=opener is not None and opener[1] == "organisation")
    place = places().longest(text.norms, at, end)
    if opener and not place:
        kind = Kind.ORGANISATION if opener[1] == "organisation" else Kind.PLACE
        stop = _until_office(text, at + opener[0], end, last)
        facts.append(fact_of(text, kind, at, stop, name_of(text, at, stop)))
        return stop
    if place and not _speaks(text, at, at + place[0], first, last):
        facts.append(fact_of(text, Kind.PLACE, at, at + place[0], name_of(text, at, at + place[0])))
        return at + place[0]
    stop = _until_office(text, at + 1, end, last)
    kind = _kind_of_run(text, at, stop, first, last)
    if (
        stop == at + 1
        and kind is Kind.ORGANISATION
        and not text.words[at].isupper()
        and is_everyday(text.norms[at])
    ):
        return stop
    before, after = words("offices", "honorifics", "before"), words("offices", "honorifics", "after")
    if all(norm in before or norm in after or not norm[0].isalnum() for norm in text.norms[at:stop]):
        return stop
    if kind is Kind.PERSON:
        _append_person(text, at, stop, facts)
    else:
        facts.append(fact_of(text, kind, at, stop, name_of(text, at, stop)))
    return stop


def _run_end(text: Text, at: int, last: int, *, joins: bool) -> int:
    """End of the run of capitalised words from `at`: initials keep their stops, "dan" joins parts of an organisation."""
    end = at
    norms, tokens = text.norms, text.words
    while end < last:
        word = norms[end]
        if (
            is_site(word)
            or word in calendar()
            or (
                word in no_names()
                and word not in JOINS
                and not (joins and tokens[end].isupper() and word.strip("ivx") == "")
            )
        ):
            break
        if (
            is_capital(tokens[end])
            or (end > at and word in _INNER and end + 1 < last and is_capital(tokens[end + 1]))
            or (
                word == "."
                and end > at
                and end + 1 < last
                and _is_initial(text, end - 1)
                and is_capital(tokens[end + 1])
            )
            or (
                joins and end > at and word in JOINS and end + 1 < last and is_everyday_capital(text, end + 1)
            )
            or (joins and word == "," and end > at and _listed_name(text, end, last))
            or (word == "/" and end > at and end + 1 < last and is_capital(tokens[end + 1]))
            or (word.isdigit() and len(word) <= 2 and end > at and joins)
        ):
            end += 1
        else:
            break
    return end


def _listed_name(text: Text, comma: int, last: int) -> bool:
    """Does the comma stand inside a name that lists what a body deals with (Badan Meteorologi, Klimatologi, dan Geofisika)?"""
    i = comma + 1
    for _ in range(4):
        if i >= last or not is_everyday_capital(text, i):
            return False
        while i < last and is_everyday_capital(text, i):
            i += 1
        if i < last and text.norms[i] == ",":
            i += 1
        if i < last and text.norms[i] in JOINS:
            return i + 1 < last and is_everyday_capital(text, i + 1)
    return False


def _is_initial(text: Text, at: int) -> bool:
    return len(text.norms[at]) <= 2 or text.norms[at] in words("offices", "honorifics", "before")


def _scope_end(text: Text, at: int, end: int, *, regional: bool) -> int:
    """How far the words behind an office say of what; the rest of the run is the person."""
    norms = text.norms
    i = at
    opener = openers().longest(norms, i, end) if i < end else None
    if opener:
        i += opener[0]
        if i < end and not places().longest(norms, i, end) and not is_everyday(norms[i]):
            i += 1
    while i < end:
        place = places().longest(norms, i, end)
        if place:
            return i + place[0]
        if regional and not opener:
            return i
        given = norms[i] in words("places", "given", "names")
        if i > at and (given or _is_rank(norms[i]) or _begins_person(text, i)):
            return i
        known = (
            is_everyday(norms[i])
            or norms[i] in JOINS
            or not norms[i].isalpha()
            or text.words[i].isupper()
            or (i > at and norms[i - 1] in words("offices", "opens", "named"))
            or (i == at and not regional and not opener and end - at != 2)
        )
        if not known and not norms[i].startswith(("dis", "kemen", "bap", "kem")):
            return i
        i += 1
    return i


def _begins_person(text: Text, at: int) -> bool:
    """Behind an abbreviation (Ketua DPR Puan …) a word with one capital begins the person, unless it goes on with the body
    (Dinas PU Bina Marga)."""
    before, word = text.words[at - 1], text.words[at]
    if not (before.isupper() and len(before) > 1) or word.isupper() or not is_capital(word):
        return False
    body = all(is_everyday(norm) and norm not in _ranks() for norm in text.norms[at : at + 2])
    if body and text.words[at + 1 : at + 2] and is_capital(text.words[at + 1]):
        return False
    return openers().longest(text.norms, at, at + 1) is None and text.norms[at] not in JOINS


def _until_office(text: Text, at: int, end: int, last: int) -> int:
    """A run stops where an office begins inside it (… Kaltim Gubernur Isran)."""
    for i in range(at, end):
        if offices_at(text, i, last) or _is_rank(text.norms[i]):
            return i
        opener = openers().longest(text.norms, i, end)
        if opener and opener[1] == "organisation" and i - 1 > at and text.norms[i - 1] in JOINS:
            return i - 1
        if opener and opener[1] == "organisation" and text.norms[i] in _STANDALONE:
            return i
    return end


def _is_rank(word: str) -> bool:
    """Is it a rank or a title, which begins the name of a person inside a run (Polres Dompu AKP …, Pangdam V Brawijaya Mayjen …)?"""
    return len(word) > 2 and word in _ranks()


@cache
def _ranks() -> frozenset[str]:
    return words("offices", "honorifics", "before") - {
        "raden",
        "daeng",
        "andi",
        "gus",
        "pol",
        "tni",
        "mar",
        "arm",
        "inf",
    }


# Words that open a body of their own even inside a run (DPR Fraksi …).
_STANDALONE = {"fraksi", "pt", "fakultas", "yayasan", "partai", "kelompok", "kementerian"}


# Marks behind which a sentence or a part of one begins.
_OPENING = frozenset('":-(')


def _opens_sentence(text: Text, at: int, first: int) -> bool:
    norms = text.norms
    return at == first or norms[at - 1] in _OPENING or not any(norm[0].isalnum() for norm in norms[first:at])


def _only_starts(text: Text, at: int, last: int) -> bool:
    """Is the word at the start of a sentence an everyday word that owes its capital to its place?"""
    norm = text.norms[at]
    if norm in words("everyday", "function") or _is_slip(norm):
        return True
    if (
        not is_everyday(norm)
        or openers().longest(text.norms, at, last)
        or places().longest(text.norms, at, last)
    ):
        return False
    following = at + 1 < last and is_capital(text.words[at + 1])
    return not (following and norm in words("places", "given", "names"))


@cache
def _is_slip(norm: str) -> bool:
    """A slip of the pen in a longer word that opens sentences (Setetah)?"""
    long = (word for word in words("everyday", "opening") if len(word) >= _SLIP_LETTERS)
    return len(norm) >= _SLIP_LETTERS and any(fuzz.ratio(norm, word) >= SLIP for word in long)


def _kind_of_run(text: Text, at: int, end: int, first: int, last: int) -> Kind:
    norms = text.norms
    before = norms[at - 1] if at > first else ""
    after = norms[end] if end < last else ""
    size = end - at
    speech = words("speech", "verbs")
    honoured = norms[at] in words("offices", "honorifics", "before")
    if honoured or before in speech or after in speech or before in ("menurut", "oleh", "bernama"):
        return Kind.PERSON
    if size == 1 and text.words[at].isupper() and len(norms[at]) > 1:
        return Kind.ORGANISATION
    if _is_body(norms[at]) or (text.words[at].isupper() and len(norms[at]) >= _ACRONYM):
        return Kind.ORGANISATION
    if before in ("di", "ke", "dari") and size <= 3:
        return Kind.PLACE
    given = words("places", "given", "names")
    if all(is_everyday(norms[i]) and norms[i] not in given for i in range(at, end)):
        return Kind.ORGANISATION
    if size > 2 and any(is_everyday(norms[i]) and norms[i] not in given for i in range(at, end)):
        return Kind.ORGANISATION
    return Kind.PERSON if size <= _LONGEST_PERSON + 2 else Kind.ORGANISATION


def _is_body(norm: str) -> bool:
    """Does the word begin as the short names of bodies do (Diskominfo, Bakohumas), and is no word of every day?"""
    return norm.startswith(tuple(words("offices", "compared", "bodies"))) and not is_everyday(norm)


def _speaks(text: Text, at: int, end: int, first: int, last: int) -> bool:
    """Does a speech verb beside the name make it a person, whatever place is called the same?"""
    before = text.norms[at - 1] if at > first else ""
    after = text.norms[end] if end < last else ""
    return before in words("speech", "right") or after in words("speech", "verbs")


def _append_person(text: Text, at: int, end: int, facts: list[Fact]) -> None:
    """A person without titles before and after the name; nothing when only titles are there."""
    before = words("offices", "honorifics", "before")
    after = words("offices", "honorifics", "after")
    while at < end and (text.norms[at] in before or text.norms[at] == "."):
        at += 1
    while end > at and (text.norms[end - 1] in after or text.norms[end - 1] in ".,/"):
        end -= 1
    force = end == at + 1 and text.words[at].isupper() and len(text.words[at]) == 2  # jenderal TNI AD
    if at < end and not force:
        facts.append(fact_of(text, Kind.PERSON, at, end, name_of(text, at, end)))

"""The rule on abbreviations: those that are neither common knowledge nor explained anywhere in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawang.check.desk.draft import Draft, advise, listed
from lawang.check.model import Advice
from lawang.language import table, words
from lawang.language.characters import fold
from lawang.language.gazetteer import places
from lawang.language.stem import is_everyday

__all__ = ["abbreviations"]

# A longer word in capitals is a word that is shouted or a name, not an abbreviation.
_LONGEST_ABBREVIATION = 7
# The long form of an abbreviation in lower case is looked for this many tokens to either side.
_REACH = 14
# From this length on an abbreviation that can be spoken looks like any other word in capitals.
_SPOKEN = 5
# So short it may be initials, a degree, the plate of a vehicle.
_INITIALS = 3
_LONGEST_DEGREE = 4
# With this many words in capitals in a row it is a headline.
_SHOUTED = 3

_ROMAN = re.compile(r"(?=.)(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,3})")


def abbreviations(draft: Draft) -> Iterator[Advice]:
    """Words in capitals that are not common knowledge and whose long form stands nowhere; one advice for each."""
    tokens = draft.text.words
    mentions: dict[str, list[int]] = {}
    names: set[str] = set()
    for at, word in enumerate(tokens):
        if not word.isupper() and word[0].isupper():
            names.add(fold(word))
        elif _is_abbreviation(word):
            mentions.setdefault(word, []).append(at)
    long_forms = _long_forms(draft) if mentions else frozenset()
    for short, where in mentions.items():
        norm = fold(short)
        if norm in _known() or norm in draft.reading.aliases or _ROMAN.fullmatch(short):
            continue
        if (
            is_everyday(norm)
            or places().longest([norm], 0, 1)
            or (len(short) <= 3 and _tells_of_suspects(draft))
        ):
            continue
        if any(_is_named(draft, at) or _is_explained(draft, at, norm) for at in where):
            continue
        if norm in long_forms or norm in names:
            continue
        yield advise("abbreviation", [draft.text.span(at, at + 1) for at in where], short=short)


def _is_abbreviation(word: str) -> bool:
    """Two to seven capitals; from five on with one vowel at most, as what can be spoken is a name or a shouted word."""
    if not (word.isupper() and word.isalpha() and 2 <= len(word) <= _LONGEST_ABBREVIATION):
        return False
    return len(word) < _SPOKEN or sum(word.count(vowel) for vowel in "AEIOU") <= 1


@cache
def _known() -> frozenset[str]:
    units = " ".join(_leaves(table("units")))
    labels = words("numbers", "labels", "words") | words("offices", "honorifics", "after")
    titles = " ".join(str(listed_) for listed_ in table("offices")["titles"].values())
    return (
        listed("abbreviations", "common")
        | labels
        | words("offices", "honorifics", "before")
        | frozenset(units.split())
        | frozenset(titles.split())
        | frozenset(table("places")["short"])
        | frozenset(" ".join(table("offices")["acting"].values()).split())
    )


def _leaves(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for inner in node.values():
            yield from _leaves(inner)
    elif isinstance(node, list):
        yield str(node[-1])
    else:
        yield str(node)


def _tells_of_suspects(draft: Draft) -> bool:
    """Names of suspects and children are cut to initials."""
    return not listed("abbreviations", "suspects").isdisjoint(draft.reading.vocabulary)


def _is_named(draft: Draft, at: int) -> bool:
    """Is the word in capitals part of a name, a headline, a dateline, a degree, a reporter's mark?"""
    tokens, norms = draft.text.words, draft.text.norms
    before, after = norms[at - 1] if at else "", norms[at + 1] if at + 1 < len(norms) else ""
    if (
        before in listed("abbreviations", "naming")
        or before in ("/", "@", "#")
        or after in ("/", "$", "alias")
    ):
        return True
    if after == "(" and norms[at + 2 : at + 3] and norms[at + 2].isdigit():
        return True  # a person by initials, with the age
    figure = before.isdigit() or after[:1].isdigit()
    if len(tokens[at]) <= _INITIALS and (figure or _is_initials(draft, at)):
        return True
    if _is_degree(draft, at):
        return True
    sentence = draft.reading.tokens[draft.text.sentence_at(draft.text.starts[at])]
    return _is_shouted(tokens, at) or (at < sentence.start + 4 and _is_dateline(draft, sentence))


def _is_initials(draft: Draft, at: int) -> bool:
    """Initials before or behind a name: LT. Handoko, RA Kartini, Mahfud MD."""
    if at and (_is_a_name(draft, at - 1) or _is_glued(draft, at - 1)):
        return True
    behind = at + 2 if draft.text.norms[at + 1 : at + 2] == ["."] else at + 1
    if behind >= len(draft.text.words):
        return False
    return (behind > at + 1 and _is_glued(draft, at + 1)) or _is_a_name(draft, behind)


def _is_glued(draft: Draft, at: int) -> bool:
    """Is the token a full stop with no blank behind it, as inside a code (PTUN.BDG)?"""
    text = draft.text
    return text.norms[at] == "." and text.starts[at + 1 : at + 2] == text.ends[at : at + 1]


def _is_a_name(draft: Draft, at: int) -> bool:
    """Is the word with its capital neither everyday nor a place nor the name of an office?"""
    word, norm = draft.text.words[at], draft.text.norms[at]
    if (
        not word[0].isupper()
        or word.isupper()
        or is_everyday(norm)
        or norm in listed("abbreviations", "offices")
    ):
        return False
    return not places().longest(draft.text.norms, at, len(draft.text.norms))


def _is_degree(draft: Draft, at: int) -> bool:
    """Behind a comma and a name: Budi Santoso, MDM."""
    if at < 2 or len(draft.text.words[at]) > _LONGEST_DEGREE or draft.text.norms[at - 1] not in (",", "."):
        return False
    owner = draft.text.words[at - 2]
    return (
        "." in owner or draft.text.norms[at - 2] in words("offices", "honorifics", "after") or owner.istitle()
    )


def _is_shouted(tokens: list[str], at: int) -> bool:
    """Is the word one of several in capitals in a row?"""
    row = tokens[max(0, at - _SHOUTED + 1) : at + _SHOUTED]
    capitals = [word.isupper() and len(word) > 1 and word.isalpha() for word in row]
    return any(all(capitals[i : i + _SHOUTED]) for i in range(len(capitals) - _SHOUTED + 1))


def _is_dateline(draft: Draft, sentence: range) -> bool:
    """Does the sentence open with a place in capitals and a dash or comma?"""
    i = sentence.start
    while i < sentence.stop and draft.text.words[i].isupper():
        i += 1
    return i > sentence.start and draft.text.norms[i : i + 1] in (["-"], [","], ["("], ["--"])


def _is_explained(draft: Draft, at: int, norm: str) -> bool:
    """Nama Panjang (NP) · NP (Nama Panjang) · NP atau nama panjang · nama panjang, atau NP."""
    norms = draft.text.norms
    before = norms[at - 1] if at else ""
    after = norms[at + 1] if at + 1 < len(norms) else ""
    if (before, after) in (("(", ")"), ("[", "]")) or (after == ")" and norms[at - 2 : at - 1] == ["("]):
        return True
    if before == "(" and at > 1 and norms[at - 2][:1].isalpha() and ")" in norms[at + 1 : at + 4]:
        return True
    if (
        after == "("
        and all(word[:1].isalpha() or word == "," for word in norms[at + 2 : at + 4])
        and len(norms) > at + 3
    ):
        return True
    near = range(max(0, at - _REACH), min(len(norms), at + _REACH))
    return _written_out(draft, norm, near)


def _written_out(draft: Draft, norm: str, near: range) -> bool:
    """Do words that stand in a row begin with the letters of the abbreviation?"""
    norms = draft.text.norms
    for start in near:
        if norms[start][:1] != norm[0] or norms[start] == norm:
            continue
        letter = 0
        for i in range(start, near.stop):
            if letter < len(norm) and norms[i][:1] == norm[letter] and norms[i] != norm:
                letter += 1
            elif letter == len(norm) or norms[i] not in listed("abbreviations", "skipped"):
                break
        if letter == len(norm):
            return True
    return False


def _long_forms(draft: Draft) -> frozenset[str]:
    """First letters of all runs of capitalised words, joining words left out."""
    found: set[str] = set()
    run: list[str] = []
    for word, norm in zip(draft.text.words, draft.text.norms, strict=True):
        if word[0].isupper() and not (word.isupper() and len(word) > 1):
            run = [*run, norm[:1]][-_LONGEST_ABBREVIATION:]
            found.update("".join(run[i:]) for i in range(len(run) - 1))
        elif norm not in listed("abbreviations", "skipped"):
            run = []
    return frozenset(found)

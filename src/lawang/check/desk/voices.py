"""Rules on persons: a quotation that nobody is named for, a speaker of whom nothing is said."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lawang.check.desk.draft import Draft, advise, listed
from lawang.check.model import Advice
from lawang.facts.model import Fact, Kind, Name, Speech
from lawang.language import table, words
from lawang.language.characters import fold
from lawang.language.gazetteer import is_place
from lawang.language.stem import is_everyday
from lawang.text import Quote, Span

__all__ = ["quotes_without_speaker", "speakers_without_position"]

# Shorter quotations are words as such, not somebody's statement.
_SHORTEST_QUOTE = 6
# What stands outside the quotation marks of a paragraph up to this many words says nothing on a speaker.
_BARE = 3
# A title cue stands at most this many tokens before the quotation.
_TITLE_REACH = 4


@cache
def _attributing() -> frozenset[str]:
    kinds = ("verbs", "pronoun", "given", "reader", "cited", "right")
    return listed("quotes", "attributing").union(*(words("speech", kind) for kind in kinds))


@cache
def _closing() -> frozenset[str]:
    """Words at the head of a paragraph that give the quotation before it to somebody (Demikian …, Ujar …)."""
    return (listed("quotes", "closing") | words("speech", "right") | words("speech", "pronoun")) - {"menurut"}


def quotes_without_speaker(draft: Draft) -> Iterator[Advice]:
    """Statements in quotation marks for which neither the paragraph nor its neighbours name or imply a speaker."""
    spans = [
        Span(draft.text.starts[tokens.start], draft.text.ends[tokens.stop - 1])
        for tokens in (draft.text.token_range(quote.start, quote.end) for quote in _orphans(draft))
        if len(tokens)
    ]
    if spans:
        yield advise("quote_speaker", spans)


def _orphans(draft: Draft) -> Iterator[Quote]:
    for number, (span, tokens) in enumerate(zip(draft.text.paragraphs, draft.paragraphs, strict=True)):
        quotes = [quote for quote in draft.quotes_in(span) if _is_statement(draft, quote)]
        if not quotes:
            continue
        outside = [i for i in tokens if i not in draft.quoted]
        if _names_a_speaker(draft, outside) or _carried_on(draft, number):
            continue
        if draft.count(outside) <= _BARE:
            yield quotes[0]


def _is_statement(draft: Draft, quote: Quote) -> bool:
    """Is the quotation a whole statement, rather than a title, a motto or a word as such?"""
    tokens = draft.text.token_range(quote.start, quote.end)
    said = [draft.text.words[i] for i in tokens if draft.is_word(i)]
    if len(said) < _SHORTEST_QUOTE or not quote.closed:
        return False
    before = draft.text.norms[max(0, tokens.start - 1 - _TITLE_REACH) : tokens.start]
    if any(word in listed("quotes", "titles") for word in before):
        return False
    if any(word.startswith(("http", "www")) for word in said):
        return False
    long_words = [word for word in said if fold(word) not in words("everyday", "function")]
    return not all(word[0].isupper() for word in long_words)


def _names_a_speaker(draft: Draft, outside: list[int]) -> bool:
    return any(draft.text.norms[i] in _attributing() for i in outside) or any(
        draft.text.norms[i] == ":" for i in outside
    )


def _carried_on(draft: Draft, number: int) -> bool:
    """Does the paragraph before open the quotation or hold one itself, or does the one behind name the speaker?"""
    paragraphs, norms = draft.paragraphs, draft.text.norms
    if number:
        before = paragraphs[number - 1]
        if norms[before.stop - 1] in (":", ",") or any(i in draft.quoted for i in before):
            return True
    if number + 1 < len(paragraphs):
        return norms[paragraphs[number + 1].start] in _closing()
    return False


def speakers_without_position(draft: Draft) -> Iterator[Advice]:
    """Persons who are given as speaking and of whom the text nowhere says what they are. Told of persons only whose name is
    surely one: an honorific stands before it, or a part of it stands alone later."""
    mentions = _mentions(draft)
    seen: set[tuple[str, ...]] = set()
    for index in range(len(draft.reading.tokens)):
        for fact in draft.reading.speech(index):
            value = fact.value
            if fact.kind is not Kind.ATTRIBUTION or not isinstance(value, Speech) or value.speaker is None:
                continue
            name = value.speaker.words
            if name in seen or len(name) < 2:
                continue
            seen.add(name)
            same = sorted({m for word in name for m in mentions.get(word, ())}, key=lambda m: m.first)
            if (
                not same
                or not _is_a_person(draft, name, same)
                or any(_is_introduced(draft, m, name) for m in same)
            ):
                continue
            first = same[0]
            yield advise(
                "person_position",
                [Span(m.start, m.end) for m in same],
                name=draft.plain(Span(fact.start, fact.end)) or draft.plain(Span(first.start, first.end)),
            )


def _mentions(draft: Draft) -> dict[str, list[Fact]]:
    """Mentions of persons, by each word of the name."""
    found: dict[str, list[Fact]] = {}
    for index in range(len(draft.reading.tokens)):
        for fact in draft.reading.names(index):
            if fact.kind is Kind.PERSON and isinstance(fact.value, Name):
                for word in fact.value.words:
                    found.setdefault(word, []).append(fact)
    return found


def _is_a_person(draft: Draft, name: tuple[str, ...], same: list[Fact]) -> bool:
    given = words("places", "given", "names")
    if " ".join(name) in listed("persons", "known") or is_place(name):
        return False
    if any(
        (is_everyday(word) and word not in given) or is_place((word,)) or word in _bodies() for word in name
    ):
        return False
    if any(
        draft.text.words[i].isupper() and len(draft.text.words[i]) > 1
        for m in same
        for i in range(m.first, m.last)
    ):
        return False
    alone = any(isinstance(m.value, Name) and len(m.value.words) == 1 for m in same)
    return alone or any(_honoured(draft, m.first) for m in same)


@cache
def _bodies() -> frozenset[str]:
    """Words that name a body, never a person."""
    return listed("abbreviations", "common") | words("offices", "opens", "organisation")


def _honoured(draft: Draft, at: int) -> bool:
    norms = draft.text.norms
    return _is_honorific(norms, at - 1) or (at > 0 and norms[at - 1] == "." and _is_honorific(norms, at - 2))


def _is_introduced(draft: Draft, mention: Fact, name: tuple[str, ...]) -> bool:
    """Does anything at the name say who this is: an office in the sentence, a noun before it or taken for a part of it, an
    age, an apposition behind it?"""
    index = draft.text.sentence_at(mention.start)
    if isinstance(mention.value, Name) and len(mention.value.words) > len(name):
        return True
    before = _before(draft, mention.first)
    sentences = {index, draft.text.sentence_at(draft.text.starts[before])} if before >= 0 else {index}
    if any(fact.kind is Kind.POSITION for i in sentences for fact in draft.reading.names(i)):
        return True
    clause = draft.text.norms[before : before + 1] == ["menurut"]
    return _has_noun_before(draft, before, index) or _has_apposition(draft, mention.last, capital=clause)


def _before(draft: Draft, first: int) -> int:
    """The token before a name and its honorifics, also where the stop of one was taken for a sentence's end."""
    norms, honorifics = draft.text.norms, words("offices", "honorifics", "before")
    at = first - 1
    while at >= 0 and (
        norms[at] in honorifics or (norms[at] in (".", ",", "(") and _is_honorific(norms, at - 1))
    ):
        at -= 1
    return at


def _is_honorific(norms: list[str], at: int) -> bool:
    return at >= 0 and norms[at] in words("offices", "honorifics", "before")


def _has_noun_before(draft: Draft, at: int, index: int) -> bool:
    start = draft.reading.tokens[index].start
    if at > start and draft.text.norms[at] in (",", ")") and draft.text.words[at - 1][0].isupper():
        return True
    if at < start or not draft.text.norms[at][:1].isalpha():
        return False
    speech = words("speech", "verbs") | words("speech", "right") | words("speech", "pronoun")
    silent = listed("persons", "not_roles") | speech | words("everyday", "function")
    return draft.text.norms[at] not in silent


def _has_apposition(draft: Draft, at: int, *, capital: bool) -> bool:
    """Budi Santoso (45) · Budi Santoso, warga Sangatta, · Budi Santoso selaku … Behind "menurut" only a word with a
    `capital` is one: there a comma ends the phrase."""
    norms = draft.text.norms
    while at < len(norms) and norms[at] in words("offices", "honorifics", "after"):
        at += 1
    if at >= len(norms) - 1:
        return False
    if norms[at] == "(" or norms[at] in listed("persons", "linking"):
        return True
    if norms[at] == "," and norms[at + 1] in listed("persons", "describing"):
        return True
    if norms[at] != "," or (capital and not draft.text.words[at + 1][0].isupper()):
        return False
    return norms[at + 1] not in _going_on()


@cache
def _going_on() -> frozenset[str]:
    """Words behind a name and its comma with which the sentence goes on."""
    weekdays = " ".join(table("calendar")["weekdays"].values())
    speech = words("speech", "right") | words("speech", "verbs") | words("speech", "pronoun")
    return speech | words("everyday", "function") | frozenset(weekdays.split())

"""Who said it: quotations and reported speech of one sentence, with their speaker, also through a reader."""

from __future__ import annotations

from collections.abc import Sequence

from lawang.facts.model import Fact, Kind, Name, Speech, fact_of
from lawang.language import words
from lawang.text import Quote, Text

__all__ = ["read_speech"]

# A speaker stands at most this many tokens from the speech verb, counting an office between them.
_REACH = 22


def read_speech(text: Text, first: int, last: int, names: Sequence[Fact]) -> list[Fact]:
    """Facts of kind QUOTE (one for each quotation that begins here) and ATTRIBUTION (one for each named speaker).

    A speaker who is only a pronoun or an office stays None: whom it means is for the caller to decide. In "sambutan X yang
    dibacakan oleh Y" the words are X's and Y is the reader.
    """
    if first >= last:
        return []
    start, end = text.starts[first], text.ends[last - 1]
    quotes = text.quotes_between(start, end)
    inside = {i for q in quotes for i in text.token_range(max(q.start, start), min(q.end, end))}
    persons = [fact for fact in names if fact.kind is Kind.PERSON and not _is_asked(text, fact)]
    speakers = _speakers(text, [i for i in range(first, last) if i not in inside], persons) if persons else []
    facts = [_attribution(fact, reader) for fact, reader in speakers]
    named = speakers[0] if speakers else None
    for quote in quotes:
        fact = _quotation(text, quote, start, end, named)
        if fact:
            facts.append(fact)
    return facts


def _quotation(
    text: Text, quote: Quote, start: int, end: int, named: tuple[Fact, Fact | None] | None
) -> Fact | None:
    tokens = text.token_range(max(quote.start, start), min(quote.end, end))
    if not tokens:
        return None
    said = tuple(text.norms[i] for i in tokens if text.norms[i][0].isalnum())
    if not said:
        return None
    speaker = named[0].value if named else None
    reader = named[1].value if named and named[1] else None
    value = Speech(
        said, speaker if isinstance(speaker, Name) else None, reader if isinstance(reader, Name) else None
    )
    return fact_of(text, Kind.QUOTE, tokens.start, tokens.stop, value)


def _attribution(person: Fact, reader: Fact | None) -> Fact:
    speaker = person.value if isinstance(person.value, Name) else None
    other = reader.value if reader and isinstance(reader.value, Name) else None
    return Fact(
        Kind.ATTRIBUTION,
        person.start,
        person.end,
        person.first,
        person.last,
        Speech((), speaker, other),
        person.doubt,
    )


def _speakers(text: Text, outside: Sequence[int], persons: Sequence[Fact]) -> list[tuple[Fact, Fact | None]]:
    """Those of the persons whom a speech verb outside the quotation marks gives as speaking, each with who read it out."""
    found: dict[int, tuple[Fact, Fact | None]] = {}
    reader_words, right, verbs = words("speech", "reader"), words("speech", "right"), words("speech", "verbs")
    for i in outside:
        norm = text.norms[i]
        if norm in reader_words:
            reader = _right_of(i, persons)
            speaker = _left_of(i, persons)
            if speaker and reader:
                found[speaker.first] = (speaker, reader)
                continue
        person = None
        if norm in right:
            person = _named_behind(text, i, persons)
        elif norm in verbs:
            person = _left_of(i, persons)
        if (
            person
            and person.first not in found
            and all(not (r and r.first == person.first) for _, r in found.values())
        ):
            found[person.first] = (person, None)
    return list(found.values())


def _is_asked(text: Text, fact: Fact) -> bool:
    """Does the name open what was asked for (berpesan agar Samsat …), so that it is no speaker's?"""
    return text.norms[fact.first - 1] in ("agar", "supaya") and fact.first > 0


def _named_behind(text: Text, at: int, persons: Sequence[Fact]) -> Fact | None:
    """The person behind "ujar"; none where a pronoun stands there, or where the words are of when it was (kata dia usai Ratas)."""
    if text.norms[at + 1 : at + 2] in (["dia"], ["ia"]):
        return None
    person = _right_of(at, persons)
    between = text.norms[at + 1 : person.first] if person else ()
    return person if words("speech", "when").isdisjoint(between) else None


def _right_of(at: int, persons: Sequence[Fact]) -> Fact | None:
    return next((p for p in persons if at < p.first <= at + _REACH), None)


def _left_of(at: int, persons: Sequence[Fact]) -> Fact | None:
    return next((p for p in reversed(persons) if at - _REACH <= p.last <= at), None)

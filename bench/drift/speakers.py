"""Who said it changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from bench.articles import SPEECH, Article, Person
from bench.edits import Edit, drift

_SAY = r"(?:mengatakan|menyatakan|menjelaskan|menyebut|menyebutkan|menuturkan|menambahkan|mengungkapkan|menegaskan|memaparkan|mengaku|menilai)"


def _speaks(article: Article, start: int, end: int) -> bool:
    """Whether the person named here is told to say something."""
    after = re.match(rf"[^.\n]{{0,80}}?\b{_SAY}\b", article.text[end:])
    before = re.search(rf"\b(?:{SPEECH}|[Mm]enurut|lanjut) [^.,\n]{{0,60}}$", article.text[:start])
    return bool(after or before)


def _other(article: Article, here: tuple[int, int], rng: Random, apart: int = 0) -> str | None:
    """How the text calls another of its speakers: by a short form used before, or by the full name."""
    near = article.text[max(0, here[0] - apart) : here[1]]
    pool: list[Person] = []
    for person in article.persons:
        spans = article.mentions(person)
        absent = not any(s < here[1] and here[0] < e for s, e in spans) and not any(
            p in near for p in person.parts
        )
        if absent and any(_speaks(article, s, e) for s, e in spans):
            pool.append(person)
    if not pool:
        return None
    person = rng.choice(pool)
    short = [article.text[s:e] for s, e in article.mentions(person) if s < here[0]]
    return short[-1] if short else person.full


def _mention_spans(article: Article) -> list[tuple[int, int]]:
    return [span for person in article.persons for span in article.mentions(person)]


@drift("attribution", "quote_to_another")
def quote_to_another(article: Article, rng: Random) -> Iterator[Edit]:
    """A direct quotation goes to another person of the text."""
    for start, end in _mention_spans(article):
        if re.search(rf"\b(?:{SPEECH}|lanjut) (?:[A-Z]\w+ ){{0,3}}$", article.text[:start]):
            new = _other(article, (start, end), rng)
            if new:
                yield ((start, end, new),)


@drift("attribution", "statement_to_another")
def statement_to_another(article: Article, rng: Random) -> Iterator[Edit]:
    """An indirect statement goes to another person of the text."""
    for start, end in _mention_spans(article):
        after = re.match(rf"(?: juga| pun|,)? {_SAY}\b", article.text[end:])
        before = re.search(r"\b[Mm]enurut $", article.text[:start])
        if after or before:
            new = _other(article, (start, end), rng)
            if new:
                yield ((start, end, new),)


def _referent(article: Article, at: int) -> Person | None:
    """Who surely spoke last before this place: the last person named, named as a speaker, with no other name in between."""
    named = [(s, e, p) for p in article.persons for s, e in article.mentions(p) if e <= at]
    if not named:
        return None
    start, end, person = max(named, key=lambda span: span[0])
    between = re.sub(r'["“][^"“”]*["”]', "", article.text[end:at])
    if not _speaks(article, start, end) or at - end > 900 or re.search(r"[A-Z][a-z]+ [A-Z][a-z]+", between):
        return None
    return person


@drift("attribution", "pronoun_to_another")
def pronoun_to_another(article: Article, rng: Random) -> Iterator[Edit]:
    """ujarnya becomes 'ujar' with the name of somebody else, where it is certain whom the pronoun means."""
    for m in re.finditer(rf"\b({SPEECH})nya\b(?! [a-z]+ (?:dari|di))", article.text):
        person = _referent(article, m.start())
        new = _other(article, m.span(), rng, apart=200)
        other = new is not None and person is not None and not set(new.split()) & set(person.parts)
        if other and re.search(r'["”] ?$', article.text[: m.start()]):
            yield ((*m.span(), f"{m.group(1)} {new}"),)


@drift("attribution", "speakers_exchanged")
def speakers_exchanged(article: Article, rng: Random) -> Iterator[Edit]:
    """Two speakers change places, each at one quotation."""
    spoken: list[tuple[Person, int, int]] = []
    for person in article.persons:
        for start, end in article.mentions(person):
            if re.search(rf"\b(?:{SPEECH}|lanjut) $", article.text[:start]):
                spoken.append((person, start, end))
                break
    for i, (_, s, e) in enumerate(spoken):
        for _, s2, e2 in spoken[i + 1 :]:
            yield (s, e, article.text[s2:e2]), (s2, e2, article.text[s:e])


_READ = re.compile(
    r",? dalam (?:sambutan|pidato|arahan|pesan)(?:nya)?(?: tertulis)? yang (?:dibacakan|disampaikan) (?:oleh )?(?=[A-Z])"
)
_WORD = r"(?:[A-Z][\w'’()/]+|(?:[A-Z]\w{0,3}\.)+(?:[A-Z]\w*)?|dan|[IVX]+)"
_WHO = re.compile(rf"{_WORD}(?:,? {_WORD})*")
_READER = re.compile(
    r",? (?:yang |yang kemudian )?(?:dibacakan oleh|dibacakan|diwakili oleh|diwakili) "
    rf"{_WORD}(?:,? {_WORD})*,?(?= )"
)


@drift("attribution", "reader_made_speaker")
def reader_made_speaker(article: Article, rng: Random) -> Iterator[Edit]:
    """A speech read on behalf of another becomes the reader's own: 'sambutan A yang dibacakan B' -> 'sambutan B'."""
    pattern = re.compile(
        r"\b([Ss]ambutan|[Aa]rahan|[Pp]idato|[Pp]esan)( tertulis)? (\S[^.\n]{3,80}?),? yang (?:dibacakan|disampaikan) (?:oleh )?(?=[A-Z])"
    )
    for m in pattern.finditer(article.text):
        who = _WHO.match(article.text, m.end())
        if who:
            yield ((m.start(), who.end(), f"{m.group(1)}{m.group(2) or ''} {who.group()}"),)
    for m in _READ.finditer(article.text):
        start = max(s for s, _ in article.sentences if s <= m.start())
        who = _WHO.match(article.text, m.end())
        if who and m.start() - start < 120:
            yield ((start, who.end(), who.group()),)


@drift("attribution", "reader_dropped")
def reader_dropped(article: Article, rng: Random) -> Iterator[Edit]:
    """Who read or stood in is lost, so that the absent person did it."""
    for m in _READ.finditer(article.text):
        rest = re.match(rf"{_WORD}(?:,? {_WORD})*,? ((?:me|ber)\w+)", article.text[m.end() :])
        if rest:
            speech = article.text[m.start() : m.end()].split(" yang ")[0]
            nya = "" if speech.endswith("nya") else "nya"
            yield ((m.start(), m.end() + rest.end(), f"{speech}{nya} {rest.group(1)}"),)
    for m in _READER.finditer(article.text):
        follow = re.match(r" ((?:me|di|ber|ter|hadir)\w*)", article.text[m.end() :])
        person = any(m.start() <= s < m.end() for s, _ in _mention_spans(article))
        absent = re.search(r"[A-Z][\w.]*$", article.text[: m.start()])
        if follow and person and absent:
            end = m.end() + follow.end()
            yield ((m.start(), end, " " + follow.group(1)),)

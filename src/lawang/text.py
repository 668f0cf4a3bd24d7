"""Characters with the spans of their tokens, sentences, paragraphs and quotes.

Nothing here changes a character's place: every span is a pair of Python string offsets into the original text, whatever
normalisation did. The trick is that the only string-wide normalisation (`plain`) maps one character to one character;
everything that changes lengths (composition, zero-width characters) happens inside a token's own `norm`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from operator import itemgetter, sub
from typing import NamedTuple

from lawang.language import table, words
from lawang.language.characters import fold, plain_of

__all__ = ["Quote", "Span", "Text"]


class Span(NamedTuple):
    """Half-open range of character offsets into a text."""

    start: int
    end: int


class Quote(NamedTuple):
    """A quotation. `start`/`end` are the characters between the marks; `closed` is false where no closing mark was found."""

    start: int
    end: int
    depth: int
    closed: bool


# A figure keeps its separators (1.234,5 · 09.00 · 1/11/2022), a word its inner hyphens and apostrophes, a short
# abbreviation its full stops (S.Sos · a.n; not Km.Baca), a site its domain; anything else is a token of one character. No alternative
# repeats inside another, so that the time is linear whatever the input. The first alternative is only for speed: nearly
# every word is told by it, and the others tell the same.
_WORD = r"[^\W\d_][\w\u0300-\u036f\u00ad\u200b-\u200d]*"
_TOKEN = re.compile(
    r"[ ]*(?:[A-Za-z][a-z]{2,}+(?=[ ,])"
    r"|[0-9]+(?:[.,:/][0-9]+)*"
    r"|(?:[Rr][Pp]|IDR|USD)(?=[ .]{0,2}[0-9])|M(?=[0-9][.,][0-9])"
    r"|(?![A-Za-z][a-z]\.[A-Z][a-z]{2})[A-Za-z]{1,2}(?:\.[A-Za-z]{1,4}\b)+"
    rf"|{_WORD}(?:['&-]{_WORD}|-[0-9]+\b|\.(?:com|co|id|go|net|org|ac|news|COM|CO|ID|GO|NET|ORG|AC|NEWS|Com)\b)*"
    r"|[^\s])"
)
_STOP = re.compile(
    r"""[.?!…](?:["')\]]*[ ]+(?=["'(\[]*[^\W\d_a-z]|["'(\[]*[0-9])|(?<!…)["')]*(?=["(]?[A-Z][a-z]))"""
)
_LAST_WORD = re.compile(r"([^\W\d_][\w.]*)$")
# Lines that are kept for the next texts, which often repeat them (a copy its original's), and the longest that is kept.
_KEPT, _LONG = 512, 4096


# A sentence of more than so many characters is cut, every so many tokens at most, so that the work on one sentence has a
# bound. In 39,684 sentences of articles 7 have more tokens, all of them lists or tables without a full stop.
_ENDLESS, LONGEST = 1024, 256
# From so many characters on a sentence is searched for full stops that were lost. Of 39,691 sentences of articles 149 are as
# long, and 24 of these have a capital that tells of one.
_RUN_ON = 400


class _Line:
    """One line of a text: its tokens, their places in it and its sentences, each found when first asked for. No token and
    no sentence runs over a line."""

    __slots__ = ("_ends", "_norms", "_quotes", "_sentence_ends", "_sentences", "_words", "plain")

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self._words: list[str] | None = None
        self._norms: list[str] | None = None
        self._ends: list[int] = []
        self._sentence_ends: list[int] | None = None
        self._sentences: list[tuple[int, int]] | None = None
        self._quotes: tuple[list[Quote], list[Quote], list[tuple[int, int]]] | None = None

    @property
    def words(self) -> list[str]:
        """The tokens as written."""
        if self._words is None:
            with_blanks = _TOKEN.findall(self.plain, 0, len(self.plain.rstrip()))
            self._ends = list(accumulate(map(len, with_blanks)))
            self._words = list(map(str.lstrip, with_blanks))
        return self._words

    @property
    def norms(self) -> list[str]:
        """The tokens as compared."""
        if self._norms is None:
            self._norms = list(map(_folded, self.words))
        return self._norms

    @property
    def ends(self) -> list[int]:
        """Offset just after each token."""
        return self._ends if self.words else []

    @property
    def starts(self) -> list[int]:
        """Offset of the first character of each token."""
        return list(map(sub, self.ends, map(len, self.words)))

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """First character of each sentence, and the one after its last."""
        if self._sentences is None:
            self._sentences = []
            for start, end in _sentences(self.plain):
                for first, last in self._lost_stops(start, end) if end - start > _RUN_ON else ((start, end),):
                    if last - first > _ENDLESS:
                        self._sentences += self._cut(first, last)
                    else:
                        self._sentences.append((first, last))
        return self._sentences

    def _lost_stops(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A long sentence in the sentences it was before its full stops were lost: a word that opens sentences has a capital there
        (per tahun Saat itu), or one that a demonstrative follows (per tahun Kenaikan ini)."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        opens, points = words("everyday", "opening"), ("ini", "itu", "tersebut")
        for at in range(first + 1, last - 1):
            word, before = self.words[at], self.words[at - 1]
            if (
                not word[0].isupper()
                or not word[1:].islower()
                or not (before.islower() or before[-1].isdigit())
            ):
                continue
            if self.norms[at] in opens or self.words[at + 1] in points:
                yield start, self.ends[at - 1]
                start = self.ends[at] - len(word)
        yield start, end

    def _cut(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A sentence without end in pieces: behind a clause where there is one."""
        starts = self.starts
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        while last - first > LONGEST:
            clause = range(first + LONGEST, first + LONGEST // 2, -1)
            cut = next((at for at in clause if self.words[at - 1] in ",;:"), first + LONGEST)
            yield start, self.ends[cut - 1]
            first, start = cut, starts[cut]
        yield start, end

    @property
    def sentence_ends(self) -> list[int]:
        """For each sentence the token after its last."""
        if self._sentence_ends is None:
            ends, words, at = self.ends, self.words, 0
            self._sentence_ends = []
            for _, end in self.sentences:
                at = bisect_left(ends, end, at)
                at += at < len(ends) and ends[at] - len(words[at]) < end
                self._sentence_ends.append(at)
        return self._sentence_ends

    def quotes(self) -> tuple[list[Quote], list[Quote], list[tuple[int, int]]]:
        """Quotations of the line in order of their opening mark, those of them that lie in no other, and the stretches they
        cover. An unclosed one runs to the end of the line."""
        if self._quotes is None:
            end = len(self.plain.rstrip())
            found = _quotes(self.plain, end - len(self.plain[:end].lstrip()), end)
            covered: list[tuple[int, int]] = []
            for quote in found:
                if covered and quote.start <= covered[-1][1]:
                    covered[-1] = covered[-1][0], max(covered[-1][1], quote.end)
                else:
                    covered.append((quote.start, quote.end))
            self._quotes = found, [quote for quote in found if quote.depth == 0], covered
        return self._quotes


def _line(plain: str) -> _Line:
    return _kept_line(plain) if len(plain) <= _LONG else _Line(plain)


@cache
def _shortened() -> dict[str, str]:
    return dict(pair.split("/") for pair in table("spelling")["short"]["pairs"].split())


@lru_cache(2**16)
def _folded(word: str) -> str:
    """A token as compared; a word shortened as in messages (yg, tdk) is the word."""
    norm = fold(word)
    return _shortened().get(norm, norm) if word.islower() else norm


_kept_line = lru_cache(_KEPT)(_Line)


class Text:
    """A text with its tokens. `words` are the tokens as written, `norms` the same folded for comparison, `starts` and
    `ends` their places. Sentences and quotes are found when first asked for."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.plain = _unwrapped(plain_of(raw))
        self._lines: list[tuple[int, _Line]] = []  # with the place of its first character
        at = 0
        for plain in self.plain.split("\n"):
            if plain:
                self._lines.append((at, _line(plain)))
            at += len(plain) + 1

    @cached_property
    def words(self) -> list[str]:
        """The tokens as written."""
        return [word for _, line in self._lines for word in line.words]

    @cached_property
    def norms(self) -> list[str]:
        """The tokens folded for comparison."""
        return [norm for _, line in self._lines for norm in line.norms]

    @cached_property
    def starts(self) -> list[int]:
        """Offset of the first character of each token."""
        return list(map(sub, self.ends, map(len, self.words)))

    @cached_property
    def ends(self) -> list[int]:
        """Offset just after the last character of each token."""
        return [at + end for at, line in self._lines for end in line.ends]

    @cached_property
    def sentences(self) -> list[Span]:
        """Sentences without the blanks around them; a line break ends one unless the line was only broken to fit, a full
        stop after an abbreviation never does."""
        return [Span(at + start, at + end) for at, line in self._lines for start, end in line.sentences]

    @cached_property
    def sentence_tokens(self) -> list[range]:
        """The tokens of each sentence."""
        found, first, before = [], 0, 0
        for _, line in self._lines:
            for end in line.sentence_ends:
                found.append(range(first, before + end))
                first = before + end
            before = first = before + len(line.words)
        return found

    @cached_property
    def paragraphs(self) -> list[Span]:
        """Lines that hold anything, without the blanks around them."""
        spans: list[Span] = []
        start = 0
        for line in self.plain.split("\n"):
            _add_trimmed(spans, self.plain, start, start + len(line))
            start += len(line) + 1
        return spans

    @cached_property
    def quotes(self) -> list[Quote]:
        """Quotations in order of their opening mark; inner ones have a depth above 0."""
        return [_moved(quote, at) for at, line in self._lines for quote in line.quotes()[0]]

    def quotes_between(self, start: int, end: int) -> list[Quote]:
        """Outermost quotations that have a character inside `start`..`end`."""
        found: list[Quote] = []
        first = bisect_right(self._lines, start, key=itemgetter(0)) - 1
        for at, line in self._lines[max(0, first) : bisect_left(self._lines, end, key=itemgetter(0))]:
            outer = line.quotes()[1]
            for quote in outer[bisect_right(outer, start - at, key=itemgetter(1)) :]:
                if quote.start >= end - at:
                    break
                found.append(_moved(quote, at))
        return found

    def is_quoted(self, offset: int) -> bool:
        """Does the character stand inside a quotation?"""
        at, line = self._lines[max(0, bisect_right(self._lines, offset, key=itemgetter(0)) - 1)]
        spans = line.quotes()[2]
        before = bisect_right(spans, (offset - at, len(line.plain))) - 1
        return before >= 0 and offset - at < spans[before][1]

    def token_range(self, start: int, end: int) -> range:
        """Indices of the tokens that begin inside the characters `start`..`end`."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def span(self, first: int, last: int) -> Span:
        """Characters covered by the tokens `first` up to and without `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds the character `offset` (the one before it, if it falls between two)."""
        return max(0, bisect_right(self.sentences, (offset, len(self.raw) + 1)) - 1)


@cache
def _broken() -> re.Pattern[str]:
    """A line break inside a sentence: nothing ends before it and a small letter follows, which numbers no list; or a word stands
    before it that ends no sentence (mencapai hingga)."""
    dangling = "|".join(rf"(?<= {word}\n)" for word in sorted(words("everyday", "dangling")))
    return re.compile(rf"\n(?:(?<=[^\n.?!:;]\n)(?=[a-z](?![.)]))|(?:{dangling})(?=[^\n]))")


# Any single line break, for texts broken at a fixed width.
_SINGLE = re.compile(r"\n(?<=[^\n]\n)(?=[^\n])")
# A text is broken at a fixed width when so many of its lines, of at most so many characters, come this near the longest.
_NARROW, _WIDTH, _NEAR, _SHARE, _LEAST_LINES = 50, 100, 16, 0.6, 6


def _unwrapped(plain: str) -> str:
    """Line breaks within sentences as blanks, one for one."""
    if "\n" not in plain:
        return plain
    lines = [len(line) for line in plain.split("\n") if line]
    widest = max(lines, default=0)
    if len(lines) >= _LEAST_LINES and _NARROW <= widest <= _WIDTH:
        full = sum(widest - length <= _NEAR for length in lines)
        if full >= _SHARE * len(lines):
            return _SINGLE.sub(" ", plain)
    return _broken().sub(" ", plain)


def _sentences(line: str) -> list[tuple[int, int]]:
    """Sentences of one line."""
    spans: list[tuple[int, int]] = []
    start, last = len(line) - len(line.lstrip()), len(line.rstrip())
    for stop in _STOP.finditer(line, 0, last):
        at, end = stop.span()
        if line[at] == "." and _is_abbreviation(line, start, at):
            continue
        after = end
        while line[end - 1] == " ":
            end -= 1
        spans.append((start, end))
        start = after
    if start < last:
        spans.append((start, last))
    return spans


def _add_trimmed(spans: list[Span], plain: str, start: int, end: int) -> None:
    piece = plain[start:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        spans.append(Span(start + left, start + len(piece.rstrip())))


def _is_abbreviation(plain: str, start: int, stop: int) -> bool:
    """Does the full stop at `stop` belong to an abbreviation or an initial, rather than end the sentence?"""
    before = plain[max(start, stop - 16) : stop]
    word = before[before.rfind(" ") + 1 :]
    if not word.isalpha():
        match = _LAST_WORD.search(before)
        if match is None:
            return False
        word = match.group()
    return (
        (len(word) == 1 and word.isupper())
        or "." in word
        or word.casefold() in words("abbreviations", "with_stop")
    )


def _moved(quote: Quote, by: int) -> Quote:
    return Quote(quote.start + by, quote.end + by, quote.depth, quote.closed)


def _quotes(plain: str, start: int, end: int) -> list[Quote]:
    """Quotations of one paragraph. An unclosed one runs to the paragraph's end."""
    found: list[Quote] = []
    open_marks: list[tuple[str, int]] = []
    opened = {'"': 0, "'": 0}
    for match in _MARK.finditer(plain, start, end):
        mark, at = match.group(), match.start()
        before = plain[at - 1] if at > start else " "
        after = plain[at + 1] if at + 1 < end else " "
        inside = opened[mark] > 0
        if mark == "'" and (before.isalnum() and (after.isalnum() or not inside)):
            continue  # an apostrophe, as in Jum'at
        if inside and not (before in " (" and after != " " and mark == "'"):
            while open_marks:
                last, opening = open_marks.pop()
                opened[last] -= 1
                found.append(Quote(opening + 1, at, len(open_marks), last == mark))
                if last == mark:
                    break
        elif not after.isspace() or before.isspace():
            open_marks.append((mark, at))
            opened[mark] += 1
    while open_marks:
        mark, opening = open_marks.pop()
        if mark == '"':
            found.append(Quote(opening + 1, end, len(open_marks), False))
    return sorted(found)


_MARK = re.compile("[\"']")

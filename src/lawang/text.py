"""Characters with the spans of their tokens, sentences, paragraphs and quotes.

Nothing here changes a character's place: every span is a pair of Python string offsets into the original text, whatever
normalisation did. The trick is that the only string-wide normalisation (`plain`) maps one character to one character;
everything that changes lengths (composition, zero-width characters) happens inside a token's own `norm`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate
from operator import sub
from typing import NamedTuple

from lawang.language import words

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


# One character for one character: curly and odd quotes, dashes, blanks, NUL, separators, directional marks (as blanks).
_PLAIN = {
    '"': "“”„‟«»❝❞″＂\ufffd",
    "'": "‘’‚‛‹›′`´",
    "-": "‐‑‒–—―−",
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\t\f\v\0\x1c\x1d\x1e\x1f\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff",
    "\n": "\r\x85\u2028\u2029",
}
_ODD = [(odd, plain) for plain, odds in _PLAIN.items() for odd in odds]
_ODD_ASCII = [(odd, plain) for odd, plain in _ODD if odd.isascii()]
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f"))


# A figure keeps its separators (1.234,5 · 09.00 · 1/11/2022), a word its inner hyphens and apostrophes, a short
# abbreviation its full stops (S.Sos · a.n), a site its domain; anything else is a token of one character. No alternative
# repeats inside another, so that the time is linear whatever the input. The first alternative is only for speed: nearly
# every word is told by it, and the others tell the same.
_WORD = r"[^\W\d_][\w\u0300-\u036f\u00ad\u200b-\u200d]*"
_TOKEN = re.compile(
    r"[ ]*(?:[A-Za-z][a-z]{2,}+(?=[ ,])"
    r"|[0-9]+(?:[.,:/][0-9]+)*"
    r"|(?:[Rr][Pp]|IDR|USD)(?=[ .]{0,2}[0-9])|M(?=[0-9][.,][0-9])"
    r"|[A-Za-z]{1,2}(?:\.[A-Za-z]{1,4}\b)+"
    rf"|{_WORD}(?:['&-]{_WORD}|-[0-9]+\b|\.(?:com|co|id|go|net|org|ac|news|COM|CO|ID|GO|NET|ORG|AC|NEWS|Com)\b)*"
    r"|[^\s])"
)
_STOP = re.compile(
    r"""[.?!…](?:["')\]]*[ ]+(?=["'(\[]*[^\W\d_a-z]|["'(\[]*[0-9])|(?<!…)["')]*(?=["(]?[A-Z][a-z]))"""
)
_LAST_WORD = re.compile(r"([^\W\d_][\w.]*)$")
# Lines that are kept for the next texts, which often repeat them (a copy its original's), and the longest that is kept.
_KEPT, _LONG = 512, 4096


# Tokens of the longest sentence; a longer one is cut, so that the work on one sentence has a bound. In 39,684 sentences of
# articles, 7 are longer, all of them lists or tables without a full stop.
LONGEST = 256


class _Line:
    """One line of a text: its tokens, their places in it and its sentences. No token and no sentence runs over a line."""

    __slots__ = ("_outer", "_quotes", "_sentences", "ends", "norms", "plain", "words")

    def __init__(self, plain: str) -> None:
        self.plain = plain
        with_blanks = _TOKEN.findall(plain, 0, len(plain.rstrip()))
        self.ends = list(accumulate(map(len, with_blanks)))
        self.words = list(map(str.lstrip, with_blanks))
        self.norms = list(map(_folded, self.words))
        self._sentences: list[tuple[int, int, int, int]] | None = None
        self._quotes: list[Quote] | None = None
        self._outer: list[Quote] | None = None

    @property
    def starts(self) -> list[int]:
        """Offset of the first character of each token."""
        return list(map(sub, self.ends, map(len, self.words)))

    @property
    def sentences(self) -> list[tuple[int, int, int, int]]:
        """First and last character, first and last token of each sentence (the last ones excluded)."""
        if self._sentences is None:
            self._sentences, starts, last = [], self.starts, 0
            for start, end in _sentences(self.plain):
                first, last = last, bisect_left(starts, end, last)
                while last - first > LONGEST:
                    cut = self._cut(first)
                    self._sentences.append((start, self.ends[cut - 1], first, cut))
                    first, start = cut, starts[cut]
                self._sentences.append((start, end, first, last))
        return self._sentences

    def _cut(self, first: int) -> int:
        """Where a sentence without end that begins at the token `first` is cut: behind a clause where there is one."""
        for cut in range(first + LONGEST, first + LONGEST // 2, -1):
            if self.words[cut - 1] in ",;:":
                return cut
        return first + LONGEST

    @property
    def quotes(self) -> list[Quote]:
        """Quotations of the line in order of their opening mark. An unclosed one runs to its end."""
        if self._quotes is None:
            end = len(self.plain.rstrip())
            self._quotes = _quotes(self.plain, end - len(self.plain[:end].lstrip()), end)
        return self._quotes

    @property
    def outer_quotes(self) -> list[Quote]:
        """Those that lie in no other."""
        if self._outer is None:
            self._outer = [quote for quote in self.quotes if quote.depth == 0]
        return self._outer


def _line(plain: str) -> _Line:
    return _kept_line(plain) if len(plain) <= _LONG else _Line(plain)


_kept_line = lru_cache(_KEPT)(_Line)


class Text:
    """A text with its tokens. `words` are the tokens as written, `norms` the same folded for comparison, `starts` and
    `ends` their places. Sentences and quotes are found when first asked for."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.plain = _unwrapped(_plain(raw))
        self.words: list[str] = []
        self.norms: list[str] = []
        self._lines: list[tuple[int, int, _Line]] = []  # first character, first token
        at = 0
        for plain in self.plain.split("\n"):
            if plain:
                line = _line(plain)
                self._lines.append((at, len(self.words), line))
                self.words += line.words
                self.norms += line.norms
            at += len(plain) + 1

    @cached_property
    def starts(self) -> list[int]:
        """Offset of the first character of each token."""
        return [at + start for at, _, line in self._lines for start in line.starts]

    @cached_property
    def ends(self) -> list[int]:
        """Offset just after the last character of each token."""
        return [at + end for at, _, line in self._lines for end in line.ends]

    @cached_property
    def sentences(self) -> list[Span]:
        """Sentences without the blanks around them; a line break ends one unless the line was only broken to fit, a full
        stop after an abbreviation never does."""
        return [
            Span(at + start, at + end) for at, _, line in self._lines for start, end, _, _ in line.sentences
        ]

    @cached_property
    def sentence_tokens(self) -> list[range]:
        """The tokens of each sentence."""
        return [
            range(token + first, token + last)
            for _, token, line in self._lines
            for _, _, first, last in line.sentences
        ]

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
        return [_moved(quote, at) for at, _, line in self._lines for quote in line.quotes]

    def quotes_between(self, start: int, end: int) -> list[Quote]:
        """Outermost quotations that have a character inside `start`..`end`."""
        found: list[Quote] = []
        first = bisect_right(self._lines, start, key=_place) - 1
        for at, _, line in self._lines[max(0, first) : bisect_left(self._lines, end, key=_place)]:
            outer = line.outer_quotes
            for quote in outer[bisect_right(outer, start - at, key=_end) :]:
                if quote.start >= end - at:
                    break
                found.append(_moved(quote, at))
        return found

    def token_range(self, start: int, end: int) -> range:
        """Indices of the tokens that begin inside the characters `start`..`end`."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def span(self, first: int, last: int) -> Span:
        """Characters covered by the tokens `first` up to and without `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds the character `offset` (the one before it, if it falls between two)."""
        return max(0, bisect_right(self.sentences, (offset, len(self.raw) + 1)) - 1)


# A line break inside a sentence: nothing ends before it and a small letter follows, which numbers no list.
_BROKEN = re.compile(r"\n(?<=[^\n.?!:;]\n)(?=[a-z](?![.)]))")
# Any single line break, for texts broken at a fixed width.
_SINGLE = re.compile(r"\n(?<=[^\n]\n)(?=[^\n])")
# A text is broken at a fixed width when so many of its lines, of at most so many characters, come this near the longest.
_NARROW, _WIDTH, _NEAR, _SHARE, _LEAST_LINES = 50, 100, 16, 0.6, 6


def _plain(raw: str) -> str:
    """The characters that mean the same as one."""
    for odd, plain in _ODD_ASCII if raw.isascii() else _ODD:
        raw = raw.replace(odd, plain)
    return raw


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
    return _BROKEN.sub(" ", plain)


def fold(word: str) -> str:
    """A token as compared: lower case, composed, without invisible characters."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word.translate(_INVISIBLE)).casefold() or word


_folded = lru_cache(2**16)(fold)


def _sentences(line: str) -> list[Span]:
    """Sentences of one line."""
    spans: list[Span] = []
    start = 0
    for stop in _STOP.finditer(line):
        if line[stop.start()] == "." and _is_abbreviation(line, start, stop.start()):
            continue
        _add_trimmed(spans, line, start, stop.end())
        start = stop.end()
    _add_trimmed(spans, line, start, len(line))
    return spans


def _add_trimmed(spans: list[Span], plain: str, start: int, end: int) -> None:
    piece = plain[start:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        spans.append(Span(start + left, start + len(piece.rstrip())))


def _is_abbreviation(plain: str, start: int, stop: int) -> bool:
    """Does the full stop at `stop` belong to an abbreviation or an initial, rather than end the sentence?"""
    match = _LAST_WORD.search(plain, max(start, stop - 16), stop)
    if match is None:
        return False
    word = match.group()
    return (
        (len(word) == 1 and word.isupper())
        or "." in word
        or word.casefold() in words("abbreviations", "with_stop")
    )


def _place(line: tuple[int, int, _Line]) -> int:
    return line[0]


def _end(quote: Quote) -> int:
    return quote.end


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

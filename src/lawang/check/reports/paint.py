"""Lines for a terminal: wrapped to its width, coloured or not. Where colour is off nothing else changes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from lawang.check.reports.view import printable

__all__ = ["Piece", "Sheet"]

Piece = tuple[str, str]
"""Words and the name of their style ("" for plain)."""

# SGR codes of ECMA-48.
_STYLES = {
    "bold": "1",
    "dim": "2",
    "mark": "1;4",
    "contradicted": "1;31",
    "unsupported": "1;33",
    "undetermined": "1;36",
    "derived": "32",
    "supported": "32",
    "advice": "1;35",
}
_WORD = re.compile(r"\s+|[^\s]+")
# Narrower than this nothing readable is left; the terminal may wrap as it likes.
_LEAST_WIDTH = 20


class Sheet:
    """A report under construction."""

    def __init__(self, width: int, *, colour: bool) -> None:
        self.width = max(_LEAST_WIDTH, width)
        self.colour = colour
        self._lines: list[str] = []

    def line(self, *pieces: Piece | str, indent: int = 0, hang: int | None = None) -> None:
        """One paragraph, wrapped; its first line begins after `indent` blanks, the others after `hang`."""
        parts = [(piece, "") if isinstance(piece, str) else piece for piece in pieces]
        hang = indent if hang is None else hang
        if self.width - max(indent, hang) < _LEAST_WIDTH:
            indent = hang = 0
        for number, row in enumerate(_wrapped(parts, self.width - indent, self.width - hang)):
            blanks = " " * (hang if number else indent)
            self._lines.append((blanks + "".join(self._dressed(*piece) for piece in row)).rstrip())

    def labelled(self, label: str, *pieces: Piece | str, indent: int, column: int) -> None:
        """A paragraph behind a label; the label has its own line where the terminal is narrow."""
        if self.width - indent - column < 2 * _LEAST_WIDTH:
            self.line((label, "dim"), indent=indent)
            self.line(*pieces, indent=indent + 2)
        else:
            self.line((label.ljust(column), "dim"), *pieces, indent=indent, hang=indent + column)

    def blank(self) -> None:
        """An empty line."""
        self._lines.append("")

    def text(self) -> str:
        """All lines, each with its line break."""
        return "".join(f"{line}\n" for line in self._lines)

    def _dressed(self, words: str, style: str) -> str:
        return f"\x1b[{_STYLES[style]}m{words}\x1b[0m" if self.colour and style and words.strip() else words


def _wrapped(pieces: Sequence[Piece], first: int, others: int) -> Iterable[list[Piece]]:
    """Rows of at most `first` cells, then of at most `others`. Words keep together; one that is too long is broken."""
    row: list[Piece] = []
    used, width = 0, first
    for word, parts, cells in _words(pieces, min(first, others)):
        if used + cells > width:
            yield row
            row, used, width = [], 0, others
            if word.isspace():
                continue
        row += parts
        used += cells
    yield row


def _words(pieces: Sequence[Piece], width: int) -> Iterable[tuple[str, list[Piece], int]]:
    """Words and blanks in order, each with its pieces (a word may change its style midway) and its cells."""
    shown = [(printable(words).replace("\n", " "), style) for words, style in pieces]
    text = "".join(words for words, _ in shown)
    styles = [style for words, style in shown for _ in words]
    for match in _WORD.finditer(text):
        start, end = match.span()
        while start < end:
            stop, cells = start, 0
            while stop < end and cells + _cells(text[stop]) <= width:
                cells += _cells(text[stop])
                stop += 1
            yield text[start:stop], _styled(styles, text, start, stop), cells
            start = stop


def _styled(styles: list[str], text: str, start: int, stop: int) -> list[Piece]:
    found: list[Piece] = []
    begin = start
    for at in range(start + 1, stop + 1):
        if at == stop or styles[at] != styles[begin]:
            found.append((text[begin:at], styles[begin]))
            begin = at
    return found


def _cells(char: str) -> int:
    """Columns of a character (UAX 11, wide ones take two; combining ones none)."""
    if char.isascii():
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1

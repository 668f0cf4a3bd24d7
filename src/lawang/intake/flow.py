"""Printed lines back into paragraphs: what a page, a scan or an e-mail broke at its right edge is one line again.

A line goes on into the next when it reaches near the right edge that its neighbours reach; where a sentence ends there,
only when the next word would not have fitted. A blank line, a list mark and a heading in capitals always begin anew.
"""

from __future__ import annotations

import re

from lawang.intake.reading import tidy

__all__ = ["paragraphs"]

FULL_LINE = 0.75
"""Share of the usual width from which a line may have been broken by the edge, and FITS: the same for a line that
ends a sentence, together with the first word of the next (it would have fitted: a paragraph ended). Measured on 200
articles set at 60, 75 and 95 characters without blank lines between paragraphs: .996 of the breaks inside a sentence
are mended; .16 of the paragraph ends are taken for breaks, .05 where no full stop stood. At .6 and .8 the first is
.997 and .996, the second .17 and .16."""
FITS = 1.0
EDGE = 0.9
"""The usual width is the one that this share of the lines does not pass."""

_SENTENCE_ENDS = ".!?:;”\"'"
_MARK = re.compile(r"(?:[-•·*▪–—]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S")
_BROKEN_WORD = re.compile(r"[^\W\d_][-\u00ad\u2010]$")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`, one line each."""
    lines = [line.strip() for line in text.replace("\f", "\n\n").split("\n")]
    widths = sorted(len(line) for line in lines if line)
    edge = widths[int(EDGE * (len(widths) - 1))] if widths else 0
    found: list[str] = []
    before = ""
    for line in lines:
        if line and before and _goes_on(before, line, edge):
            found[-1] = _joined(found[-1], line)
        elif line:
            found.append(line)
        before = line
    return [tidy(line.replace("\u00ad", "")) for line in found]


def _goes_on(before: str, line: str, edge: int) -> bool:
    if _MARK.match(line):
        return False
    if _BROKEN_WORD.search(before) or line[0].islower():
        return True
    if len(before) < FULL_LINE * edge or (before.isupper() != line.isupper()):
        return False
    if before[-1] not in _SENTENCE_ENDS:
        return True
    return len(before) + 1 + len(line.split(" ", 1)[0]) > FITS * edge


def _joined(before: str, line: str) -> str:
    """Two lines as one. A hyphen at the edge goes, except in a doubled word (pihak-pihak) or before a capital or
    figure."""
    if not _BROKEN_WORD.search(before):
        return f"{before} {line}"
    stem = re.split(r"[\s(]", before[:-1])[-1]
    doubled = line.casefold().startswith(stem.casefold()) and len(stem) > 2
    if before[-1] != "\u00ad" and (doubled or not line[0].islower()):
        return before + line
    return before[:-1] + line

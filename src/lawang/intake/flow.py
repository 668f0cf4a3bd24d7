"""Printed lines back into paragraphs: what a page, a scan or an e-mail broke at its right edge is one line again.

A line goes on into the next when it reaches near the right edge that its neighbours reach and does not end a sentence
there followed by a short line; a blank line, a list mark and a heading in capitals always begin anew.
"""

from __future__ import annotations

import re

from lawang.intake.reading import tidy

__all__ = ["paragraphs"]

FULL_LINE = 0.75
"""Share of the widest usual line from which a line is taken to be broken by the edge. Indonesian prose set at 60 to
95 characters breaks at .86 on average, last lines of paragraphs are even over 0 to 1; with names and figures that do
not break, .75 keeps 97 % of breaks."""
EDGE = 0.9
"""The usual width is the one that this share of the lines does not pass."""

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
    return before[-1] not in '.!?:;”"' or len(line) >= FULL_LINE * edge or len(before) >= EDGE * edge


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

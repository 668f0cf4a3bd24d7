"""Text whose changed places stay known while more edits are made around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ABBREVIATION = re.compile(
    r"(?:\b(?:H|Hj|Dr|dr|drs|drh|drg|dra|Sp|Drs|Dra|Ir|Prof|No|Nomor|Jl|Jln|KH|St|Rp|Kab|Kec|Kel|Prov|Plt|Pj|Plh|Pol|Purn|Komjen|Brigjen|Irjen|a\.n|s\.d"
    r"|M|S|Tn|Ny|Bpk|dll|dsb|dkk|hlm|vs|[A-Z])|[SM]\.\w{1,4})\.$"
)
_END = re.compile(r"[.!?…]+[\"”’')]*(?=\s|$)")


@dataclass
class Marked:
    """``text`` with, for every character, the number of the planted change it belongs to (0: none)."""

    text: str
    marks: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.marks:
            self.marks = [0] * len(self.text)

    def __getitem__(self, span: slice) -> Marked:
        text = self.text[span]
        return Marked(text, self.marks[span]) if text else Marked("")

    def __add__(self, other: Marked | str) -> Marked:
        other = Marked(other) if isinstance(other, str) else other
        return Marked(self.text + other.text, self.marks + other.marks)

    def __radd__(self, other: str) -> Marked:
        return Marked(other) + self

    def __len__(self) -> int:
        return len(self.text)

    def locked(self, start: int, end: int) -> bool:
        """Whether a planted change stands in this span."""
        return any(self.marks[start:end])

    def replace(self, start: int, end: int, new: str, mark: int = 0) -> Marked:
        """This text with ``new`` in place of the span."""
        return Marked(
            self.text[:start] + new + self.text[end:],
            self.marks[:start] + [mark] * len(new) + self.marks[end:],
        )

    def places(self) -> list[tuple[int, int]]:
        """Spans of the planted changes, in order."""
        spans: dict[int, tuple[int, int]] = {}
        for at, mark in enumerate(self.marks):
            if mark:
                spans[mark] = (spans[mark][0] if mark in spans else at, at + 1)
        bare = []
        for start, end in sorted(spans.values()):
            cut = self.text[start:end]
            lead, tail = len(cut) - len(cut.lstrip()), len(cut) - len(cut.rstrip())
            bare.append((start + lead, end - tail) if cut.strip() else (start, end))
        return bare


def join(parts: list[Marked], between: str) -> Marked:
    """The parts with ``between`` in the joints."""
    text = between.join(part.text for part in parts)
    marks: list[int] = []
    for number, part in enumerate(parts):
        marks += ([0] * len(between) if number else []) + part.marks
    return Marked(text, marks)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the non-empty lines."""
    return [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text)]


def quotations(text: str) -> list[tuple[int, int]]:
    """Spans of what stands inside double quotation marks, without the marks; one paragraph at most."""
    spans = []
    for begin, end in paragraphs(text):
        opened: int | None = None
        for at in range(begin, end):
            sign = text[at]
            if opened is None and sign in '"“':
                opened = at + 1
            elif opened is not None and sign in '"”':
                spans.append((opened, at))
                opened = None
    return spans


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of sentences; a quotation of several sentences is not cut."""
    inside = quotations(text)
    found = []
    for begin, end in paragraphs(text):
        start = begin
        for stop in _END.finditer(text, begin, end):
            at = stop.start()
            if any(s <= at < e and stop.end() <= e for s, e in inside) or _ABBREVIATION.search(
                text[start : at + 1]
            ):
                continue
            follow = text[stop.end() : end].lstrip()
            if follow and not (follow[0].isupper() or follow[0].isdigit() or follow[0] in '"“('):
                continue
            if re.match(r'["”]', stop.group()[-1]) and re.match(r"[a-z]", follow or "A"):
                continue
            found.append((start, stop.end()))
            start = stop.end() + len(text[stop.end() : end]) - len(follow)
        if start < end:
            found.append((start, end))
    return found


def within(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans holds this one."""
    return any(s <= start and end <= e for s, e in spans)


def touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans overlaps this one."""
    return any(s < end and start < e for s, e in spans)

"""The typed facts of one text, coloured in the text and as a list: what `lawang read` shows."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from lawang.check.reports.json import dumps
from lawang.check.reports.page import Mark, escape, marked_text, page
from lawang.check.reports.paint import Piece, Sheet
from lawang.check.reports.view import Lines, counted, printable, read_value, say
from lawang.facts.model import Fact, Kind
from lawang.facts.render import parts, show
from lawang.language import locale, table
from lawang.text import Text

__all__ = ["FACTS_SCHEMA", "FactSheet", "to_html", "to_json", "to_terminal"]

FACTS_SCHEMA = "lawang.facts/1"

# The families of kinds that share a colour; each has a sign too, and the list names the kind itself.
_FAMILIES = (
    ("undetermined", "#", (Kind.NUMBER, Kind.SCALE, Kind.MONEY, Kind.PERCENT, Kind.UNIT)),
    ("unsupported", "◷", (Kind.DATE, Kind.TIME, Kind.WEEKDAY)),
    ("supported", "@", (Kind.PERSON, Kind.POSITION, Kind.PLACE, Kind.ORGANISATION)),
    ("advice", "“", (Kind.QUOTE, Kind.ATTRIBUTION)),
    ("contradicted", "¬", (Kind.TENSE, Kind.NEGATION, Kind.CERTAINTY)),
)
_FAMILY = {kind: (style, sign) for style, sign, kinds in _FAMILIES for kind in kinds}


@dataclass(frozen=True)
class FactSheet:
    """A text with its facts in the order of the text, the name of the file and what was not fully read."""

    text: Text
    facts: Sequence[Fact]
    name: str
    notes: Sequence[str] = field(default_factory=tuple)


def to_json(sheet: FactSheet) -> str:
    """All facts in the form that docs/facts.schema.json fixes."""
    rows = [
        {
            "kind": fact.kind.value,
            "start": fact.start,
            "end": fact.end,
            "text": sheet.text.raw[fact.start : fact.end],
            "value": show(fact.value, fact.kind),
            "typed": parts(fact.value),
            "doubt": _doubt(fact) or None,
        }
        for fact in sheet.facts
    ]
    head = {"schema": FACTS_SCHEMA, "text": {"name": sheet.name, "notes": list(sheet.notes)}}
    return dumps({**head, "facts": rows}, indent=2) + "\n"


def to_terminal(sheet: FactSheet, *, width: int = 80, colour: bool = False) -> str:
    """The text with every fact between signs and its number behind, then the list."""
    paper = Sheet(width, colour=colour)
    raw = sheet.text.raw
    paper.line((say("headline", "facts"), "bold"), (f"  {printable(sheet.name)}", "dim"))
    paper.line(counted("fact", len(sheet.facts)), indent=2)
    for note in sheet.notes:
        paper.labelled(say("label", "note"), note, indent=2, column=10)
    paper.blank()
    waiting = deque(enumerate(sheet.facts, start=1))
    for start, end in sheet.text.paragraphs:
        paper.line(*_pieces(raw, start, end, waiting))
        paper.blank()
    lines = Lines(raw)
    for number, fact in enumerate(sheet.facts, start=1):
        style, sign = _FAMILY[fact.kind]
        written = raw[fact.start : fact.end]
        doubt = f" · {say('label', 'doubt')}: {_doubt(fact)}" if fact.doubt else ""
        paper.line(
            (f"{number}.".ljust(5), "bold"),
            (f"{sign} {say('kind', fact.kind)}", style),
            f"  {written}" + (f" → {value}" if (value := read_value(written, fact.value, fact.kind)) else ""),
            (f" · {say('label', 'line', n=lines.at(fact.start))}{doubt}", "dim"),
            hang=5,
        )
    return paper.text()


def to_html(sheet: FactSheet) -> str:
    """One page: the text with its facts marked, and the list beside it."""
    raw, marks, rows = sheet.text.raw, [], []
    lines = Lines(raw)
    for number, fact in enumerate(sheet.facts, start=1):
        style, sign = _FAMILY[fact.kind]
        kind = say("kind", fact.kind)
        tag = (
            f'<a class="tag {style}" id="t{number}" href="#f{number}">{sign}\u00a0{number}'
            f'<span class="vh"> {kind}</span></a>'
        )
        marks.append(Mark(fact.start, fact.end, style, tag, fact.end - fact.start))
        doubt = (
            f'<br><span class="note">{say("label", "doubt")}: {escape(_doubt(fact))}</span>'
            if fact.doubt
            else ""
        )
        where = say("label", "line", n=lines.at(fact.start))
        written = raw[fact.start : fact.end]
        value = read_value(written, fact.value, fact.kind) or written
        rows.append(
            f'<tr id="f{number}"><td><a href="#t{number}"><span class="vh">{where} </span>{number}</a></td>'
            f"<td>{sign} {kind}</td><td>{escape(written)}</td>"
            f"<td>{escape(value)}{doubt}</td></tr>\n"
        )
    count = counted("fact", len(sheet.facts))
    heads = "".join(
        f'<th scope="col">{word}</th>' for word in ("#", *map(_label, ("kind", "as_written", "value")))
    )
    head = (
        f'<p class="brand"><strong>Lawang</strong></p>\n<h1>{say("headline", "facts")}</h1>\n'
        f'<p class="name">{escape(sheet.name)} · {count}</p>\n'
        + "".join(f'<p class="note">{escape(note)}</p>\n' for note in sheet.notes)
    )
    body = (
        f'<section class="text"><h2>{_label("text")}</h2>\n<div class="body" dir="ltr">\n'
        f'{marked_text(raw, marks)}</div></section>\n<div class="side"><section><h2>{count}</h2>\n<table><thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{''.join(rows)}</tbody></table></section></div>"
    )
    return page(f"{say('headline', 'facts')}: {sheet.name}", head, body, layout="even")


def _label(key: str) -> str:
    return say("label", key)


def _doubt(fact: Fact) -> str:
    """Why a person must read this, in words; the bare key where nothing words it."""
    if not fact.doubt:
        return ""
    words = table("reasons").get(fact.doubt) or table("reasons")["doubt"]
    return str(words[locale()])


def _pieces(raw: str, start: int, end: int, waiting: deque[tuple[int, Fact]]) -> list[Piece]:
    """A paragraph in pieces, with the facts that wait for it; of facts inside each other the first is shown."""
    pieces: list[Piece] = []
    at = start
    while waiting and waiting[0][1].start < end:
        number, fact = waiting.popleft()
        if fact.start < at or fact.end > end:
            continue
        style, sign = _FAMILY[fact.kind]
        pieces += [
            (raw[at : fact.start], ""),
            (f"▸{raw[fact.start : fact.end]}◂", style),
            (f"{sign}{number}", "dim"),
        ]
        at = fact.end
    return [*pieces, (raw[at:end], "")]

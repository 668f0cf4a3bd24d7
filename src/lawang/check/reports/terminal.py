"""A report for a terminal. Every colour has a word and a sign beside it; without colour the same lines come out."""

from __future__ import annotations

from lawang.check.model import Advice, Finding, Verdict
from lawang.check.reports.paint import Piece, Sheet
from lawang.check.reports.view import (
    VERDICTS,
    Lines,
    View,
    advice_words,
    counted,
    excerpt,
    mend,
    other_places,
    printable,
    read_value,
    reason,
    say,
    symbol,
)
from lawang.text import Text

__all__ = ["to_terminal"]

_INDENT = 4
_COLUMN = 10
# Cells of the bar: a share of 5 % is one cell.
_BAR = 20
_BAR_SIGNS = {
    Verdict.SUPPORTED: "█",
    Verdict.DERIVED: "▓",
    Verdict.UNDETERMINED: "▒",
    Verdict.UNSUPPORTED: "░",
    Verdict.CONTRADICTED: "✕",
}
# Line numbers named of further places; the rest is only counted.
_MOST_LINES = 8


def to_terminal(view: View, *, width: int = 80, colour: bool = False) -> str:
    """The report as text of at most `width` columns."""
    sheet = Sheet(width, colour=colour)
    lines = Lines(view.report.text.raw)
    _head(sheet, view)
    for number, finding in enumerate(view.findings, start=1):
        sheet.blank()
        _finding(sheet, view, lines, number, finding)
    if view.report.advice:
        _desk(sheet, view, lines)
    return sheet.text()


def _head(sheet: Sheet, view: View) -> None:
    sign, sentence = view.headline()
    style = "advice" if sign == "✎" else view.worst.value
    sheet.line((f"{sign} {sentence}", style), ("  " + printable(view.name), "dim"))
    tally, report = view.tally, view.report
    if report.sources:
        counts = [f"{symbol(v)} {tally[v]} {say('short', v)}" for v in VERDICTS if tally[v]]
        if counts:
            sheet.line(" · ".join(counts), indent=2)
        if view.resting[1]:
            sheet.line(*_bar(view), f" {view.resting_line()}", indent=2)
        for source in report.sources:
            remark = f" ({say('label', 'ocr')})" if source.ocr else ""
            sheet.labelled(say("label", "source"), printable(source.id) + remark, indent=2, column=_COLUMN)
    for name, notes in view.notes.items():
        for note in notes:
            sheet.labelled(say("label", "note"), f"{printable(name)}: {note}", indent=2, column=_COLUMN)


def _bar(view: View) -> list[Piece]:
    """Shares of the facts, in signs that differ without colour; every verdict that occurs gets at least one cell."""
    tally, total = view.tally, view.resting[1]
    pieces: list[Piece] = [("[", "dim")]
    left = _BAR
    occurring = [verdict for verdict in reversed(VERDICTS) if tally[verdict]]
    for index, verdict in enumerate(occurring):
        still = len(occurring) - index - 1
        cells = left if not still else min(left - still, max(1, round(_BAR * tally[verdict] / total)))
        pieces.append((_BAR_SIGNS[verdict] * cells, verdict.value))
        left -= cells
    return [*pieces, ("]", "dim")]


def _finding(sheet: Sheet, view: View, lines: Lines, number: int, finding: Finding) -> None:
    style = finding.verdict.value
    words = [f"{symbol(finding.verdict)} {say('verdict', finding.verdict)}"]
    remarks = [say("kind", finding.kind)]
    if finding.open:
        remarks.append(say("severity", finding.severity))
    remarks.append(say("label", "line", n=lines.at(finding.start)))
    sheet.line(
        (f"{number}.".ljust(_INDENT), "bold"),
        (words[0], style),
        (" · " + " · ".join(remarks), "dim"),
        hang=_INDENT,
    )
    text = view.report.text
    written = text.raw[finding.start : finding.end]
    value = read_value(written, finding.value, finding.kind)
    _passage(sheet, say("label", "text"), text, finding.start, finding.end, style, value)
    source = view.source_text(finding)
    if source is not None and finding.source_start is not None and finding.source_end is not None:
        written = source.raw[finding.source_start : finding.source_end]
        value = read_value(written, finding.source_value, finding.kind)
        place = finding.source_start, finding.source_end
        name = f"{printable(finding.source or '')}: "
        _passage(sheet, say("label", "source"), source, *place, "mark", value, name)
    if finding.open:
        _labelled(sheet, say("label", "reason"), reason(finding))
        _labelled(sheet, say("label", "mend"), mend(finding))
    _further(sheet, lines, finding)


def _labelled(sheet: Sheet, label: str, *pieces: Piece | str) -> None:
    sheet.labelled(label, *pieces, indent=_INDENT, column=_COLUMN)


def _passage(
    sheet: Sheet, label: str, text: Text, start: int, end: int, style: str, value: str = "", name: str = ""
) -> None:
    """The sentence with its place between signs, so that it is seen without colour."""
    before, marked, after = excerpt(text, start, end)
    read = [(f" ({say('label', 'read_as')} {value})", "dim")] if value else []
    _labelled(sheet, label, (name, "dim"), before, (f"▸{marked}◂", style), after, *read)


def _further(sheet: Sheet, lines: Lines, finding: Finding | Advice) -> None:
    others = other_places(finding)
    if others:
        where = sorted({lines.at(place.start) for place in others})
        listed = ", ".join(map(str, where[:_MOST_LINES])) + (" …" if len(where) > _MOST_LINES else "")
        label = say("label", "line" if len(where) == 1 else "lines", n=listed)
        sheet.line((f"{counted('more_places', len(others))} ({label})", "dim"), indent=_INDENT)


def _desk(sheet: Sheet, view: View, lines: Lines) -> None:
    sheet.blank()
    sheet.line((f"✎ {say('label', 'desk')}", "advice"), f" · {counted('advice', len(view.report.advice))}")
    sheet.line((say("label", "desk_intro"), "dim"), indent=2)
    for number, advice in enumerate(view.report.advice, start=1):
        words = advice_words(advice)
        sheet.blank()
        line = say("label", "line", n=lines.at(advice.start))
        sheet.line(
            (f"S{number}.".ljust(_INDENT), "advice"), (words["title"], "bold"), (f" · {line}", "dim"), hang=4
        )
        if advice.end > advice.start:
            _passage(sheet, say("label", "text"), view.report.text, advice.start, advice.end, "advice")
        _labelled(sheet, say("label", "why"), words["why"])
        _labelled(sheet, say("label", "mend"), words["mend"])
        _further(sheet, lines, advice)

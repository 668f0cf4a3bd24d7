"""A report as one HTML page: the text with its places on the left, the findings beside it."""

from __future__ import annotations

from collections.abc import Iterator

from lawang.check.model import Advice, Finding, Verdict
from lawang.check.reports.page import Mark, escape, marked_text, page
from lawang.check.reports.view import (
    VERDICTS,
    Lines,
    View,
    advice_words,
    counted,
    excerpt,
    mend,
    other_places,
    read_value,
    reason,
    say,
    symbol,
)
from lawang.text import Span

__all__ = ["to_html"]

# Links to further places of one finding; the rest is only counted.
_MOST_PLACES = 40
# Which mark is seen where several overlap; None is advice.
_RANKS = (
    Verdict.CONTRADICTED,
    Verdict.UNSUPPORTED,
    Verdict.UNDETERMINED,
    None,
    Verdict.DERIVED,
    Verdict.SUPPORTED,
)
# The bar is drawn on this many units, so that a share of one fact in a thousand still has a place.
_BAR = 1000


def to_html(view: View) -> str:
    """The report as a page that needs no other file, no script and no network."""
    lines = Lines(view.report.text.raw)
    cards = [_card(view, lines, number, finding) for number, finding in enumerate(view.findings, start=1)]
    lessons = [_lesson(lines, number, advice) for number, advice in enumerate(view.report.advice, start=1)]
    sections = []
    if view.report.sources or cards:
        sections.append(_section("findings", cards))
    if lessons or not sections:
        sections.append(_section("desk", lessons))
    body = (
        f'<section class="text" aria-labelledby="text-title">\n<h2 id="text-title">{say("label", "text")}</h2>\n'
        f'<div class="body" dir="ltr">\n{_text(view)}</div>\n{_legend(view)}</section>\n'
        f'<div class="side">\n{"".join(sections)}</div>'
    )
    return page(f"{view.headline()[1]}: {view.name}", _head(view), body)


def _head(view: View) -> str:
    sign, sentence = view.headline()
    style = "advice" if sign == "✎" else view.worst.value
    skip = "findings" if view.report.sources else "desk"
    return (
        f'<a class="skip" href="#{skip}">{say("label", "skip")}</a>\n'
        f'<p class="brand"><strong>Lawang</strong> · {say("label", "report")}</p>\n'
        f'<h1><span class="sign {style}" aria-hidden="true">{sign}</span> {sentence}</h1>\n'
        f'<p class="name">{escape(view.name)}</p>\n{_summary(view)}'
    )


def _summary(view: View) -> str:
    """How far the text rests on its sources, and which they are."""
    report, tally = view.report, view.tally
    notes = "".join(f'<li class="note">{escape(note)}</li>' for note in view.notes.get(view.name, ()))
    if not report.sources:
        return f'<ul class="summary">{notes}</ul>' if notes else ""
    counts = "".join(
        f'<li class="{verdict.value}"><span class="sign" aria-hidden="true">{symbol(verdict)}</span>'
        f"<span><strong>{tally[verdict]}</strong> {say('short', verdict)}</span></li>"
        for verdict in reversed(VERDICTS)
        if tally[verdict]
    )
    sources = "".join(
        f"<li>{escape(source.id)}"
        + (f' <span class="note">({say("label", "ocr")})</span>' if source.ocr else "")
        + "".join(f'<br><span class="note">{escape(note)}</span>' for note in view.notes.get(source.id, ()))
        + "</li>"
        for source in report.sources
    )
    left = f'<p class="rests">{view.resting_line()}</p>\n{_bar(view)}\n<ul class="counts">{counts}</ul>'
    return (
        f'<div class="summary">\n<div>{left if view.resting[1] else ""}{f"<ul>{notes}</ul>" if notes else ""}</div>\n'
        f'<div class="sources"><h2>{say("label", "sources")}</h2><ul>{sources}</ul></div>\n</div>'
    )


def _bar(view: View) -> str:
    """The shares as a picture whose parts differ by pattern as well as by colour; the numbers stand below it."""
    total, tally, at = view.resting[1], view.tally, 0.0
    parts = []
    for verdict in reversed(VERDICTS):
        width = _BAR * tally[verdict] / total
        if not width:
            continue
        box = f'x="{at:.1f}" y="0" width="{width:.1f}" height="30"'
        parts.append(f'<rect class="{verdict.value}" {box}/>')
        if verdict in _PATTERNS:
            parts.append(f'<rect fill="url(#{verdict.value}-pattern)" {box}/>')
        if at:
            parts.append(f'<line class="edge" x1="{at:.1f}" y1="0" x2="{at:.1f}" y2="30"/>')
        at += width
    patterns = "".join(
        f'<pattern id="{verdict.value}-pattern" width="10" height="10" patternUnits="userSpaceOnUse">{shape}</pattern>'
        for verdict, shape in _PATTERNS.items()
    )
    return (
        f'<svg class="bar" viewBox="0 0 {_BAR} 30" preserveAspectRatio="none" role="img" '
        f'aria-label="{view.resting_line()}"><defs>{patterns}</defs>{"".join(parts)}</svg>'
    )


_PATTERNS = {
    Verdict.DERIVED: '<path class="lines" d="M0 5H10"/>',
    Verdict.UNDETERMINED: '<circle class="dots" cx="5" cy="5" r="1.6"/>',
    Verdict.UNSUPPORTED: '<path class="lines" d="M5 0V10"/>',
    Verdict.CONTRADICTED: '<path class="lines" d="M0 0L10 10M10 0L0 10"/>',
}


def _text(view: View) -> str:
    marked = marked_text(view.report.text.raw, _marks(view))
    return marked or f'<p class="empty">{say("label", "no_text")}</p>\n'


def _marks(view: View) -> Iterator[Mark]:
    for number, finding in enumerate(view.findings, start=1):
        style, rank = finding.verdict.value, _RANKS.index(finding.verdict)
        words = f"{say('verdict', finding.verdict)}"
        for place, span in enumerate([Span(finding.start, finding.end), *other_places(finding)]):
            tag = _tag(f"f{number}", place, style, f"{symbol(finding.verdict)} {number}", words)
            yield Mark(span.start, span.end, style, tag, rank)
    for finding in view.report.findings:
        if not finding.open and not view.everything:
            yield Mark(finding.start, finding.end, finding.verdict.value, "", _RANKS.index(finding.verdict))
    for number, advice in enumerate(view.report.advice, start=1):
        for place, span in enumerate([Span(advice.start, advice.end), *other_places(advice)]):
            tag = _tag(f"s{number}", place, "advice", f"✎ S{number}", say("label", "advice_mark"))
            yield Mark(span.start, span.end, "advice", tag, _RANKS.index(None))


def _tag(key: str, place: int, style: str, label: str, words: str) -> str:
    """The link from a place in the text to its finding."""
    return (
        f'<a class="tag {style}" id="{key}-{place}" href="#{key}">{label.replace(" ", chr(0xA0))}'
        f'<span class="vh"> {words}</span></a>'
    )


def _legend(view: View) -> str:
    used = {finding.verdict for finding in view.report.findings}
    items = [
        f'<li><mark class="{verdict.value}">{symbol(verdict)} {say("short", verdict)}</mark></li>'
        for verdict in VERDICTS
        if verdict in used
    ]
    if view.report.advice:
        items.append(f'<li><mark class="advice">✎ {say("label", "advice_mark")}</mark></li>')
    return f'<div class="legend">{say("label", "legend")}<ul>{"".join(items)}</ul></div>\n' if items else ""


def _section(key: str, cards: list[str]) -> str:
    title = say("label", key)
    count = f" ({len(cards)})" if cards else ""
    intro = f'<p class="note">{say("label", "desk_intro")}</p>\n' if key == "desk" and cards else ""
    inside = (
        f'<ol class="cards">\n{"".join(cards)}</ol>\n'
        if cards
        else f'<p class="empty">{say("label", "no_findings") if key == "findings" else say("headline", "clear")}</p>\n'
    )
    return (
        f'<section id="{key}" aria-labelledby="{key}-title">\n<h2 id="{key}-title">{title}{count}</h2>\n'
        f"{intro}{inside}</section>\n"
    )


def _card(view: View, lines: Lines, number: int, finding: Finding) -> str:
    style = finding.verdict.value
    remarks = [say("kind", finding.kind)]
    if finding.open:
        remarks.append(say("severity", finding.severity))
    remarks.append(f'<a href="#f{number}-0">{say("label", "line", n=lines.at(finding.start))}</a>')
    return (
        f'<li class="card {style}" id="f{number}">\n'
        f'<h3 class="{style}"><span class="sign" >{symbol(finding.verdict)}\u00a0{number}</span>'
        f"<span>{say('verdict', finding.verdict)}</span></h3>\n"
        f'<p class="meta">{" · ".join(remarks)}</p>\n'
        f'<p class="why">{escape(reason(finding))}</p>\n'
        f"{_comparison(view, finding)}{_places(f'f{number}', finding)}"
        + (f'<p class="do">{escape(mend(finding))}</p>\n' if finding.open else "")
        + f"{_source_passage(view, finding)}</li>\n"
    )


def _comparison(view: View, finding: Finding) -> str:
    """What the text has and what the source has, one below the other."""
    raw, source = view.report.text.raw, view.source_text(finding)
    rows = [(say("label", "text_says"), raw[finding.start : finding.end], finding.value)]
    if source is not None and finding.source_start is not None and finding.source_end is not None:
        there = source.raw[finding.source_start : finding.source_end]
        rows.append((say("label", "source_says"), there, finding.source_value))
    cells = ""
    for label, written, value in rows:
        read = read_value(written, value, finding.kind)
        more = f'<span class="read">{say("label", "read_as")} {escape(read)}</span>' if read else ""
        shown = written if len(written) <= _BAR else written[:_BAR] + " …"
        cells += f"<dt>{label}</dt><dd>{escape(shown)}{more}</dd>"
    return f'<dl class="both">{cells}</dl>\n'


def _source_passage(view: View, finding: Finding) -> str:
    source = view.source_text(finding)
    if source is None or finding.source_start is None or finding.source_end is None:
        return ""
    before, marked, after = map(escape, excerpt(source, finding.source_start, finding.source_end))
    label = say("label", "passage", name=escape(finding.source or ""))
    quote = f"<blockquote>{before}<mark>{marked}</mark>{after}</blockquote>"
    return f"<details><summary>{label}</summary>{quote}</details>\n"


def _places(key: str, finding: Finding | Advice) -> str:
    others = other_places(finding)
    if not others:
        return ""
    links = " ".join(
        f'<a href="#{key}-{place}">{place + 1}</a>' for place in range(1, min(len(others), _MOST_PLACES) + 1)
    )
    return f'<p class="places">{counted("more_places", len(others))}: {links}</p>\n'


def _lesson(lines: Lines, number: int, advice: Advice) -> str:
    words = {key: escape(sentence) for key, sentence in advice_words(advice).items()}
    where = say("label", "line", n=lines.at(advice.start))
    link = f'<a href="#s{number}-0">{where}</a>' if advice.end > advice.start else where
    return (
        f'<li class="card advice" id="s{number}">\n'
        f'<h3 class="advice"><span class="sign">✎\u00a0S{number}</span><span>{words["title"]}</span></h3>\n'
        f'<p class="meta">{link}</p>\n'
        f"<p><strong>{say('label', 'why')}.</strong> {words['why']}</p>\n"
        f"<p><strong>{say('label', 'how')}.</strong> {words['mend']}</p>\n{_places(f's{number}', advice)}</li>\n"
    )

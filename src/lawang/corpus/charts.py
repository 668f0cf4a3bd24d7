"""Charts of a report: bars that stand in a list with their labels as text, so that they read on a phone and aloud; tables.

The parts of a bar differ by pattern as well as by colour, and every number of a chart stands in words beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from lawang.check.reports.page import escape
from lawang.corpus.wording import say
from lawang.language import locale

__all__ = ["Bar", "bars", "figure", "legend", "number", "patterns", "percent", "table"]

# The bar is drawn on this many units.
_WIDTH = 1000


class Bar(NamedTuple):
    """A bar: its label, the shares of the whole width of its faithful and its drifting part, what is written beside it."""

    label: str
    faithful: Fraction
    drift: Fraction
    words: str


def number(value: int) -> str:
    """A whole number as the reader groups its digits."""
    return f"{value:,}" if locale() == "en" else f"{value:,}".replace(",", ".")


def percent(share: Fraction) -> str:
    """A share in whole per cent; one that is not all is never written as 100, nor one that is not nothing as 0."""
    rounded = round(share * 100)
    if share < 1:
        rounded = min(rounded, 99)
    if share > 0:
        rounded = max(rounded, 1)
    return f"{rounded}%"


def patterns() -> str:
    """The pattern of drifting parts, once a page."""
    return (
        '<svg class="patterns" width="0" height="0" aria-hidden="true"><defs>'
        '<pattern id="drift-pattern" width="10" height="10" patternUnits="userSpaceOnUse">'
        '<path class="lines" d="M0 10L10 0"/></pattern></defs></svg>'
    )


def bars(rows: Iterable[Bar]) -> str:
    """The bars as a list."""
    return f'<ul class="bars">{"".join(_bar(row) for row in rows)}</ul>'


def _bar(row: Bar) -> str:
    faithful, drift = (float(_WIDTH * share) for share in (row.faithful, row.drift))
    parts = []
    if faithful:
        parts.append(f'<rect class="faithful" width="{faithful:.1f}" height="20"/>')
    if drift:
        box = f'x="{faithful:.1f}" width="{drift:.1f}" height="20"'
        parts.append(f'<rect class="drift" {box}/><rect fill="url(#drift-pattern)" {box}/>')
    return (
        f'<li><span class="label">{escape(row.label)}</span><span class="words">{escape(row.words)}</span>'
        f'<svg class="line" viewBox="0 0 {_WIDTH} 20" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(parts)}</svg></li>"
    )


def legend() -> str:
    """What the parts of a bar are."""
    return (
        f'<p class="key"><span><svg viewBox="0 0 20 20" aria-hidden="true"><rect class="faithful" width="20" height="20"/></svg> '
        f"{say('report', 'without_drift')}</span> "
        f'<span><svg viewBox="0 0 20 20" aria-hidden="true"><rect class="drift" width="20" height="20"/>'
        f'<rect fill="url(#drift-pattern)" width="20" height="20"/></svg> {say("report", "with_drift")}</span></p>'
    )


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: int = 1) -> str:
    """A table that scrolls on its own where it is too wide; columns from `numbers` on are figures."""

    def cell(kind: str, place: int, words: str) -> str:
        side = ' class="number"' if place >= numbers else ""
        scope = ' scope="col"' if kind == "th" else ""
        return f"<{kind}{scope}{side}>{escape(words)}</{kind}>"

    head = "".join(cell("th", place, words) for place, words in enumerate(heads))
    body = "".join(
        "<tr>" + "".join(cell("td", place, words) for place, words in enumerate(row)) + "</tr>"
        for row in rows
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def figure(key: str, chart: str, behind: str) -> str:
    """A section with its chart, and the table behind it to open."""
    title, intro = say("report", key), say("report", f"{key}_intro")
    return (
        f'<section id="{key}" aria-labelledby="{key}-title">\n<h2 id="{key}-title">{title}</h2>\n'
        f'<p class="note">{intro}</p>\n{chart}\n'
        f"<details><summary>{say('report', 'table')}</summary>\n{behind}</details>\n</section>\n"
    )

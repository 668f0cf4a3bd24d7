"""The report on a run as one HTML page: who copied what, how uniformly, and what kinds of drift are most frequent."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from importlib.resources import files

from lawang.check.reports.page import escape, page
from lawang.check.reports.view import say as word
from lawang.corpus.charts import Bar, bars, figure, legend, number, patterns, percent, table
from lawang.corpus.summary import MOST, MOST_CROSSED, Group, Summary
from lawang.corpus.wording import say

__all__ = ["to_html"]

# A share of fewer copies than this says little; such groups come last and are marked. Of ten copies one more or less moves
# the share by ten points.
FEW = 10


def to_html(found: Summary) -> str:
    """The page; it needs no other file, no script and no network."""
    css = (files(__package__) / "report.css").read_text(encoding="utf-8")
    sections = [
        patterns(),
        _copies("outlets", found.outlets),
        _copies("agencies", found.agencies),
        _uniform("outlets", found.outlets),
        _uniform("topics", found.topics),
        _kinds(found),
        _releases(found),
        _crossed(found),
    ]
    return page(
        f"{say('report', 'title')}: {_headline(found)}",
        _head(found),
        "".join(sections),
        layout="single",
        css=css,
    )


def _words(key: str, **blanks: object) -> str:
    return say("report", key, **blanks)


def _named(name: str | None) -> str:
    return _words("unnamed") if name is None else name


def _headline(found: Summary) -> str:
    if found.uniformity is None:
        return _words("no_copies")
    return _words("headline", percent=percent(found.uniformity))


def _head(found: Summary) -> str:
    counts = found.verdicts
    facts = [
        (number(found.articles), _words("articles", releases=number(found.releases))),
        (number(found.copies), _words("copies")),
        (number(counts["faithful"]), _words("without_drift")),
        (number(counts["drift"]), _words("with_drift")),
        (number(counts["none"] + counts["unrelated"]), _words("others")),
    ]
    items = "".join(f"<li><strong>{count}</strong> {escape(words)}</li>" for count, words in facts)
    rejected = f'<p class="note">{_words("rejected", n=number(found.rejected))}</p>' if found.rejected else ""
    return (
        f'<a class="skip" href="#outlets">{_words("skip")}</a>\n'
        f'<p class="brand"><strong>Lawang</strong> · {_words("title")}</p>\n<h1>{_headline(found)}</h1>\n'
        f'<ul class="totals">{items}</ul>\n<p class="note">{_words("definition")}</p>\n{rejected}'
    )


def _copies(key: str, groups: list[Group]) -> str:
    """How much each copied: bars as long as their copies."""
    most = max((group.copies for group in groups), default=1)
    shown = [
        Bar(
            _named(group.name),
            Fraction(group.faithful, most),
            Fraction(group.copies - group.faithful, most),
            _words("copied", copies=number(group.copies), releases=number(group.releases)),
        )
        for group in groups[:MOST]
    ]
    return figure(key, legend() + bars(shown) + _more(groups), _group_table(key, groups))


def _uniform(key: str, groups: list[Group]) -> str:
    """How uniform each is: bars of the same length, the least uniform first, those with few copies last."""
    ordered = sorted(groups, key=lambda group: (group.copies < FEW, group.uniformity, -group.copies))
    shown = [
        Bar(
            _named(group.name),
            group.uniformity,
            1 - group.uniformity,
            _words(
                "share_of_few" if group.copies < FEW else "share",
                percent=percent(group.uniformity),
                n=number(group.faithful),
                total=number(group.copies),
            ),
        )
        for group in ordered[:MOST]
    ]
    name = f"uniform_{key}"
    return figure(name, legend() + bars(shown) + _more(groups), _group_table(name, ordered))


def _more(groups: Sequence[object]) -> str:
    left = len(groups) - MOST
    return f'<p class="note">{_words("more", n=number(left))}</p>' if left > 0 else ""


def _group_table(key: str, groups: list[Group]) -> str:
    heads = [
        _words(f"{key}_one"),
        *(_words(name) for name in ("copies", "without_drift", "uniformity", "drifts", "releases")),
    ]
    rows = [
        (
            _named(group.name),
            number(group.copies),
            number(group.faithful),
            percent(group.uniformity),
            number(group.drifts),
            number(group.releases),
        )
        for group in groups
    ]
    return table(_words(key), heads, rows)


def _crossed(found: Summary) -> str:
    """Which outlet copied which agency: the largest of both, as a table whose cells are the darker the more."""
    outlets, agencies = found.outlets[:MOST_CROSSED], found.agencies[:MOST_CROSSED]
    most = max(found.crossed.values(), default=1)
    rows = []
    for outlet in outlets:
        counts = [found.crossed.get((outlet.name, agency.name), 0) for agency in agencies]
        cells = "".join(
            f'<td class="heat heat-{-(-4 * count // most)}">{number(count)}</td>' for count in counts
        )
        rows.append(f'<tr><th scope="row">{escape(_named(outlet.name))}</th>{cells}</tr>')
    heads = "".join(f'<th scope="col">{escape(_named(agency.name))}</th>' for agency in agencies)
    chart = (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{_words("crossed")}"><table class="crossed">'
        f"<caption>{_words('crossed')}</caption><thead><tr><td></td>{heads}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )
    whole = sorted(found.crossed.items(), key=lambda item: (-item[1], str(item[0])))
    behind = table(
        _words("crossed"),
        [_words("outlets_one"), _words("agencies_one"), _words("copies")],
        [(_named(outlet), _named(agency), number(count)) for (outlet, agency), count in whole],
        numbers=2,
    )
    return figure("crossed", chart, behind)


def _releases(found: Summary) -> str:
    """The releases that were copied most."""
    most = max((release.copies for release in found.copied), default=1)
    shown = [
        Bar(
            f"{release.name} · {_named(release.agency)}",
            Fraction(release.faithful, most),
            Fraction(release.copies - release.faithful, most),
            _words("spread", copies=number(release.copies), outlets=number(release.outlets)),
        )
        for release in found.copied
    ]
    heads = [
        _words("release"),
        _words("agencies_one"),
        *(_words(name) for name in ("copies", "uniformity", "outlets")),
    ]
    rows = [
        (
            release.name or "",
            _named(release.agency),
            number(release.copies),
            percent(release.uniformity),
            number(release.outlets),
        )
        for release in found.copied
    ]
    return figure("copied_most", legend() + bars(shown), table(_words("copied_most"), heads, rows, numbers=2))


def _kinds(found: Summary) -> str:
    """The kinds of drift, each with an example."""
    most = max((kind.drifts for kind in found.kinds), default=1)
    shown = [
        Bar(
            word("kind", kind.name),
            Fraction(0),
            Fraction(kind.drifts, most),
            _words("times", n=number(kind.drifts), copies=number(kind.copies)),
        )
        for kind in found.kinds
    ]
    heads = [
        _words("kind"),
        _words("example_source"),
        _words("example_text"),
        _words("reason"),
        _words("drifts"),
        _words("copies"),
    ]
    rows = [
        (
            word("kind", kind.name),
            kind.source or "–",
            kind.text,
            kind.reason,
            number(kind.drifts),
            number(kind.copies),
        )
        for kind in found.kinds
    ]
    return figure("kinds", bars(shown), table(_words("kinds"), heads, rows, numbers=4))

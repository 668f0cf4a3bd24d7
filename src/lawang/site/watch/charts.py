"""Charts as SVG made by the server, without script, style attributes or anything from elsewhere. The table behind each says the
same in words; parts differ by pattern as well as by colour."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lawang.site.watch.picture import Share

__all__ = ["bar", "line"]

_WIDTH, _HEIGHT, _LEFT, _LOW = 640, 220, 44, 190
_TOP = 12
# The pattern of wrong parts; bars of the same page use it.
_HATCH = SafeString(
    '<defs><pattern id="p-wrong" width="10" height="10" patternUnits="userSpaceOnUse">'
    '<path class="hatch" d="M0 0L10 10M10 0L0 10"/></pattern></defs>'
)


def bar(share: Share, most: int) -> SafeString:
    """One bar, as long as its share of the largest total: right ones, then wrong ones hatched."""
    right = 1000 * share.right / most if most else 0
    wrong = 1000 * share.wrong / most if most else 0
    return format_html(
        '<svg class="bar" viewBox="0 0 1000 30" preserveAspectRatio="none" height="18" aria-hidden="true">'
        '<rect class="supported" x="0" width="{}" height="30"/><rect class="contradicted" x="{}" width="{}" height="30"/>'
        '<rect fill="url(#p-wrong)" x="{}" width="{}" height="30"/></svg>',
        *(f"{value:.1f}" for value in (right, right, wrong, right, wrong)),
    )


def line(shares: Sequence[Share], title: str) -> SafeString:
    """Uniformity over time, 0 to 100 per cent, a point for each share; its size tells how many copies stand behind it."""
    if not shares:
        return SafeString("")
    step = (_WIDTH - _LEFT - 20) / max(len(shares) - 1, 1)
    most = max(share.total for share in shares)
    points = [
        (_LEFT + place * step, _LOW - (_LOW - _TOP) * share.right / share.total, share)
        for place, share in enumerate(shares)
    ]
    grid = format_html_join(
        "",
        '<path class="rule" d="M{} {}H{}"/><text x="{}" y="{}" text-anchor="end">{}%</text>',
        ((_LEFT, y, _WIDTH - 10, _LEFT - 6, y + 4, mark) for mark in (0, 50, 100) for y in [_y(mark)]),
    )
    dots = format_html_join(
        "",
        '<circle class="point" cx="{}" cy="{}" r="{}"><title>{}: {}% ({})</title></circle>',
        (
            (
                f"{x:.1f}",
                f"{y:.1f}",
                f"{3 + 5 * share.total / most:.1f}",
                share.label,
                share.percent,
                share.total,
            )
            for x, y, share in points
        ),
    )
    every = max(1, len(points) // 6)
    dates = format_html_join(
        "",
        '<text x="{}" y="{}" text-anchor="middle">{}</text>',
        ((f"{x:.1f}", _LOW + 20, _day(share.label)) for x, _, share in points[::every]),
    )
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y, _ in points)
    return format_html(
        '<svg class="weekly" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}<path class="trend" d="{}"/>{}{}</svg>',
        _WIDTH,
        _HEIGHT,
        title,
        _HATCH,
        grid,
        path,
        dots,
        dates,
    )


def _y(percent: int) -> float:
    return _LOW - (_LOW - _TOP) * percent / 100


def _day(label: str) -> str:
    _year, month, day = label.split("-")
    return f"{int(day)}/{int(month)}"

"""An HTML page that stands alone: no script, nothing fetched, everything escaped; and a text with its places marked."""

from __future__ import annotations

import html
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from lawang.check.reports.view import printable, say
from lawang.language import locale

__all__ = ["Mark", "escape", "marked_text", "page"]


def escape(text: str) -> str:
    """Text made safe to show and to stand in HTML, in an attribute as well."""
    return html.escape(printable(text))


@cache
def _style(more: str) -> tuple[str, str]:
    """The style sheet, and its hash by which the page's own policy admits it (Content Security Policy Level 3)."""
    css = (files(__package__) / "page.css").read_text(encoding="utf-8") + more
    return css, b64encode(sha256(css.encode()).digest()).decode()


def page(title: str, head: str, body: str, *, layout: str = "wide", css: str = "") -> str:
    """A whole page from the HTML of its header and its main part; `layout` is `wide` (a broad left column), `even`,
    or one that the rules in `css` lay out."""
    css, digest = _style(css)
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return f"""<!DOCTYPE html>
<html lang="{locale()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(title)}</title>
<style>{css}</style>
</head>
<body>
<header>
{head}
</header>
<main class="{layout}">
{body}
</main>
<footer><p>{say("label", "foot")}</p></footer>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to mark. `style` is its class, `tag` the HTML that stands behind its last character; of overlapping marks
    the one with the lowest `rank` gives the style."""

    start: int
    end: int
    style: str
    tag: str
    rank: int


def marked_text(raw: str, marks: Iterable[Mark]) -> str:
    """The text in paragraphs, one a line of `raw`, with its marks; linear in the text and the marks."""
    starts = sorted((m for m in marks if m.start < m.end), key=lambda m: m.start)
    tags = sorted((m for m in starts if m.tag), key=lambda m: (m.end, m.start))
    cuts = sorted({cut for m in starts for cut in (m.start, m.end)})
    out: list[str] = []
    active: list[Mark] = []
    begin = next_mark = next_tag = 0
    for cut in [*cuts, len(raw)]:
        out.append(_piece(raw[begin:cut], active))
        while next_tag < len(tags) and tags[next_tag].end <= cut:
            out.append(tags[next_tag].tag)
            next_tag += 1
        active = [mark for mark in active if mark.end > cut]
        while next_mark < len(starts) and starts[next_mark].start <= cut:
            active.append(starts[next_mark])
            next_mark += 1
        begin = cut
    return "".join(f"<p>{line}</p>\n" for line in "".join(out).split("\n") if line.strip())


def _piece(piece: str, active: list[Mark]) -> str:
    """Escaped characters inside the mark of the lowest rank; a mark never crosses a line."""
    if not active or not piece:
        return escape(piece)
    style = min(active, key=lambda mark: mark.rank).style
    return "\n".join(
        f'<mark class="{style}">{escape(line)}</mark>' if line.strip() else escape(line)
        for line in piece.split("\n")
    )

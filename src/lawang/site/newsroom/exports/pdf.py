"""A release on paper: A4 for the file and the press table, and a sheet for the notice board that fits one page.

Both are tagged PDF (PDF/UA-1), so that screen readers can read them, and carry a QR code that leads to the newest text: paper
cannot be corrected, the page it leads to can. Nothing is fetched from the network; pictures come from `pictures`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape
from importlib.resources import files
from typing import Any

import segno
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from lawang.site.newsroom.edition import Edition
from lawang.site.newsroom.exports import body
from lawang.site.newsroom.wording import marked, say

__all__ = ["MEDIA_TYPE", "Pictures", "board", "sheet"]

MEDIA_TYPE = "application/pdf"

# Where a picture's bytes come from: its address in, content and media type out, None when it is not to be had.
Pictures = Callable[[str], tuple[bytes, str] | None]

# Letter sizes of the notice board, tried from the largest until everything fits one page: with the whole text while it can be
# read from two steps away (80 %: 14 pt), then with the lead alone. Below 60 % the lead is under 11 pt, too small for a wall.
_WHOLE = (1.0, 0.9, 0.8)
_LEAD = (1.0, 0.9, 0.8, 0.7, 0.6)


def sheet(edition: Edition, pictures: Pictures | None = None) -> bytes:
    """The whole release on A4."""
    parts = [
        f'<header><p class="house">{escape(edition.house.name)}</p>'
        f'<p class="kind">{escape(say(edition.language, "release"))}<br>{escape(edition.lead_agency.name)}</p></header>',
        f"<main><h1>{escape(marked(edition))}</h1>",
        body.to_html(edition).replace('<p class="tail">', '<p class="tail" hidden>'),
        f"</main>{_end(edition)}",
    ]
    return _pdf(_rendered(edition, "".join(parts), "print.css", "", pictures))


def board(edition: Edition) -> bytes:
    """The release for a notice board, on one page in the largest letters that fit: headline, notice of correction, lead, a large
    QR code, and the whole text where there is room. A lead too long for a page in the smallest letters goes on to a
    second one; nothing is cut."""
    for whole, scale in (*((True, scale) for scale in _WHOLE), *((False, scale) for scale in _LEAD)):
        made = _board(edition, scale, whole=whole)
        if len(made.pages) == 1:
            break
    return _pdf(made, scale)


def _board(edition: Edition, scale: float, *, whole: bool) -> Document:
    told = body.notice(edition)
    shown = edition if whole else replace(edition, body=())
    parts = [
        f'<header><p class="kind">{escape(say(edition.language, "notice"))}</p>'
        f'<p class="house">{escape(edition.lead_agency.name)}</p></header>',
        f"<main><h1>{escape(marked(edition))}</h1>",
        f'<p class="notice"><strong>{escape(told)}</strong></p>' if told else "",
        f"{body.blocks_html(shown)}</main>{_end(edition)}",
    ]
    # laid out on a larger page, which is then drawn smaller: all sizes shrink alike, and the paper stays A4
    smaller = "" if scale == 1 else f"@page {{ size: {210 / scale:.1f}mm {297 / scale:.1f}mm }}"
    return _rendered(edition, "".join(parts), "board.css", smaller, None)


def _end(edition: Edition) -> str:
    """What stands below the text: the QR code and, beside it, where it leads, version, sources and contact."""
    code = segno.make(edition.uri, micro=False, error="m").svg_data_uri(border=2, scale=4)
    scan = escape(say(edition.language, "scan"))
    rows = "".join(
        f"<p>{escape(f'{label}: {said}' if label else said)}</p>" for label, said in body.tail(edition)
    )
    check = f"{say(edition.language, 'check')}: {edition.house.verification}"
    return (
        f'<footer class="end"><img class="code" src="{code}" alt="{scan}: {escape(edition.uri)}"><div class="told">'
        f'<p class="scan">{scan}</p><p>{escape(edition.uri)}</p>{rows}<p>{escape(check)}</p></div></footer>'
    )


def _rendered(edition: Edition, inner: str, style: str, more: str, pictures: Pictures | None) -> Document:
    page = (
        f'<!doctype html><html lang="{edition.language}"><head><meta charset="utf-8"><title>{escape(marked(edition))}'
        f'</title><meta name="author" content="{escape(edition.lead_agency.name)}"></head><body>{inner}</body></html>'
    )
    fonts = FontConfiguration()
    css = (files(__package__) / style).read_text(encoding="utf-8") + more
    fetch = _Fetcher(pictures)
    made: Document = HTML(string=page, base_url=None, url_fetcher=fetch).render(
        stylesheets=[CSS(string=css, font_config=fonts, url_fetcher=fetch)],
        font_config=fonts,
        pdf_variant="pdf/ua-1",
        optimize_images=True,
    )
    return made


def _pdf(document: Document, zoom: float = 1) -> bytes:
    return bytes(document.write_pdf(zoom=zoom, pdf_variant="pdf/ua-1"))


class _Fetcher(URLFetcher):
    """Gives pictures of the release and what the page itself carries, and opens no connection."""

    def __init__(self, pictures: Pictures | None) -> None:
        super().__init__(allowed_protocols=("data",))
        self._pictures = pictures

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The picture at that address; an error, which shows its description instead, where there is none."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        found = self._pictures(url) if self._pictures else None
        if found is None:
            raise ValueError(f"no picture at {url}")
        return URLFetcherResponse(url, found[0], {"Content-Type": found[1]})

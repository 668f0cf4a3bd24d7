"""oEmbed 1.0: how another site shows a release when somebody gives its address there. No script."""

from __future__ import annotations

from html import escape
from typing import Any

from lawang.site.newsroom.edition import Edition
from lawang.site.newsroom.exports import body
from lawang.site.newsroom.wording import marked

__all__ = ["oembed"]

# Size of the quotation in pixels, unless the other site has less room: a column of running text.
WIDTH, HEIGHT = 600, 300

# Seconds that another site may keep it, so that a correction is seen everywhere within the hour.
_CACHE = 3600


def oembed(edition: Edition, max_width: int = WIDTH, max_height: int = HEIGHT) -> dict[str, Any]:
    """The release as a quotation with its headline, lead, correction and address."""
    told = " ".join(
        part for part in (body.notice(edition), "" if edition.withdrawn else edition.lead) if part
    )
    address = escape(edition.uri)
    return {
        "version": "1.0",
        "type": "rich",
        "title": marked(edition),
        "author_name": edition.lead_agency.name,
        "author_url": edition.lead_agency.url,
        "provider_name": edition.house.name,
        "provider_url": edition.house.url,
        "cache_age": _CACHE,
        "width": max(1, min(WIDTH, max_width)),
        "height": max(1, min(HEIGHT, max_height)),
        "html": (
            f'<blockquote cite="{address}"><p><a href="{address}">{escape(marked(edition))}</a></p>'
            f"<p>{escape(told)}</p><footer>{escape(edition.lead_agency.name)}</footer></blockquote>"
        ),
    }

"""The news sitemap: what was first published in the last two days, at most 1,000 releases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from xml.etree import ElementTree as Tree

from lawang.site.newsroom.edition import Edition
from lawang.site.newsroom.exports.ninjs import stamp

__all__ = ["DAYS", "MEDIA_TYPE", "MOST", "news_sitemap"]

MEDIA_TYPE = "application/xml; charset=utf-8"

# Limits of the protocol for news sitemaps.
DAYS, MOST = 2, 1000

_PAGES = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
Tree.register_namespace("news", _NEWS)


def news_sitemap(editions: Iterable[Edition], now: datetime) -> bytes:
    """The sitemap as of `now`, the newest first. What was withdrawn is left out."""
    since = now - timedelta(days=DAYS)
    fresh = [
        edition for edition in editions if not edition.withdrawn and since <= edition.first_published <= now
    ]
    fresh.sort(key=lambda edition: edition.first_published, reverse=True)
    root = Tree.Element(f"{{{_PAGES}}}urlset")
    for edition in fresh[:MOST]:
        url = Tree.SubElement(root, f"{{{_PAGES}}}url")
        _put(url, _PAGES, "loc", edition.uri)
        _put(url, _PAGES, "lastmod", stamp(edition.published))
        news = Tree.SubElement(url, f"{{{_NEWS}}}news")
        publication = Tree.SubElement(news, f"{{{_NEWS}}}publication")
        _put(publication, _NEWS, "name", edition.house.name)
        _put(publication, _NEWS, "language", edition.language)
        _put(news, _NEWS, "publication_date", stamp(edition.first_published))
        _put(news, _NEWS, "title", edition.headline)
    return Tree.tostring(root, encoding="utf-8", xml_declaration=True, default_namespace=_PAGES)


def _put(parent: Tree.Element, space: str, name: str, text: str) -> None:
    Tree.SubElement(parent, f"{{{space}}}{name}").text = text

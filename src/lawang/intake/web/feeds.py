"""Lists of articles: RSS, Atom and JSON feeds, sitemaps and their indexes (packed too), and pages that list articles."""

from __future__ import annotations

import io
import json
from calendar import timegm
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import feedparser
from lxml import etree

from lawang.intake import html
from lawang.intake.package import Element, local
from lawang.intake.reading import Refused, tidy
from lawang.intake.web.addresses import same_house, written
from lawang.intake.web.article import characters
from lawang.intake.web.failure import Failed, Why
from lawang.intake.web.fetching import Answer, unpacked

__all__ = ["MOST_BYTES", "MOST_ENTRIES", "Entry", "Kind", "Listing", "listing"]

MOST_BYTES = 16 * 2**20
"""Of one list, unpacked. A sitemap may have 50 MB (sitemaps.org); those of news have far less."""
MOST_ENTRIES = 5_000
"""Taken from one list, the newest first where the list gives times."""
LEAST_TITLE = 24
"""Characters from which a link on a page that lists articles counts as a headline: names of sections are shorter."""
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_PARSER = {
    "resolve_entities": False,
    "no_network": True,
    "huge_tree": False,
    "recover": True,
    "load_dtd": False,
}


class Kind(StrEnum):
    """What sort of list it is."""

    FEED = "feed"
    SITEMAP = "sitemap"
    INDEX = "index"
    PAGE = "page"


@dataclass(frozen=True)
class Entry:
    """An article that a list names."""

    address: str
    title: str = ""
    published: datetime | None = None


@dataclass(frozen=True)
class Listing:
    """A list that was read. `further`: lists that it leads to: those of an index, or the feeds that a page names."""

    kind: Kind
    title: str
    entries: tuple[Entry, ...]
    further: tuple[str, ...] = ()


def listing(answer: Answer) -> Listing:
    """The list in an answer. Raises `Failed` (kind) when it is none, (big, broken) when it cannot be unpacked."""
    data = answer.body
    if data[:2] == b"\x1f\x8b":
        data = unpacked(data, answer.address, MOST_BYTES)
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] == b"{":
        found = _json(data, answer.address)
    elif b"<urlset" in head or b"<sitemapindex" in head:
        found = _sitemap(data, answer.address)
    elif b"<rss" in head or b"<feed" in head or b"<rdf:RDF" in head or head[:5] == b"<?xml":
        found = _feed(data, answer.address)
    else:
        found = None
    found = found or _page(answer, data)
    if not found.entries and not found.further:
        raise Failed(Why.KIND, answer.address)
    return found


def _entries(found: Iterable[Entry]) -> tuple[Entry, ...]:
    """Without doubles, those with a time newest first."""
    known = {entry.address: entry for entry in reversed(list(found))}
    rows = list(reversed(known.values()))
    rows.sort(key=lambda entry: -(entry.published.timestamp() if entry.published else 0.0))
    return tuple(rows[:MOST_ENTRIES])


def _entry(
    address: object, base: str, title: object = "", published: datetime | None = None
) -> Iterator[Entry]:
    try:
        yield Entry(written(str(address), base), tidy(str(title or ""))[:300], published)
    except Failed:
        return  # one broken address among the others


def _feed(data: bytes, base: str) -> Listing | None:
    read = feedparser.parse(io.BytesIO(data), sanitize_html=False)  # a stream: nothing is opened by name
    rows: list[Entry] = []
    for item in read.entries:
        place = item.get("feedburner_origlink") or item.get("link")
        if not place and str(item.get("id", "")).startswith("http"):
            place = item["id"]
        if place:
            rows += _entry(place, base, item.get("title"), _time(item))
    return Listing(Kind.FEED, tidy(str(read.feed.get("title", "")))[:200], _entries(rows)) if rows else None


def _time(item: Any) -> datetime | None:
    parsed = item.get("published_parsed") or item.get("updated_parsed")
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, OSError):
        return None


def _json(data: bytes, base: str) -> Listing | None:
    """JSON Feed 1.1."""
    try:
        read = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return None
    items = read.get("items") if isinstance(read, dict) else None
    rows: list[Entry] = []
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and (place := item.get("url") or item.get("external_url")):
            rows += _entry(place, base, item.get("title"), _moment(item.get("date_published")))
    return Listing(Kind.FEED, tidy(str(read.get("title", "")))[:200], _entries(rows)) if rows else None


def _sitemap(data: bytes, base: str) -> Listing | None:
    """A sitemap (sitemaps.org 0.9, with the news extension) or an index of sitemaps."""
    try:
        safe = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
        )
        root: Any = etree.fromstring(data, safe)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    rows: list[Entry] = []
    for node in root:
        fields = {local(below): tidy(below.text or "") for below in node.iter()}
        if place := fields.get("loc"):
            when = _moment(fields.get("publication_date") or fields.get("lastmod"))
            rows += _entry(place, base, fields.get("title"), when)
    ordered = _entries(rows)
    if local(root) == "sitemapindex":
        return Listing(Kind.INDEX, "", (), tuple(entry.address for entry in ordered))
    return Listing(Kind.SITEMAP, "", ordered)


def _moment(words: object) -> datetime | None:
    try:
        when = datetime.fromisoformat(str(words).strip())
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _page(answer: Answer, data: bytes) -> Listing:
    """The headlines on a page, and the feeds that it names."""
    try:
        root = html.tree(characters(data, answer.charset))
    except Refused as refused:
        raise Failed(Why.KIND, answer.address) from refused
    feeds = [
        link.get("href", "")
        for link in root.iter("link")
        if "alternate" in link.get("rel", "").lower() and link.get("type", "").lower() in _FEED_TYPES
    ]
    further = [entry.address for place in feeds for entry in _entry(place, answer.address)]
    title = html.title_of(root)[:200]
    return Listing(
        Kind.PAGE, title, _entries(_headlines(root, answer.address)), tuple(dict.fromkeys(further))
    )


def _headlines(root: Element, base: str) -> Iterator[Entry]:
    for link in root.iter("a"):
        title = tidy("".join(str(text) for text in link.itertext()))
        if len(title) < LEAST_TITLE or not (place := link.get("href")):
            continue
        if any(local(above) in ("nav", "footer", "form") for above in link.iterancestors()):
            continue
        yield from (entry for entry in _entry(place, base, title) if same_house(entry.address, base))

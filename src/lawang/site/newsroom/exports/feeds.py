"""Feeds of releases: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1.

A release keeps its id in every feed through all its versions. A correction changes `updated` and is told in title and text; a
withdrawn release stays as an entry that says so, without its text. The address of a WebSub hub, where there is one, stands in
each (rel="hub").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.xmlutils import SimplerXMLGenerator

from lawang.site.newsroom.edition import Edition
from lawang.site.newsroom.exports import body
from lawang.site.newsroom.wording import marked

__all__ = ["Feed", "atom", "json_feed", "rss"]

ATOM, RSS = "application/atom+xml; charset=utf-8", "application/rss+xml; charset=utf-8"
JSON_FEED = "application/feed+json"


@dataclass(frozen=True)
class Feed:
    """What a feed is: its title, language, the page it follows, its own address, and its hub if it has one."""

    title: str
    description: str
    language: str
    page: str
    address: str
    hub: str = ""


class _Atom(Atom1Feed):
    """Atom with the address of the hub, and with text beside the summary."""

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """The feed's own elements."""
        super().add_root_elements(handler)
        if hub := self.feed.get("hub"):
            handler.addQuickElement("link", None, {"rel": "hub", "href": hub})

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """The elements of an entry."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html", "xml:lang": item["language"]})


class _Rss(Rss201rev2Feed):
    """RSS 2.0 with the whole text (RSS content module) and the time of the last change (Atom)."""

    def rss_attributes(self) -> dict[str, str]:
        """The names of the modules used."""
        own = {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}
        return {**super().rss_attributes(), **own, "xmlns:dc": "http://purl.org/dc/elements/1.1/"}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """The channel's own elements."""
        super().add_root_elements(handler)
        if hub := self.feed.get("hub"):
            handler.addQuickElement("atom:link", None, {"rel": "hub", "href": hub})

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """The elements of an item."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("atom:updated", item["updateddate"].isoformat())
        handler.addQuickElement("content:encoded", item["content"])


def atom(feed: Feed, editions: Sequence[Edition]) -> bytes:
    """The editions as Atom, in the order given."""
    return _written(_Atom, feed, editions)


def rss(feed: Feed, editions: Sequence[Edition]) -> bytes:
    """The editions as RSS 2.0, in the order given."""
    return _written(_Rss, feed, editions)


def json_feed(feed: Feed, editions: Sequence[Edition]) -> dict[str, Any]:
    """The editions as JSON Feed 1.1; version, status and correction stand in the extension `_lawang`."""
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "language": feed.language,
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else [],
    }
    items = [_json_item(edition) for edition in editions]
    return {**{name: value for name, value in whole.items() if value}, "items": items}


def _json_item(edition: Edition) -> dict[str, Any]:
    return {
        "id": edition.uri,
        "url": edition.uri,
        "title": marked(edition),
        "summary": _summary(edition),
        "content_html": body.to_html(edition),
        "content_text": body.to_text(edition),
        "date_published": edition.first_published.isoformat(),
        "date_modified": edition.published.isoformat(),
        "language": edition.language,
        "authors": [{"name": edition.lead_agency.name, "url": edition.lead_agency.url}],
        "tags": [topic.name for topic in edition.topics],
        "_lawang": {
            "version": edition.version,
            "status": edition.status.value,
            "correction": edition.correction,
            "permalink": edition.permalink,
        },
    }


def _written(kind: type[Atom1Feed] | type[Rss201rev2Feed], feed: Feed, editions: Sequence[Edition]) -> bytes:
    made = kind(
        title=feed.title,
        link=feed.page,
        description=feed.description,
        language=feed.language,
        feed_url=feed.address,
        feed_guid=feed.address,
        hub=feed.hub,
    )
    for edition in editions:
        made.add_item(
            title=marked(edition),
            link=edition.uri,
            description=_summary(edition),
            content=body.to_html(edition),
            language=edition.language,
            unique_id=edition.uri,
            unique_id_is_permalink=True,
            author_name=edition.lead_agency.name,
            pubdate=edition.first_published,
            updateddate=edition.published,
            categories=[topic.name for topic in edition.topics],
        )
    text: str = made.writeString("utf-8")
    return text.encode("utf-8")


def _summary(edition: Edition) -> str:
    return " ".join(
        part for part in (body.notice(edition), "" if edition.withdrawn else edition.lead) if part
    )

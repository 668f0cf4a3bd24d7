"""Feeds of all releases, of a topic, of an agency; the news sitemap; the agenda as a calendar."""

from __future__ import annotations

import json
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lawang.site.newsroom import addresses, hub, published
from lawang.site.newsroom.exports import agenda as calendars
from lawang.site.newsroom.exports import feeds
from lawang.site.newsroom.exports import sitemap as sitemaps

__all__ = ["agenda", "feed", "sitemap"]

# Entries of a feed: a few days of a busy province; who asks less often takes the pages.
ENTRIES = 30
# Seconds that others may keep a feed.
_AGE = 60


def feed(request: HttpRequest, form: str, topic: str = "", agency: str = "") -> HttpResponse:
    """The newest releases as RSS, Atom or JSON Feed."""
    named = published.topic(topic) if topic else published.agency(agency) if agency else None
    if form not in ("rss.xml", "atom.xml", "feed.json") or ((topic or agency) and named is None):
        raise Http404
    address = addresses.absolute(request.path)
    title = f"{published.house().name}: {named.name}" if named else published.house().name
    told = feeds.Feed(
        title=title,
        description=_("Siaran pers yang sudah dicocokkan dengan sumber pertamanya."),
        language=get_language() or "id",
        page=addresses.absolute(
            request.path.rpartition("/")[0] + "/" if named else reverse("newsroom:latest")
        ),
        address=address,
        hub=hub.address(),
    )
    editions = published.changed(timezone.now(), ENTRIES, topic=topic, agency=agency)
    if form == "feed.json":
        text = json.dumps(feeds.json_feed(told, editions), ensure_ascii=False)
        return _open(HttpResponse(text, content_type=feeds.JSON_FEED))
    write, kind = (feeds.atom, feeds.ATOM) if form == "atom.xml" else (feeds.rss, feeds.RSS)
    return _open(HttpResponse(write(told, editions), content_type=kind))


def sitemap(request: HttpRequest) -> HttpResponse:
    """The releases of the last two days, for search engines."""
    now = timezone.now()
    fresh = published.fresh(now, now - timedelta(days=sitemaps.DAYS), sitemaps.MOST)
    return _open(HttpResponse(sitemaps.news_sitemap(fresh, now), content_type=sitemaps.MEDIA_TYPE))


def agenda(request: HttpRequest) -> HttpResponse:
    """The agenda, for calendar programs."""
    found = published.agenda(timezone.now())
    content = calendars.calendar(found, published.house(), get_language() or "id")
    return _open(HttpResponse(content, content_type=calendars.MEDIA_TYPE))


def _open(answer: HttpResponse) -> HttpResponse:
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = f"public, max-age={_AGE}"
    return answer

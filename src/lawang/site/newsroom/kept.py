"""Public pages, kept after they were made once, and never for longer than they are true.

Outermost of all middleware: what is kept is given before a session, a language or a user is looked at. A page is kept under
the address, the scheme and the mark of `Pulse`, which every act that the public may notice changes in its own transaction: a
page made before the act has another mark, in whatever process it was made. By itself only time changes what the public
sees: a page is kept until the next scheduled release comes out, and for `MOST` seconds at the longest.

Nothing of a visitor gets into a kept page: who has a session or a message waiting is not served from here, an answer that
sets a cookie (as every page with a form does) is not kept, and neither is one whose address holds what no page asks for.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from lawang.site.newsroom.models import Pulse
from lawang.site.releases import access

__all__ = ["MOST", "Kept"]

# Seconds that a page is kept at the longest: what no act tells of (a new day on the agenda, another key) is seen after a minute.
MOST = 60
# The views that are kept: what most people read, and what programs fetch again and again. Of searches no two are alike; what
# has a form is made for one visitor.
_VIEWS = frozenset(
    "home newsroom:latest newsroom:release newsroom:version newsroom:format newsroom:version_format newsroom:topics"
    " newsroom:topic newsroom:topic_feed newsroom:agencies newsroom:agency newsroom:agency_feed newsroom:corrections"
    " newsroom:agenda newsroom:agenda_ics newsroom:feed newsroom:sitemap newsroom:api newsroom:openapi newsroom:how".split()
)
# What these views ask of the address.
_ASKED = frozenset({"sebelum", "topik", "instansi"})
# What networks hang onto an address that is passed on; no page of ours asks for it.
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|igsh(id)?|mc_[ce]id")
# A cookie of these means that the page may hold something for this visitor alone.
_PERSONAL = (settings.SESSION_COOKIE_NAME, "messages")

_Answer = tuple[datetime, list[tuple[str, str]], bytes]


class Kept:
    """Middleware that gives a page from where it is kept, or keeps the one that was made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        name = _name(request)
        if name is None:
            return self.get_response(request)
        now = timezone.now()
        found: _Answer | None = caches["pages"].get(name)
        if found is not None and now < found[0]:
            return HttpResponse(found[2], headers=dict(found[1]))
        # asked before the page is made: what comes out meanwhile makes it stale at birth, not later
        until = _until(now)
        answer = self.get_response(request)
        if _may_be_kept(request, answer):
            caches["pages"].set(name, (until, list(answer.items()), answer.content), MOST)
        return answer


def _name(request: HttpRequest) -> str | None:
    """Under what a page is kept; None for what never is."""
    if request.method != "GET" or any(cookie in request.COOKIES for cookie in _PERSONAL):
        return None
    if query := request.META.get("QUERY_STRING", ""):
        asked = [
            pair for pair in parse_qsl(query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])
        ]
        if any(name not in _ASKED for name, _value in asked):
            return None
        request.META["QUERY_STRING"] = query = urlencode(asked)
    # the language stands in the path, or is the site's own
    parts = (_mark(), request.scheme, request.META.get("HTTP_HOST", ""), request.path, query)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


def _mark() -> str:
    with connection.cursor() as cursor:
        cursor.execute(_MARK)
        row = cursor.fetchone()
    return str(row[0]) if row else ""


_MARK = f"SELECT beat FROM {Pulse._meta.db_table} WHERE id = 1"


def _until(now: datetime) -> datetime:
    latest = now + timedelta(seconds=MOST)
    return min(access.next_out(now) or latest, latest)


def _may_be_kept(request: HttpRequest, answer: Any) -> bool:
    match = request.resolver_match
    return bool(
        match
        and match.view_name in _VIEWS
        and answer.status_code == 200
        and not answer.streaming
        and not answer.cookies
    )

"""Addresses of the public side as others write them down: whole, in Indonesian, the same for good."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from lawang.site.newsroom.edition import Edition

__all__ = ["FORMS", "absolute", "feeds", "feeds_with", "formats", "origin", "to"]

# The forms of a feed: file names at the address of what it follows.
FORMS = {"rss": "rss.xml", "atom": "atom.xml", "json": "feed.json"}


def origin() -> str:
    """Scheme and host, without a slash at the end."""
    return str(settings.WAGTAILADMIN_BASE_URL).rstrip("/")


def absolute(path: str) -> str:
    """A path of ours as an address."""
    return origin() + path


def to(view: str, *args: object) -> str:
    """The address of a view of ours, in Indonesian."""
    return absolute(_path(view, args))


@lru_cache(maxsize=10_000)
def _path(view: str, args: tuple[object, ...]) -> str:
    with override("id"):
        return str(reverse(view, args=args))


def feeds(*, topic: str = "", agency: str = "") -> dict[str, str]:
    """The paths of the three feeds of everything, a topic or an agency, in the reader's language."""
    view, args = (
        ("newsroom:topic_feed", [topic])
        if topic
        else ("newsroom:agency_feed", [agency])
        if agency
        else ("newsroom:feed", [])
    )
    return {name: reverse(view, args=[*args, form]) for name, form in FORMS.items()}


def feeds_with(edition: Edition) -> list[str]:
    """The addresses of every Indonesian feed that an edition stands in."""
    pages = [to("newsroom:feed", "x").removesuffix("x"), *(topic.url for topic in edition.topics)]
    pages += [agency.url for agency in (edition.lead_agency, *edition.supporting)]
    return [page + form for page in pages for form in FORMS.values()]


def formats(edition: Edition) -> dict[str, str]:
    """The addresses of the forms of a release: what is signed, of this very version; what is passed on, always the newest."""
    return {
        "ninjs": f"{edition.permalink}ninjs.json",
        "signed": f"{edition.permalink}bertanda-tangan.json",
        "chat": f"{edition.uri}pesan.txt",
        "sheet": f"{edition.uri}siaran.pdf",
        "board": f"{edition.uri}papan.pdf",
        "oembed": f"{to('newsroom:oembed')}?{urlencode({'url': edition.uri})}",
    }

"""Lists of releases: latest, by topic, by agency, found by words; corrections; the agenda."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from lawang.site.newsroom import addresses, published

__all__ = ["agencies", "agency", "agenda", "corrections", "home", "latest", "search", "topic", "topics"]

# Characters of a search that are looked at: longer is a text, for which there is Cek Informasi.
_MOST_WORDS = 200


def home(request: HttpRequest) -> HttpResponse:
    """The front page: the newest releases, and ways to what people come for."""
    return _list(request, "newsroom/home.html", published.newest(timezone.now()), {})


def latest(request: HttpRequest) -> HttpResponse:
    """Every release, the newest first."""
    words = {"title": _("Siaran pers terbaru"), "feeds": addresses.feeds()}
    return _list(request, "newsroom/list.html", published.newest(timezone.now()), words)


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """The releases of one topic."""
    found = published.topic(slug)
    if found is None:
        raise Http404
    words = {"title": found.name, "feeds": addresses.feeds(topic=slug), "subscribe": slug}
    return _list(request, "newsroom/list.html", published.newest(timezone.now(), topic=slug), words)


def agency(request: HttpRequest, slug: str) -> HttpResponse:
    """The releases of one agency, as lead or in support."""
    found = published.agency(slug)
    if found is None:
        raise Http404
    words = {"title": found.name, "feeds": addresses.feeds(agency=slug), "agency": found}
    return _list(request, "newsroom/list.html", published.newest(timezone.now(), agency=slug), words)


def search(request: HttpRequest) -> HttpResponse:
    """What is found by words, the best first."""
    asked = " ".join(request.GET.get("q", "")[:_MOST_WORDS].split())
    words = {"title": _("Cari"), "asked": asked}
    if not asked:
        return render(request, "newsroom/search.html", words)
    words["editions"] = published.found(asked, timezone.now())
    return render(request, "newsroom/search.html", words)


def topics(request: HttpRequest) -> HttpResponse:
    """All topics on which something was published."""
    rows = published.topics_used(timezone.now())
    return render(request, "newsroom/names.html", {"title": _("Topik"), "rows": rows})


def agencies(request: HttpRequest) -> HttpResponse:
    """All agencies that published something."""
    rows = published.agencies_used(timezone.now())
    return render(request, "newsroom/names.html", {"title": _("Instansi"), "rows": rows})


def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction, the newest first, below what was withdrawn last."""
    now = timezone.now()
    words = {"withdrawals": [] if "sebelum" in request.GET else published.withdrawals(now)}
    return _list(request, "newsroom/corrections.html", published.corrections(now), words)


def agenda(request: HttpRequest) -> HttpResponse:
    """What is to come, with changes of date."""
    return render(request, "newsroom/agenda.html", {"appointments": published.agenda(timezone.now())})


def _list(request: HttpRequest, template: str, rows: Any, words: dict[str, Any]) -> HttpResponse:
    """One page of a list of editions."""
    shelf = published.Shelf(rows, request.GET.get("sebelum", ""), timezone.now())
    return render(request, template, {**words, "page": shelf})

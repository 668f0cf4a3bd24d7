"""What the government did, does and will do on a topic: for everybody, of today or of any day before."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_exempt

from lawang.site.register import access
from lawang.site.register.models import Value
from lawang.site.register.topic import Line, Page, page
from lawang.site.releases import access as releases

__all__ = ["as_json", "embed", "index", "show"]


def index(request: HttpRequest) -> HttpResponse:
    """The topics of the register."""
    return render(request, "register/topics.html", {"topics": access.topics(timezone.now())})


def show(request: HttpRequest, slug: str) -> HttpResponse:
    """The topic, as of `?per=2026-11-01` or now."""
    found, day = _page(request, slug)
    here = request.build_absolute_uri(reverse("register:topic_embed", args=[slug]))
    words = {"page": found, "day": day, "today": timezone.localdate(), "embed_url": here}
    return render(request, "register/topic.html", words)


@xframe_options_exempt
def embed(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as a block for other sites to show in a frame."""
    found, day = _page(request, slug)
    link = request.build_absolute_uri(reverse("register:topic", args=[slug]))
    return render(request, "register/embed.html", {"page": found, "day": day, "link": link})


def as_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for programs."""
    found, _ = _page(request, slug)
    answer = JsonResponse(
        {
            "topic": {"slug": found.topic.slug, "name": found.topic.name, "english": found.topic.english},
            "as_of": timezone.localtime(found.at).isoformat(),
            **{state: [_line(request, line) for line in lines] for state, lines in found.groups},
        },
        json_dumps_params={"ensure_ascii": False},
    )
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _page(request: HttpRequest, slug: str) -> tuple[Page, datetime.date | None]:
    topic = get_object_or_404(releases.topics(), slug=slug)
    day, now = _day(request.GET.get("per", "")), timezone.now()
    if day and day >= timezone.localdate():
        day = None
    return page(topic, now, day), day


def _day(written: str) -> datetime.date | None:
    if not written:
        return None
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        raise Http404 from None


def _line(request: HttpRequest, line: Line) -> dict[str, Any]:
    return {
        **_value(request, line.latest),
        "subject": line.latest.fact.subject,
        "measure": line.latest.fact.measure,
        "place": line.latest.fact.place,
        "agency": line.latest.fact.agency.name,
        "due": line.due.isoformat() if line.due else None,
        "overdue": line.overdue,
        "disputed": line.disputed,
        "moved_from": [turn.before.isoformat() for turn in line.turns if turn.kind == "moved"],
        "earlier": [_value(request, value) for value in line.earlier],
    }


def _value(request: HttpRequest, value: Value) -> dict[str, Any]:
    source: dict[str, Any] = {"title": value.source.title} if value.source else {}
    if value.version:
        path = reverse("newsroom:version", args=[value.version.release.slug, value.version.number])
        source = {"title": value.version.headline, "url": request.build_absolute_uri(path)}
    return {
        "value": value.value,
        "as_of": value.as_of,
        "first": value.first.isoformat(),
        "last": value.last.isoformat(),
        "state": value.state,
        "proven": value.proven,
        "passage": value.passage,
        "source": source,
    }

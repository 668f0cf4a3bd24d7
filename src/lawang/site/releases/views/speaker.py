"""The speaker's own pages, opened by a signed link: one point after the other, then all answers, then thanks."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from lawang.site import limits
from lawang.site.reasons import Barred
from lawang.site.releases import speaking
from lawang.site.releases.actions.speaker import answer_point, submit_answers
from lawang.site.releases.models import Point, SpeakerLink

__all__ = ["begin", "one", "submit"]

View = Callable[..., HttpResponse]


def _by_link(view: Callable[..., HttpResponse]) -> View:
    """Opens for a link of ours that has not ended; never kept by a cache or a search engine."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, **kwargs: int) -> HttpResponse:
        now = timezone.now()
        if not limits.allowed(request, "speaker", limits.SPEAKERS, now):
            answer = render(request, "releases/speaker/over.html", {"many": True}, status=429)
        elif (link := speaking.link_of(token)) is None:
            answer = render(request, "releases/speaker/over.html", status=404)
        elif over := speaking.ended(link, now):
            answer = render(request, "releases/speaker/over.html", {"over": over}, status=410)
        else:
            answer = view(request, link, token, **kwargs)
        answer["Cache-Control"] = "private, no-store"
        answer["X-Robots-Tag"] = "noindex"
        return answer

    return opened


@_by_link
def begin(request: HttpRequest, link: SpeakerLink, token: str) -> HttpResponse:
    """What is asked; all answers, to hand over; or thanks."""
    return _overview(request, link, token)


def _overview(
    request: HttpRequest, link: SpeakerLink, token: str, barred: Barred | None = None
) -> HttpResponse:
    points = list(link.points.all())
    open_ = next((point for point in points if not point.answer), None)
    words = {
        "link": link,
        "token": token,
        "points": points,
        "begun": any(point.answer for point in points),
        "next": open_,
        "barred": barred,
    }
    return render(request, "releases/speaker/overview.html", words, status=409 if barred else 200)


@_by_link
def one(request: HttpRequest, link: SpeakerLink, token: str, number: int) -> HttpResponse:
    """One point: right, or the right wording."""
    point = link.points.filter(number=number).first()
    if point is None:
        raise Http404
    if link.submitted:
        return redirect("speaker", token)
    typed = {name: getattr(point, name) for name in ("answer", "wording", "remark")}
    barred = None
    if request.method == "POST":
        typed = {name: request.POST.get(name, "")[:2000] for name in typed}
        try:
            answer_point(link, number, typed["answer"], typed["wording"], typed["remark"], timezone.now())
        except Barred as found:
            barred = found
        else:
            return _onward(link, token, number)
    words = {"link": link, "token": token, "point": point, "typed": typed, "barred": barred}
    words["total"] = link.points.count()
    return render(request, "releases/speaker/one.html", words, status=409 if barred else 200)


def _onward(link: SpeakerLink, token: str, number: int) -> HttpResponse:
    """To the next point without an answer, from here on first; else to all answers."""
    open_ = list(Point.objects.filter(link=link, answer="").values_list("number", flat=True))
    following = [other for other in open_ if other > number] or open_
    return redirect("speaker_point", token, following[0]) if following else redirect("speaker", token)


@require_POST
@_by_link
def submit(request: HttpRequest, link: SpeakerLink, token: str) -> HttpResponse:
    """Hand the answers over."""
    try:
        submit_answers(link, timezone.now())
    except Barred as barred:
        link.refresh_from_db()
        return _overview(request, link, token, barred)
    return redirect("speaker", token)

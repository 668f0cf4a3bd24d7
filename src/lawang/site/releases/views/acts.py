"""What can be done on the page of a release. Each view calls one action; what bars it is shown on that page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lawang.site.reasons import Barred, Reason
from lawang.site.releases import access
from lawang.site.releases.actions import hand_in, publish, review
from lawang.site.releases.actions.begin import correct
from lawang.site.releases.actions.decide import decide, second
from lawang.site.releases.actions.sources import attach, detach
from lawang.site.releases.models import Version
from lawang.site.releases.states import Act
from lawang.site.releases.views.desk import page_of

__all__ = ["attach_one", "correct_one", "decide_one", "detach_one", "move"]

# The moves of the table that a person makes, as (officer, version, reason) -> version.
MOVES: dict[str, Callable[[Any, Version, str], Version]] = {
    "submit": lambda who, what, why: hand_in.submit(who, what),
    "recall": lambda who, what, why: hand_in.recall(who, what),
    "claim": lambda who, what, why: review.claim(who, what),
    "take_over": lambda who, what, why: review.take_over(who, what),
    "send_back": lambda who, what, why: review.send_back(who, what, why),
    "approve": lambda who, what, why: review.approve(who, what, timezone.now()),
    "publish": lambda who, what, why: publish.publish(who, what, timezone.now()),
    "schedule": lambda who, what, why: publish.publish(who, what, timezone.now()),
    "unschedule": lambda who, what, why: publish.unschedule(who, what, timezone.now()),
    "withdraw": lambda who, what, why: publish.withdraw(who, what, why, timezone.now()),
}


def _version(request: HttpRequest, pk: int) -> Version:
    version: Version = get_object_or_404(access.visible(request.user), pk=pk)
    return version


def _do(request: HttpRequest, version: Version, act: Callable[[], Any], done: str) -> HttpResponse:
    """Do it and go back to the page, or show there why not, with what was typed. The panel beside the editor, which stays
    where it is, asks for JSON."""
    beside = request.get_preferred_type(["text/html", "application/json"]) == "application/json"
    try:
        act()
    except Barred as barred:
        if beside:
            return JsonResponse({"reasons": [str(reason.words) for reason in barred.reasons]}, status=409)
        return page_of(request, version, barred, request.POST.dict())
    if beside:
        return JsonResponse({"done": done})
    messages.success(request, done)
    return redirect("releases:show", version.pk)


@require_POST
def move(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """One move through the door."""
    if act not in MOVES:
        raise Http404
    version = _version(request, pk)
    reason = request.POST.get("reason", "")
    seen = request.POST.get("digest", "")
    if act in ("approve", "publish", "schedule") and seen != version.digest:
        words = _("Naskah berubah sejak halaman ini dibuka. Baca lagi, lalu ulangi.")
        return page_of(request, version, Barred(Reason("changed", words)), request.POST.dict())
    return _do(request, version, lambda: MOVES[act](request.user, version, reason), _("Sudah dicatat."))


@require_POST
def correct_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a correction; then on to the editor."""
    version = _version(request, pk)
    try:
        fresh = correct(request.user, version, timezone.now())
    except Barred as barred:
        return page_of(request, version, barred)
    return redirect("wagtailsnippets_releases_version:edit", fresh.pk)


@require_POST
def decide_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm, override, dismiss, or second a dismissal."""
    version = _version(request, pk)
    act, key, reason = (request.POST.get(name, "") for name in ("act", "key", "reason"))
    now = timezone.now()
    if act == "second":
        return _do(
            request, version, lambda: second(request.user, version, key, now), _("Anda menjadi saksi.")
        )
    if act not in list(Act):
        raise Http404
    return _do(
        request,
        version,
        lambda: decide(request.user, version, key, Act(act), reason, now),
        _("Sudah dicatat."),
    )


@require_POST
def attach_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Attach a source of the library."""
    version = _version(request, pk)
    source = _source(request)
    return _do(request, version, lambda: attach(request.user, version, source), _("Sumber dilampirkan."))


@require_POST
def detach_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a source off."""
    version = _version(request, pk)
    source = _source(request)
    return _do(request, version, lambda: detach(request.user, version, source), _("Sumber dilepas."))


def _source(request: HttpRequest) -> Any:
    wanted = request.POST.get("source", "")
    return get_object_or_404(access.sources(request.user), pk=int(wanted) if wanted.isdecimal() else 0)

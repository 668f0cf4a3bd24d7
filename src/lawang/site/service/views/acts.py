"""What can be done on the page of a request at the desk. Each view calls one action; what bars it is shown on that page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lawang.site.reasons import Barred
from lawang.site.service import access, notices, paper
from lawang.site.service.actions import answer, contest, deliver, extend, publish, reveal, route
from lawang.site.service.forms import AnswerForm, EnterObjectionForm, ExtendForm, PublishForm, RouteForm
from lawang.site.service.models import Request
from lawang.site.service.terms import Status
from lawang.site.service.views.desk import page_of
from lawang.site.service.views.tracking import saved

__all__ = ["act", "draft", "notice", "paper_of", "reply", "revealed"]


def _row(request: HttpRequest, pk: int) -> Request:
    found: Request = get_object_or_404(access.visible(request.user), pk=pk)
    return found


def _answer(request: HttpRequest, row: Request, form: AnswerForm) -> Any:
    given = dict(form.cleaned_data)
    files = [(upload.name[-120:], upload.read()) for upload in given.pop("files")]
    library = given.pop("sources")
    return answer.answer(request.user, row, given, files, library, timezone.now())


def _object(request: HttpRequest, row: Request, form: EnterObjectionForm) -> Any:
    given = form.cleaned_data
    at = min(given["received"], timezone.now())
    return contest.object_to(row, given["ground"], given["position"], at, request.user)


# The acts with a form: its class, the name it has on the page, what is done with it, what is said then.
_FORMS: dict[str, tuple[Callable[[HttpRequest], Any], str, Callable[[HttpRequest, Request, Any], Any]]] = {
    "teruskan": (
        lambda request: RouteForm(request.POST),
        "route_form",
        lambda request, row, form: route.route(request.user, row, now=timezone.now(), **form.cleaned_data),
    ),
    "perpanjang": (
        lambda request: ExtendForm(request.POST),
        "extend_form",
        lambda request, row, form: extend.extend(request.user, row, now=timezone.now(), **form.cleaned_data),
    ),
    "jawab": (lambda request: AnswerForm(request.user, request.POST, request.FILES), "answer_form", _answer),
    "keberatan": (lambda request: EnterObjectionForm(request.POST), "object_form", _object),
    "terbitkan": (
        lambda request: PublishForm(request.POST),
        "publish_form",
        lambda request, row, form: publish.publish(request.user, row, **form.cleaned_data),
    ),
}


@require_POST
def act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Route, extend, answer, publish, or take out of sight."""
    row = _row(request, pk)
    if verb == "tutup":
        publish.unpublish(request.user, row)
    elif verb == "sampaikan":
        deliver.deliver(request.user, row, timezone.now())
    elif verb in _FORMS:
        make, name, do = _FORMS[verb]
        form = make(request)
        if not form.is_valid():
            return page_of(request, row, **{name: form, "opened": verb})
        try:
            do(request, row, form)
        except Barred as barred:
            return page_of(request, row, barred, **{name: form, "opened": verb})
    else:
        raise Http404
    messages.success(request, _("Sudah dicatat."))
    return redirect("service:show", pk)


@require_POST
@never_cache
def revealed(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who asked; the log keeps it."""
    row = _row(request, pk)
    try:
        requester = reveal.reveal(request.user, row, request.POST.get("purpose", ""))
    except Barred as barred:
        return page_of(request, row, barred)
    return page_of(request, row, requester=requester)


@require_POST
@never_cache
def paper_of(request: HttpRequest, pk: int, paper_pk: int) -> HttpResponse:
    """A file of the request, to save; the log keeps it."""
    row = _row(request, pk)
    found = get_object_or_404(row.papers, pk=paper_pk)
    return saved(reveal.reveal_paper(request.user, found), found.filename)


def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The written notice as PDF, to print and hand over."""
    row = _row(request, pk)
    if row.status != Status.ANSWERED:
        raise Http404
    return HttpResponse(paper.notice(notices.answer(row)), content_type=paper.MEDIA_TYPE)


@require_POST
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """An agency gives what it was asked for."""
    found = get_object_or_404(access.assignments(request.user), pk=pk)
    try:
        route.reply(request.user, found, request.POST.get("text", "")[:20_000], timezone.now())
    except Barred as barred:
        messages.error(request, str(barred))
    else:
        messages.success(request, _("Bahan dikirim ke PPID."))
    return redirect("service:asked")


@require_POST
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a draft of a release of a published answer."""
    found = get_object_or_404(access.answers(), request=pk)
    try:
        version = publish.draft_release(request.user, found, timezone.now())
    except Barred as barred:
        messages.error(request, str(barred))
        return redirect("service:asked")
    return redirect("releases:show", version.pk)

"""Following one's own request, with its number and its secret and without an account.

The browser remembers which requests it opened, in its session; no secret is ever part of an address.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from lawang.site.reasons import Barred
from lawang.site.service import notices, paper, secret, vault
from lawang.site.service.actions import contest, reveal
from lawang.site.service.actions.withdraw import withdraw
from lawang.site.service.forms import ObjectForm, TrackForm
from lawang.site.service.models import Request
from lawang.site.service.showing import reckoning
from lawang.site.service.terms import PaperKind, Status

__all__ = ["act", "answer_file", "contested", "notice", "receipt", "track", "tracked"]


@sensitive_post_parameters()
@never_cache
def track(request: HttpRequest) -> HttpResponse:
    """Number and secret."""
    form = TrackForm(request.POST or None)
    status = 200
    if form.is_valid():
        given = form.cleaned_data
        found = secret.unlock(request, given["number"], given["secret"], timezone.now())
        if isinstance(found, Request):
            return redirect("service:tracked", number=found.number)
        if found is False:
            form.add_error(None, _("Terlalu banyak percobaan. Coba lagi satu jam lagi."))
            status = 429
        else:
            form.add_error(None, _("Nomor dan kata rahasia ini tidak cocok. Lihat lagi tanda terima Anda."))
            status = 404
    elif form.errors:
        status = 400
    return render(request, "service/track.html", {"form": form}, status=status)


def _opened(request: HttpRequest, number: str) -> Request | None:
    return secret.opened(request, number)


def _ask_secret(request: HttpRequest, number: str) -> HttpResponse:
    """The same page for a number that exists and for one that does not."""
    return render(request, "service/track.html", {"form": TrackForm(initial={"number": number})}, status=403)


@never_cache
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """The receipt, right after sending and later."""
    found = _opened(request, number)
    if found is None:
        return _ask_secret(request, number)
    return render(request, "service/receipt.html", {"notice": notices.receipt(found), "asked": found})


@never_cache
def tracked(request: HttpRequest, number: str) -> HttpResponse:
    """Where it stands, when it is due and why, the answer, and what can be done."""
    found = _opened(request, number)
    return _page(request, found) if found else _ask_secret(request, number)


def _page(request: HttpRequest, found: Request, barred: Barred | None = None, **more: Any) -> HttpResponse:
    now = timezone.now()
    objections = list(found.objections.order_by("id"))
    answered = found.status == Status.ANSWERED
    words = {
        "asked": found,
        "notice": notices.answer(found) if answered else None,
        "files": found.papers.filter(kind=PaperKind.ANSWER),
        "lines": reckoning("answer", found.received, found.body, bool(found.extended)),
        "objections": [(row, None if row.dispute else contest.dispute_until(row)) for row in objections],
        "may_object": not contest.may_object(found, now),
        "until": contest.objection_until(found),
        "form": ObjectForm(),
        "barred": barred,
        "erased": found.requester.erased,
        **more,
    }
    return render(request, "service/tracked.html", words, status=409 if barred else 200)


@never_cache
@require_POST
def act(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """Withdraw, object, note a dispute, export or erase one's data."""
    found = _opened(request, number)
    if found is None:
        return _ask_secret(request, number)
    now = timezone.now()
    if verb == "data":
        return _export(found)
    verbs: dict[str, tuple[Callable[[], Any], str]] = {
        "cabut": (lambda: withdraw(found, now), _("Permohonan dicabut.")),
        "hapus": (lambda: reveal.erase(found, now), _("Data pribadi Anda dihapus.")),
        "sengketa": (lambda: _dispute(request, found), _("Sengketa dicatat.")),
    }
    if verb == "keberatan":
        form = ObjectForm(request.POST)
        if not form.is_valid():
            return _page(request, found, form=form)
        verbs[verb] = (
            lambda: contest.object_to(found, now=now, **form.cleaned_data),
            _("Keberatan diterima."),
        )
    if verb not in verbs:
        raise Http404
    do, done = verbs[verb]
    try:
        do()
    except Barred as barred:
        return _page(request, found, barred, **({"form": form} if verb == "keberatan" else {}))
    messages.success(request, done)
    return redirect("service:tracked", number=number)


def _dispute(request: HttpRequest, found: Request) -> None:
    row = found.objections.order_by("-id").first()
    if row is None:
        raise Http404
    try:
        day = datetime.date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        day = timezone.localdate()
    contest.dispute(row, request.POST.get("dispute", "")[:60], day)


def _export(found: Request) -> HttpResponse:
    content = json.dumps(reveal.export(found), ensure_ascii=False, indent=1)
    answer = HttpResponse(content, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found.number}.json"'
    return answer


@never_cache
def notice(request: HttpRequest, number: str, kind: str) -> HttpResponse:
    """A notice as PDF."""
    found = _opened(request, number)
    if found is None:
        return _ask_secret(request, number)
    row = found.objections.order_by("-id").first()
    kinds: dict[str, Callable[[], notices.Notice | None]] = {
        "tanda-terima": lambda: notices.receipt(found),
        "perpanjangan": lambda: notices.extension(found) if found.extended else None,
        "jawaban": lambda: notices.answer(found) if found.status == Status.ANSWERED else None,
        "keberatan": lambda: notices.objection(row) if row else None,
        "tanggapan": lambda: notices.decision(row) if row and row.ruling else None,
    }
    made = kinds[kind]() if kind in kinds else None
    if made is None:
        raise Http404
    return HttpResponse(paper.notice(made), content_type=paper.MEDIA_TYPE)


@never_cache
def answer_file(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """A file of the answer, to save; identity papers are not to be had here."""
    found = _opened(request, number)
    if found is None:
        return _ask_secret(request, number)
    row = found.papers.filter(pk=pk, kind=PaperKind.ANSWER).first()
    if row is None:
        raise Http404
    return saved(vault.read(row.stored), row.filename)


@never_cache
def contested(request: HttpRequest, number: str) -> HttpResponse:
    """The form of an objection on a page of its own."""
    found = _opened(request, number)
    if found is None:
        return _ask_secret(request, number)
    words = {"asked": found, "form": ObjectForm(), "until": contest.objection_until(found)}
    return render(request, "service/object.html", words)


def saved(content: bytes, name: str) -> FileResponse:
    """A file to save, never opened by the browser."""
    answer = FileResponse(
        BytesIO(content), as_attachment=True, filename=name, content_type="application/octet-stream"
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer

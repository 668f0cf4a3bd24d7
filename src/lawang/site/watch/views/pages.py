"""A page of an outlet: what stood there when, and the bytes as they came."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lawang.check.reports.page import marked_text
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred
from lawang.site.watch import access, evidence
from lawang.site.watch.actions.again import open_now, trust
from lawang.site.watch.models import Capture, Page
from lawang.site.watch.why import words_of

__all__ = ["open_one", "raw", "show", "trust_one"]


def _page(request: HttpRequest, pk: int) -> Page:
    rows = Page.objects.select_related("outlet", "copy").filter(outlet__in=access.outlets(request.user))
    page: Page = get_object_or_404(rows, pk=pk)
    return page


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The page with all that was kept of it."""
    return _shown(request, _page(request, pk))


def _shown(request: HttpRequest, page: Page, barred: Barred | None = None) -> HttpResponse:
    captures = [(row, mark_safe(marked_text(row.text, ()))) for row in page.captures.order_by("-number")]
    words = {
        "page": page,
        "captures": captures,
        "why": words_of(page.why) if page.why else "",
        "sightings": page.copy.sightings.select_related("case") if page.copy else [],
        "others": page.copy.pages.exclude(pk=page.pk) if page.copy else [],
        "acts": members.holds(request.user, Role.WATCHER),
        "barred": barred,
    }
    return render(request, "watch/page.html", words, status=409 if barred else 200)


@require_POST
def open_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Open it now."""
    page = _page(request, pk)
    try:
        open_now(request.user, page, timezone.now())
    except Barred as barred:
        return _shown(request, page, barred)
    messages.success(request, _("Halaman ini dibuka lagi. Hasilnya tampil dalam beberapa saat."))
    return redirect("watch:page", page.pk)


@require_POST
def trust_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Believe a text that looked cut off."""
    capture = get_object_or_404(Capture, pk=pk, page__outlet__in=access.outlets(request.user))
    try:
        trust(request.user, capture)
    except Barred as barred:
        return _shown(request, _page(request, capture.page_id), barred)
    messages.success(request, _("Teks ini diperiksa sebagaimana adanya."))
    return redirect("watch:page", capture.page_id)


def raw(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    """The bytes, as a file that no browser shows or runs."""
    capture = get_object_or_404(Capture, pk=pk, page__outlet__in=access.outlets(request.user))
    if part >= len(capture.files):
        raise Http404
    answer = HttpResponse(evidence.kept(capture.files[part]), content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="tangkapan-{pk}-{part}.bin"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer

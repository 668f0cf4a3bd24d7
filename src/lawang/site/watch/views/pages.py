"""A page of an outlet: what stood there when, and the bytes as they came."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe

from lawang.check.reports.page import marked_text
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.watch import access, evidence
from lawang.site.watch.models import Capture, Page
from lawang.site.watch.why import words_of

__all__ = ["raw", "show"]


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The page with all that was kept of it."""
    page = get_object_or_404(
        Page.objects.select_related("outlet", "copy"), pk=pk, outlet__in=access.outlets(request.user)
    )
    captures = [(row, mark_safe(marked_text(row.text, ()))) for row in page.captures.order_by("-number")]
    words = {
        "page": page,
        "captures": captures,
        "why": words_of(page.why) if page.why else "",
        "sightings": page.copy.sightings.select_related("case") if page.copy else [],
        "others": page.copy.pages.exclude(pk=page.pk) if page.copy else [],
        "acts": members.holds(request.user, Role.WATCHER),
    }
    return render(request, "watch/page.html", words)


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

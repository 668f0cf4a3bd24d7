"""Objections at the desk, and the superior's decision."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred
from lawang.site.service import access
from lawang.site.service.actions.contest import decide, dispute_until
from lawang.site.service.forms import DecideForm
from lawang.site.service.showing import reckoning, state

__all__ = ["objection", "objections"]

MOST = 100


def objections(request: HttpRequest) -> HttpResponse:
    """Those that wait first."""
    today = timezone.localdate()
    rows = [(row, *state(row.due, today)) for row in access.objections(request.user)[:MOST]]
    return render(request, "service/desk/objections.html", {"rows": rows})


def objection(request: HttpRequest, pk: int) -> HttpResponse:
    """One, with the request and its answer, and the form for the superior."""
    row = get_object_or_404(access.objections(request.user), pk=pk)
    form = DecideForm(request.POST or None)
    barred = None
    if request.method == "POST" and form.is_valid():
        try:
            decide(request.user, row, form.cleaned_data, timezone.now())
        except Barred as found:
            barred = found
        else:
            messages.success(request, _("Keberatan diputus; pemohon diberi tahu."))
            return redirect("service:objection", pk)
    words = {
        "row": row,
        "asked": row.request,
        "told": getattr(row.request, "answer", None),
        "form": form,
        "barred": barred,
        "decides": not row.ruling and members.holds(request.user, Role.SUPERIOR, at=row.request.body),
        "lines": reckoning("decision", row.received, row.request.body),
        "dispute": dispute_until(row),
    }
    status = 409 if barred else 400 if form.errors else 200
    return render(request, "service/desk/objection.html", words, status=status)

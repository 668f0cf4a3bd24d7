"""The door's queue, its service standard, and what officers say of a version."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred
from lawang.site.releases import access
from lawang.site.releases.actions.comment import comment
from lawang.site.releases.actions.standard import set_standard
from lawang.site.releases.models import Standard
from lawang.site.releases.views.desk import MOST, page_of

__all__ = ["comment_one", "queue", "standard"]


class StandardForm(forms.ModelForm):
    """The hours."""

    class Meta:
        model = Standard
        fields = ("hours",)


def queue(request: HttpRequest) -> HttpResponse:
    """What waits at my door, the earliest due first; for whom I stand in."""
    now, officer = timezone.now(), request.user
    rows = [(version, version.overdue(now)) for version in access.queue(officer)[:MOST]]
    stands = [row for row in members.delegations(officer) if row.to_id == officer.pk and row.runs(now)]
    doors = members.organisations(officer, Role.EDITOR)
    hours = [(door, access.hours(door)) for door in doors if door.is_door]
    return render(request, "releases/queue.html", {"rows": rows, "stands_for": stands, "hours": hours})


def standard(request: HttpRequest) -> HttpResponse:
    """The hours of each door that I head or administer."""
    doors = [d for d in members.organisations(request.user, Role.HEAD, Role.ADMINISTRATOR) if d.is_door]
    rows: list[tuple[Any, StandardForm]] = []
    for door in doors:
        mine = request.method == "POST" and request.POST.get("door") == str(door.pk)
        given = {"hours": access.hours(door)}
        form = StandardForm(request.POST if mine else None, initial=given, auto_id=f"id_{door.pk}_%s")
        if mine and form.is_valid():
            set_standard(request.user, door, form.cleaned_data["hours"])
            messages.success(request, _("Standar layanan disimpan."))
            return redirect("releases:standard")
        rows.append((door, form))
    wrong = any(form.errors for _door, form in rows)
    return render(request, "releases/standard.html", {"rows": rows}, status=400 if wrong else 200)


@require_POST
def comment_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something about a version."""
    version = get_object_or_404(access.visible(request.user), pk=pk)
    chosen = [int(who) for who in request.POST.getlist("told") if who.isdecimal() and len(who) < 10]
    told = list(access.readers(version).filter(pk__in=chosen))
    text, sentence = request.POST.get("comment", ""), request.POST.get("sentence", "").replace("\r\n", "\n")
    try:
        comment(request.user, version, text[:5000], timezone.now(), sentence, told)
    except Barred as barred:
        return page_of(request, version, barred, request.POST.dict())
    messages.success(request, _("Komentar disimpan."))
    return redirect("releases:show", version.pk)

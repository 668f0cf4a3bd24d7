"""Handing one's role at the door to another officer for a while."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from lawang.site.members import access
from lawang.site.members.actions.delegate import delegate, end_delegation
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred

__all__ = ["end_one", "index"]


class DelegationForm(forms.Form):
    """To whom, where, from when until when."""

    organisation = forms.ModelChoiceField(label=gettext_lazy("Pintu"), queryset=None)
    to = forms.ModelChoiceField(label=gettext_lazy("Diwakili oleh"), queryset=None)
    since = forms.DateField(
        label=gettext_lazy("Hari pertama"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label=gettext_lazy("Hari terakhir"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, officer: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        doors = [door for door in access.organisations(officer, Role.EDITOR) if door.is_door]
        mine = [door for door in doors if officer.pk in access.authority(officer, Role.EDITOR, door)]
        self.fields["organisation"].queryset = access.among(mine)
        self.fields["organisation"].initial = mine[0] if len(mine) == 1 else None
        self.fields["to"].queryset = access.with_roles(*Role).exclude(pk=officer.pk)
        self.fields["since"].initial = timezone.localdate()
        self.offers = bool(mine)


def index(request: HttpRequest) -> HttpResponse:
    """Who stands in for whom at my doors, and the form to hand my role over."""
    now = timezone.now()
    form = DelegationForm(request.user, request.POST or None)
    barred = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        since, until = _midnight(given["since"]), _midnight(given["until"] + datetime.timedelta(days=1))
        try:
            made = delegate(request.user, given["to"], given["organisation"], since, until, now)
        except Barred as found:
            barred = found
        else:
            messages.success(request, _("%(name)s mewakili Anda pada hari-hari itu.") % {"name": made.to})
            return redirect("members:delegations")
    rows = [
        (row, row.runs(now), row.ended is None and now < row.until)
        for row in access.delegations(request.user)
    ]
    words = {"form": form, "rows": rows, "barred": barred}
    status = 409 if barred else 400 if form.errors else 200
    return render(request, "members/delegations.html", words, status=status)


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


@require_POST
def end_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    row = get_object_or_404(access.delegations(request.user), pk=pk)
    try:
        end_delegation(request.user, row, timezone.now())
    except Barred as barred:
        messages.error(request, str(barred))
    else:
        messages.success(request, _("Perwakilan diakhiri."))
    return redirect("members:delegations")

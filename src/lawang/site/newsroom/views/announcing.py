"""The agenda on the officer's desk: announce, move, call off."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lawang.site.members import access as members
from lawang.site.newsroom.actions import announce as verbs
from lawang.site.newsroom.models import Announcement
from lawang.site.reasons import Barred

__all__ = ["change", "desk"]

_AT = {"type": "datetime-local"}


class AnnouncementForm(forms.ModelForm):
    """Something new for the agenda of one of the officer's agencies."""

    class Meta:
        model = Announcement
        fields = ("agency", "title", "starts", "ends", "place", "about")
        widgets: ClassVar = {
            name: forms.DateTimeInput(attrs=_AT, format="%Y-%m-%dT%H:%M") for name in ("starts", "ends")
        }

    def __init__(self, *args: Any, officer: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        own = [agency.pk for agency in members.organisations(officer, *verbs.ROLES)]
        self.fields["agency"].queryset = self.fields["agency"].queryset.filter(pk__in=own)


class ChangeForm(forms.Form):
    """Another time, or a reason why it does not take place."""

    starts = forms.DateTimeField(
        label=gettext_lazy("Waktu baru"), required=False, widget=forms.DateTimeInput(attrs=_AT)
    )
    ends = forms.DateTimeField(
        label=gettext_lazy("Selesai"), required=False, widget=forms.DateTimeInput(attrs=_AT)
    )
    reason = forms.CharField(label=gettext_lazy("Alasan bila batal"), required=False, max_length=400)


def desk(request: HttpRequest) -> HttpResponse:
    """What is to come, and the form for something new."""
    form = AnnouncementForm(request.POST or None, officer=request.user)
    barred = None
    now = timezone.now()
    if request.method == "POST" and form.is_valid():
        try:
            verbs.announce(request.user, now=now, **form.cleaned_data)
        except Barred as found:
            barred = found
        else:
            messages.success(request, _("Acara diumumkan."))
            return redirect("newsroom:announcing")
    coming = Announcement.objects.filter(starts__gte=now, cancelled=False).select_related("agency")
    rows = [row for row in coming if verbs.may(request.user, row.agency)]
    words = {"form": form, "rows": rows, "barred": barred}
    status = 409 if barred else 400 if form.errors else 200
    return render(request, "newsroom/announcing.html", words, status=status)


def change(request: HttpRequest, announcement_id: int) -> HttpResponse:
    """Move one, or call it off."""
    row = get_object_or_404(Announcement.objects.select_related("agency"), pk=announcement_id)
    form = ChangeForm(request.POST or None)
    barred = None
    now = timezone.now()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            if request.POST.get("act") == "call_off":
                verbs.call_off(request.user, row, given["reason"], now)
            elif given["starts"]:
                verbs.move(request.user, row, given["starts"], given["ends"], now)
            else:
                form.add_error("starts", _("Isi waktu yang baru."))
        except Barred as found:
            barred = found
        if not barred and not form.errors:
            messages.success(request, _("Perubahan diumumkan."))
            return redirect("newsroom:announcing")
    words = {"form": form, "row": row, "barred": barred}
    status = 409 if barred else 400 if form.errors else 200
    return render(request, "newsroom/announcement.html", words, status=status)

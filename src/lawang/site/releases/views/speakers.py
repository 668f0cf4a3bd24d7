"""At the desk: asking a speaker, revoking the link, setting a wish of theirs aside."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from lawang.site.reasons import Barred
from lawang.site.releases import access, speaking
from lawang.site.releases.actions.check import current
from lawang.site.releases.actions.speaker import MOST_DAYS, revoke_link, send_link, set_aside
from lawang.site.releases.models import Point, SpeakerLink
from lawang.site.releases.views.desk import page_of

__all__ = ["aside_one", "ask_speaker", "revoke_one"]

# Days a link is offered for: a speaker is asked for an answer before the release goes out, mostly the same day.
USUAL_DAYS = 2


class SpeakerForm(forms.Form):
    """Who is asked about what."""

    name = forms.CharField(label=gettext_lazy("Nama pembicara"), max_length=150)
    position = forms.CharField(label=gettext_lazy("Jabatan"), max_length=150, required=False)
    email = forms.EmailField(
        label=gettext_lazy("Surel pembicara"),
        help_text=gettext_lazy("Tautan hanya dikirim ke alamat ini dan dicatat."),
    )
    days = forms.IntegerField(
        label=gettext_lazy("Berlaku berapa hari"), min_value=1, max_value=MOST_DAYS, initial=USUAL_DAYS
    )
    codes = forms.MultipleChoiceField(
        label=gettext_lazy("Yang ditanyakan"),
        help_text=gettext_lazy("Pembicara hanya melihat yang Anda pilih, masing-masing dengan kalimatnya."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, found: list[speaking.Saying], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["codes"].choices = [(saying.code, _label(saying)) for saying in found]


def _label(saying: speaking.Saying) -> str:
    if saying.quote:
        return _("Kutipan: %(words)s") % {"words": saying.words}
    return _("Angka: %(words)s, di “%(sentence)s”") % {"words": saying.words, "sentence": saying.sentence}


def ask_speaker(request: HttpRequest, pk: int) -> HttpResponse:
    """The form, and sending. `?nama=` brings a speaker of the text along, with what they say chosen."""
    version = get_object_or_404(access.visible(request.user), pk=pk)
    found = speaking.sayings(current(version).text)
    name = request.GET.get("nama", "")
    theirs = [saying.code for saying in found if name and saying.speaker == name]
    form = SpeakerForm(found, request.POST or None, initial={"name": name, "codes": theirs})
    barred = None
    if form.is_valid():
        try:
            link = send_link(request.user, version, now=timezone.now(), **form.cleaned_data)
        except Barred as why:
            barred = why
        else:
            messages.success(request, _("Tautan dikirim ke %(email)s.") % {"email": link.email})
            return redirect("releases:show", version.pk)
    words = {"version": version, "form": form, "speakers": speaking.speakers(found), "barred": barred}
    status = 409 if barred else 400 if form.errors else 200
    return render(request, "releases/ask_speaker.html", words, status=status)


@require_POST
def revoke_one(request: HttpRequest, pk: int) -> HttpResponse:
    """End a link."""
    mine = access.visible(request.user)
    link = get_object_or_404(SpeakerLink.objects.filter(version__in=mine.values("pk")), pk=pk)
    version = mine.get(pk=link.version_id)
    try:
        revoke_link(request.user, link, timezone.now())
    except Barred as barred:
        return page_of(request, version, barred)
    messages.success(request, _("Tautan untuk %(name)s dicabut.") % {"name": link.name})
    return redirect("releases:show", version.pk)


@require_POST
def aside_one(request: HttpRequest, point_pk: int) -> HttpResponse:
    """Leave the text as it is."""
    mine = access.visible(request.user)
    points = Point.objects.filter(link__version__release__in=mine.values("release"))
    point = get_object_or_404(points.select_related("link__version__release"), pk=point_pk)
    wanted = request.POST.get("version", "")
    pk = int(wanted) if wanted.isdecimal() and len(wanted) < 10 else point.link.version_id
    shown = get_object_or_404(mine, pk=pk)
    try:
        set_aside(request.user, point, request.POST.get("reason", ""))
    except Barred as barred:
        return page_of(request, shown, barred, request.POST.dict())
    messages.success(request, _("Sudah dicatat."))
    return redirect("releases:show", shown.pk)

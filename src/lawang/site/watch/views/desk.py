"""The drift desk: the list of cases, one case, what is decided about it, and the letter to an outlet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from lawang.facts.model import Kind
from lawang.site.audit import access as audit
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred
from lawang.site.watch import access
from lawang.site.watch.actions.correspond import ask, draft
from lawang.site.watch.actions.decide import CHOICES, decide
from lawang.site.watch.events import WORDS
from lawang.site.watch.models import Case, Outlet
from lawang.site.watch.models.case import OPEN
from lawang.site.watch.showing import Side, kind_words, severity_words, titled

__all__ = ["ask_one", "case", "cases", "decide_one"]

MOST = 100


class FilterForm(forms.Form):
    """What of the list is shown."""

    keadaan = forms.ChoiceField(label=gettext_lazy("Keadaan"), required=False)
    media = forms.ModelChoiceField(label=gettext_lazy("Media"), queryset=None, required=False)
    jenis = forms.ChoiceField(label=gettext_lazy("Jenis fakta"), required=False)

    def __init__(self, officer: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["keadaan"].choices = [
            ("", gettext_lazy("yang belum selesai")),
            ("semua", gettext_lazy("semua")),
            *Case.State.choices,
        ]
        self.fields["media"].queryset = access.outlets(officer)
        self.fields["media"].empty_label = gettext_lazy("semua")
        kinds = [(kind.value, kind_words(kind.value)) for kind in Kind]
        self.fields["jenis"].choices = [("", gettext_lazy("semua")), *kinds]


def cases(request: HttpRequest) -> HttpResponse:
    """The list; what waits for a decision first shown, with what went wrong in the watch itself above it."""
    rows = access.cases(request.user)
    form = FilterForm(request.user, request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    state = wanted.get("keadaan", "")
    if state != "semua":
        rows = rows.filter(state=state) if state else rows.filter(state__in=list(OPEN))
    if wanted.get("media"):
        rows = rows.filter(sightings__copy__outlet=wanted["media"])
    if wanted.get("jenis"):
        rows = rows.filter(kind=wanted["jenis"])
    now = timezone.now()
    words = {
        "rows": titled(rows[:MOST]),
        "form": form,
        "filtered": any(wanted.values()),
        "silent": access.silent(now),
        "troubled": access.troubled().count(),
        "outlets": access.outlets(request.user).exists(),
        "acts": members.holds(request.user, Role.WATCHER),
    }
    return render(request, "watch/cases.html", words)


def case(request: HttpRequest, pk: int) -> HttpResponse:
    """One case."""
    return page_of(request, get_object_or_404(access.cases(request.user), pk=pk))


def page_of(
    request: HttpRequest, row: Case, barred: Barred | None = None, typed: dict[str, str] | None = None
) -> HttpResponse:
    """The page of a case; after an act that was barred with the reasons, and with what was `typed`."""
    path = list(
        row.sightings.select_related(
            "copy__outlet", "copy__page", "found__judgement__capture", "found__judgement__original"
        )
    )
    wanted = request.GET.get("tayangan", "")
    shown = next((s for s in path if str(s.pk) == wanted), None)
    shown = shown or next((s for s in path if s.mended is None), path[0] if path else None)
    letters = list(row.requests.select_related("outlet", "by"))
    asked = {letter.outlet_id for letter in letters}
    open_outlets = {s.copy.outlet_id: s.copy.outlet for s in path if s.mended is None}
    words = {
        "case": row,
        "kind": kind_words(row.kind),
        "severity": severity_words(row.severity),
        "side": Side(row, shown) if shown else None,
        "shown": shown,
        "path": [(sighting, _took(sighting, letters)) for sighting in path],
        "letters": letters,
        "to_ask": [(outlet, outlet.pk in asked) for outlet in open_outlets.values()],
        "log": [(entry, WORDS.get(entry.event, entry.event)) for entry in audit.about(row)],
        "acts": members.holds(request.user, Role.WATCHER) and row.state != Case.State.MENDED,
        "barred": barred,
        "typed": typed or {},
    }
    return render(request, "watch/case.html", words, status=409 if barred else 200)


def _took(sighting: Any, letters: list[Any]) -> Any:
    """How long it took from the first letter to the outlet, or else from the first sighting, until it was right."""
    if sighting.mended is None:
        return None
    asked = [letter.at for letter in letters if letter.outlet_id == sighting.copy.outlet_id]
    since = min([time for time in asked if time <= sighting.mended], default=sighting.first_seen)
    return max((sighting.mended - since).total_seconds() / 3600, 0)


@require_POST
def decide_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Real, accepted, or a wrong finding."""
    row = get_object_or_404(access.cases(request.user), pk=pk)
    choice = request.POST.get("choice", "")
    if choice not in CHOICES:
        raise Http404
    try:
        decide(request.user, row, choice, request.POST.get("reason", ""), timezone.now())
    except Barred as barred:
        return page_of(request, row, barred, request.POST.dict())
    messages.success(request, _("Sudah dicatat."))
    return redirect("watch:case", row.pk)


class LetterForm(forms.Form):
    """The letter, to be read and changed before it goes."""

    subject = forms.CharField(label=gettext_lazy("Perihal"), max_length=200)
    body = forms.CharField(
        label=gettext_lazy("Isi surat"), strip=False, widget=forms.Textarea(attrs={"rows": 20})
    )


def ask_one(request: HttpRequest, pk: int, outlet: int) -> HttpResponse:
    """The letter to an outlet, as drafted; sent when it is posted."""
    row = get_object_or_404(access.cases(request.user), pk=pk)
    medium = get_object_or_404(Outlet.objects.filter(copies__sightings__case=row).distinct(), pk=outlet)
    subject, body = draft(row, medium)
    form = LetterForm(request.POST or None, initial={"subject": subject, "body": body})
    barred = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            ask(request.user, row, medium, given["subject"], given["body"], timezone.now())
        except Barred as found:
            barred = found
        else:
            messages.success(request, _("Permintaan ralat dikirim ke %(email)s.") % {"email": medium.email})
            return redirect("watch:case", row.pk)
    words = {"case": row, "outlet": medium, "form": form, "barred": barred}
    return render(request, "watch/ask.html", words, status=409 if barred else 400 if form.errors else 200)

"""Asking an agency for a source, its desk where that arrives, and its answer."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from lawang.errors import BadInput
from lawang.site.audit import access as audit
from lawang.site.members import access as members
from lawang.site.reasons import Barred
from lawang.site.releases import access, asking
from lawang.site.releases.actions.answer import answer, decline, make_statement
from lawang.site.releases.actions.ask import ask, take_back
from lawang.site.releases.actions.check import current, judged, sentence_of
from lawang.site.releases.events import WORDS
from lawang.site.releases.models import Ask, Version
from lawang.site.releases.views.sources import FileForm

__all__ = ["answer_one", "ask_one", "decline_one", "index", "show", "state_one", "take_back_one"]

MOST = 200


class AskForm(forms.Form):
    """Of whom, what, for which sentence, until when."""

    to = forms.ChoiceField(
        label=gettext_lazy("Diminta dari"),
        help_text=gettext_lazy("Instansi yang memegang datanya, atau seorang pejabatnya."),
    )
    what = forms.CharField(
        label=gettext_lazy("Sumber yang diminta"),
        help_text=gettext_lazy("Misalnya: tabel jumlah peserta per kabupaten, atau sambutan Kepala Dinas."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    words = forms.CharField(
        label=gettext_lazy("Kalimat di naskah yang membutuhkannya"),
        help_text=gettext_lazy(
            "Instansi itu membaca judul siaran pers dan kalimat ini, bukan naskah selebihnya."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    due = forms.DateTimeField(
        label=gettext_lazy("Tenggat"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    key = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.places: dict[str, tuple[Any, Any]] = {}
        groups = []
        for place, officers in members.directory(*asking.ANSWERERS):
            rows = [(str(place.pk), _("%(name)s, siapa pun pejabatnya") % {"name": place.short})]
            self.places[str(place.pk)] = (place, None)
            for officer in officers:
                code = f"{place.pk}-{officer.pk}"
                rows.append((code, f"{officer}, {place.short}"))
                self.places[code] = (place, officer)
            groups.append((place.name, rows))
        self.fields["to"].choices = [("", _("Pilih instansi atau pejabat")), *groups]


class AnswerForm(FileForm):
    """A source that is handed over for an agency."""


class StatementForm(forms.Form):
    """A signed statement."""

    text = forms.CharField(
        label=gettext_lazy("Pernyataan"),
        help_text=gettext_lazy("Faktanya dengan lengkap: angka, satuan, tanggal, tempat."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
    )
    name = forms.CharField(label=gettext_lazy("Yang menyatakan"), max_length=100)
    position = forms.CharField(label=gettext_lazy("Jabatan"), max_length=90)
    signed = forms.BooleanField(
        label=gettext_lazy("Saya menandatangani pernyataan ini atas nama instansi"), required=False
    )


def ask_one(request: HttpRequest, pk: int) -> HttpResponse:
    """The form, and asking. `?temuan=KEY` brings the sentence of a finding along."""
    version: Version = get_object_or_404(access.visible(request.user), pk=pk)
    now = timezone.now()
    form = AskForm(request.POST or None, initial=_about(version, request.GET.get("temuan", ""), now))
    barred = None
    if form.is_valid():
        place, officer = form.places[form.cleaned_data["to"]]
        about = {name: form.cleaned_data[name] for name in ("words", "key")}
        what, due = form.cleaned_data["what"], form.cleaned_data["due"]
        try:
            ask(request.user, version, place, what, due, now, officer=officer, **about)
        except Barred as found:
            barred = found
        else:
            messages.success(request, _("Permintaan dikirim ke %(name)s.") % {"name": officer or place})
            return redirect("releases:show", version.pk)
    words = {"version": version, "form": form, "barred": barred}
    return render(request, "releases/ask.html", words, status=409 if barred else 400 if form.errors else 200)


def _about(version: Version, key: str, now: datetime.datetime) -> dict[str, Any]:
    tomorrow = timezone.localtime(now + datetime.timedelta(days=1)).replace(minute=0)
    about: dict[str, Any] = {"due": tomorrow}
    checked = current(version) if key else None
    item = next((item for item in judged(checked) if item.found.key == key), None) if checked else None
    if checked and item:
        about |= {"key": key, "words": sentence_of(checked.text, item.found.start)}
    return about


def index(request: HttpRequest) -> HttpResponse:
    """What is asked of my agencies, and what was asked for my releases: what is open by due time, then what is closed."""
    now = timezone.now()
    words = {"of": _sorted(access.asks_of(request.user), now), "by": _sorted(access.asks(request.user), now)}
    return render(request, "releases/asks.html", words)


def _sorted(rows: QuerySet[Ask], now: datetime.datetime) -> list[tuple[Ask, bool]]:
    still = rows.filter(status=asking.Status.OPEN)[:MOST]
    done = rows.exclude(status=asking.Status.OPEN).order_by("-closed")[:20]
    return [(row, row.overdue(now)) for row in (*still, *done)]


def _ask(request: HttpRequest, pk: int) -> Ask:
    mine = access.asks_of(request.user) | access.asks(request.user)
    found: Ask = get_object_or_404(mine.distinct(), pk=pk)
    return found


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One question with its answer, or with the ways to answer it."""
    return _page(request, _ask(request, pk))


def _page(request: HttpRequest, wanted: Ask, barred: Barred | None = None, **typed: Any) -> HttpResponse:
    """The page; after an act that was barred or refused with what was `typed`: the forms, and a reason."""
    officer, now = request.user, timezone.now()
    seen = wanted.source is not None and access.sources(officer).filter(pk=wanted.source_id).exists()
    words = {
        "ask": wanted,
        "overdue": wanted.overdue(now),
        "steps": asking.steps(wanted, officer),
        "opens": seen,
        "attached": wanted.source is not None and wanted.version.uses.filter(source=wanted.source).exists(),
        "open_version": access.visible(officer).filter(pk=wanted.version_id).exists(),
        "file_form": AnswerForm(prefix="berkas", initial={"issuer": wanted.organisation.name}),
        "statement_form": StatementForm(prefix="pernyataan"),
        "log": [(entry, WORDS.get(entry.event, entry.event)) for entry in audit.about(wanted)],
        "barred": barred,
    } | typed
    wrong = any(getattr(form, "errors", None) for form in typed.values())
    return render(request, "releases/ask_show.html", words, status=409 if barred else 400 if wrong else 200)


def _do(request: HttpRequest, wanted: Ask, act: Callable[[], Any], done: str, **typed: Any) -> HttpResponse:
    try:
        act()
    except Barred as barred:
        wanted.refresh_from_db()
        return _page(request, wanted, barred, **typed)
    messages.success(request, done)
    return redirect("releases:ask_show", wanted.pk)


@require_POST
def answer_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand over a file."""
    wanted = _ask(request, pk)
    form = AnswerForm(request.POST, request.FILES, prefix="berkas")
    if not form.is_valid():
        return _page(request, wanted, file_form=form)
    fields = dict(form.cleaned_data)
    upload, now = fields.pop("file"), timezone.now()
    content, name = upload.read(), upload.name[-200:]
    try:
        return _do(
            request,
            wanted,
            lambda: answer(request.user, wanted, content, name, now, **fields),
            _("Terima kasih. Sumbernya sudah sampai di naskah yang membutuhkannya."),
            file_form=form,
        )
    except BadInput as bad:
        form.add_error("file", f"{bad.problem} {bad.mend}")
        return _page(request, wanted, file_form=form)


@require_POST
def state_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign a statement."""
    wanted = _ask(request, pk)
    form = StatementForm(request.POST, prefix="pernyataan")
    if not form.is_valid():
        return _page(request, wanted, statement_form=form)
    fields, now = form.cleaned_data, timezone.now()
    return _do(
        request,
        wanted,
        lambda: make_statement(request.user, wanted, now=now, **fields),
        _("Terima kasih. Pernyataan Anda sudah menjadi sumber."),
        statement_form=form,
    )


@require_POST
def decline_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why not."""
    wanted, reason = _ask(request, pk), request.POST.get("reason", "")
    return _do(
        request,
        wanted,
        lambda: decline(request.user, wanted, reason, timezone.now()),
        _("Penolakan dicatat dan disampaikan."),
        reason=reason,
    )


@require_POST
def take_back_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Not needed any more."""
    wanted = _ask(request, pk)
    return _do(
        request,
        wanted,
        lambda: take_back(request.user, wanted, timezone.now()),
        _("Permintaan dibatalkan."),
    )

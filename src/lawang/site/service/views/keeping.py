"""What the PPID keeps: registers and their exports, the information list, the calendar."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from lawang.site.audit.actions.record import record
from lawang.site.reasons import Barred
from lawang.site.service import access, registers
from lawang.site.service.actions.decree import decree
from lawang.site.service.actions.listing import enlist, renew
from lawang.site.service.actions.tell import tell
from lawang.site.service.events import Event
from lawang.site.service.forms import DecreedForm, ItemForm, RemarksForm

__all__ = ["calendar", "exported", "items", "register", "remarks"]

PAGE = 50


def register(request: HttpRequest) -> HttpResponse:
    """The newest rows of the register of requests, and its exports."""
    rows = access.visible(request.user).select_related("answer")
    before = request.GET.get("sebelum", "")
    last = rows.filter(pk=int(before)).first() if before.isdecimal() and len(before) < 19 else None
    if last is not None:
        rows = rows.filter(received__lte=last.received).exclude(received=last.received, pk__gte=last.pk)
    shown = list(rows[: PAGE + 1])
    words = {
        "rows": shown[:PAGE],
        "more": shown[PAGE - 1].pk if len(shown) > PAGE else 0,
        "year": timezone.localdate().year,
        "forms": registers.FORMS,
    }
    return render(request, "service/desk/register.html", words)


def exported(request: HttpRequest, kind: str, year: int, form: str) -> HttpResponse:
    """A register of a year as a file. With `identitas` (a POST) it tells who asked, and the log keeps that."""
    if kind not in ("permohonan", "keberatan") or form not in registers.FORMS:
        raise Http404
    identified = request.method == "POST"
    if kind == "permohonan":
        rows = access.visible(request.user).filter(received__year=year).order_by("received", "id")
        rows = rows.select_related("body", "answer", "requester")
        table, title = registers.requests(rows, identified=identified), _("Register permohonan")
    else:
        found = access.objections(request.user).filter(received__year=year).order_by("received", "id")
        found = found.select_related("request__body", "request__requester", "decided_by")
        table, title = registers.objections(found, identified=identified), _("Register keberatan")
    if identified:
        with transaction.atomic():
            record(Event.IDENTITY_READ, request.user, request.user, register=kind, year=year)
    answer = HttpResponse(registers.written(form, title, table), content_type=registers.FORMS[form])
    answer["Content-Disposition"] = f'attachment; filename="{kind}-{year}.{form}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def items(request: HttpRequest) -> HttpResponse:
    """The information list: what is late, and the form for another row."""
    today = timezone.localdate()
    if request.POST.get("renew", "").isdecimal():
        renew(request.user, get_object_or_404(access.items(), pk=int(request.POST["renew"])), today)
        messages.success(request, _("Dicatat sebagai diperbarui hari ini."))
        return redirect("service:keep_items")
    form, barred = ItemForm(request.POST or None, initial={"renewed": today}), None
    if request.method == "POST" and form.is_valid():
        try:
            enlist(request.user, form.cleaned_data)
        except Barred as found:
            barred = found
        else:
            messages.success(request, _("Masuk daftar informasi."))
            return redirect("service:keep_items")
    rows = [(item, access.late(item, today)) for item in access.items()]
    words = {"form": form, "barred": barred, "rows": rows}
    status = 409 if barred else 400 if form.errors else 200
    return render(request, "service/desk/items.html", words, status=status)


def remarks(request: HttpRequest) -> HttpResponse:
    """What the yearly report tells beside its figures."""
    year = timezone.localdate().year
    form = RemarksForm(request.POST or None, initial={**access.remarks(year), "year": year})
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        tell(request.user, given.pop("year"), given)
        messages.success(request, _("Keterangan laporan disimpan."))
        return redirect("service:report")
    return render(request, "service/desk/remarks.html", {"form": form}, status=400 if form.errors else 200)


def calendar(request: HttpRequest) -> HttpResponse:
    """Days that decrees changed, what each moved, and the form for another."""
    form, barred = DecreedForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            made = decree(request.user, form.cleaned_data, timezone.now())
        except Barred as found:
            barred = found
        else:
            messages.success(request, _("Kalender diubah; %(n)s tenggat bergeser.") % {"n": len(made.moved)})
            return redirect("service:calendar")
    words = {"form": form, "barred": barred, "rows": access.decreed()[:PAGE]}
    status = 409 if barred else 400 if form.errors else 200
    return render(request, "service/desk/calendar.html", words, status=status)

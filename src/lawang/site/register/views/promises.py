"""What was promised, and what becomes of it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lawang.site.reasons import Barred
from lawang.site.register import access
from lawang.site.register.actions import follow
from lawang.site.register.states import Kept

__all__ = ["act", "index"]

MOST = 300


class TurnForm(forms.Form):
    """What became of a promise."""

    due = forms.DateField(
        label=gettext_lazy("Tanggal baru, bila dipindahkan"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(
        label=gettext_lazy("Bukti atau alasan"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Akan terlihat umum di halaman topik."),
    )


def index(request: HttpRequest) -> HttpResponse:
    """Promises by their day: overdue, to come, and what became of the others."""
    today = timezone.localdate()
    rows = access.promises()
    words = {
        "overdue": [
            (row, follow.may(request.user, row)) for row in rows.filter(kept=Kept.OPEN, due__lt=today)
        ],
        "coming": [
            (row, follow.may(request.user, row)) for row in rows.filter(kept=Kept.OPEN, due__gte=today)[:MOST]
        ],
        "closed": rows.exclude(kept=Kept.OPEN).order_by("-due")[:MOST],
    }
    return render(request, "register/promises.html", words)


def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep, move or drop one."""
    row = get_object_or_404(access.promises(), pk=pk)
    form, barred, now = TurnForm(request.POST or None), None, timezone.now()
    if request.method == "POST" and form.is_valid():
        given, chosen = form.cleaned_data, request.POST.get("act")
        try:
            if chosen == "keep":
                follow.keep(request.user, row, given["reason"], now)
            elif chosen == "drop":
                follow.drop(request.user, row, given["reason"], now)
            elif given["due"]:
                follow.move(request.user, row, given["due"], given["reason"], now)
            else:
                form.add_error("due", _("Isi tanggal yang baru."))
        except Barred as found:
            barred = found
        if not barred and not form.errors:
            messages.success(request, _("Tersimpan."))
            return redirect("register:promises")
    words = {"promise": row, "form": form, "barred": barred, "may": follow.may(request.user, row)}
    status = 409 if barred else 400 if form.errors else 200
    return render(request, "register/promise.html", words, status=status)

"""Breaches of personal data, with the clock of 3 x 24 hours."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lawang.site.reasons import Barred
from lawang.site.service import access
from lawang.site.service.actions.breach import note
from lawang.site.service.actions.breach import told as tell_of
from lawang.site.service.forms import BreachForm

__all__ = ["breaches", "told"]


def breaches(request: HttpRequest) -> HttpResponse:
    """Those there were, and the form for another."""
    now = timezone.now()
    form, barred = BreachForm(request.user, request.POST or None), None
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        try:
            note(request.user, given.pop("body"), given, now)
        except Barred as found:
            barred = found
        else:
            messages.success(request, _("Dicatat. Waktunya berjalan sejak kebocoran diketahui."))
            return redirect("service:breaches")
    rows = [(row, row.open and now > row.due) for row in access.breaches(request.user)]
    words = {"form": form, "barred": barred, "rows": rows}
    status = 409 if barred else 400 if form.errors else 200
    return render(request, "service/desk/breaches.html", words, status=status)


@require_POST
def told(request: HttpRequest, pk: int) -> HttpResponse:
    """Those concerned, or the authority, know."""
    row = get_object_or_404(access.breaches(request.user), pk=pk)
    whom = "people" if request.POST.get("whom") == "people" else "authority"
    try:
        tell_of(request.user, row, whom, timezone.now())
    except Barred as barred:
        messages.error(request, str(barred))
    else:
        messages.success(request, _("Sudah dicatat."))
    return redirect("service:breaches")

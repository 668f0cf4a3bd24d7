"""What the machine proposes, confirmed by a person: one keystroke each."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from lawang.site.reasons import Barred
from lawang.site.register import access
from lawang.site.register.actions.confirm import FIELDS, confirm, leave
from lawang.site.register.models import Proposal

__all__ = ["decide", "index"]

# On one page; the next come up as these are decided.
PAGE = 10


class ProposalForm(forms.ModelForm):
    """A proposal as it may be mended on confirming."""

    class Meta:
        model = Proposal
        fields = FIELDS
        widgets: ClassVar = {"due": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        for name, field in self.fields.items():
            field.required = name not in ("place", "due", "topic")


def index(request: HttpRequest) -> HttpResponse:
    """The proposals that wait for me. The first one's button has the focus: Enter takes it in."""
    return _page(request)


def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one in, or leave it; then on to the next."""
    row = get_object_or_404(access.proposals(request.user), pk=pk)
    if request.method != "POST":
        return redirect("register:proposals")
    now = timezone.now()
    form = ProposalForm(request.POST, instance=row, prefix=str(pk))
    try:
        if request.POST.get("act") == "leave":
            leave(request.user, Proposal.objects.get(pk=pk), now)
            messages.success(request, _("Dilewati."))
        elif form.is_valid():
            value = confirm(request.user, Proposal.objects.get(pk=pk), now, **form.cleaned_data)
            messages.success(request, _("Masuk daftar: %(fact)s") % {"fact": value})
        else:
            return _page(request, form, status=400)
    except Barred as barred:
        return _page(request, form, barred, status=409)
    return redirect("register:proposals")


def _page(
    request: HttpRequest, typed: ProposalForm | None = None, barred: Barred | None = None, status: int = 200
) -> HttpResponse:
    """The list; one that could not be taken in stands first, open, with what was typed."""
    rows = access.proposals(request.user)
    shown = list(rows[:PAGE])
    forms_ = [ProposalForm(instance=row, prefix=str(row.pk)) for row in shown]
    if typed is not None:
        forms_ = [typed, *[form for form in forms_ if form.instance.pk != typed.instance.pk]]
    words = {"forms": forms_, "typed": typed, "barred": barred, "count": rows.count()}
    return render(request, "register/proposals.html", words, status=status)

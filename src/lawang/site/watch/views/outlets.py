"""Outlets: the list with what went wrong, one with its feeds and copies, adding and changing."""

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

from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred
from lawang.site.watch import access
from lawang.site.watch.actions.outlets import (
    Preview,
    add_feed,
    add_outlet,
    change_outlet,
    preview,
    stop_feed,
)
from lawang.site.watch.models import Copy, Feed, Outlet
from lawang.site.watch.why import words_of

__all__ = ["add", "edit", "feed", "index", "show", "stop"]

MOST = 200
_RECENT = 30


class OutletForm(forms.ModelForm):
    """An outlet and its entry in the media register."""

    class Meta:
        model = Outlet
        fields = (
            "name",
            "kind",
            "site",
            "email",
            "phone",
            "organisation",
            "company",
            "approval",
            "tax_number",
            "taxable",
            "local_newsroom",
            "constituent",
            "active_since",
            "grade",
        )

    site = forms.URLField(label=gettext_lazy("alamat situs"), max_length=300, assume_scheme="https")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["organisation"].queryset = members.every()


class ChangeForm(OutletForm):
    """The same, and whether it is watched."""

    class Meta(OutletForm.Meta):
        fields = (*OutletForm.Meta.fields, "active")  # type: ignore[assignment]


def index(request: HttpRequest) -> HttpResponse:
    """Every outlet, with those of which nothing is heard and pages that are not all there above."""
    now = timezone.now()
    words = {
        "outlets": access.outlets(request.user)[:MOST],
        "silent": [(row, words_of(row.why)) for row in access.silent(now)],
        "troubled": access.troubled()[:_RECENT],
        "failing": [(page, words_of(page.why)) for page in access.failing()[:_RECENT]],
        "acts": members.holds(request.user, Role.WATCHER),
    }
    return render(request, "watch/outlets.html", words)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One outlet."""
    return page_of(request, get_object_or_404(access.outlets(request.user), pk=pk))


def page_of(
    request: HttpRequest,
    outlet: Outlet,
    barred: Barred | None = None,
    typed: str = "",
    found: Preview | None = None,
) -> HttpResponse:
    """The page of an outlet, with what a feed's address gave."""
    copies = Copy.objects.filter(outlet=outlet).select_related("page").order_by("-first_seen")
    words = {
        "outlet": outlet,
        "feeds": [(row, words_of(row.why)) for row in outlet.feeds.all()],
        "copies": copies[:_RECENT],
        "pages": outlet.pages.order_by("-id")[:_RECENT],
        "acts": members.holds(request.user, Role.WATCHER),
        "barred": barred,
        "typed": typed,
        "found": found,
    }
    return render(request, "watch/outlet.html", words, status=409 if barred else 200)


def add(request: HttpRequest) -> HttpResponse:
    """A new outlet; then on to its feeds."""
    form, barred = OutletForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            outlet = add_outlet(request.user, timezone.now(), **form.cleaned_data)
        except Barred as found:
            barred = found
        else:
            messages.success(request, _("Media ditambahkan. Sekarang tambahkan umpannya."))
            return redirect("watch:outlet", outlet.pk)
    status = 409 if barred else 400 if form.errors else 200
    return render(request, "watch/outlet_form.html", {"form": form, "barred": barred}, status=status)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an outlet."""
    outlet = get_object_or_404(access.outlets(request.user), pk=pk)
    form = ChangeForm(request.POST or None, instance=outlet)
    if request.method == "POST" and form.is_valid():
        change_outlet(request.user, form.instance)
        messages.success(request, _("Perubahan disimpan."))
        return redirect("watch:outlet", outlet.pk)
    words = {"form": form, "outlet": outlet}
    return render(request, "watch/outlet_form.html", words, status=400 if form.errors else 200)


@require_POST
def feed(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at an address, and add it when the officer has seen what it gives."""
    outlet = get_object_or_404(access.outlets(request.user), pk=pk)
    address = request.POST.get("address", "").strip()
    now = timezone.now()
    try:
        if request.POST.get("act") == "add":
            add_feed(request.user, outlet, address, now)
            messages.success(request, _("Umpan ditambahkan. Beritanya dibaca dalam beberapa menit."))
            return redirect("watch:outlet", outlet.pk)
        found = preview(request.user, address, now)
    except Barred as barred:
        return page_of(request, outlet, barred, address)
    return page_of(request, outlet, typed=address, found=found)


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a feed."""
    row = get_object_or_404(Feed, pk=pk, outlet__in=access.outlets(request.user))
    stop_feed(request.user, row)
    messages.success(request, _("Umpan dihentikan."))
    return redirect("watch:outlet", row.outlet_id)

"""Bring what has no feed: a pasted text, a document or a screenshot, a list of links."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lawang.errors import BadInput
from lawang.site.reasons import Barred
from lawang.site.watch import access
from lawang.site.watch.actions.bring import bring_file, bring_links, bring_text
from lawang.site.watch.models import Outlet, Page

__all__ = ["again", "links", "one"]


class BringForm(forms.Form):
    """A text, or a file with one, and whose it is."""

    outlet = forms.ModelChoiceField(label=gettext_lazy("Media"), queryset=None)
    text = forms.CharField(
        label=gettext_lazy("Tempelkan teksnya di sini"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    file = forms.FileField(
        label=gettext_lazy("atau pilih berkas"),
        required=False,
        help_text=gettext_lazy("PDF, DOCX, HTML, TXT, atau tangkapan layar (PNG, JPG)."),
    )

    def __init__(self, officer: Any, *args: Any, page: Page | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        if page:
            del self.fields["outlet"]
        else:
            self.fields["outlet"].queryset = access.outlets(officer)

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not given.get("text", "").strip() and not given.get("file"):
            self.add_error("text", gettext_lazy("Tempelkan teks, atau pilih berkas."))
        return given


class LinksForm(forms.Form):
    """A CSV of links."""

    file = forms.FileField(
        label=gettext_lazy("Berkas CSV"),
        help_text=gettext_lazy("Dua kolom: media (nama seperti di daftar media) dan alamat."),
    )


def one(request: HttpRequest) -> HttpResponse:
    """A text or a file."""
    return _bring(request, None)


def again(request: HttpRequest, pk: int) -> HttpResponse:
    """What stands now where a text was brought from before."""
    page = get_object_or_404(Page, pk=pk, address="", outlet__in=access.outlets(request.user))
    return _bring(request, page)


def _bring(request: HttpRequest, page: Page | None) -> HttpResponse:
    form = BringForm(request.user, request.POST or None, request.FILES or None, page=page)
    barred = None
    if request.method == "POST" and form.is_valid():
        given, now = form.cleaned_data, timezone.now()
        outlet: Outlet = page.outlet if page else given["outlet"]
        try:
            if given.get("file"):
                upload = given["file"]
                made = bring_file(request.user, outlet, upload.read(), upload.name, now, page=page)
            else:
                made = bring_text(request.user, outlet, given["text"], now, page=page)
        except BadInput as bad:
            form.add_error("file", f"{bad.problem} {bad.mend}")
        except Barred as found:
            barred = found
        else:
            messages.success(request, _("Sudah masuk. Hasil pemeriksaannya tampil dalam beberapa saat."))
            return redirect("watch:page", made.pk)
    words = {"form": form, "links": LinksForm(), "page": page, "barred": barred}
    status = 409 if barred else 400 if form.errors else 200
    return render(request, "watch/bring.html", words, status=status)


def links(request: HttpRequest) -> HttpResponse:
    """A list of links."""
    from lawang.site.watch.tasks import visit

    form, barred = LinksForm(request.POST or None, request.FILES or None), None
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            count = bring_links(request.user, upload.read(), upload.name, timezone.now(), visit.enqueue)
        except BadInput as bad:
            form.add_error("file", f"{bad.problem} {bad.mend}")
        except Barred as found:
            barred = found
        else:
            messages.success(request, _("%(count)s halaman baru dibuka.") % {"count": count})
            return redirect("watch:outlets")
    words = {"form": BringForm(request.user), "links": form, "barred": barred}
    status = 409 if barred else 400 if form.errors else 200
    return render(request, "watch/bring.html", words, status=status)

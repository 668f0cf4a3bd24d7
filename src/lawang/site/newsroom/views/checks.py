"""Cek Informasi: the page on which anybody pastes a text, or gives a file, and sees whether it is ours and what was changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lawang.errors import BadInput
from lawang.intake.files import read_bytes
from lawang.site import effects, limits
from lawang.site.newsroom import checking, published

__all__ = ["check_information"]

# A document that carries one release; scans are larger, and are read on the command line.
_MOST_BYTES = 5_000_000
# Fewer words than this are shared by chance.
_LEAST_WORDS = 8


class TextForm(forms.Form):
    """A text, or a file with one."""

    text = forms.CharField(
        label=gettext_lazy("Tempelkan teksnya di sini"),
        required=False,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy(
            "Pesan berantai, berita, atau potongan siaran pers; beberapa kalimat lebih baik daripada satu."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("atau pilih berkas"),
        required=False,
        help_text=gettext_lazy("PDF, DOCX, ODT, HTML atau TXT, paling besar 5 MB."),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two, read and long enough to be recognised; the file as text takes the place of the text."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        file = given.get("file")
        if file and file.size > _MOST_BYTES:
            self.add_error("file", _("Berkas ini lebih besar dari 5 MB. Tempelkan saja teksnya."))
        elif file:
            try:
                given["text"] = read_bytes(file.read(), file.name).text
            except BadInput as error:
                self.add_error("file", f"{error.problem} {error.mend}")
        if not self.errors and len(given.get("text", "").split()) < _LEAST_WORDS:
            self.add_error(
                "text", _("Teks ini terlalu pendek untuk dikenali. Tempelkan sedikitnya satu kalimat utuh.")
            )
        return given


@never_cache
def check_information(request: HttpRequest) -> HttpResponse:
    """The form and, below it, the answer."""
    now = timezone.now()
    form = TextForm(request.POST or None, request.FILES or None)
    words: dict[str, Any] = {"form": form}
    status = 200
    if request.method == "POST":
        if not limits.allowed(request, "check", limits.CHECKS, now):
            form.add_error(None, _("Terlalu banyak pemeriksaan dari tempat Anda. Coba lagi satu jam lagi."))
            status = 429
        elif form.is_valid():
            language: checking.Language = "en" if get_language() == "en" else "id"
            text = form.cleaned_data["text"]
            words["answer"] = checking.answer(text, lambda name: published.by_id(name, now), language)
            cut = text[: checking.MOST_CHARACTERS]
            words["beside"] = effects.beside(cut, timezone.localtime(now).date(), None, now, None)
            words["cut"] = len(text) > checking.MOST_CHARACTERS
        else:
            status = 400
    return render(request, "newsroom/check.html", words, status=status)

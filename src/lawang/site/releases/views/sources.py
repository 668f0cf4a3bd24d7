"""The library of first sources."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lawang.check.reports.page import Mark, marked_text
from lawang.errors import BadInput
from lawang.site.members import access as members
from lawang.site.reasons import Barred
from lawang.site.releases import access, library
from lawang.site.releases.actions.sources import add_source, attach
from lawang.site.releases.models import Source

__all__ = ["add", "index", "original_file", "show"]

MOST = 200


class FileForm(forms.ModelForm):
    """A file and what is said of it."""

    file = forms.FileField(
        label=gettext_lazy("Berkas"),
        help_text=gettext_lazy("TXT, DOCX, PDF, XLSX, CSV, PPTX, ODT, EML, HTML, atau foto dokumen."),
    )

    class Meta:
        model = Source
        fields: tuple[str, ...] = (
            "kind",
            "title",
            "issuer",
            "obtained",
            "first",
            "speaker",
            "reader",
            "confidential",
        )
        widgets = {"obtained": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}  # noqa: RUF012

    def clean_obtained(self) -> Any:
        """A day that has come."""
        obtained = self.cleaned_data["obtained"]
        if obtained > timezone.localdate():
            raise forms.ValidationError(
                gettext_lazy("Tanggal ini belum tiba. Tulis kapan sumber ini Anda terima.")
            )
        return obtained


class SourceForm(FileForm):
    """A file of one of the officer's organisations."""

    class Meta(FileForm.Meta):
        fields = ("kind", "title", "issuer", "organisation", *FileForm.Meta.fields[3:])

    def __init__(self, officer: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        places = members.organisations(officer)
        self.fields["organisation"].queryset = members.among(places)
        self.fields["organisation"].initial = places[0] if places else None


def index(request: HttpRequest) -> HttpResponse:
    """The library, with a search."""
    wanted = request.GET.get("cari", "").strip()
    rows = access.sources(request.user).select_related("organisation", "vouched_by")
    if wanted:
        rows = rows.filter(
            Q(title__icontains=wanted) | Q(issuer__icontains=wanted) | Q(text__icontains=wanted)
        )
    return render(request, "releases/sources.html", {"sources": rows[:MOST], "wanted": wanted})


def add(request: HttpRequest) -> HttpResponse:
    """Put a source into the library; attach it at once when it was asked for by a release."""
    form = SourceForm(request.user, request.POST or None, request.FILES or None)
    version = access.visible(request.user).filter(pk=_number(request.GET.get("siaran"))).first()
    if form.is_valid():
        fields = dict(form.cleaned_data)
        upload, organisation = fields.pop("file"), fields.pop("organisation")
        try:
            source = add_source(request.user, organisation, upload.read(), upload.name[-200:], **fields)
            if version is not None:
                attach(request.user, version, source)
        except BadInput as bad:
            form.add_error("file", f"{bad.problem} {bad.mend}")
        except Barred as barred:
            form.add_error(None, str(barred))
        else:
            messages.success(request, _("Sumber tersimpan."))
            return (
                redirect("releases:show", version.pk) if version else redirect("releases:source", source.pk)
            )
    words = {"form": form, "version": version}
    return render(request, "releases/source_add.html", words, status=400 if form.errors else 200)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """A source with its text; `?dari=..&sampai=..` marks a passage."""
    source = get_object_or_404(access.sources(request.user), pk=pk)
    start, end = _number(request.GET.get("dari")), _number(request.GET.get("sampai"))
    marks = (
        [Mark(start, end, "passage", '<span id="petikan"></span>', 0)]
        if start < end <= len(source.text)
        else []
    )
    words = {"source": source, "text": mark_safe(marked_text(source.text, marks))}
    return render(request, "releases/source.html", words)


def original_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The original as it was handed over, to save; never opened by the browser."""
    from io import BytesIO

    source = get_object_or_404(access.sources(request.user), pk=pk)
    answer = FileResponse(
        BytesIO(library.original(source.sha256)),
        as_attachment=True,
        filename=source.filename,
        content_type="application/octet-stream",
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 10 else 0

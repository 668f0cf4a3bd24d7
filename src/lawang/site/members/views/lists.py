"""Taking in a list of organisations or officers."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lawang.errors import BadInput
from lawang.site.members.actions.import_list import COLUMNS, import_list, template
from lawang.site.reasons import Barred

__all__ = ["filled_in", "take_in"]


_COLUMNS = {what: list(columns.values()) for what, columns in COLUMNS.items()}


class ListForm(forms.Form):
    """Which list, and the file."""

    what = forms.ChoiceField(
        label=gettext_lazy("Daftar"),
        choices=[
            ("organisations", gettext_lazy("instansi")),
            ("officers", gettext_lazy("pejabat yang diundang")),
        ],
    )
    file = forms.FileField(label=gettext_lazy("Berkas CSV"))


def take_in(request: HttpRequest) -> HttpResponse:
    """The form; every row at fault is named, and then none is taken in."""
    form, barred = ListForm(request.POST or None, request.FILES or None), None
    if form.is_valid():
        what, upload = form.cleaned_data["what"], form.cleaned_data["file"]
        try:
            count = import_list(request.user, what, upload.read(), upload.name)
        except BadInput as bad:
            form.add_error("file", f"{bad.problem} {bad.mend}")
        except Barred as found:
            barred = found
        else:
            messages.success(request, _("%(count)s baris masuk.") % {"count": count})
            return redirect("members:organisations")
    words = {"form": form, "barred": barred, "columns": _COLUMNS}
    return render(
        request, "members/take_in.html", words, status=409 if barred else 400 if form.errors else 200
    )


def filled_in(request: HttpRequest, what: str) -> HttpResponse:
    """A file to fill in, with a row that shows how."""
    if what not in COLUMNS:
        raise Http404
    answer = HttpResponse(template(what), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="contoh-{what}.csv"'
    return answer

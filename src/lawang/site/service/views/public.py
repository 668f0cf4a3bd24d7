"""What everybody may read: published answers, the information list, the report, the pledge, what is kept of a requester."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from lawang.site.service import access, paper, registers, retention
from lawang.site.service.forms import AskForm
from lawang.site.service.models import Remarks
from lawang.site.service.report import report
from lawang.site.service.terms import Class

__all__ = [
    "answer",
    "answers",
    "items",
    "items_file",
    "pledge",
    "privacy",
    "service_report",
    "service_report_pdf",
]

PAGE = 20
_FIRST_YEAR = 2010


def answers(request: HttpRequest) -> HttpResponse:
    """Published answers, the newest first, or those with the words."""
    asked = " ".join(request.GET.get("q", "")[:200].split())
    before = request.GET.get("sebelum", "")
    if asked:
        rows = access.answers_near(asked, PAGE, every=True)
        return render(request, "service/answers.html", {"asked": asked, "rows": rows})
    shown = access.answers()
    last = shown.filter(request=int(before)).first() if before.isdecimal() and len(before) < 19 else None
    if last is not None:
        shown = shown.filter(request__closed__lte=last.request.closed)
        shown = shown.exclude(request__closed=last.request.closed, request__gte=last.request_id)
    rows = list(shown[: PAGE + 1])
    more = rows[PAGE - 1].request_id if len(rows) > PAGE else 0
    return render(request, "service/answers.html", {"rows": rows[:PAGE], "more": more})


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them."""
    return render(request, "service/answer.html", {"row": get_object_or_404(access.answers(), request=pk)})


def items(request: HttpRequest) -> HttpResponse:
    """The information list, by class; periodic information that is late says so."""
    today = timezone.localdate()
    rows = [(item, access.late(item, today)) for item in access.items()]
    kinds = [(words, [row for row in rows if row[0].kind == kind]) for kind, words in Class.choices]
    words = {"kinds": [kind for kind in kinds if kind[1]], "forms": registers.FORMS}
    return render(request, "service/items.html", words)


def items_file(request: HttpRequest, form: str) -> HttpResponse:
    """The list as a file."""
    if form not in registers.FORMS:
        raise Http404
    table = registers.listed(access.items())
    content = registers.written(form, _("Daftar informasi publik"), table)
    answer = HttpResponse(content, content_type=registers.FORMS[form])
    answer["Content-Disposition"] = f'attachment; filename="daftar-informasi.{form}"'
    return answer


def _year(written: str) -> int:
    today = timezone.localdate()
    if not written:
        return today.year
    year = int(written) if written.isdecimal() and len(written) == 4 else 0
    if not _FIRST_YEAR <= year <= today.year:
        raise Http404
    return year


def _words(year: str) -> dict[str, Any]:
    today = timezone.localdate()
    made = report(_year(year), today)
    told = access.remarks(made.year)
    labels = [(Remarks._meta.get_field(name).verbose_name, words) for name, words in told.items() if words]
    return {
        "remarks": labels,
        "report": made,
        "today": today,
        "current": made.year == today.year,
        "before": made.year - 1,
    }


def service_report(request: HttpRequest) -> HttpResponse:
    """The report of a year, or of this one so far."""
    return render(request, "service/report.html", _words(request.GET.get("tahun", "")))


def service_report_pdf(request: HttpRequest, year: int) -> HttpResponse:
    """The same on paper."""
    return HttpResponse(
        paper.pdf("service/paper/report.html", _words(str(year))), content_type=paper.MEDIA_TYPE
    )


def pledge(request: HttpRequest) -> HttpResponse:
    """The service pledge (maklumat)."""
    return render(request, "service/pledge.html", {"bodies": access.bodies()})


def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of a requester, what for, and how long."""
    labels = {name: field.label for name, field in AskForm.base_fields.items()}
    return render(request, "service/privacy.html", {"rules": retention.rules(), "labels": labels})

"""What everybody may read: published answers, the information list, the report, the pledge, what is kept of a requester."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from lawang.site.service import access, paper, retention
from lawang.site.service.forms import AskForm
from lawang.site.service.report import report
from lawang.site.service.terms import Class

__all__ = ["answer", "answers", "items", "pledge", "privacy", "service_report", "service_report_pdf"]

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
    rows = [(item, late(item, today)) for item in access.items()]
    kinds = [(words, [row for row in rows if row[0].kind == kind]) for kind, words in Class.choices]
    return render(request, "service/items.html", {"kinds": [kind for kind in kinds if kind[1]]})


def late(item: Any, today: Any) -> bool:
    """Was periodic information not renewed within its rhythm?"""
    if not item.rhythm:
        return False
    months = item.renewed.year * 12 + item.renewed.month - 1 + item.rhythm
    return (today.year * 12 + today.month - 1, today.day) > (months, item.renewed.day)


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
    return {"report": made, "today": today, "current": made.year == today.year, "before": made.year - 1}


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

"""The picture of a period: as a page, as a table to take along, as a report on paper."""

from __future__ import annotations

import csv
import datetime
from importlib.resources import files
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lawang.site.watch import charts
from lawang.site.watch.picture import Picture, picture, rows

__all__ = ["report", "show", "table"]

_DAY = {"type": "date"}
_DAYS = 90


class PeriodForm(forms.Form):
    """From when until when."""

    dari = forms.DateField(
        label=gettext_lazy("Dari"), widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"), required=False
    )
    sampai = forms.DateField(
        label=gettext_lazy("Sampai"), widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"), required=False
    )


def _period(request: HttpRequest) -> tuple[datetime.date, datetime.date]:
    """The period asked for; the last 90 days without one."""
    form = PeriodForm(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    until = given.get("sampai") or timezone.localdate()
    since = given.get("dari") or until - datetime.timedelta(days=_DAYS)
    return min(since, until), max(since, until)


def _words(found: Picture) -> dict[str, Any]:
    groups = (
        ("instansi", _("Menurut instansi"), found.agencies),
        ("media", _("Menurut media"), found.outlets),
        ("topik", _("Menurut topik"), found.topics),
    )
    return {
        "picture": found,
        "line": charts.line(found.weeks, _("Keseragaman tiap minggu")),
        "groups": [
            (key, title, [(share, charts.bar(share, max(s.total for s in shares))) for share in shares])
            for key, title, shares in groups
            if shares
        ],
    }


def show(request: HttpRequest) -> HttpResponse:
    """The page."""
    since, until = _period(request)
    found = picture(since, until, timezone.now())
    form = PeriodForm({"dari": since, "sampai": until})
    return render(request, "watch/picture.html", {"form": form, **_words(found)})


def table(request: HttpRequest) -> HttpResponse:
    """The copies of the period, one a row."""
    since, until = _period(request)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="pantauan-{since}-{until}.csv"'
    answer.write("\ufeff")  # by which spreadsheets know UTF-8
    csv.writer(answer).writerows([_harmless(cell) for cell in row] for row in rows(since, until))
    return answer


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def report(request: HttpRequest) -> HttpResponse:
    """The report on paper (PDF/UA-1); nothing is fetched for it."""
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher

    since, until = _period(request)
    found = picture(since, until, timezone.now())
    words = {"house": settings.WAGTAIL_SITE_NAME, "language": get_language(), **_words(found)}
    fetch = URLFetcher(allowed_protocols=("data",))
    style = (files("lawang.site.watch") / "report.css").read_text("utf-8")
    page = HTML(string=render_to_string("watch/report.html", words), url_fetcher=fetch)
    content = page.write_pdf(stylesheets=[CSS(string=style, url_fetcher=fetch)], pdf_variant="pdf/ua-1")
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="pantauan-{since}-{until}.pdf"'
    return answer

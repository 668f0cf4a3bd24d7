"""The PPID's desk: one queue, a request with all that can be done, entering one that came otherwise."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from lawang.site.audit import access as audit
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.newsroom import access as newsroom
from lawang.site.reasons import Barred
from lawang.site.service import access, personal, secret
from lawang.site.service.actions.contest import may_object
from lawang.site.service.actions.receive import receive
from lawang.site.service.events import WORDS
from lawang.site.service.forms import (
    AnswerForm,
    EnterForm,
    EnterObjectionForm,
    ExtendForm,
    PublishForm,
    RouteForm,
)
from lawang.site.service.models import Request
from lawang.site.service.searching import core
from lawang.site.service.showing import reckoning, state
from lawang.site.service.terms import Outcome, PaperKind

__all__ = ["asked", "enter", "page_of", "queue", "show"]

# Rows of a list on one page; more are reached by the search.
MOST = 100


def queue(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, the next due first; or what is found by words or number."""
    today = timezone.localdate()
    wanted = request.GET.get("cari", "").strip()[:200]
    found = access.found(request.user, wanted, MOST) if wanted else access.queue(request.user)[: MOST + 1]
    rows = list(found)
    words = {
        "rows": [(row, *state(row.due, today)) for row in rows[:MOST]],
        "more": len(rows) > MOST,
        "wanted": wanted,
        "decides": members.holds(request.user, Role.SUPERIOR),
        "serves": members.holds(request.user, Role.PPID),
    }
    return render(request, "service/desk/queue.html", words)


def asked(request: HttpRequest) -> HttpResponse:
    """What the agencies of this officer were asked for."""
    today = timezone.localdate()
    rows = [(row, *state(row.due, today)) for row in access.assignments(request.user)[:MOST]]
    drafts = access.to_publish(request.user)[:MOST]
    return render(request, "service/desk/asked.html", {"rows": rows, "answers": drafts})


@sensitive_post_parameters()
def enter(request: HttpRequest) -> HttpResponse:
    """A letter, a visit, a call."""
    form = EnterForm(request.user, request.POST or None, request.FILES or None)
    barred = None
    if form.is_valid():
        try:
            made = receive(
                request.user,
                form.fields_of_request(),
                form.papers(),
                form.cleaned_data["received"],
                timezone.now(),
            )
        except Barred as found:
            barred = found
        else:
            words = {"number": made.number, "secret": secret.of(made)}
            messages.success(request, _("Tercatat: %(number)s, kata rahasia %(secret)s.") % words)
            return redirect("service:show", made.pk)
    status = 409 if barred else 400 if form.errors else 200
    return render(request, "service/desk/enter.html", {"form": form, "barred": barred}, status=status)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One request."""
    return page_of(request, get_object_or_404(access.visible(request.user), pk=pk))


def page_of(request: HttpRequest, row: Request, barred: Barred | None = None, **more: Any) -> HttpResponse:
    """The page of a request; after an act that was barred with the reasons and what was typed."""
    row = access.visible(request.user).get(pk=row.pk)
    now, officer = timezone.now(), request.user
    mine = members.holds(officer, Role.PPID, at=row.body)
    told = getattr(row, "answer", None)
    badge, words_of_state = state(row.due, timezone.localdate(now))
    initial = {"form": row.form, "delivery": row.delivery, "cost": 0}
    shown = {"question": _short(row.information), "text": told.text if told else ""}
    words = {
        "asked": row,
        "mine": mine,
        "told": told,
        "badge": badge,
        "near": words_of_state,
        "lines": reckoning("answer", row.received, row.body, bool(row.extended)),
        "assignments": row.assignments.select_related("agency"),
        "papers": row.papers.exclude(kind=PaperKind.ANSWER),
        "files": row.papers.filter(kind=PaperKind.ANSWER),
        "objections": row.objections.order_by("id"),
        "releases": newsroom.releases_near(core(row.information), 3, now) if row.open else [],
        "answers": [a for a in access.answers_near(core(row.information), 3) if a.request_id != row.pk],
        "alike": [other for other in access.alike(row) if other.pk != row.pk] if mine else [],
        "log": [(entry, WORDS.get(entry.event, entry.event)) for entry in audit.about(row)],
        "route_form": RouteForm(),
        "extend_form": ExtendForm(),
        "answer_form": AnswerForm(officer, initial=initial),
        "object_form": EnterObjectionForm(initial={"received": timezone.localtime(now)}),
        "may_object": mine and not may_object(row, now),
        "publish_form": PublishForm(initial={name: personal.blacked(text) for name, text in shown.items()}),
        "publishable": told is not None and row.outcome != Outcome.REFUSED,
        "writes": members.holds(officer, Role.WRITER, Role.EDITOR, at=row.body),
        "barred": barred,
        **more,
    }
    return render(request, "service/desk/show.html", words, status=409 if barred else 200)


def _short(text: str) -> str:
    """A question in a line."""
    line = " ".join(text.split())
    return line if len(line) <= 300 else line[:297].rsplit(" ", 1)[0] + " …"

"""Facts that contradict each other: the list, one case, its decision, and the corrections that follow."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lawang.site.audit import access as audit
from lawang.site.members import access as members
from lawang.site.reasons import Barred
from lawang.site.register import access
from lawang.site.register.actions.contradict import ask_correction, carrying, decide, hand_over, may
from lawang.site.register.events import WORDS
from lawang.site.register.models import Case
from lawang.site.register.states import Ruling
from lawang.site.releases import access as releases

__all__ = ["correct_one", "decide_one", "hand_over_one", "index", "show"]

MOST = 200


def index(request: HttpRequest) -> HttpResponse:
    """All cases, the open ones first."""
    words = {"cases": access.cases()[:MOST], "today": timezone.localdate()}
    return render(request, "register/cases.html", words)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Both facts side by side, and what can be done."""
    return _page(request, get_object_or_404(access.cases(), pk=pk))


@require_POST
def decide_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which holds."""
    case = get_object_or_404(access.cases(), pk=pk)
    ruling, reason = request.POST.get("ruling", ""), request.POST.get("reason", "")
    try:
        decide(request.user, case, ruling, reason, timezone.now())
    except Barred as barred:
        return _page(request, case, barred, {"ruling": ruling, "reason": reason})
    messages.success(request, _("Keputusan tersimpan."))
    return redirect("register:case", pk)


@require_POST
def hand_over_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the decision to another agency."""
    case = get_object_or_404(access.cases(), pk=pk)
    chosen = request.POST.get("lead", "")
    lead = get_object_or_404(members.every(), pk=int(chosen) if chosen.isdecimal() else 0)
    try:
        hand_over(request.user, case, lead)
    except Barred as barred:
        return _page(request, case, barred)
    messages.success(request, _("Keputusan diserahkan kepada %(agency)s.") % {"agency": lead})
    return redirect("register:case", pk)


@require_POST
def correct_one(request: HttpRequest, pk: int, consequence: int) -> HttpResponse:
    """Begin the correction of one release, by who may."""
    case = get_object_or_404(access.cases(), pk=pk)
    row = get_object_or_404(case.consequences, pk=consequence)
    try:
        ask_correction(request.user, row, timezone.now())
    except Barred as barred:
        return _page(request, case, barred)
    messages.success(request, _("Ralat dimulai."))
    return redirect("releases:show", row.draft_id)


def _page(
    request: HttpRequest, case: Case, barred: Barred | None = None, typed: dict[str, str] | None = None
) -> HttpResponse:
    case.refresh_from_db()
    now, mine = timezone.now(), may(request.user, case)
    door = members.door_of(case.lead)
    others = {place.pk: place for place in (case.first.fact.agency, case.second.fact.agency, door) if place}
    others.pop(case.lead_id, None)
    words = {
        "case": case,
        "sides": [(case.first, Ruling.FIRST), (case.second, Ruling.SECOND)],
        "may_decide": mine and not case.ruling and not case.closed,
        "both": Ruling.BOTH,
        "others": list(others.values()) if mine and not case.ruling and not case.closed else [],
        "consequences": [
            (row, releases.may_correct(row.version, request.user, now))
            for row in case.consequences.select_related("version__release__owner", "draft")
        ],
        "outlets": carrying(case),
        "log": [(entry, WORDS.get(entry.event, entry.event)) for entry in audit.about(case)],
        "today": timezone.localdate(),
        "barred": barred,
        "typed": typed or {},
    }
    return render(request, "register/case.html", words, status=409 if barred else 200)

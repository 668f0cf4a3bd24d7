"""The register on an officer's desk: what waits, and every fact with its history."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.register import access
from lawang.site.register.states import Kept

__all__ = ["fact", "index"]

MOST = 200


def index(request: HttpRequest) -> HttpResponse:
    """What waits for me, and a search through the facts."""
    wanted = request.GET.get("cari", "").strip()
    rows = access.facts().prefetch_related("values")
    if wanted:
        rows = rows.filter(
            Q(subject__icontains=wanted) | Q(place__icontains=wanted) | Q(agency__name__icontains=wanted)
        )
    today = timezone.localdate()
    words = {
        "facts": [(row, list(row.values.all())[-1]) for row in rows.order_by("-id")[:MOST]],
        "wanted": wanted,
        "editor": members.holds(request.user, Role.EDITOR),
        "waiting": access.proposals(request.user).count(),
        "cases": access.cases().filter(closed__isnull=True).count(),
        "overdue": access.promises().filter(kept=Kept.OPEN, due__lt=today).count(),
        "topics": access.topics(timezone.now()),
    }
    return render(request, "register/desk.html", words)


def fact(request: HttpRequest, pk: int) -> HttpResponse:
    """A fact with every value it had, each with its source."""
    row = get_object_or_404(access.facts(), pk=pk)
    values = row.values.select_related("version__release", "source", "confirmed_by").order_by("-last", "-id")
    return render(request, "register/fact.html", {"fact": row, "values": values})

"""Organisations: the list, and one with its officers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lawang.site.members import access, regions
from lawang.site.members.actions.grant import revoke
from lawang.site.members.models import Membership, Organisation
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred

__all__ = ["end_role", "index", "show"]


def index(request: HttpRequest) -> HttpResponse:
    """Every organisation, by region."""
    rows = Organisation.objects.filter(active=True).select_related("parent")
    named = [(organisation, regions.name(organisation.region)) for organisation in rows]
    return render(
        request,
        "members/organisations.html",
        {"organisations": named, "administers": access.holds(request.user, Role.ADMINISTRATOR)},
    )


def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One organisation with those who hold a role in it."""
    organisation = get_object_or_404(Organisation, slug=slug)
    current = organisation.memberships.filter(until__isnull=True).select_related("officer")
    words = {
        "organisation": organisation,
        "region": regions.name(organisation.region),
        "door": access.door_of(organisation),
        "memberships": current.order_by("officer__name", "role"),
        "administers": access.administered(request.user).filter(pk=organisation.pk).exists(),
    }
    return render(request, "members/organisation.html", words)


@require_POST
def end_role(request: HttpRequest, slug: str, membership_id: int) -> HttpResponse:
    """Take a role away."""
    membership = get_object_or_404(Membership, pk=membership_id, organisation__slug=slug, until__isnull=True)
    try:
        revoke(request.user, membership, timezone.now())
        messages.success(request, _("Peran sudah dicabut."))
    except Barred as barred:
        messages.error(request, str(barred))
    return redirect("members:organisation", slug=slug)

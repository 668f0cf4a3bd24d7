"""Who holds what, and who may see which rows."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from lawang.site.members.models import Delegation, Membership, Officer, Organisation
from lawang.site.members.roles import Role

__all__ = [
    "administered",
    "among",
    "authority",
    "by_email",
    "delegations",
    "directory",
    "door_of",
    "edits_at_door_of",
    "every",
    "held",
    "holds",
    "members",
    "organisations",
    "roles",
    "served",
    "with_roles",
]


def held(officer: Any) -> list[Membership]:
    """The roles an officer holds now, those that somebody handed to them for a while included; read once per loaded officer.
    Empty for a visitor or a closed account."""
    if not getattr(officer, "is_active", False) or not officer.pk:
        return []
    if not hasattr(officer, "_held"):
        current = Membership.objects.filter(officer=officer, until__isnull=True, organisation__active=True)
        own = list(current.select_related("organisation"))
        places = {m.organisation_id for m in own if m.role == Role.EDITOR}
        lent = {row.organisation_id: row for row in _lent(officer) if row.organisation_id not in places}
        rows = (
            Membership(officer=officer, organisation=r.organisation, role=Role.EDITOR) for r in lent.values()
        )
        officer._held = [*own, *rows]
    memberships: list[Membership] = officer._held
    return memberships


def _lent(officer: Any) -> QuerySet[Delegation]:
    """What was handed to an officer and holds now."""
    now = timezone.now()
    rows = Delegation.objects.filter(to=officer, ended__isnull=True, since__lte=now, until__gt=now)
    still = Membership.objects.filter(
        officer=OuterRef("officer"),
        organisation=OuterRef("organisation"),
        role=Role.EDITOR,
        until__isnull=True,
        officer__is_active=True,
        organisation__active=True,
    )
    return rows.filter(Exists(still)).select_related("organisation")


def authority(officer: Any, role: Any, at: Organisation) -> frozenset[int]:
    """By whose right an officer holds a role there: their own, or that of those for whom they stand in. Empty when not at all."""
    if not holds(officer, role, at=at):
        return frozenset()
    own = Membership.objects.filter(officer=officer, organisation=at, role=role, until__isnull=True)
    if role != Role.EDITOR or own.exists():
        return frozenset({officer.pk})
    return frozenset(row.officer_id for row in _lent(officer) if row.organisation_id == at.pk)


def delegations(officer: Any) -> QuerySet[Delegation]:
    """What an officer handed over or was handed, and all of the doors that they administer; newest first."""
    doors = administered(officer).filter(is_door=True)
    mine = Q(officer=officer) | Q(to=officer) | Q(organisation__in=doors)
    return Delegation.objects.filter(mine).select_related("officer", "to", "organisation")


def roles(officer: Any) -> frozenset[str]:
    """The roles an officer holds anywhere."""
    return frozenset(membership.role for membership in held(officer))


def holds(officer: Any, *wanted: Any, at: Organisation | None = None) -> bool:
    """Does the officer hold one of these roles, at this organisation if one is named?"""
    return any(
        membership.role in wanted and (at is None or membership.organisation_id == at.pk)
        for membership in held(officer)
    )


def organisations(officer: Any, *wanted: Any) -> list[Organisation]:
    """The organisations where the officer holds one of these roles (any role when none is named)."""
    found = {m.organisation_id: m.organisation for m in held(officer) if not wanted or m.role in wanted}
    return sorted(found.values(), key=lambda organisation: organisation.name)


def among(places: list[Organisation]) -> QuerySet[Organisation]:
    """Some organisations as a query, for a form to choose from."""
    return Organisation.objects.filter(pk__in=[place.pk for place in places])


def every() -> QuerySet[Organisation]:
    """All organisations that ever took part, by name: what they published stays theirs."""
    return Organisation.objects.order_by("name")


def door_of(organisation: Organisation) -> Organisation | None:
    """The door that an organisation's releases pass: its regency's or city's own, otherwise the province's."""
    codes = {organisation.region, organisation.region.partition(".")[0]}
    doors = Organisation.objects.filter(is_door=True, active=True, region__in=codes)
    return max(doors, key=lambda door: len(door.region), default=None)


def edits_at_door_of(officer: Any, organisation: Organisation) -> bool:
    """Is the officer an editor at the door of this organisation?"""
    door = door_of(organisation)
    return door is not None and holds(officer, Role.EDITOR, at=door)


def administered(officer: Any) -> QuerySet[Organisation]:
    """Organisations an administrator cares for: the whole region when at its door, otherwise their own."""
    mine = Q(pk__in=[])
    for membership in held(officer):
        if membership.role == Role.ADMINISTRATOR:
            place = membership.organisation
            mine |= Q(pk=place.pk)
            if place.is_door:
                mine |= Q(region=place.region) | Q(region__startswith=f"{place.region}.")
    return Organisation.objects.filter(mine)


def with_roles(*wanted: Any, at: Organisation | None = None) -> QuerySet[Officer]:
    """Officers who hold one of these roles today, at this organisation if one is named."""
    current = Membership.objects.filter(role__in=wanted, until__isnull=True, organisation__active=True)
    if at is not None:
        current = current.filter(organisation=at)
    return Officer.objects.filter(is_active=True, pk__in=current.values("officer"))


def directory(*wanted: Any) -> list[tuple[Organisation, list[Officer]]]:
    """Every organisation where somebody holds one of these roles, by name, each with those officers."""
    current = Membership.objects.filter(
        role__in=wanted, until__isnull=True, organisation__active=True, officer__is_active=True
    )
    found: dict[Organisation, dict[Officer, None]] = {}
    rows = current.select_related("organisation", "officer").order_by("organisation__name", "officer__name")
    for membership in rows:
        found.setdefault(membership.organisation, {})[membership.officer] = None
    return [(organisation, list(officers)) for organisation, officers in found.items()]


def served(role: Any) -> QuerySet[Organisation]:
    """Organisations in which somebody holds a role today, by name."""
    current = Membership.objects.filter(role=role, until__isnull=True, officer__is_active=True)
    return Organisation.objects.filter(active=True, pk__in=current.values("organisation")).order_by("name")


def by_email(email: str) -> Officer:
    """The officer with this address. Raises `Officer.DoesNotExist`."""
    officer: Officer = Officer.objects.get_by_natural_key(email)
    return officer


def members(organisation: Organisation) -> QuerySet[Officer]:
    """Officers with a role in an organisation today."""
    current = Membership.objects.filter(organisation=organisation, until__isnull=True)
    return Officer.objects.filter(is_active=True, pk__in=current.values("officer"))

"""Organisations, doors and roles."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from lawang.site.audit import access as audit
from lawang.site.members import access, regions
from lawang.site.members.actions.add_organisation import add_organisation
from lawang.site.members.actions.grant import grant, revoke
from lawang.site.members.models import Membership, Organisation
from lawang.site.reasons import Barred


def test_regions_have_their_names_and_unknown_codes_are_refused():
    assert regions.name("64") == "Kalimantan Timur" and "Samarinda" in regions.name("64.72")
    with pytest.raises(ValidationError, match="99"):
        regions.region_code("99.99")


def test_a_member_passes_the_door_of_its_city_and_otherwise_that_of_the_province(region):
    assert access.door_of(region["dinkes"]) == region["diskominfo"]
    assert access.door_of(region["dinsos-samarinda"]) == region["kominfo-samarinda"]
    region["kominfo-samarinda"].is_door = False
    region["kominfo-samarinda"].save()
    assert access.door_of(region["dinsos-samarinda"]) == region["diskominfo"]


def test_a_region_has_one_door(region):
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(slug="dinkes").update(is_door=True)


def test_a_role_counts_only_where_it_is_held_and_while_it_is_held(region, officer):
    budi = officer("budi", dinkes="editor")
    assert access.holds(budi, "editor", at=region["dinkes"]) and not access.edits_at_door_of(
        budi, region["dinkes"]
    )
    assert access.edits_at_door_of(officer("sari", diskominfo="editor"), region["dinkes"])
    Membership.objects.filter(officer=budi).update(until=timezone.now())
    assert access.roles(type(budi).objects.get(pk=budi.pk)) == frozenset()


def test_an_administrator_at_the_door_cares_for_the_whole_region_and_another_for_their_own(region, officer):
    door, own = officer("rina", diskominfo="administrator"), officer("tono", dinkes="administrator")
    assert {o.slug for o in access.administered(door)} == set(region)
    assert [o.slug for o in access.administered(own)] == ["dinkes"]
    grant(own, officer("dewi"), region["dinkes"], "writer")
    with pytest.raises(PermissionDenied):
        grant(own, officer("anto"), region["bpsdm"], "writer")


def test_the_last_administrator_of_a_door_stays(region, officer):
    rina = officer("rina", diskominfo="administrator")
    membership = rina.memberships.get()
    with pytest.raises(Barred, match="terakhir"):
        revoke(rina, membership, timezone.now())
    grant(rina, officer("tono"), region["diskominfo"], "administrator")
    revoke(rina, membership, timezone.now())
    assert membership.until <= timezone.now() + datetime.timedelta(seconds=1)
    assert [entry.event for entry in audit.about(rina)] == ["members.role_granted", "members.role_revoked"]


def test_only_the_door_adds_organisations(region, officer):
    rina = officer("rina", diskominfo="administrator")
    fields = {"kind": "agency", "region": "64.03", "name": "Dinas Uji", "short": "Uji"}
    assert add_organisation(rina, slug="uji", **fields).pk
    with pytest.raises(PermissionDenied):
        add_organisation(officer("tono", dinkes="administrator"), slug="uji-2", **fields)
    with pytest.raises(ValidationError, match=r"77\.77"):
        add_organisation(None, slug="uji-3", **{**fields, "region": "77.77"})

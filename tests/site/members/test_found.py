"""A new server: the door and its first administrator come from one command, everybody else from an invitation."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.management.base import CommandError

from lawang.site.members import access
from lawang.site.members.models import Invitation, Officer, Organisation
from lawang.site.members.roles import Role

pytestmark = pytest.mark.django_db
DOOR = ("Dinas Kominfo Benua Raya", "64", "Rina Sari", "Rina@Contoh.id")


def test_the_first_administrator_follows_the_link_and_keeps_the_door(manage, client):
    told = manage("found", *DOOR, short="Kominfo")
    invitation = Invitation.objects.get()
    assert invitation.token in told and mail.outbox[0].to == ["rina@contoh.id"]
    client.post(f"/meja/anggota/undangan/{invitation.token}/", {"password": "kalimat sandi panjang 7"})
    rina = Officer.objects.get(email="rina@contoh.id")
    assert access.door_of(Organisation.objects.get(slug="kominfo")).is_door
    assert access.holds(rina, Role.ADMINISTRATOR, at=Organisation.objects.get(slug="kominfo"))


def test_a_house_is_founded_once(manage):
    manage("found", *DOOR)
    with pytest.raises(CommandError, match="Sudah ada instansi"):
        manage("found", *DOOR)
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize(("place", "wrong"), [(1, "6x"), (3, "rina"), (2, " ")])
def test_what_is_wrong_is_named_and_nothing_is_kept(manage, place, wrong):
    told = [*DOOR]
    told[place] = wrong
    with pytest.raises(CommandError):
        manage("found", *told)
    assert not Organisation.objects.exists() and not Invitation.objects.exists()

"""From an invitation to a signed-in officer."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from lawang.site.members import access
from lawang.site.members.actions.accept import accept
from lawang.site.members.models import Invitation, Officer
from lawang.site.reasons import Barred


@pytest.fixture
def invited(region, officer, signed_in):
    """An invitation sent through the screen."""
    desk = signed_in(officer("rina", diskominfo="administrator"))
    form = {"name": "Dewi", "email": "Dewi@Contoh.id", "role": "writer"}
    answer = desk.post("/meja/anggota/dinkes/undang/", form)
    assert answer.status_code == 302
    return Invitation.objects.get()


def test_the_link_in_the_mail_opens_an_account_with_the_role(invited, region):
    (letter,) = mail.outbox
    assert letter.to == ["dewi@contoh.id"] and invited.token in letter.body and "penulis" in letter.body
    visitor = Client()
    page = f"/meja/anggota/undangan/{invited.token}/"
    assert "Dewi" in visitor.get(page).content.decode()
    assert visitor.post(page, {"password": "12345"}).status_code == 200 and not Officer.objects.filter(
        email="dewi@contoh.id"
    )
    assert visitor.post(page, {"password": "kapal-pinisi-biru"}).status_code == 302
    dewi = Officer.objects.get(email="dewi@contoh.id")
    assert access.holds(dewi, "writer", at=region["dinkes"])
    assert Client().login(email="dewi@contoh.id", password="kapal-pinisi-biru")
    assert visitor.get("/meja/").status_code == 200


def test_an_invitation_works_once_and_not_for_ever(invited):
    now = timezone.now()
    with pytest.raises(Barred) as late:
        accept(invited, now + datetime.timedelta(days=15))
    assert [reason.code for reason in late.value.reasons] == ["expired", "password"]
    accept(invited, now, "kapal-pinisi-biru")
    with pytest.raises(Barred, match="sudah dipakai"):
        accept(invited, now, "kapal-pinisi-biru")


def test_who_administers_elsewhere_cannot_invite(region, officer, signed_in):
    desk = signed_in(officer("tono", bpsdm="administrator"))
    form = {"name": "Dewi", "email": "dewi@contoh.id", "role": "writer"}
    assert desk.post("/meja/anggota/dinkes/undang/", form).status_code == 403 and not mail.outbox


def test_a_bad_address_is_told_and_what_was_typed_is_kept(region, officer, signed_in):
    desk = signed_in(officer("rina", diskominfo="administrator"))
    answer = desk.post(
        "/meja/anggota/dinkes/undang/", {"name": "Dewi Lestari", "email": "dewi", "role": "writer"}
    )
    assert answer.status_code == 400 and "Dewi Lestari" in answer.content.decode()
    assert 'aria-invalid="true"' in answer.content.decode()

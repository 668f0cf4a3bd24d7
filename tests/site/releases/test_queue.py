"""The door's queue: due times, who reviews, what officers say of a version, and standing in for an editor."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from lawang.site.audit import access as audit
from lawang.site.members import access as members
from lawang.site.members.actions.delegate import delegate, end_delegation
from lawang.site.members.actions.grant import revoke
from lawang.site.members.models import Delegation, Membership
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred
from lawang.site.releases import access, door
from lawang.site.releases.actions.check import current, judged
from lawang.site.releases.actions.comment import comment
from lawang.site.releases.actions.decide import decide, second
from lawang.site.releases.actions.hand_in import recall, submit
from lawang.site.releases.actions.review import approve, claim, send_back, take_over
from lawang.site.releases.actions.standard import set_standard
from lawang.site.releases.models import Comment, Version
from lawang.site.releases.states import Act, State, Who
from tests.site.post import words
from tests.site.releases.conftest import FALSE, MONEY, TRUE

HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def stand_in(people, region, officer, now):
    """Rani, a watcher at the door, stands in for an editor of it: `stand_in("budi")`."""
    rani = officer("rani", diskominfo="watcher")

    def make(name: str, since: datetime.timedelta = -HOUR, until: datetime.timedelta = DAY):
        editor = getattr(people, name)
        delegate(editor, rani, region["diskominfo"], now + since, now + until, now)
        return type(rani).objects.get(pk=rani.pk)

    return make


def test_the_due_time_comes_from_the_doors_own_standard(release, people, region, officer, now, settings):
    settings.DOOR_HOURS = 24
    version = submit(people.dewi, release(), now)
    assert version.due == now + 24 * HOUR
    assert not version.overdue(version.due - HOUR) and version.overdue(version.due)
    head = officer("mira", diskominfo="head")
    for stranger in (people.budi, officer("hari", dinkes="head")):
        with pytest.raises(PermissionDenied):
            set_standard(stranger, region["diskominfo"], 2)
    set_standard(head, region["diskominfo"], 4)
    assert submit(people.dewi, recall(people.dewi, version), now).due == now + 4 * HOUR
    assert recall(people.dewi, version).due is None


def test_the_standard_is_set_on_its_page(people, region, officer, signed_in):
    desk = signed_in(officer("mira", diskominfo="head"))
    form = {"door": region["diskominfo"].pk, "hours": "0"}
    assert desk.post("/meja/siaran/antrean/standar/", form).status_code == 400
    assert desk.post("/meja/siaran/antrean/standar/", form | {"hours": "6"}).status_code == 302
    assert access.hours(region["diskominfo"]) == 6 and access.hours(region["kominfo-samarinda"]) == 24
    assert "6 jam" in signed_in(people.budi).get("/meja/siaran/antrean/").content.decode()
    assert signed_in(people.budi).get("/meja/siaran/antrean/standar/").status_code == 403


def test_the_queue_goes_by_due_time_and_says_what_is_overdue(release, people, signed_in, now):
    late = submit(people.dewi, release(), now - 48 * HOUR)
    soon = submit(people.dewi, release(), now - 3 * HOUR)
    later = claim(people.sari, submit(people.dewi, release(), now))
    assert list(access.queue(people.budi)) == [late, soon, later]
    page = signed_in(people.budi).get("/meja/siaran/antrean/").content.decode()
    assert page.count("lewat tenggat") == 1 and "Sari" in page
    assert "lewat tenggat" in signed_in(people.dewi).get(f"/meja/siaran/{late.pk}/").content.decode()


def test_two_do_not_review_the_same(release, people, signed_in, now):
    version = release(at="in_review")
    assert version.claimed_by == people.budi
    for act in (
        lambda: approve(people.sari, version, now),
        lambda: send_back(people.sari, version, "Kurang."),
    ):
        with pytest.raises(Barred, match="Budi sedang memeriksanya"):
            act()
    other, page = signed_in(people.sari), f"/meja/siaran/{version.pk}/"
    shown = other.get(page).content.decode()
    assert "langkah/take_over/" in shown and "langkah/approve/" not in shown
    assert "langkah/take_over/" not in signed_in(people.budi).get(page).content.decode()
    other.post(f"{page}langkah/take_over/")
    version.refresh_from_db()
    assert version.claimed_by == people.sari and version.state == State.IN_REVIEW
    with pytest.raises(Barred):
        take_over(people.sari, version)
    assert "releases.taken_over" in [entry.event for entry in audit.about(version)]
    assert approve(people.sari, version, now).state == State.APPROVED


def test_sent_back_it_is_nobodys_and_due_no_more(release, people):
    version = send_back(people.budi, release(at="in_review"), "Samakan dengan sumber.")
    assert version.claimed_by is None and version.due is None


def test_a_comment_on_a_sentence_reaches_who_is_told(release, people, signed_in, post):
    version = release(MONEY, at="in_review")
    page = f"/meja/siaran/{version.pk}/"
    editor, writer = signed_in(people.budi), signed_in(people.dewi)
    form = {"comment": "Sudah termasuk pajak?", "sentence": MONEY, "told": [people.dewi.pk]}
    assert editor.post(f"{page}komentar/", form).status_code == 302
    (letter,) = post.to("dewi@contoh.id")
    assert "Sudah termasuk pajak?" in words(letter) and MONEY in words(letter) and TRUE not in words(letter)
    assert not post.to("wati@contoh.id")
    shown = writer.get(page).content.decode()
    assert "Sudah termasuk pajak?" in shown and "memberi tahu" in shown
    assert audit.about(Comment.objects.get()).get().event == "releases.commented"
    empty = writer.post(f"{page}komentar/", {"comment": " ", "sentence": MONEY})
    assert empty.status_code == 409
    gone = writer.post(f"{page}komentar/", {"comment": "Ini lama.", "sentence": "Kalimat lain."})
    assert gone.status_code == 409 and "Ini lama." in gone.content.decode()


def test_who_does_not_see_it_neither_comments_nor_is_told(release, people, signed_in, now):
    version = release()
    for stranger in (people.budi, people.anto):  # a draft is the owner's alone
        with pytest.raises(PermissionDenied):
            comment(stranger, version, "Halo.", now)
        with pytest.raises(Barred):
            comment(people.dewi, version, "Halo.", now, told=[stranger])
    page = f"/meja/siaran/{version.pk}/komentar/"
    assert signed_in(people.anto).post(page, {"comment": "Halo."}).status_code == 404
    assert signed_in(people.dewi).get(page).status_code == 405


def test_an_editor_hands_the_role_over_on_the_page(people, region, officer, signed_in, release, post):
    rani = officer("rani", dinkes="ppid")
    version = release(at="submitted")
    desk, today = signed_in(people.budi), timezone.localdate()
    form = {"organisation": region["diskominfo"].pk, "to": rani.pk, "since": str(today), "until": str(today)}
    wrong = desk.post("/meja/anggota/wakil/", form | {"until": str(today - DAY)})
    assert wrong.status_code == 409 and "Hari terakhir" in wrong.content.decode()
    assert signed_in(rani).get("/meja/siaran/antrean/").status_code == 403
    assert desk.post("/meja/anggota/wakil/", form).status_code == 302
    assert "Budi" in words(post.to("rani@contoh.id")[0])
    deputy = signed_in(rani)
    queue = deputy.get("/meja/siaran/antrean/").content.decode()
    assert version.headline in queue and "Anda mewakili Budi" in queue
    assert deputy.post(f"/meja/siaran/{version.pk}/langkah/claim/").status_code == 302
    made = Delegation.objects.get()
    assert "Rani mewakili Budi" in desk.get("/meja/anggota/wakil/").content.decode()
    assert signed_in(people.yudi).post(f"/meja/anggota/wakil/{made.pk}/akhiri/").status_code == 404
    assert desk.post(f"/meja/anggota/wakil/{made.pk}/akhiri/").status_code == 302
    assert signed_in(rani).get("/meja/siaran/antrean/").status_code == 403
    events = [entry.event for entry in audit.about(made)]
    assert events == ["members.delegated", "members.delegation_ended"]


def test_it_holds_from_its_first_day_to_its_last_and_no_longer_than_the_editors_own_role(
    stand_in, people, region, now
):
    assert not members.holds(stand_in("budi", DAY, 2 * DAY), Role.EDITOR)
    rani = stand_in("sari")
    assert members.authority(rani, Role.EDITOR, region["diskominfo"]) == {people.sari.pk}
    assert not members.authority(rani, Role.EDITOR, region["kominfo-samarinda"])
    revoke(None, Membership.objects.get(officer=people.sari), now)
    assert not members.holds(type(rani).objects.get(pk=rani.pk), Role.EDITOR)
    Delegation.objects.update(since=now - 2 * DAY, until=now - DAY)
    assert not members.holds(type(rani).objects.get(pk=rani.pk), Role.EDITOR)


def test_who_stands_in_for_a_writer_does_not_approve_what_that_one_wrote(
    stand_in, release, people, write, now
):
    version = release(at="in_review")
    write(version, MONEY + " Demikian.", by=people.budi)
    rani = stand_in("budi")
    assert door.parts(version, rani) == {Who.DOOR}
    with pytest.raises(PermissionDenied):
        approve(rani, take_over(rani, version), now)
    rani = stand_in("sari")  # in her right it may be approved
    version.refresh_from_db()
    assert approve(rani, version, now).approved_by == rani


def test_who_wrote_does_not_approve_as_somebodys_deputy_either(people, region, release, now):
    version = submit(people.dewi, release())
    delegate(people.budi, people.dewi, region["diskominfo"], now - HOUR, now + DAY, now)
    dewi = type(people.dewi).objects.get(pk=people.dewi.pk)
    assert Who.DOOR in door.parts(version, dewi) and Who.OTHER not in door.parts(version, dewi)


def test_a_deputy_is_no_second_witness_for_whom_they_stand_in(stand_in, release, people, now):
    version = release(FALSE, lead="Posyandu keliling mulai melayani warga.", at="in_review")
    key = judged(current(version))[0].found.key
    decide(people.budi, version, key, Act.DISMISS, "Sumber lama.", now)
    with pytest.raises(Barred, match="penyunting lain"):
        second(stand_in("budi"), version, key, now)
    assert second(people.sari, version, key, now).second == people.sari


def test_every_reason_a_role_is_not_handed_over(people, region, officer, now):
    place = region["diskominfo"]
    nobody = officer("kosong")

    def codes(*args) -> list[str]:
        with pytest.raises(Barred) as barred:
            delegate(people.budi, *args, now)
        return [reason.code for reason in barred.value.reasons]

    assert codes(people.sari, place, now, now + DAY) == ["editor"]
    assert codes(nobody, place, now, now - DAY) == ["nobody", "dates"]
    assert codes(people.lina, place, now, now + 200 * DAY) == ["long"]
    made = delegate(people.budi, people.lina, place, now, now + DAY, now)
    assert codes(people.lina, place, now, now + DAY) == ["standing"]
    lina = type(people.lina).objects.get(pk=people.lina.pk)
    for stranger in (people.dewi, people.yudi, lina):  # who stands in hands nothing on
        with pytest.raises(PermissionDenied):
            delegate(stranger, people.anto, place, now, now + DAY, now)
    end_delegation(lina, made, now)
    with pytest.raises(Barred):
        end_delegation(people.budi, made, now)


def test_due_and_claim_are_written_by_the_door_alone(release, people):
    from lawang.site.releases.models import OutsideTheDoor

    version = Version.objects.get(pk=release(at="in_review").pk)
    version.claimed_by = people.sari
    with pytest.raises(OutsideTheDoor):
        version.save()
    with pytest.raises(OutsideTheDoor):
        Version.objects.update(due=None)

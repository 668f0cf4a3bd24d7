"""The door: the table, who may pass what, and that every finding is settled before approval."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import PermissionDenied

from lawang.site.audit import access as audit
from lawang.site.reasons import Barred
from lawang.site.releases import access, door
from lawang.site.releases.actions.begin import correct
from lawang.site.releases.actions.check import current, judged
from lawang.site.releases.actions.decide import decide, second
from lawang.site.releases.actions.hand_in import recall, submit
from lawang.site.releases.actions.publish import publish, tidy, unschedule, withdraw
from lawang.site.releases.actions.review import approve, claim, send_back, take_over
from lawang.site.releases.actions.sources import attach, detach
from lawang.site.releases.models import Version
from lawang.site.releases.states import TABLE, Act, State, Who
from tests.site.releases.conftest import FALSE, MONEY, NEWS, TRUE

HOUR = datetime.timedelta(hours=1)


def codes(barred: pytest.ExceptionInfo[Barred]) -> list[str]:
    return [reason.code for reason in barred.value.reasons]


def key_of(version: Version, verdict: str) -> str:
    return next(item.found.key for item in judged(current(version)) if item.found.verdict == verdict)


def test_a_release_goes_from_draft_to_the_public(release, people, now):
    version = release(at="published")
    assert version.state == State.PUBLISHED and version.approved_by == people.budi
    assert list(access.public(now)) == [version] and version.release.slug.startswith("posyandu-keliling")
    assert [entry.event.split(".")[1] for entry in audit.about(version)] == [
        "begun",
        "edited",
        "source_attached",
        "submitted",
        "claimed",
        "approved",
        "published",
    ]
    assert audit.faults() == []


@pytest.mark.parametrize("name", ["dewi", "budi", "anto", "yudi", "lina"])
@pytest.mark.parametrize("state", [state.value for state in State if state != State.CORRECTED])
def test_who_may_move_it_at_every_state_is_what_the_table_says(name, state, release, people, now):
    """budi approved it, and dewi wrote it."""
    later = {"embargo": now + HOUR} if state == "scheduled" else {}
    version = release(at=state, **later)
    stands = {"dewi": {Who.WRITER}, "budi": {Who.DOOR, Who.OTHER}}.get(name, set())
    expected = {act for act, move in TABLE.items() if state in move.sources and move.by & stands}
    assert set(door.moves(version, getattr(people, name))) == expected


def test_a_field_that_is_missing_bars_submission_and_all_are_told_at_once(release, people):
    version = release(contact="", place="", source=False)
    with pytest.raises(Barred) as barred:
        submit(people.dewi, version)
    assert codes(barred) == ["empty", "empty"] and "narahubung" in str(barred.value)


def test_only_the_owners_writers_submit_and_only_the_door_claims(release, people):
    version = release()
    for stranger in (people.anto, people.budi, people.yudi, people.lina):
        with pytest.raises(PermissionDenied):
            submit(stranger, version)
    version = submit(people.wati, version)
    for stranger in (people.dewi, people.yudi, people.lina):
        with pytest.raises(PermissionDenied):
            claim(stranger, version)
    assert claim(people.sari, version).state == State.IN_REVIEW


def test_a_contradicted_fact_bars_approval_but_not_submission(release, people, now):
    version = release(FALSE, MONEY, lead="Posyandu keliling mulai melayani warga.", at="in_review")
    with pytest.raises(Barred) as barred:
        approve(people.budi, version, now)
    assert "contradicted" in codes(barred) and "42" in str(barred.value)
    assert Version.objects.get(pk=version.pk).state == State.IN_REVIEW


def test_a_contradicted_fact_cannot_be_overridden_only_dismissed_by_two(release, people, now):
    version = release(FALSE, MONEY, lead="Posyandu keliling mulai melayani warga.", at="in_review")
    key = key_of(version, "contradicted")
    for act in (Act.OVERRIDE, Act.CONFIRM):
        with pytest.raises(Barred) as barred:
            decide(people.budi, version, key, act, "Saya yakin.", now)
        assert codes(barred) == ["verdict"]
    with pytest.raises(PermissionDenied):
        decide(people.dewi, version, key, Act.DISMISS, "Keliru.", now)
    decide(people.budi, version, key, Act.DISMISS, "Sumber lama; jumlah resmi 42.", now)
    with pytest.raises(Barred, match="42"):
        approve(people.tuti, version, now)
    with pytest.raises(Barred) as alone:
        second(people.budi, version, key, now)
    assert codes(alone) == ["self"]
    with pytest.raises(PermissionDenied):
        second(people.dewi, version, key, now)
    second(people.sari, version, key, now)
    assert approve(people.tuti, take_over(people.tuti, version), now).state == State.APPROVED
    assert [alarm.words for alarm in access.false_alarms()] == ["42"]


def test_what_no_source_says_needs_a_source_a_confirmation_or_a_signed_reason(release, people, now):
    version = release(MONEY, NEWS, at="in_review")
    open_now = [item.found.key for item in judged(current(version))]
    assert len(open_now) == 2 and len(set(open_now)) == 2
    with pytest.raises(Barred) as barred:
        approve(people.budi, version, now)
    assert set(codes(barred)) == {"unsupported"}
    with pytest.raises(Barred, match="alasannya"):
        decide(people.dewi, version, open_now[0], Act.OVERRIDE, "  ", now)
    decide(people.dewi, version, open_now[0], Act.CONFIRM, "Daftar hadir saya hitung sendiri.", now)
    decide(people.wati, version, open_now[1], Act.OVERRIDE, "Bidan menyebutnya lewat telepon.", now)
    assert approve(people.budi, version, now).state == State.APPROVED


def test_a_decision_does_not_outlive_a_change_of_its_sentence(release, people, write, now):
    version = release(MONEY, NEWS, at="in_review")
    for item in judged(current(version)):
        decide(people.dewi, version, item.found.key, Act.CONFIRM, "Sudah saya hitung.", now)
    write(version, MONEY, NEWS.replace("bidan", "perawat"), by=people.sari)
    with pytest.raises(Barred) as barred:
        approve(people.budi, version, now)
    assert set(codes(barred)) == {"unsupported"}


def test_without_a_source_nothing_is_approved(release, people, now):
    version = release(at="in_review", source=False)
    with pytest.raises(Barred) as barred:
        approve(people.budi, version, now)
    assert "no_source" in codes(barred)


def test_who_wrote_it_or_edited_it_last_does_not_approve_it(release, people, write, region, now, officer):
    version = release(at="in_review")
    write(version, MONEY + " Demikian.", by=people.budi)
    with pytest.raises(PermissionDenied):
        approve(people.budi, version, now)
    assert approve(people.sari, take_over(people.sari, version), now).approved_by == people.sari


def test_an_edit_after_approval_needs_approval_again(release, people, write, now):
    version = release(at="approved")
    write(version, MONEY, "Kegiatan berlangsung di halaman kantor.", by=people.dewi)
    version.refresh_from_db()
    assert (version.state, version.approved_digest, version.approved_by) == (State.IN_REVIEW, "", None)
    with pytest.raises(Barred):
        publish(people.sari, version, now)
    assert "releases.approval_voided" in [entry.event for entry in audit.about(version)]


def test_saving_without_a_change_keeps_the_approval(release, people, write):
    version = release(at="approved")
    write(version, by=people.dewi)
    version.refresh_from_db()
    assert version.state == State.APPROVED


def test_sources_stay_as_they_were_approved(release, people, speech):
    version = release(at="approved")
    with pytest.raises(Barred):
        detach(people.dewi, version, speech)


def test_an_embargo_is_decided_when_read_to_the_second(release, people, now):
    embargo = now + HOUR
    version = release(at="scheduled", embargo=embargo)
    assert version.state == State.SCHEDULED
    second_before = embargo - datetime.timedelta(seconds=1)
    assert not access.public(second_before).exists() and not access.addressable(second_before).exists()
    assert list(access.public(embargo)) == [version]
    assert tidy(second_before) == 0 and tidy(embargo) == 1 and tidy(embargo) == 0
    assert Version.objects.get(pk=version.pk).state == State.PUBLISHED


def test_a_schedule_can_be_stopped_until_its_time(release, people, now):
    version = release(at="scheduled", embargo=now + HOUR)
    with pytest.raises(Barred, match="sudah terbit"):
        unschedule(people.budi, version, now + 2 * HOUR)
    assert unschedule(people.budi, version, now).public_from is None
    assert not access.public(now + 2 * HOUR).exists()


def test_editing_a_scheduled_version_takes_it_off_the_schedule(release, people, write, now):
    version = release(at="scheduled", embargo=now + HOUR)
    write(version, "Teks lain.", by=people.budi)
    assert not access.public(now + 2 * HOUR).exists()


def test_a_correction_takes_over_and_the_old_version_keeps_its_address(release, people, write, now):
    old = release(at="published")
    fresh = correct(people.dewi, old, now)
    assert list(access.public(now)) == [old] and fresh.number == 2
    assert [use.source_id for use in fresh.uses.all()] == [use.source_id for use in old.uses.all()]
    with pytest.raises(Barred, match="diralat"):
        submit(people.dewi, fresh)
    with pytest.raises(Barred, match="sudah dimulai"):
        correct(people.wati, old, now)
    write(fresh, what_changed="Nama kegiatan diperbaiki.")
    fresh = publish(
        people.sari, approve(people.budi, claim(people.budi, submit(people.dewi, fresh)), now), now
    )
    assert list(access.public(now)) == [fresh]
    assert set(access.addressable(now)) == {old, fresh}
    assert Version.objects.get(pk=old.pk).state == State.CORRECTED


def test_a_correction_under_embargo_takes_over_at_its_second_without_any_job(release, people, write, now):
    old = release(at="published")
    fresh = correct(people.dewi, old, now)
    write(fresh, what_changed="Waktu diperbaiki.", embargo=now + HOUR)
    fresh = publish(
        people.sari, approve(people.budi, claim(people.budi, submit(people.dewi, fresh)), now), now
    )
    assert list(access.public(now)) == [old] and list(access.public(now + HOUR)) == [fresh]


def test_a_withdrawal_needs_a_reason_and_leaves_a_notice(release, people, now):
    version = release(at="published")
    with pytest.raises(Barred, match="mengapa"):
        withdraw(people.sari, version, "", now)
    with pytest.raises(PermissionDenied):
        withdraw(people.dewi, version, "Salah.", now)
    withdraw(people.sari, version, "Kegiatan batal.", now)
    assert not access.public(now).exists() and access.addressable(now).get().state == State.WITHDRAWN


def test_send_back_and_recall(release, people):
    version = release(at="in_review")
    with pytest.raises(Barred, match="perlu diperbaiki"):
        send_back(people.budi, version, " ")
    assert send_back(people.budi, version, "Tambahkan jabatan.").state == State.DRAFT
    assert recall(people.wati, submit(people.dewi, Version.objects.get(pk=version.pk))).state == State.DRAFT


def test_of_two_who_act_at_once_one_is_barred(release, people):
    seen_by_both = release(at="submitted")
    claim(people.budi, seen_by_both)
    with pytest.raises(Barred) as barred:
        claim(people.sari, seen_by_both)
    assert codes(barred) == ["state"]


def test_a_version_of_another_agency_is_not_seen_and_a_draft_not_by_the_door(release, people):
    version = release()
    assert list(access.visible(people.dewi)) == [version]
    assert not access.visible(people.anto).exists() and not access.visible(people.budi).exists()
    version = submit(people.dewi, version)
    assert list(access.queue(people.budi)) == [version] and not access.queue(people.yudi).exists()
    assert list(access.visible(people.lina)) == [version]


def test_a_source_is_attached_by_those_who_write_or_review_alone(release, people, speech):
    version = release(source=False)
    with pytest.raises(PermissionDenied):
        attach(people.anto, version, speech)
    attach(people.wati, version, speech)
    with pytest.raises(Barred):
        attach(people.dewi, version, speech)


def test_the_same_text_and_sources_are_checked_once(release):
    version = release(TRUE)
    first = current(version)
    assert current(Version.objects.get(pk=version.pk)) == first and version.checks.count() == 1
    assert first.tally["supported"] >= 2 and judged(first) == []

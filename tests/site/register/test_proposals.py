"""From a release and a source into the register: by a person alone, in one keystroke."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import PermissionDenied

from lawang.site.audit import access as audit
from lawang.site.reasons import Barred
from lawang.site.register import tasks
from lawang.site.register.actions import propose
from lawang.site.register.actions.confirm import confirm, leave
from lawang.site.register.models import Fact, Promise, Proposal, Value
from lawang.site.releases.actions.begin import correct
from lawang.site.releases.actions.publish import withdraw
from lawang.site.releases.actions.sources import add_source
from tests.site.register.conftest import DAY, OTHERWISE, ROOMS, TEACHERS


def test_publishing_proposes_and_puts_nothing_in(out, topic):
    version = out(TEACHERS, ROOMS)
    tasks.propose_from_version.call(version.pk)
    tasks.propose_from_version.call(version.pk)
    teachers, rooms = Proposal.objects.filter(version=version)
    assert (teachers.amount, teachers.as_of, teachers.place) == ("1.912 orang", "Maret 2026", "Kota Bontang")
    assert (rooms.state, rooms.due, rooms.topic) == ("planned", datetime.date(2027, 12, 31), topic)
    assert not Value.objects.exists()


def test_a_first_source_proposes_and_a_confidential_one_does_not(people, region):
    given = {"kind": "data", "title": "Data guru", "issuer": "BPSDM", "obtained": DAY}
    for filename, shut in (("a.txt", False), ("b.txt", True)):
        source = add_source(
            people.tono, region["bpsdm"], TEACHERS.encode(), filename, confidential=shut, **given
        )
        tasks.propose_from_source.call(source.pk)
    [row] = Proposal.objects.all()
    assert row.source.filename == "a.txt" and row.agency == region["bpsdm"]


def test_enter_takes_in_the_first_and_what_was_mended_is_logged(out, people, signed_in, now):
    version = out(TEACHERS)
    propose.from_version(version.pk, now)
    row = Proposal.objects.get(version=version)
    desk = signed_in(people.dewi)
    page = desk.get("/meja/fakta/usulan/").content.decode()
    assert "autofocus" in page and "1.912 orang" in page and "<script" not in page
    form = {f"{row.pk}-{name}": getattr(row, name) or "" for name in ("measure", "amount", "as_of", "place")}
    form |= {f"{row.pk}-subject": "guru honorer", f"{row.pk}-state": "done", f"{row.pk}-due": ""}
    answer = desk.post(f"/meja/fakta/usulan/{row.pk}/", form | {"act": "confirm"})
    assert answer.status_code == 302
    [value] = Value.objects.all()
    assert value.fact.subject == "guru honorer" and value.proven and value.confirmed_by == people.dewi
    [entry] = audit.about(value)
    assert entry.details["mended"] == {"subject": row.subject, "topic": "Sumber daya manusia"}


def test_a_day_that_cannot_be_read_is_refused_and_what_was_typed_stays(out, people, signed_in, now):
    version = out(TEACHERS)
    propose.from_version(version.pk, now)
    row = Proposal.objects.get(version=version)
    form = {
        f"{row.pk}-{name}": getattr(row, name) or "" for name in ("subject", "measure", "amount", "place")
    }
    form |= {f"{row.pk}-as_of": "entah kapan", f"{row.pk}-state": "done", "act": "confirm"}
    answer = signed_in(people.dewi).post(f"/meja/fakta/usulan/{row.pk}/", form)
    assert answer.status_code == 409 and "entah kapan" in answer.content.decode()
    assert not Value.objects.exists()


def test_another_agency_does_not_confirm(out, people, now, signed_in):
    version = out(TEACHERS)
    propose.from_version(version.pk, now)
    row = Proposal.objects.get(version=version)
    with pytest.raises(PermissionDenied):
        confirm(people.anto, row, now)
    with pytest.raises(PermissionDenied):
        leave(people.yudi, row, now)
    assert signed_in(people.anto).post(f"/meja/fakta/usulan/{row.pk}/").status_code == 404


def test_what_was_left_is_not_confirmed_later(out, people, now):
    version = out(TEACHERS)
    propose.from_version(version.pk, now)
    row = Proposal.objects.get(version=version)
    leave(people.budi, row, now)
    with pytest.raises(Barred):
        confirm(people.budi, row, now)


def test_later_values_of_a_fact_join_it_however_it_is_worded(stated):
    first = stated(TEACHERS)
    second = stated("Sebanyak 1.800 guru honorer tercatat di Bontang pada September 2026.")
    assert first.fact == second.fact and Fact.objects.count() == 1
    assert list(first.fact.values.values_list("value", flat=True)) == ["1.912 orang", "1.800 guru"]


def test_what_is_done_keeps_the_promise_of_the_same(stated):
    stated(ROOMS)
    promise = Promise.objects.get()
    done = stated("Sebanyak 42 ruang kelas telah dibangun di Kabupaten Berau pada November 2026.")
    promise.refresh_from_db()
    assert promise.kept == "done" and promise.proof == done


@pytest.mark.parametrize(
    "short",
    [
        "Sebanyak 12 ruang kelas telah dibangun di Kabupaten Berau pada November 2026.",
        "Sebanyak 42 ruang kelas telah dibangun di Kabupaten Berau pada Mei 2025.",
        "Sebanyak 42 ruang kelas telah dibangun di Kabupaten Paser pada November 2026.",
        "Sebanyak 42 ruang rawat telah dibangun di Kabupaten Berau pada November 2026.",
    ],
)
def test_less_earlier_elsewhere_or_other_keeps_no_promise(stated, short):
    stated(ROOMS)
    stated(short)
    assert Promise.objects.get().kept == "open"


def test_a_withdrawn_release_takes_its_facts_along(stated, people, now):
    value = stated(TEACHERS)
    withdraw(people.sari, value.version, "Datanya keliru.", now)
    tasks.retire.call(value.version_id)
    value.refresh_from_db()
    assert value.ended and "ditarik" in value.why_ended


def test_a_correction_ends_the_value_it_corrects(stated, out, people, now):
    value = stated(TEACHERS)
    draft = correct(people.wati, value.version, now)
    fresh = out(OTHERWISE, corrects=draft)
    new = confirm(people.budi, Proposal.objects.get(version=fresh), now)
    tasks.compare_value.call(new.pk)
    value.refresh_from_db()
    assert value.ended and new.fact == value.fact


def test_a_correction_does_not_propose_again_what_it_kept(stated, out, people, now):
    value = stated(TEACHERS)
    fresh = out(TEACHERS, corrects=correct(people.wati, value.version, now))
    assert not Proposal.objects.filter(version=fresh).exists()
    assert not value.ended

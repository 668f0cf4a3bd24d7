"""Two agencies, two figures: found, decided, corrected, closed."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from lawang.site.audit import access as audit
from lawang.site.reasons import Barred
from lawang.site.register import tasks
from lawang.site.register.actions.confirm import confirm
from lawang.site.register.actions.contradict import ask_correction, carrying, compare, decide, hand_over
from lawang.site.register.models import Case, Proposal
from lawang.site.releases.actions.begin import correct as begin_correction
from lawang.site.watch.actions.bring import bring_text
from lawang.site.watch.actions.outlets import add_outlet
from tests.site.register.conftest import OTHERWISE, TEACHERS

# Of no figure, so that nothing but the teachers is proposed.
NEWS = (
    "Pendataan dilakukan sekolah bersama dinas pendidikan kota, lalu dicocokkan dengan daftar gaji di setiap kecamatan.",
    "Hasilnya menjadi dasar usulan formasi pegawai dan pelatihan bagi guru yang belum memiliki sertifikat pendidik.",
    "Sekolah yang menemukan selisih diminta melapor kepada pengawas agar datanya diperbaiki sebelum tutup tahun.",
)


@pytest.fixture
def case(stated):
    """BPSDM says otherwise than Dinas Kesehatan."""
    stated(TEACHERS)
    second = stated(OTHERWISE, by="tono", at="bpsdm")
    tasks.compare_value.call(second.pk)
    tasks.compare_value.call(second.pk)
    return Case.objects.get()


def test_a_contradiction_in_other_words_is_a_case_of_the_first_agency(case, region, now, settings):
    assert (case.first.value, case.second.value) == ("1.912 orang", "1.219 guru")
    assert case.lead == region["dinkes"]
    assert (case.due - timezone.localdate()).days == settings.REGISTER_CASE_DAYS


def test_another_day_is_no_case(stated):
    stated(TEACHERS)
    second = stated(OTHERWISE.replace("Maret", "Mei"), by="tono", at="bpsdm")
    tasks.compare_value.call(second.pk)
    assert not Case.objects.exists()


def test_decided_corrected_and_closed_when_what_is_out_is_right(case, people, now, out):
    decide(people.budi, case, "first", "Data pokok pendidikan, 31 Maret 2026.", now)
    case.refresh_from_db()
    [row] = case.consequences.all()
    assert row.version == case.second.version and row.draft and not case.closed
    assert case.second.ended and not case.first.ended
    out(TEACHERS, by="tono", at="bpsdm", corrects=row.draft)
    tasks.settle_cases.call()
    case.refresh_from_db()
    assert case.closed
    assert [entry.event for entry in audit.about(case)] == [
        "register.case_opened",
        "register.case_decided",
        "register.correction_asked",
        "register.case_closed",
    ]


def test_a_correction_that_keeps_the_wrong_figure_closes_nothing(case, people, now, out):
    decide(people.budi, case, "first", "Data pokok pendidikan.", now)
    out(OTHERWISE, by="tono", at="bpsdm", corrects=case.consequences.get().draft)
    tasks.settle_cases.call()
    case.refresh_from_db()
    assert not case.closed


def test_who_may_not_correct_leaves_it_to_the_owner(case, people, now):
    decide(people.dewi, case, "first", "Data pokok pendidikan.", now)
    row = case.consequences.get()
    assert row.draft is None
    ask_correction(people.tono, row, now)
    assert row.draft.number == 2


def test_both_may_hold_and_nothing_follows(case, people, now):
    decide(people.dewi, case, "both", "Yang satu menghitung sekolah negeri saja.", now)
    case.refresh_from_db()
    assert case.closed and not case.consequences.exists() and not case.second.ended


def test_the_public_is_told_that_the_figures_are_being_compared(case, people, now, client):
    told = "sedang dicocokkan dengan instansi lain"
    assert client.get("/fakta/sdm/").content.decode().count(told) == 2
    decide(people.dewi, case, "first", "Data pokok.", now)
    page = client.get("/fakta/sdm/").content.decode()
    assert told not in page and "tidak berlaku lagi" in page


def test_a_decision_wants_a_reason_a_choice_and_the_right_officer(case, people, now):
    with pytest.raises(Barred) as barred:
        decide(people.dewi, case, "", " ", now)
    assert {reason.code for reason in barred.value.reasons} == {"ruling", "reason"}
    with pytest.raises(PermissionDenied):
        decide(people.anto, case, "second", "Kami yang benar.", now)


def test_an_agency_that_corrects_itself_needs_no_decision(case, people, now, out):
    fresh = out(
        TEACHERS, by="tono", at="bpsdm", corrects=begin_correction(people.tono, case.second.version, now)
    )
    confirm(people.budi, Proposal.objects.get(version=fresh), now)
    case.refresh_from_db()
    assert case.closed and not case.ruling


def test_other_releases_with_the_wrong_figure_are_to_be_corrected_too(case, people, now, out):
    repeated = out("Di Bontang, 1.219 guru honorer tercatat pada Maret 2026.", by="wati", at="dinkes")
    out("Di Bontang, 1.219 guru honorer tercatat pada Mei 2026.", by="wati", at="dinkes")
    decide(people.dewi, case, "first", "Data pokok.", now)
    assert {row.version_id for row in case.consequences.all()} == {case.second.version_id, repeated.pk}


def test_the_decision_is_handed_to_the_other_agency(case, people, now, region):
    with pytest.raises(Barred):
        hand_over(people.dewi, case, region["dinsos-samarinda"])
    hand_over(people.dewi, case, region["bpsdm"])
    decide(people.anto, case, "second", "Data kepegawaian.", now)
    case.refresh_from_db()
    assert case.first.ended


def test_the_desk_shows_both_sides_and_keeps_what_was_typed(case, people, signed_in):
    desk = signed_in(people.dewi)
    page = desk.get(f"/meja/fakta/beda/{case.pk}/").content.decode()
    assert "1.912 orang" in page and "1.219 guru" in page
    answer = desk.post(f"/meja/fakta/beda/{case.pk}/putusan/", {"reason": "Menurut data pokok."})
    assert answer.status_code == 409 and "Menurut data pokok." in answer.content.decode()
    answer = desk.post(f"/meja/fakta/beda/{case.pk}/putusan/", {"reason": "Data pokok.", "ruling": "first"})
    assert answer.status_code == 302
    page = signed_in(people.lina).get(f"/meja/fakta/beda/{case.pk}/").content.decode()
    assert "menunggu instansi pemiliknya" in page and "Simpan keputusan" not in page
    assert "1.219 guru" in signed_in(people.lina).get("/meja/fakta/beda/").content.decode()


def test_a_case_waits_for_the_outlets_that_carry_the_wrong_figure(stated, out, people, now):
    stated(TEACHERS)
    version = out(OTHERWISE, *NEWS, by="tono", at="bpsdm")
    value = confirm(people.budi, Proposal.objects.get(version=version), now)
    compare(value.pk, now)
    outlet = add_outlet(people.lina, now, name="Kabar Tepian", site="https://tepian.contoh.id")
    article = "\n".join(("Guru honorer tercatat di Bontang", OTHERWISE, *NEWS))
    page = bring_text(people.lina, outlet, article, now)
    case = decide(people.budi, Case.objects.get(), "first", "Data pokok.", now)
    assert [row["outlet"] for row in carrying(case)] == ["Kabar Tepian"]
    draft = case.consequences.get().draft
    out(TEACHERS, *NEWS, by="tono", at="bpsdm", corrects=draft)
    tasks.settle_cases.call()
    case.refresh_from_db()
    assert not case.closed and case.consequences.get().done
    bring_text(people.lina, outlet, article.replace("1.219", "1.912"), now, page=page)
    tasks.settle_cases.call()
    case.refresh_from_db()
    assert case.closed

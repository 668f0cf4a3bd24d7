"""Personal data: sealed at rest, shown with an entry in the log, found nowhere else, erased when it is time."""

from __future__ import annotations

import datetime
import json
import logging
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from lawang.errors import Damaged
from lawang.site.audit import access as audit
from lawang.site.reasons import Barred
from lawang.site.service import personal, retention, secret, vault
from lawang.site.service.actions import contest
from lawang.site.service.actions.publish import publish
from lawang.site.service.actions.reveal import erase, export, forget, reveal, reveal_paper
from lawang.site.service.models import Request, Requester
from tests.site.service.conftest import MONDAY, PAPER, TRUE, WHO

DAY = datetime.timedelta(days=1)
MARKS = [value for name, value in WHO.items() if value and name != "who"] + ["PENANDA-KTP", "penandaberkas"]
PUBLIC = """
/ /siaran/ /cari/?q=internet /agenda/ /umpan/rss.xml /umpan/atom.xml /umpan/feed.json /berita.xml /api/siaran /api/openapi.json
/layanan/ /layanan/permohonan/ /layanan/lacak/ /layanan/jawaban/ /layanan/jawaban/{pk}/ /layanan/jawaban/?q=internet
/layanan/daftar-informasi/ /layanan/laporan/ /layanan/laporan/?tahun=2026 /layanan/laporan/2026.pdf /layanan/maklumat/
/layanan/data-pribadi/ /layanan/lacak/{number}/ /layanan/lacak/{number}/tanda-terima/ /layanan/lacak/{number}/keberatan/
/layanan/lacak/{number}/jawaban.pdf /layanan/lacak/{number}/tanda-terima.pdf /layanan/lacak/{number}/berkas/1/ /tidak-ada/
/media/service/x /en/layanan/jawaban/ /en/layanan/lacak/{number}/
"""


def marks_in(text: str) -> list[str]:
    return [mark for mark in MARKS if mark.casefold() in text.casefold()]


@pytest.fixture
def full(answered, people):
    """A request that went all the way: answered, published, objected to."""
    request = answered()
    publish(people.hadi, request, "Berapa titik internet di sekolah?", TRUE)
    contest.object_to(request, "d", "Rinciannya tidak ada.", MONDAY + 5 * DAY)
    return request


def test_marks_are_found_on_no_public_page(full, client, real_paper):
    for address in PUBLIC.split():
        answer = client.get(address.format(pk=full.pk, number=full.number))
        assert answer.status_code in (200, 403, 404), address
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert marks_in(content.decode("utf-8", "replace")) == [], address


def test_nor_in_the_log_the_database_the_search_and_the_files(full, caplog, client):
    caplog.set_level(logging.DEBUG)
    client.post("/layanan/permohonan/", {"act": "send", **WHO, "information": "x"})
    client.post("/layanan/lacak/", {"number": full.number, "secret": secret.of(full)[:-1]})
    assert marks_in(caplog.text) == []
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            assert marks_in(" ".join(map(str, cursor.fetchall()))) == [], table
    stored = [path for path in Path(settings.SERVICE_ROOT).rglob("*") if path.is_file()]
    assert stored and all(marks_in(path.read_bytes().decode("latin-1")) == [] for path in stored)
    assert all(path.stat().st_mode & 0o077 == 0 for path in stored)


def test_exports_of_the_desk_leave_out_who_asked_unless_that_is_asked_for_and_logged(
    full, people, signed_in, real_paper
):
    desk = signed_in(people.hadi)
    for kind in ("permohonan", "keberatan"):
        for form in ("csv", "xlsx", "pdf"):
            answer = desk.get(f"/meja/layanan/register/{kind}-2026.{form}")
            assert answer.status_code == 200 and marks_in(answer.content.decode("latin-1")) == []
    table = desk.get("/meja/layanan/register/permohonan-2026.csv").content.decode("utf-8-sig")
    assert full.number in table and "Informasi yang diminta" in table
    assert WHO["name"] in desk.post("/meja/layanan/register/permohonan-2026.csv").content.decode("utf-8-sig")
    assert audit.about(people.hadi).filter(event="service.identity_read").count() == 1
    assert signed_in(people.mira).get("/meja/layanan/register/permohonan-2026.csv").status_code == 403


def test_the_desk_opens_it_with_a_reason_that_the_log_keeps(full, people, signed_in):
    with pytest.raises(Barred):
        reveal(people.hadi, full, "")
    with pytest.raises(PermissionDenied):
        reveal(people.mira, full, "Ingin tahu")
    desk = signed_in(people.hadi)
    assert marks_in(desk.get(f"/meja/layanan/{full.pk}/").content.decode()) == []
    page = desk.post(f"/meja/layanan/{full.pk}/pemohon/", {"purpose": "Mengirim jawaban"}).content.decode()
    assert WHO["identity"] in page and WHO["name"] in page
    entry = audit.about(full).get(event="service.identity_read")
    assert entry.actor_id == people.hadi.pk and entry.details["purpose"] == "Mengirim jawaban"


def test_identity_papers_are_for_the_desk_alone(full, people, signed_in, client):
    paper = full.papers.get(kind="identity")
    assert reveal_paper(people.hadi, paper) == PAPER
    assert audit.about(full).filter(event="service.paper_read").exists()
    for who in (people.mira, people.dewi, people.yudi):
        answer = signed_in(who).post(f"/meja/layanan/{full.pk}/berkas/{paper.pk}/")
        assert answer.status_code in (403, 404)
    client.post("/layanan/lacak/", {"number": full.number, "secret": secret.of(full)})
    assert client.get(f"/layanan/lacak/{full.number}/").status_code == 200
    assert client.get(f"/layanan/lacak/{full.number}/berkas/{paper.pk}/").status_code == 404
    answer = full.papers.get(kind="answer")
    got = client.get(f"/layanan/lacak/{full.number}/berkas/{answer.pk}/")
    assert b"".join(got.streaming_content) == TRUE.encode() and got["Content-Disposition"].startswith(
        "attachment"
    )


def test_its_owner_may_take_and_erase_it(full, client, people):
    client.post(
        "/layanan/lacak/", {"number": full.number, "secret": secret.of(full).upper().replace("-", " ")}
    )
    data = json.loads(client.post(f"/layanan/lacak/{full.number}/langkah/data/").content)
    assert data["requester"]["identity"] == WHO["identity"] and data == export(full)
    assert client.post(f"/layanan/lacak/{full.number}/langkah/hapus/").status_code == 409  # objection pending
    row = full.objections.get()
    contest.decide(people.mira, row, {"ruling": "rejected", "decision": "Sudah ada."}, MONDAY + 6 * DAY)
    client.post(f"/layanan/lacak/{full.number}/langkah/hapus/")
    gone = Requester.objects.get(request=full)
    assert gone.erased and not gone.name and not full.papers.filter(kind="identity").exists()
    assert Request.objects.get(pk=full.pk).answer.text == TRUE


def test_an_open_request_keeps_its_address(ask):
    with pytest.raises(Barred):
        erase(ask(), MONDAY)


def test_what_was_kept_long_enough_is_erased(answered, django_capture_on_commit_callbacks):
    request = answered()
    papers, people = (rule.days for rule in retention.rules())
    assert forget(request.closed + papers * DAY) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert forget(request.closed + (papers + 1) * DAY) == 1
    assert [paper.kind for paper in request.papers.all()] == ["answer"]
    assert len([p for p in Path(settings.SERVICE_ROOT).rglob("*") if p.is_file()]) == 1
    assert forget(request.closed + (papers + 2) * DAY) == 0
    forget(request.closed + (people + 1) * DAY)
    assert Requester.objects.get(request=request).email == ""


def test_a_seal_is_opened_by_an_old_key_and_by_no_other(settings):
    sealed = vault.seal("rahasia")
    old, new = settings.SERVICE_KEYS[0], "bmV3LW5ldy1uZXctbmV3LW5ldy1uZXctbmV3LTEyMzQ="
    settings.SERVICE_KEYS = [new, old]
    assert vault.unseal(sealed) == "rahasia" and vault.seal("") == ""
    settings.SERVICE_KEYS = [new]
    with pytest.raises(Damaged):
        vault.unseal(sealed)


def test_a_sealed_field_cannot_be_searched(db):
    with pytest.raises(TypeError):
        list(Requester.objects.filter(name="x"))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("NIK 6472015203880001 atas nama", ["nik"]),
        ("NIK 6472 0152 0388 0001", ["nik"]),
        ("hubungi 0812-3456-7890 atau +62 812 3456 7890", ["phone", "phone"]),
        ("telepon (0541) 733333", ["phone"]),
        ("surel budi.s@mail.contoh.co.id.", ["email"]),
        ("tinggal di Jalan Melati Raya No. 12 RT 03/RW 02, Samarinda", ["address"]),
        ("Gg. Mawar no 5", ["address"]),
        ("warga RT 03/RW 02", ["address"]),
        ("anggaran Rp1.234.567.890.123 dan 120 titik", []),
        ("jalan nasional sepanjang 12 kilometer pada 2025", []),
        ("nomor 9999999999999999", []),
        ("SK Nomor 100.3.3.1/2025 tanggal 12 Maret 2025", []),
    ],
)
def test_the_finder_marks_personal_data(text, kinds):
    assert [found.kind for found in personal.find(text)] == kinds
    assert personal.find(personal.blacked(text)) == []


@given(st.text(), st.sampled_from(["6472015203880001", "0812-3456-7890", "a.b@contoh.id"]), st.text())
def test_nothing_found_is_left_and_nothing_else_is_taken(before, mark, after):
    text = f"{before} {mark} {after}"
    found = personal.find(text)
    kept = personal.blacked(text)
    assert all(text[one.start : one.end] for one in found) and f" {mark} " not in kept.replace(
        personal.BLACK, ""
    )
    starts, ends = [one.start for one in found], [one.end for one in found]
    untouched = "".join(text[a:b] for a, b in zip([0, *ends], [*starts, len(text)], strict=True))
    assert kept.replace(personal.BLACK, "") == untouched.replace(personal.BLACK, "")


def test_a_breach_has_its_clock_of_three_days_and_nights(people, region, signed_in):
    from lawang.site.service.actions.breach import note, told

    eid = datetime.datetime(2026, 3, 20, 10, 0, tzinfo=MONDAY.tzinfo)
    fields = {"noticed": eid, "data": "Surel", "how": "Salah kirim", "measures": "Ditarik", "concerned": 12}
    with pytest.raises(PermissionDenied):
        note(people.mira, region["diskominfo"], fields, eid)
    with pytest.raises(Barred):
        note(people.hadi, region["diskominfo"], fields, eid - DAY)
    breach = note(people.hadi, region["diskominfo"], fields, eid)
    assert breach.due == eid + 3 * DAY and breach.open
    desk = signed_in(people.hadi)
    assert "Kebocoran data yang belum diberitahukan" in desk.get("/meja/").content.decode()
    desk.post(f"/meja/layanan/kebocoran/{breach.pk}/", {"whom": "people"})
    told(people.hadi, breach, "authority", eid + 4 * DAY)
    with pytest.raises(Barred):
        told(people.hadi, breach, "people", eid)
    breach.refresh_from_db()
    assert not breach.open and audit.about(breach).last().details == {"whom": "authority", "late": True}
    assert "sudah diberitahukan" in desk.get("/meja/layanan/kebocoran/").content.decode()


def test_an_error_gives_nothing_away(ask, region, client, caplog, monkeypatch):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from tests.site.service.conftest import ASKED

    def breaks(*args: object) -> str:
        raise RuntimeError("boom")

    monkeypatch.setattr("lawang.site.service.numbers.next_number", breaks)
    client.raise_request_exception = False
    paper = SimpleUploadedFile("penandaberkas.png", PAPER)
    given = {**ASKED, **WHO, "act": "send", "body": region["diskominfo"].pk, "paper": paper}
    answer = client.post("/layanan/permohonan/", given)
    assert answer.status_code == 500 and marks_in(answer.content.decode() + caplog.text) == []
    assert "boom" in caplog.text and not [p for p in Path(settings.SERVICE_ROOT).rglob("*") if p.is_file()]


def test_what_is_answered_years_late_is_counted_all_the_same(answered):
    request = answered(days=1100)
    assert request.late and request.taken > 600

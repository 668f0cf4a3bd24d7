"""The report counts what the tables hold; the registers have the columns of the rule; lists say what is late."""

from __future__ import annotations

import csv
import datetime
import io

import pytest
from openpyxl import load_workbook

from lawang.site.reasons import Barred
from lawang.site.service import access, registers
from lawang.site.service.actions import contest
from lawang.site.service.actions.listing import enlist, renew
from lawang.site.service.actions.withdraw import withdraw
from lawang.site.service.models import Item, Objection, Request
from lawang.site.service.report import answered_already, report
from tests.site.service.conftest import MONDAY
from tests.site.service.test_desk import EXEMPT

DAY = datetime.timedelta(days=1)


def counts(bars) -> list[int]:
    return [bar.count for bar in bars]


def test_every_figure_is_counted(ask, answered, people):
    answered(days=4)
    answered(days=20)
    partly = answered(days=8, outcome="partial", **EXEMPT)
    ask()
    withdraw(ask(), MONDAY + DAY)
    ask(at=MONDAY - 30 * DAY)  # last year
    row = contest.object_to(partly, "a", "Sudah terbuka.", MONDAY + 10 * DAY)
    contest.decide(people.mira, row, {"ruling": "rejected", "decision": "Tetap."}, MONDAY + 11 * DAY)
    contest.dispute(row := Objection.objects.get(pk=row.pk), "1/KI", contest.dispute_until(row).day)
    answered_already(2026)
    made = report(2026, datetime.date(2026, 1, 21))
    assert (made.total, made.answered, made.open, made.withdrawn) == (5, 3, 1, 1)
    assert made.late == 2 and made.in_time == 67 and made.already == 1
    assert made.days == pytest.approx(
        (4 + 13 + 6) / 3
    )  # working days to the 9th, the 25th (a Sunday) and the 13th
    assert counts(made.outcomes) == [2, 1, 0, 0] and counts(made.refusals)[2] == 1
    assert (made.objections, made.disputes) == (1, 1) and counts(made.grounds) == [1, 0, 0, 0, 0, 0, 0]
    assert counts(made.months)[0] == 5 and sum(counts(made.months)) == 5 and counts(made.channels)[0] == 5
    (body,) = made.bodies
    assert (body.count, body.late, body.in_time) == (3, 1, 67)
    assert report(2025, datetime.date(2026, 1, 21)).total == 1


def test_the_report_is_a_page_and_a_paper(answered, client, real_paper):
    answered()
    page = client.get("/layanan/laporan/?tahun=2026").content.decode()
    assert "<svg" in page and "Rata-rata waktu menjawab" in page and "style=" not in page
    assert client.get("/layanan/laporan/2026.pdf").content.startswith(b"%PDF")
    assert client.get("/layanan/laporan/?tahun=1999").status_code == 404
    assert client.get("/layanan/laporan/?tahun=abc").status_code == 404


def test_registers_open_in_spreadsheets_and_run_nothing(answered):
    answered(asked={"information": "=HYPERLINK(1) tentang internet"})
    rows = Request.objects.select_related("body", "answer", "requester")
    table = registers.written("csv", "Register", registers.requests(rows)).decode("utf-8-sig")
    head, row = list(csv.reader(io.StringIO(table)))
    assert len(head) == len(row) == 14 and row[2] == "'=HYPERLINK(1) tentang internet"
    book = load_workbook(
        io.BytesIO(registers.written("xlsx", "Register", registers.requests(rows, identified=True)))
    )
    cells = [list(line) for line in book.active.iter_rows()]
    assert len(cells) == 2 and cells[1][2].value == "Tjokro Penandanama"
    assert {cell.data_type for cell in cells[1] if cell.value} == {"s"} and cells[1][6].value.startswith(
        "=HYPER"
    )


def test_the_information_list_tells_what_is_late(people, region, client):
    fields = {
        "title": "Laporan kinerja",
        "kind": "periodic",
        "holder": region["dinkes"],
        "form": "PDF",
        "retention": "5 tahun",
        "rhythm": 6,
        "renewed": datetime.date(2025, 1, 31),
    }
    with pytest.raises(Barred):
        enlist(people.hadi, {**fields, "rhythm": None})
    with pytest.raises(Barred):
        enlist(people.hadi, {**fields, "kind": "exempt"})
    item = enlist(people.hadi, fields)
    assert [access.late(item, day) for day in (datetime.date(2025, 7, 31), datetime.date(2025, 8, 1))] == [
        False,
        True,
    ]
    assert "terlambat" in client.get("/layanan/daftar-informasi/").content.decode()
    renew(people.hadi, item, datetime.date(2025, 8, 2))
    assert not access.late(Item.objects.get(), datetime.date(2026, 2, 2))


def test_the_list_is_a_file_and_what_is_late_waits_on_the_desk(people, region, client, signed_in, real_paper):
    fields = {
        "kind": "periodic",
        "holder": region["dinkes"],
        "form": "PDF",
        "retention": "5 tahun",
        "rhythm": 6,
    }
    enlist(people.hadi, {**fields, "title": "=Laporan kinerja", "renewed": datetime.date(2025, 1, 31)})
    table = client.get("/layanan/daftar-informasi.csv").content.decode("utf-8-sig")
    assert "'=Laporan kinerja,,berkala" in table
    assert client.get("/layanan/daftar-informasi.pdf").content.startswith(b"%PDF")
    assert client.get("/layanan/daftar-informasi.exe").status_code == 404
    assert "=Laporan kinerja" in signed_in(people.hadi).get("/meja/").content.decode()
    assert "=Laporan kinerja" not in signed_in(people.nina).get("/meja/").content.decode()


def test_the_report_tells_what_cannot_be_counted(people, client, signed_in):
    desk, year = signed_in(people.hadi), datetime.date.today().year
    given = {"year": year, "staff": "Tiga petugas.", "obstacles": "Arsip lama di atas kertas."}
    assert desk.post("/meja/layanan/laporan/", given).status_code == 302
    desk.post("/meja/layanan/laporan/", {**given, "staff": "Empat petugas."})
    page = client.get("/layanan/laporan/").content.decode()
    assert "Empat petugas." in page and "Arsip lama" in page and "Tiga petugas." not in page
    assert signed_in(people.mira).post("/meja/layanan/laporan/", given).status_code == 403


def test_paper_is_delivered_later_than_it_is_sent(answered, people, signed_in):
    by_page, by_post = answered(), answered(delivery="post")
    assert by_page.answer.delivered == by_page.closed and by_post.answer.delivered is None
    desk = signed_in(people.hadi)
    assert "Sudah disampaikan kepada pemohon" in desk.get(f"/meja/layanan/{by_post.pk}/").content.decode()
    desk.post(f"/meja/layanan/{by_post.pk}/langkah/sampaikan/")
    assert Request.objects.get(pk=by_post.pk).answer.delivered
    assert "Sudah disampaikan kepada pemohon" not in desk.get(f"/meja/layanan/{by_post.pk}/").content.decode()

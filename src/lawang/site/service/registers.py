"""The registers that Perki KI 1/2021 prescribes, as CSV, XLSX or PDF.

Without `identified` the columns that tell who asked are left out: that is the form for everybody but the PPID.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from lawang.site.service import days, notices, paper
from lawang.site.service.models import Item, Objection, Request

__all__ = ["FORMS", "listed", "objections", "requests", "written"]

FORMS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": paper.MEDIA_TYPE,
}
# Signs with which a spreadsheet would take a cell for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def requests(rows: Iterable[Request], *, identified: bool = False) -> Iterator[list[str]]:
    """The register of requests, its head first."""
    who = [_("Nama"), _("Alamat"), _("Kontak"), _("Pekerjaan")] if identified else []
    yield [
        _("Nomor"),
        _("Tanggal"),
        *who,
        _("Informasi yang diminta"),
        _("Tujuan"),
        _("Status penguasaan"),
        _("Bentuk"),
        _("Jenis permohonan"),
        _("Keputusan"),
        _("Alasan penolakan"),
        _("Tenggat"),
        _("Tanggal pemberitahuan"),
        _("Tanggal penyampaian"),
        _("Hari kerja"),
        _("Biaya"),
    ]
    for row in rows:
        told = getattr(row, "answer", None)
        asker = row.requester if identified else None
        contact = "; ".join(part for part in (asker.email, asker.phone) if part) if asker else ""
        yield [
            row.number,
            f"{days.local_day(row.received, row.body):%Y-%m-%d}",
            *([asker.name, asker.address, contact, asker.occupation] if asker else []),
            row.information,
            row.purpose,
            _held(row, told),
            told.get_form_display() if told else "",
            row.get_form_display(),
            row.get_outcome_display() or row.get_status_display(),
            told.get_ground_display() if told else "",
            f"{row.due:%Y-%m-%d}",
            f"{days.local_day(told.at, row.body):%Y-%m-%d}" if told else "",
            f"{days.local_day(told.delivered, row.body):%Y-%m-%d}" if told and told.delivered else "",
            "" if row.taken is None else str(row.taken),
            notices.rupiah(told.cost) if told else "",
        ]


def objections(rows: Iterable[Objection], *, identified: bool = False) -> Iterator[list[str]]:
    """The register of objections, its head first."""
    who = [_("Nama")] if identified else []
    yield [
        _("Nomor"),
        _("Tanggal"),
        *who,
        _("Nomor permohonan"),
        _("Informasi yang diminta"),
        _("Tujuan"),
        _("Alasan"),
        _("Kasus posisi"),
        _("Keputusan"),
        _("Tanggapan"),
        _("Tanggal tanggapan"),
        _("Atasan PPID"),
        _("Tanggapan pemohon"),
    ]
    for row in rows:
        asked = row.request
        yield [
            row.number,
            f"{days.local_day(row.received, asked.body):%Y-%m-%d}",
            *([asked.requester.name] if identified else []),
            asked.number,
            asked.information,
            asked.purpose,
            row.get_ground_display(),
            row.position,
            row.get_ruling_display(),
            row.decision,
            f"{days.local_day(row.decided, asked.body):%Y-%m-%d}" if row.decided else "",
            str(row.decided_by or ""),
            _("sengketa %(number)s") % {"number": row.dispute} if row.dispute else "",
        ]


def listed(rows: Iterable[Item]) -> Iterator[list[str]]:
    """The information list."""
    yield [
        _("Judul"),
        _("Ringkasan"),
        _("Golongan"),
        _("Dasar pengecualian"),
        _("Penguasa"),
        _("Bentuk"),
        _("Masa simpan"),
        _("Diperbarui"),
        _("Alamat di web"),
    ]
    for item in rows:
        yield [
            item.title,
            item.summary,
            item.get_kind_display(),
            item.get_ground_display(),
            str(item.holder),
            item.form,
            item.retention,
            f"{item.renewed:%Y-%m-%d}",
            item.address,
        ]


def written(form: str, title: str, rows: Iterable[list[str]]) -> bytes:
    """The rows in one of `FORMS`."""
    if form == "csv":
        stream = io.StringIO()
        csv.writer(stream).writerows([_plain(cell) for cell in row] for row in rows)
        return ("\ufeff" + stream.getvalue()).encode("utf-8")
    if form == "xlsx":
        return _sheet(title, rows)
    head, *body = list(rows)
    return paper.pdf("service/paper/register.html", {"title": title, "head": head, "rows": body})


def _held(row: Request, told: Any) -> str:
    if told is None:
        return ""
    return told.other_holder or _("dikuasai")


def _plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _sheet(title: str, rows: Iterable[list[str]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for row in rows:
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value)[:32_000])
            cell.data_type = "s"  # never a formula
            cells.append(cell)
        sheet.append(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()

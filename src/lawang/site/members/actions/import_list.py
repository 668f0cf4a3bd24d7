"""Take in a list of organisations, or of officers to invite, from a CSV file: all of it or nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from lawang.errors import BadInput
from lawang.site.members.actions.add_organisation import add_organisation
from lawang.site.members.actions.invite import invite
from lawang.site.members.models import Officer, Organisation
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred, Reason

__all__ = ["COLUMNS", "import_list"]

# The columns of each kind of list; "parent" and "is_door" may be empty.
COLUMNS = {
    "organisations": ("slug", "name", "short", "kind", "region", "parent", "is_door"),
    "officers": ("email", "name", "organisation", "role"),
}
# Rows of one file: more than all members of a province; a larger list is not one that a person has looked through.
MOST_ROWS = 5_000


@dataclass(frozen=True)
class _Row:
    """A row with its line in the file, counted from 1 as a spreadsheet does."""

    line: int
    cells: dict[str, str]


def import_list(actor: Officer, what: str, content: bytes, name: str) -> int:
    """Take the list in; gives how many rows. `what` is a key of `COLUMNS`.

    Raises `BadInput` for a file that is no such list, and `Barred` with one reason for each row at fault; then nothing was
    taken in. Who may not add to an organisation is told so in its row.
    """
    try:
        rows = list(_rows(what, content, name))
    except csv.Error as error:
        raise BadInput(name, f"{error}.", _("Simpan ulang sebagai CSV UTF-8.")) from error
    take: Callable[[Officer, dict[str, str]], Any] = _organisation if what == "organisations" else _officer
    reasons = []
    with transaction.atomic():
        for row in rows:
            try:
                with transaction.atomic():
                    take(actor, row.cells)
            except PermissionDenied:
                reasons.append(_reason(row, _("Anda bukan pengelola instansi atau wilayah ini.")))
            except ValidationError as error:
                reasons.append(_reason(row, _told(error)))
            except Barred as barred:
                reasons.append(_reason(row, str(barred)))
        if reasons:
            raise Barred(*reasons)
    return len(rows)


def _rows(what: str, content: bytes, name: str) -> Iterator[_Row]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise BadInput(name, _("bukan UTF-8."), _("Simpan ulang sebagai CSV UTF-8."))
    first = text.partition("\n")[0]
    reader = csv.DictReader(
        io.StringIO(text, newline=""),
        strict=False,
        delimiter=";" if first.count(";") > first.count(",") else ",",
    )
    wanted = COLUMNS[what]
    missing = [column for column in wanted[:4] if column not in (reader.fieldnames or ())]
    if missing:
        mend = _("Baris pertama harus berisi: %(columns)s.") % {"columns": ", ".join(wanted)}
        raise BadInput(name, _("kolom %(columns)s tidak ada.") % {"columns": ", ".join(missing)}, mend)
    count = 0
    for cells in reader:
        count += 1
        if count > MOST_ROWS:
            raise BadInput(
                name,
                _("lebih dari %(most)s baris.") % {"most": MOST_ROWS},
                _("Bagi menjadi beberapa berkas."),
            )
        yield _Row(reader.line_num, {column: (cells.get(column) or "").strip() for column in wanted})
    if not count:
        raise BadInput(name, _("tidak ada barisnya."), _("Isi satu baris untuk setiap entri."))


def _organisation(actor: Officer, cells: dict[str, str]) -> None:
    parent = Organisation.objects.filter(slug=cells["parent"]).first() if cells["parent"] else None
    if cells["parent"] and parent is None:
        raise ValidationError({"parent": _("tidak ada instansi “%(slug)s”.") % {"slug": cells["parent"]}})
    is_door = cells["is_door"].lower() in ("1", "ya", "yes", "true")
    add_organisation(actor, **{**cells, "parent": parent, "is_door": is_door})


def _officer(actor: Officer, cells: dict[str, str]) -> None:
    faults = {}
    try:
        validate_email(cells["email"])
    except ValidationError:
        faults["email"] = _("“%(email)s” bukan alamat surel.") % cells
    if cells["role"] not in Role.values:
        known = ", ".join(Role.values)
        faults["role"] = _("“%(role)s” bukan peran. Yang ada: %(known)s.") % {
            "role": cells["role"],
            "known": known,
        }
    if not cells["name"]:
        faults["name"] = _("kosong.")
    organisation = Organisation.objects.filter(slug=cells["organisation"]).first()
    if organisation is None:
        faults["organisation"] = _("tidak ada instansi “%(slug)s”.") % {"slug": cells["organisation"]}
    if faults or organisation is None:
        raise ValidationError(faults)
    invite(actor, cells["email"], cells["name"], organisation, cells["role"])


def _reason(row: _Row, words: str) -> Reason:
    return Reason(
        "row", _("Baris %(line)s: %(words)s") % {"line": row.line, "words": words}, {"line": row.line}
    )


def _told(error: ValidationError) -> str:
    return "; ".join(f"{name}: {' '.join(words)}" for name, words in error.message_dict.items())

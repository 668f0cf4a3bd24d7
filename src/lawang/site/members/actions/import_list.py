"""Take in a list of organisations, or of officers to invite, from a CSV file: all of it or nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import override

from lawang.errors import BadInput
from lawang.site.members.actions.add_organisation import add_organisation
from lawang.site.members.actions.invite import invite
from lawang.site.members.models import Officer, Organisation
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred, Reason

__all__ = ["COLUMNS", "EXAMPLES", "import_list", "template"]

# The columns of each kind of list: our name, which a list may use as well, and the one that an office reads and writes.
# "parent" and "is_door" may be empty.
COLUMNS = {
    "organisations": {
        "slug": "alamat pendek",
        "name": "nama",
        "short": "nama singkat",
        "kind": "jenis",
        "region": "kode wilayah",
        "parent": "induk",
        "is_door": "pintu",
    },
    "officers": {"email": "surel", "name": "nama", "organisation": "instansi", "role": "peran"},
}
# The row that shows how a list is filled in; whoever leaves it in is told so.
EXAMPLES = {
    "organisations": (
        "dinas-contoh",
        "Dinas Contoh Provinsi",
        "Dincontoh",
        "perangkat daerah",
        "64",
        "pemprov-contoh",
        "tidak",
    ),
    "officers": ("nama@contoh.go.id", "Nama Lengkap", "dinas-contoh", "penulis"),
}
# Rows of one file: more than all members of a province; a larger list is not one that a person has looked through.
MOST_ROWS = 5_000


@dataclass(frozen=True)
class _Row:
    """A row with its line in the file, counted from 1 as a spreadsheet does, and what the file calls its columns."""

    line: int
    cells: dict[str, str]
    headings: dict[str, str]


def template(what: str) -> bytes:
    """A file to fill in, as spreadsheets of Indonesian offices open it: semicolons, and the mark of UTF-8 at the start."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([COLUMNS[what].values(), EXAMPLES[what]])
    return out.getvalue().encode("utf-8-sig")


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
            if tuple(row.cells.values()) == EXAMPLES[what]:
                reasons.append(_reason(row, _("ini baris contoh; hapus dahulu.")))
                continue
            try:
                with transaction.atomic():
                    take(actor, row.cells)
            except PermissionDenied:
                reasons.append(_reason(row, _("Anda bukan pengelola instansi atau wilayah ini.")))
            except ValidationError as error:
                reasons.append(_reason(row, _told(row, error)))
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
    there = _headings(wanted, reader.fieldnames or ())
    missing = [words for column, words in list(wanted.items())[:4] if column not in there]
    if missing:
        mend = _("Baris pertama harus berisi: %(columns)s.") % {"columns": ", ".join(wanted.values())}
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
        found = {column: (cells.get(there.get(column, "")) or "").strip() for column in wanted}
        yield _Row(
            reader.line_num, found, {column: there.get(column, words) for column, words in wanted.items()}
        )
    if not count:
        raise BadInput(name, _("tidak ada barisnya."), _("Isi satu baris untuk setiap entri."))


def _headings(wanted: dict[str, str], written: Sequence[str]) -> dict[str, str]:
    """Our name of each column that is there, to the heading as it is written."""
    known = {form: column for column, words in wanted.items() for form in (column, words)}
    found: dict[str, str] = {}
    for heading in written:
        form = " ".join((heading or "").lower().replace("_", " ").split())
        column = known.get(form) or known.get(form.replace(" ", "_"))
        if column:
            found.setdefault(column, heading)
    return found


def _value(choices: type[TextChoices], written: str) -> str:
    """A value of a closed list by its own name or by the Indonesian one; else as it is written, to be refused."""
    with override("id"):
        named = {str(label).lower(): value for value, label in choices.choices}
    form = " ".join(written.lower().split())
    return named.get(form, form if form in choices.values else written)


def _organisation(actor: Officer, cells: dict[str, str]) -> None:
    parent = Organisation.objects.filter(slug=cells["parent"]).first() if cells["parent"] else None
    if cells["parent"] and parent is None:
        raise ValidationError({"parent": _("tidak ada instansi “%(slug)s”.") % {"slug": cells["parent"]}})
    kind = _value(Organisation.Kind, cells["kind"])
    is_door = cells["is_door"].lower() in ("1", "ya", "yes", "true")
    add_organisation(actor, **{**cells, "kind": kind, "parent": parent, "is_door": is_door})


def _officer(actor: Officer, cells: dict[str, str]) -> None:
    faults = {}
    try:
        validate_email(cells["email"])
    except ValidationError:
        faults["email"] = _("“%(email)s” bukan alamat surel.") % cells
    role = _value(Role, cells["role"])
    if role not in Role.values:
        known = ", ".join(str(words) for words in Role.labels)
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
    invite(actor, cells["email"], cells["name"], organisation, role)


def _reason(row: _Row, words: str) -> Reason:
    return Reason(
        "row", _("Baris %(line)s: %(words)s") % {"line": row.line, "words": words}, {"line": row.line}
    )


def _told(row: _Row, error: ValidationError) -> str:
    faults = error.message_dict.items()
    return "; ".join(f"{row.headings.get(name, name)}: {' '.join(words)}" for name, words in faults)

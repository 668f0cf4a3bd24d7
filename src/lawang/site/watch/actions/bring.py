"""What has no feed: a text, a document or a screenshot, or a list of links, brought by a watcher."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lawang.errors import BadInput
from lawang.intake.files import read_bytes
from lawang.intake.web.addresses import written
from lawang.intake.web.article import Article
from lawang.intake.web.failure import Failed
from lawang.site.audit.actions.record import record
from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.reasons import Barred, Reason
from lawang.site.watch.actions.look import key_of
from lawang.site.watch.actions.visit import letters, note
from lawang.site.watch.events import Event
from lawang.site.watch.models import Outlet, Page

__all__ = ["bring_file", "bring_links", "bring_text"]

LEAST_WORDS = 8
"""Fewer words are shared by chance."""
MOST_LINKS = 2_000


def bring_text(
    actor: Any, outlet: Outlet, text: str, now: datetime.datetime, *, page: Page | None = None
) -> Page:
    """A text as it stood somewhere; with `page`, what stands there now. Raises `PermissionDenied`, `Barred`."""
    return _bring(actor, outlet, text, text.encode("utf-8", "replace"), now, page=page)


def bring_file(
    actor: Any,
    outlet: Outlet,
    content: bytes,
    filename: str,
    now: datetime.datetime,
    *,
    page: Page | None = None,
) -> Page:
    """A document or a picture of one. Raises `PermissionDenied`, `Barred`, and `BadInput` for a file that cannot be read."""
    _permit(actor)
    document = read_bytes(content, filename)
    return _bring(actor, outlet, document.text, content, now, page=page, ocr=document.ocr)


def bring_links(actor: Any, content: bytes, filename: str, now: datetime.datetime, visit: Any) -> int:
    """A CSV with the columns `media` (a name in the list of outlets) and `alamat`: all of it or nothing. Gives how many pages are
    new. Raises `PermissionDenied`, `BadInput` for no such list, `Barred` with a reason for each row at fault."""
    _permit(actor)
    outlets = {outlet.name.casefold(): outlet for outlet in Outlet.objects.all()}
    rows, reasons = [], []
    for line, name, address in _rows(content, filename):
        outlet = outlets.get(name.casefold())
        try:
            rows.append((outlet, written(address), key_of(address)))
        except Failed:
            reasons.append(_reason(line, _("“%(address)s” bukan alamat situs.") % {"address": address[:80]}))
        if outlet is None:
            reasons.append(_reason(line, _("tidak ada media “%(name)s”.") % {"name": name[:80]}))
    if reasons:
        raise Barred(*reasons)
    count = 0
    with transaction.atomic():
        for outlet, address, key in rows:
            fields = {"outlet": outlet, "address": address, "found": now, "brought_by": actor}
            page, new = Page.objects.get_or_create(key=key, defaults=fields)
            if new:
                record(Event.BROUGHT, page, actor, outlet=page.outlet_id, address=address)
                visit(page.pk)
                count += 1
    return count


def _permit(actor: Any) -> None:
    if not members.holds(actor, Role.WATCHER):
        raise PermissionDenied


def _bring(
    actor: Any,
    outlet: Outlet,
    text: str,
    content: bytes,
    now: datetime.datetime,
    *,
    page: Page | None,
    ocr: bool = False,
) -> Page:
    from lawang.site.watch.tasks import judge

    _permit(actor)
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if sum(len(line.split()) for line in lines) < LEAST_WORDS:
        words = gettext_lazy(
            "Teks ini terlalu pendek untuk dikenali. Tempelkan sedikitnya satu kalimat utuh."
        )
        raise Barred(Reason("short", words))
    plain = "\n".join(lines)
    key = hashlib.sha256(f"{outlet.pk}\0{letters(plain)}".encode()).hexdigest()
    with transaction.atomic():
        if page is None:
            fields = {"outlet": outlet, "title": lines[0][:300], "found": now, "brought_by": actor}
            page, _new = Page.objects.get_or_create(key=key, defaults=fields)
        record(Event.BROUGHT, page, actor, outlet=outlet.pk)
        note(page, Article(lines[0][:300], plain), [content], now, judge.enqueue, ocr=ocr)
    return page


def _rows(content: bytes, filename: str) -> Iterator[tuple[int, str, str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise BadInput(filename, _("bukan UTF-8."), _("Simpan ulang sebagai CSV UTF-8."))
    first = text.partition("\n")[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
        if not {"media", "alamat"} <= set(reader.fieldnames or ()):
            mend = _("Baris pertama harus berisi: %(columns)s.") % {"columns": "media, alamat"}
            raise BadInput(filename, _("kolom media atau alamat tidak ada."), mend)
        for count, cells in enumerate(reader, start=1):
            if count > MOST_LINKS:
                problem = _("lebih dari %(most)s baris.") % {"most": MOST_LINKS}
                raise BadInput(filename, problem, _("Bagi menjadi beberapa berkas."))
            yield reader.line_num, (cells["media"] or "").strip(), (cells["alamat"] or "").strip()
    except csv.Error as error:
        raise BadInput(filename, f"{error}.", _("Simpan ulang sebagai CSV UTF-8.")) from error


def _reason(line: int, words: str) -> Reason:
    return Reason("row", _("Baris %(line)s: %(words)s") % {"line": line, "words": words}, {"line": line})

"""EML: subject, sender, addressee, date and body of an e-mail; attachments are named, not read.

The parser keeps to the `compat32` policy: the newer ones raise from inside their header parser on many real-life
headers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from email.utils import parsedate_to_datetime

from lawang.intake.flow import paragraphs
from lawang.intake.notation import moment
from lawang.intake.reading import Note, Reading, data, join, tidy

__all__ = ["read"]

MAX_MAIL_PARTS = 200
_QUOTED = re.compile(r"^(?:>\s?)+", re.MULTILINE)


def read(raw: bytes) -> Reading:
    """The text of an e-mail."""
    message = message_from_bytes(raw, policy=compat32)
    lines = [f"{label}: {value}" for label, value in _head(message) if value]
    plain: list[str] = []
    pages: list[str] = []
    attached: list[str] = []
    for at, part in enumerate(message.walk()):
        if part.is_multipart() or at > MAX_MAIL_PARTS:
            continue
        name, kind = _words(part.get_filename() or ""), part.get_content_type()
        if name or part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html"):
            attached.append(name or kind)
        else:
            (plain if kind == "text/plain" else pages).append(_body(part))
    lines += _lines(plain, pages)
    notes: list[Note] = [("attachments", {"names": ", ".join(attached)})] if attached else []
    return Reading(join(lines), "eml", notes=notes)


def _lines(plain: list[str], pages: list[str]) -> Iterator[str]:
    """The body: what was written as text, or else as HTML."""
    if any(text.strip() for text in plain):
        for text in plain:
            yield from paragraphs(_QUOTED.sub("", text.replace("\r\n", "\n")))
        return
    for page in pages:
        from lawang.intake.html import fragment

        yield from fragment(page)


def _head(message: Message) -> Iterator[tuple[str, str]]:
    yield "Perihal", _words(message.get("Subject", ""))
    yield "Dari", _words(message.get("From", ""))
    yield "Kepada", _words(message.get("To", ""))
    sent = str(message.get("Date", ""))
    try:
        at = parsedate_to_datetime(sent)
    except (ValueError, TypeError, IndexError, OverflowError):
        yield "Tanggal", tidy(sent)
        return
    yield "Tanggal", f"{data()['weekdays'].split()[at.weekday()]}, {moment(at)}"


def _words(header: object) -> str:
    """A header with its encoded words decoded, as it stands when they cannot be."""
    raw = str(header)
    try:
        return tidy(str(make_header(decode_header(raw))))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return tidy(raw)


def _body(part: Message) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    for charset in ("utf-8", part.get_content_charset() or "cp1252"):
        try:
            return content.decode(charset)
        except (UnicodeError, LookupError):
            continue
    return content.decode("cp1252", "replace")

"""What kind of file this is: by its content first, by its name only among kinds of plain text."""

from __future__ import annotations

import re

from lawang.intake.reading import Refused

__all__ = ["PLAIN", "kind_of"]

PLAIN = frozenset({"txt", "csv"})
"""Kinds that need no parser written in C and no large library; they are read in this process."""

HEAD_BYTES = 4096
_EXTENSIONS = {
    "csv": "csv", "tsv": "csv", "tab": "csv", "md": "md", "markdown": "md",
    "html": "html", "htm": "html", "xhtml": "html", "eml": "eml", "mht": "eml", "mhtml": "eml",
}  # fmt: skip
_MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
)
_UNSUPPORTED = (
    (b"{\\rtf", "RTF"), (b"GIF8", "GIF"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"), (b"RIFF", "RIFF"),
    (b"\x1f\x8b", "GZIP"), (b"Rar!", "RAR"), (b"7z\xbc\xaf", "7Z"), (b"ID3", "MP3"), (b"OggS", "OGG"),
    (b"\x7fELF", "ELF"), (b"MZ\x90", "EXE"), (b"SQLite format", "SQLite"),
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html|<head|<body)",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<\?xml\s", re.IGNORECASE)
_TAG = re.compile(
    rb"</?(?:p|div|span|h[1-6]|ul|ol|table|br|article|section|title|meta)\b[^>]*>", re.IGNORECASE
)
_HEADER = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+", re.MULTILINE)
_MAIL_HEADER = re.compile(
    rb"^(?:mime-version|message-id|received|return-path):", re.IGNORECASE | re.MULTILINE
)
_FROM = re.compile(rb"^from:", re.IGNORECASE | re.MULTILINE)


def kind_of(data: bytes, extension: str) -> str:
    """`zip` for office files, else pdf, png, jpg, html, eml, md, csv or txt. Raises `Refused` for kinds that cannot
    be read."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Refused("empty")
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(_OLE):
        raise Refused("encrypted") if _LOCKED in data else Refused("unsupported", kind="Office 97–2003")
    for magic, name in _UNSUPPORTED:
        if data.startswith(magic):
            raise Refused("unsupported", kind=name)
    head = data[:HEAD_BYTES]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    return _kind_of_text(
        head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe"), extension
    )


def _kind_of_text(head: bytes, extension: str) -> str:
    by_name = _EXTENSIONS.get(extension.lower().lstrip("."), "txt")
    if _HTML.match(head):
        return "html"
    if _XML.match(head):
        raise Refused("unsupported", kind="XML")
    if by_name == "html":
        return "html" if _TAG.search(head) else "txt"
    headers = _HEADER.match(head.replace(b"\r\n", b"\n"))
    if headers and (by_name == "eml" or (_MAIL_HEADER.search(headers[0]) and _FROM.search(headers[0]))):
        return "eml"
    return "txt" if by_name == "eml" else by_name

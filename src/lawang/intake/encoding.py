"""Bytes into characters: UTF-8 and UTF-16 with or without a byte order mark, then Windows-1252, never a guess beyond.

The order is closed on purpose. A statistical guesser turns a short text into any of forty encodings; here a text that
is none of the three is refused with the line where it breaks.
"""

from __future__ import annotations

import codecs
import re

from lawang.intake.reading import Note, Refused

__all__ = ["CONTROLS", "check_marks", "decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE_BYTES = 65_536
UTF16_ZEROS = 0.6
"""Share of zeros in every second byte from which bytes without a mark are UTF-16. Lowest of 2,087 Indonesian articles
.99; the other bytes have at most .002."""
MAXCONTROLS = 0.01
"""Share of control characters above which bytes are no text. The articles have none, random bytes at least .09."""
MIN_USUAL = 0.8
"""Share of the non-ASCII characters that must be usual ones for Windows-1252 to be believed, unless at most `FEW` are
not. Articles 1.0 but for a few signs; Cyrillic, Arabic, Thai, Chinese and Japanese code pages read so give 0 to
.68."""
FEW = 2
MOJIBAKE_PER_CHARS = 2_000
"""Up to one spoilt mark in so many characters is a note (6 of 2,087 published articles hold one or two), more is a
refusal."""

CONTROLS = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
# UTF-8 read as Windows-1252 and saved again: Ã© for é, â€œ for a curly quote, ðŸ for a picture sign.
_MOJIBAKE = re.compile("[ÂÃ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œž]|â€|ðŸ|ï¿½|ï»¿")
_USUAL = re.compile("[‘’‚“”„–—…•·\xa0°²³¹½¼¾×÷©®™€£¥§«»µ±¢]|(?<![À-ÿ])[À-ÿ](?![À-ÿ])")
_HIGH = re.compile("[^\x00-\x7f]")


def decode(data: bytes) -> tuple[str, list[Note]]:
    """The text of `data` with line ends as `\\n`. Raises `Refused` (binary, nul, encoding, truncated, mojibake)."""
    text, notes = _characters(data)
    text = text.removeprefix("\ufeff").rstrip("\x1a")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    controls = len(CONTROLS.findall(text[:SAMPLE_BYTES]))
    if controls > MAXCONTROLS * min(len(text), SAMPLE_BYTES):
        raise Refused("binary")
    if "\0" in text:
        raise Refused("nul")
    return text, [*notes, *check_marks(text, strict=True)]


def check_marks(text: str, *, strict: bool) -> list[Note]:
    """Notes on characters spoilt before the file was saved; with `strict`, many of them are refused."""
    if text.isascii():
        return []
    notes: list[Note] = []
    spoilt = list(_MOJIBAKE.finditer(text))
    if spoilt:
        first = spoilt[0].start()
        sample = " ".join(text[max(0, first - 15) : first + 15].split())
        details: dict[str, str | int] = {"line": text.count("\n", 0, first) + 1, "sample": sample}
        if strict and len(spoilt) > max(1, len(text) // MOJIBAKE_PER_CHARS):
            raise Refused("mojibake", **details)
        notes.append(("mojibake", details))
    if lost := text.count("\ufffd"):
        notes.append(("replaced", {"count": lost}))
    return notes


def _characters(data: bytes) -> tuple[str, list[Note]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding), []
    if encoding := _utf16(data[:SAMPLE_BYTES]):
        return _strict(data, encoding), []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        if (
            error.reason == "unexpected end of data"
            and error.start > len(data) - 4
            and not data[: error.start].isascii()
        ):
            raise Refused("truncated") from error
        return _windows(data, error.start), [("cp1252", {})]


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.reason in ("truncated data", "unexpected end of data"):
            raise Refused("truncated") from error
        line = data[: error.start].decode(encoding, "replace").count("\n") + 1
        raise Refused("encoding", line=line) from error


def _utf16(sample: bytes) -> str:
    """The byte order of UTF-16 without a mark, or nothing."""
    half = max(1, len(sample) // 2)
    first, second = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if second >= UTF16_ZEROS and first < 1 - UTF16_ZEROS:
        return "utf-16-le"
    return "utf-16-be" if first >= UTF16_ZEROS and second < 1 - UTF16_ZEROS else ""


def _windows(data: bytes, broken: int) -> str:
    """`data` as Windows-1252, if that reads as a person would have written it."""
    if len(CONTROLS.findall(data[:SAMPLE_BYTES].decode("latin-1"))) > MAXCONTROLS * min(
        len(data), SAMPLE_BYTES
    ):
        raise Refused("binary")
    line = data.count(b"\n", 0, broken) + 1
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise Refused("encoding", line=line) from error
    high = len(_HIGH.findall(text))
    usual = len(_USUAL.findall(text))
    if (usual < MIN_USUAL * high and high - usual > FEW) or _MOJIBAKE.search(text):
        raise Refused("encoding", line=line)
    return text

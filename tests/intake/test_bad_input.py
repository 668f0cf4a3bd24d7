"""What cannot be read is refused with its name, what is wrong and how to mend it, in the reader's language."""

from __future__ import annotations

import io
import os
import string
import zipfile
from pathlib import Path

import pytest

from lawang.errors import BadInput
from lawang.intake import messages, reading
from lawang.intake.files import read_bytes, read_file
from tests.intake import samples
from tests.intake.samples import FIRST, SECOND, TITLE


def zipped(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def workbook(sheet: str) -> bytes:
    """An XLSX with this XML as its one sheet."""
    data = io.BytesIO(samples.xlsx_of([["Uraian", 1]]))
    parts = {}
    with zipfile.ZipFile(data) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/worksheets/sheet1.xml"] = f'<worksheet xmlns="{namespace}">{sheet}</worksheet>'.encode()
    return zipped(**parts)


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">'.encode() for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + b"]><w:document xmlns:w='urn:w'><w:body><w:p><w:t>&j;</w:t></w:p></w:body></w:document>"
)
DEEP = b"<w:document xmlns:w='urn:w'>" + b"<w:p>" * 100_000 + b"</w:p>" * 100_000 + b"</w:document>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

CASES = {
    "empty": ("a.txt", b"", "kosong"),
    "blank": ("a.txt", b" \n\t\xef\xbb\xbf\n", "kosong"),
    "only marks": ("a.txt", "\u200b\u200f\n".encode(), "kosong"),
    "empty docx": ("a.docx", b"", "kosong"),
    "binary": ("a.txt", bytes(range(256)) * 8, "bukan teks"),
    "nul bytes": ("a.txt", FIRST.encode() * 3 + b"\0" + SECOND.encode(), "NUL"),
    "cyrillic": ("a.txt", "Губернатор открыл выставку в столице области".encode("cp1251"), "Pengodean"),
    "mixed": ("a.txt", ("“Panen raya”\n" * 3).encode() + "“Benih”".encode("cp1252"), "baris 4"),
    "spoilt": ("a.txt", "“Panen raya”, kata Bupati – “luas”.".encode().decode("cp1252", "replace").encode(), "rusak"),
    "lone surrogate": ("a.txt", b"\xff\xfe" + "Panen ".encode("utf-16-le") + b"\x00\xd8a\0", "Pengodean"),
    "odd utf-16": ("a.txt", "Panen raya".encode("utf-16")[:-1], "terpotong"),
    "cut utf-8": ("a.txt", "Kata “panen” – raya…".encode()[:-1], "terpotong"),
    "truncated pdf": ("a.pdf", samples.pdf()[:-400], "terpotong"),
    "half pdf": ("a.pdf", samples.pdf()[:700], "terpotong"),
    "pdf in name only": ("a.pdf", b"%PDF-1.7\n%%EOF", "rusak"),
    "encrypted pdf": ("a.pdf", samples.pdf(password="rahasia"), "kata sandi"),
    "truncated docx": ("a.docx", samples.docx()[:-3000], "terpotong"),
    "encrypted docx": ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
    "encrypted odt": (
        "a.odt",
        zipped(**{
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": b"x",
            "META-INF/manifest.xml": b"<manifest:encryption-data/>",
        }),
        "kata sandi",
    ),
    "old word": ("a.doc", OLE, "Office 97"),
    "rtf": ("a.rtf", b"{\\rtf1 Panen}", "RTF"),
    "xml": ("a.xml", b"<?xml version='1.0'?><data/>", "XML"),
    "other zip": ("a.zip", zipped(**{"a.txt": b"Panen"}), "ZIP"),
    "zip bomb": ("a.docx", zipped(**{"word/document.xml": b" " * (80 << 20)}), "mengembang"),
    "many parts": ("a.docx", zipped(**{f"{n}": b"" for n in range(5000)}), "terlalu banyak bagian"),
    "billion laughs": ("a.docx", zipped(**{"word/document.xml": LAUGHS}), "rusak"),
    "deep xml": ("a.docx", zipped(**{"word/document.xml": DEEP}), "rusak"),
    "docx without words": ("a.docx", samples.docx_with("<w:p/>"), "Tidak ada teks"),
    "truncated png": ("a.png", samples.picture()[:3000], "rusak"),
    "png in name only": ("a.png", b"\x89PNG\r\n\x1a\n", "rusak"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_refused_with_name_problem_and_mend(case: str) -> None:
    name, data, problem = CASES[case]
    with pytest.raises(BadInput) as error:
        read_bytes(data, name)
    assert error.value.name == name and problem in error.value.problem
    assert len(error.value.mend) > 15


def test_too_large_a_file_and_too_long_a_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="64 MB"):
        read_bytes(b"Panen raya jagung. " * (100_000_000 // 19), "a.txt")
    large = tmp_path / "a.txt"
    with large.open("wb") as stream:
        stream.truncate(reading.MAX_FILE_BYTES + 1)
    with pytest.raises(BadInput, match="64 MB"):
        read_file(large)
    with pytest.raises(BadInput, match=r"20\.000\.000 karakter"):
        read_bytes(b"Panen raya jagung. " * 1_100_000, "a.txt")


def test_the_longest_text_that_is_allowed() -> None:
    text = ("Panen raya jagung. " * (reading.MAX_TEXT_CHARS // 19)).encode()
    assert len(read_bytes(text, "a.txt").text) == len(text)


def test_a_number_of_a_million_digits_stays_a_number() -> None:
    digits = "9" * 1_000_000
    assert read_bytes(f"Luas {digits} ha.".encode(), "a.txt").text == f"Luas {digits} ha."
    cell = f'<sheetData><row r="1"><c r="A1" t="str"><v>Luas</v></c><c r="B1"><v>{digits}</v></c></row></sheetData>'
    assert read_bytes(workbook(cell), "a.xlsx").text == f"Luas: {digits}."


def test_a_merged_area_of_the_whole_sheet_is_not_filled() -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="str"><v>Luas panen</v></c></row>'
        '<row r="1048576"><c r="XFD1048576" t="str"><v>Paser</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:XFD1048575"/></mergeCells>'
    )
    text = read_bytes(workbook(sheet), "a.xlsx").text
    assert "Luas panen" in text and "Paser" in text and len(text) < 100


def test_right_to_left_marks_stay() -> None:
    assert read_bytes("Panen \u202eayar\u202c raya.".encode(), "a.txt").text == "Panen \u202eayar\u202c raya."


def test_deeply_nested_html_is_read_or_refused() -> None:
    page = b"<html><body>" + b"<div>" * 50_000 + FIRST.encode() + b"</div>" * 50_000
    try:
        assert FIRST in read_bytes(page, "a.html").text
    except BadInput as error:
        assert error.mend


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    text = f"“{TITLE}” – {SECOND}"
    document = read_bytes(text.encode(encoding), "a.txt")
    assert document.text == text
    assert len(document.notes) == (encoding == "cp1252")


def test_one_spoilt_mark_in_a_long_text_is_a_note() -> None:
    document = read_bytes(
        (f"{FIRST}\n" * 40 + "Kata Bupati: â€œpanenâ€¦".replace("â€¦", "") + "\n").encode(), "a.txt"
    )
    assert len(document.notes) == 1 and "baris 41" in document.notes[0]


def test_paths_that_are_no_readable_file(tmp_path: Path) -> None:
    loop, pipe = tmp_path / "putar", tmp_path / "pipa"
    loop.symlink_to(loop)
    os.mkfifo(pipe)
    for path, problem in (
        (tmp_path / "tiada.txt", "tidak ditemukan"),
        (tmp_path, "folder"),
        (loop, "tidak dapat dibuka"),
        (pipe, "bukan berkas biasa"),
        (tmp_path / "tiada\0.txt", "tidak ditemukan"),
        (tmp_path / "tiada\ud800.txt", "tidak ditemukan"),
        (tmp_path / ("a" * 5000), "tidak dapat dibuka"),
    ):
        with pytest.raises(BadInput) as error:
            read_file(path)
        assert problem in error.value.problem
        str(error.value).encode()


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")  # root, who runs some tests, may open everything

    path = tmp_path / "a.txt"
    path.write_text(FIRST)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(BadInput, match="tidak boleh dibuka"):
        read_file(path)


def test_english_by_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAWANG_LANG", "en")
    with pytest.raises(BadInput, match=r"The file is locked.*save it without"):
        read_bytes(samples.pdf(password="rahasia"), "a.pdf")


def test_both_languages_say_everything_with_the_same_blanks() -> None:
    def blanks(*texts: str) -> set[str]:
        return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}

    for said in messages.REFUSALS.values():
        assert blanks(*said["id"]) == blanks(*said["en"]) and len(said["id"]) == len(said["en"]) == 2
    for told in messages.NOTES.values():
        assert blanks(told["id"]) == blanks(told["en"])


def test_a_reading_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lawang.intake.jail.READ_SECONDS", 0.001)
    with pytest.raises(BadInput, match="tidak selesai"):
        read_bytes(samples.docx(), "a.docx")


def test_a_reader_that_crashes_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lawang.intake.jail._CHILD", "import os; os.abort()")
    with pytest.raises(BadInput, match="rusak"):
        read_bytes(samples.docx(), "a.docx")

"""Pictures and scans: recognised where tesseract is installed, said clearly where it is not."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from lawang.errors import BadInput
from lawang.intake.files import read_bytes
from tests.intake import samples
from tests.intake.samples import FIRST, SECOND


def has_indonesian() -> bool:
    program = shutil.which("tesseract")
    if program is None:
        return False
    return (
        "ind"
        in subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, check=False
        ).stdout.split()
    )


needs_tesseract = pytest.mark.skipif(not has_indonesian(), reason="tesseract-ocr-ind is not installed")


@needs_tesseract
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_read_and_marked(kind: str) -> None:
    document = read_bytes(samples.picture(kind=kind), "pindaian")
    assert FIRST in document.text and SECOND in document.text
    assert document.ocr and len(document.notes) == 1


@needs_tesseract
def test_a_scanned_page_among_pages_of_text() -> None:
    document = read_bytes(samples.scan("Halaman pertama memuat surat pengantar."), "a.pdf")
    assert document.text.startswith("Halaman pertama memuat surat pengantar.") and SECOND in document.text
    assert document.ocr and document.notes == (
        "Teks halaman 2 dikenali dari gambar (OCR); angkanya harus diperiksa mata.",
    )


@needs_tesseract
def test_a_picture_without_words() -> None:
    with pytest.raises(BadInput, match="Tidak ada teks"):
        read_bytes(samples.picture(" "), "a.png")


def test_the_text_layer_of_a_scanner_is_no_machine_verified_text() -> None:
    document = read_bytes(samples.scan(hidden=f"{SECOND} Lapisan dari pemindai."), "a.pdf")
    assert "Lapisan dari pemindai." in document.text
    assert document.ocr and "pemindai" in document.notes[0]


def test_without_tesseract_the_mend_is_an_install_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name, data in (("a.png", samples.picture()), ("a.pdf", samples.scan())):
        with pytest.raises(BadInput) as error:
            read_bytes(data, name)
        assert "apt-get install tesseract-ocr tesseract-ocr-ind" in error.value.mend


def test_without_tesseract_the_other_pages_are_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    document = read_bytes(samples.scan("Halaman pertama memuat surat pengantar."), "a.pdf")
    assert document.text == "Halaman pertama memuat surat pengantar." and not document.ocr
    assert len(document.notes) == 1 and document.notes[0].startswith("Halaman 2 hanya gambar")

"""Every kind of file gives its sentences, in order, and says what it did not read."""

from __future__ import annotations

import subprocess
import sys

import pytest

from lawang.intake.files import read_bytes, read_file
from tests.intake import samples
from tests.intake.samples import FIRST, SECOND, TITLE

ROW = "Kabupaten: Paser; Luas panen: 1.200 ha"


def lines(data: bytes, name: str) -> list[str]:
    return read_bytes(data, name).text.split("\n")


def test_a_text_stays_as_it_is() -> None:
    document = read_bytes(f"{TITLE}\r\n\r\n  {FIRST}\n".encode(), "siaran.txt")
    assert document.text == f"{TITLE}\n\n  {FIRST}\n"
    assert (document.name, document.media, document.ocr, document.notes) == ("siaran.txt", "txt", False, ())


def test_markdown_loses_its_marks() -> None:
    assert lines(samples.MARKDOWN.encode(), "a.md") == [TITLE, FIRST, "Benih jagung", f"{ROW}."]


def test_docx_in_order_with_list_and_merged_cells() -> None:
    assert lines(samples.docx(), "a.docx") == [
        TITLE,
        FIRST,
        "Benih jagung hibrida",
        f"{ROW}; Produksi: 4.560,5 ton.",
        "Kabupaten: Paser; Luas panen: 300 ha; Produksi: 990 ton.",
        SECOND,
    ]


def test_docx_tracked_changes_count_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>Luas panen </w:t></w:r><w:ins><w:r><w:t>1.200</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>900</w:delText></w:r></w:del><w:r><w:t> hektare.</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Satu </w:t></w:r></w:p>"
        "<w:p><w:r><w:t>kalimat.</w:t></w:r></w:p>"
        "<w:moveFrom><w:p><w:r><w:t>Dipindah.</w:t></w:r></w:p></w:moveFrom>"
    )
    assert lines(samples.docx_with(body), "a.docx") == ["Luas panen 1.200 hektare.", "Satu kalimat."]


def test_docx_notes_boxes_controls_and_hidden_text() -> None:
    body = (
        '<w:p><w:r><w:t>Kalimat</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Isian.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Kotak.</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>Kotak.</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:p>"
    )
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Data sementara.</w:t></w:r></w:p></w:footnote>'
    found = lines(samples.docx_with(body, footnotes=note), "a.docx")
    assert found == ["Kalimat", "Data sementara.", "Isian.", "Kotak."]


def test_xlsx_types_merged_cells_and_hidden_sheets() -> None:
    document = read_bytes(samples.xlsx(), "a.xlsx")
    assert document.text.split("\n") == [
        "Panen 2022",
        "Luas dan produksi jagung.",
        "Kabupaten: Paser; Luas panen 2021: 1.066,5 ha; Luas panen 2022: 1.200 ha; Naik: 12,5 persen; "
        "Nilai: Rp2.500.000.000; Tanggal panen: 1 November 2022.",
        "Kabupaten: Berau; Luas panen 2021: 900 ha; Luas panen 2022: 0,3 ha; Naik: -3 persen; Nilai: Rp1.250; "
        "Tanggal panen: 15 Desember 2022 pukul 09.00.",
    ]
    assert len(document.notes) == 1 and "Kerja" in document.notes[0]


def test_xlsx_of_keys_and_values() -> None:
    assert lines(samples.agenda(), "a.xlsx") == [
        "Hari: Selasa.",
        "Tanggal: 1 November 2022.",
        "Waktu: 09.00.",
        "Peserta: 1.234.567.",
        "Hadir: ya.",
        "Bulan: November 2022.",
    ]


def test_xlsx_formula_without_a_value_is_said() -> None:
    document = read_bytes(samples.xlsx_of([["Jumlah", "=1+1"], ["Nama", "Paser"]]), "a.xlsx")
    assert "Nama: Paser." in document.text
    assert len(document.notes) == 1 and document.notes[0].startswith("1 sel berumus")


@pytest.mark.parametrize("letter", ["xlsx", "docx", "pptx", "odt"])
def test_office_files_are_known_without_their_name(letter: str) -> None:
    assert read_bytes(samples.every()[letter], "tanpa-nama").media == letter


def test_csv_with_numbering_column() -> None:
    assert lines(samples.CSV.encode(), "a.csv") == [
        f"{ROW}; Naik: 12,5 persen.",
        "Kabupaten: Berau; Luas panen: 900 ha; Naik: 3 persen.",
    ]


def test_pptx_with_table_and_speakers_notes() -> None:
    assert lines(samples.pptx(), "a.pptx") == [
        TITLE,
        FIRST,
        "Uraian: Bantuan benih; Nilai: Rp1.250,5 juta.",
        SECOND,
    ]


def test_odt_with_footnote_list_and_table() -> None:
    assert lines(samples.odt(), "a.odt") == [
        TITLE,
        FIRST,
        "Data Dinas Pertanian.",
        "Benih jagung hibrida",
        f"{ROW}; Naik: 12,5 persen.",
    ]


def test_pdf_lines_are_paragraphs_again() -> None:
    document = read_bytes(samples.pdf(), "a.pdf")
    assert document.text.split("\n") == [TITLE, f"{FIRST} {SECOND} {FIRST}", SECOND]
    assert not document.ocr


def test_pdf_paragraphs_end_where_a_gap_is_even_without_a_full_stop() -> None:
    long_heading = " ".join([TITLE] * 3)
    document = read_bytes(samples.pdf([[long_heading, f"{FIRST} {SECOND}", "Uraian Jumlah"]]), "a.pdf")
    assert document.text.split("\n") == [long_heading, f"{FIRST} {SECOND}", "Uraian Jumlah"]


def test_html_keeps_the_story_its_lists_and_tables_and_drops_the_furniture() -> None:
    found = lines(samples.html(), "a.html")
    assert found[0] == TITLE and found.count(TITLE) == 1
    assert "Benih jagung hibrida" in found and f"{ROW}; Naik: 12,5 persen." in found
    assert any(line.startswith(SECOND) for line in found)
    assert not {"Beranda", "Hak cipta Kabar Daerah"} & set(found)


def test_html_that_the_extractor_would_shorten_is_taken_whole() -> None:
    items = "".join(f"<div class='sidebar'><span>{FIRST} Butir ke-{n}.</span></div>" for n in range(12))
    document = read_bytes(f"<html><body><div id='comments'>{items}</div></body></html>".encode(), "a.html")
    assert all(f"Butir ke-{n}." in document.text for n in range(12))


def test_html_fragment_and_declared_encoding() -> None:
    page = (
        "<html><head><meta charset='iso-8859-1'></head><body><p>“Panen raya” di café desa.</p></body></html>"
    )
    assert lines(page.encode("cp1252"), "a.html") == ["“Panen raya” di café desa."]
    assert lines(b"<p>Satu.<br>Dua.</p><p>Tiga.", "a.htm") == ["Satu.", "Dua.", "Tiga."]


def test_html_with_control_characters_is_read() -> None:
    page = b"<table><tr><th>Nama<th>Luas &#1;<tr><td>Paser\x01<td>10&#x1f;ha</table>"
    assert lines(page, "a.html") == ["Nama: Paser; Luas: 10 ha."]


def test_eml_head_and_body() -> None:
    assert lines(samples.eml(), "a.eml") == [
        "Perihal: Undangan panen raya – Paser",
        "Dari: Humas Paser <humas@paser.example>",
        "Kepada: redaksi@kabar.example",
        "Tanggal: Selasa, 1 November 2022 pukul 09.00 WITA",
        f"{FIRST} {SECOND}",
    ]


def test_eml_html_body_and_attachment() -> None:
    document = read_bytes(samples.eml(None, f"<p>{FIRST}</p><p>{SECOND}</p>", samples.pdf()), "a.eml")
    assert document.text.split("\n")[-2:] == [FIRST, SECOND]
    assert len(document.notes) == 1 and "surat undangan.pdf" in document.notes[0]


def test_eml_prefers_the_text_body() -> None:
    text = read_bytes(samples.eml(f"{FIRST}\n", f"<p>{SECOND}</p>"), "a.eml").text
    assert FIRST in text and SECOND not in text


def test_content_counts_more_than_the_name() -> None:
    assert read_bytes(samples.docx(), "a.pdf").media == "docx"
    assert read_bytes(samples.html(), "unduhan.doc").media == "html"
    assert read_bytes(FIRST.encode(), "a.docx").media == "txt"


def test_a_file_by_path_may_have_another_name(tmp_path: object) -> None:
    path = str(tmp_path) + "/x.docx"
    with open(path, "wb") as stream:
        stream.write(samples.docx())
    assert read_file(path, name="Sambutan").name == "Sambutan"
    assert read_file(path).name == path


def test_reading_text_loads_no_large_library() -> None:
    heavy = ["lxml", "trafilatura", "pypdfium2", "PIL", "markdown_it", "email", "zipfile"]
    program = (
        "import sys; from lawang.intake.files import read_bytes; read_bytes(b'Panen raya.', 'a.txt');"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

"""Real files of every kind, made here from our own sentences with the libraries that offices' programs stand for."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from email.message import EmailMessage

TITLE = "Panen Raya Jagung di Paser"
FIRST = "Bupati Paser membuka panen raya jagung di Desa Suatang, Selasa (1/11/2022)."
SECOND = "Luas panen tahun ini 1.200 hektare, naik 12,5 persen dari tahun lalu."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx() -> bytes:
    """A heading, two paragraphs, a list, a table with a merged cell."""
    from docx import Document

    document = Document()
    document.add_heading(TITLE, 1)
    document.add_paragraph(FIRST)
    document.add_paragraph("Benih jagung hibrida", style="List Bullet")
    table = document.add_table(rows=3, cols=3)
    cells = [
        ["Kabupaten", "Luas panen (ha)", "Produksi (ton)"],
        ["Paser", "1.200", "4.560,5"],
        ["Paser", "300", "990"],
    ]
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(2, 0).text = ""
    table.cell(1, 0).merge(table.cell(2, 0))
    document.add_paragraph(SECOND)
    return _saved(document)


def docx_with(body: str, **parts: str) -> bytes:
    """A DOCX with this XML as its body, and other parts by their name without `.xml`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        namespaces = f'xmlns:w="{W}" xmlns:mc="urn:mc" xmlns:v="urn:schemas-microsoft-com:vml"'
        package.writestr(
            "word/document.xml", f"<w:document {namespaces}><w:body>{body}</w:body></w:document>"
        )
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:{name} {namespaces}>{content}</w:{name}>")
    return buffer.getvalue()


def xlsx() -> bytes:
    """A title, a two-row heading with merged cells, typed cells, and a hidden sheet."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "Panen 2022"
    sheet.append(["Luas dan produksi jagung"])
    sheet.merge_cells("A1:G1")
    sheet.append([])
    sheet.append(["No", "Kabupaten", "Luas panen (ha)", None, "Naik", "Nilai", "Tanggal panen"])
    sheet.append([None, None, 2021, 2022, None, None, None])
    sheet.merge_cells("C3:D3")
    for column in "ABEFG":
        sheet.merge_cells(f"{column}3:{column}4")
    sheet.append([1, "Paser", 1066.5, 1200, 0.125, 2_500_000_000, date(2022, 11, 1)])
    sheet.append([2, "Berau", 900, 0.1 + 0.2, -0.03, 1250, datetime(2022, 12, 15, 9, 0)])
    for row in sheet.iter_rows(min_row=5, min_col=3):
        row[0].number_format = row[1].number_format = "#,##0.0"
        row[2].number_format = "0.0%"
        row[3].number_format = '"Rp"#,##0'
    hidden = book.create_sheet("Kerja")
    hidden["A1"] = "catatan 99"
    hidden.sheet_state = "hidden"
    return _saved(book)


def xlsx_of(rows: list[list[object]], title: str = "Sheet1", formats: dict[str, str] | None = None) -> bytes:
    """A workbook with one sheet of these rows; `formats` by cell."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    return _saved(book)


def agenda() -> bytes:
    """Keys and values of every type, in two columns."""
    return xlsx_of(
        [
            ["Hari", "Selasa"],
            ["Tanggal", date(2022, 11, 1)],
            ["Waktu", time(9, 0)],
            ["Peserta", 1234567],
            ["Hadir", True],
            ["Bulan", date(2022, 11, 1)],
        ],
        formats={"B6": "mmmm yyyy"},
    )


def pptx() -> bytes:
    """A title, a text and a table, with speaker's notes."""
    from pptx import Presentation
    from pptx.util import Inches

    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = TITLE
    slide.placeholders[1].text = FIRST
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(4), Inches(6), Inches(1)).table
    for at, text in enumerate(["Uraian", "Nilai (Rp juta)", "Bantuan benih", "1.250,5"]):
        table.cell(at // 2, at % 2).text = text
    slide.notes_slide.notes_text_frame.text = SECOND
    return _saved(show)


def odt() -> bytes:
    """A heading, a paragraph with a footnote, a list and a table."""
    from odf.opendocument import OpenDocumentText
    from odf.table import Table, TableCell, TableRow
    from odf.text import H, List, ListItem, Note, NoteBody, NoteCitation, P

    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text=TITLE))
    paragraph = P(text=FIRST)
    note = Note(id="ftn1", noteclass="footnote")
    note.addElement(NoteCitation(text="1"))
    body = NoteBody()
    body.addElement(P(text="Data Dinas Pertanian."))
    note.addElement(body)
    paragraph.addElement(note)
    document.text.addElement(paragraph)
    items = List()
    item = ListItem()
    item.addElement(P(text="Benih jagung hibrida"))
    items.addElement(item)
    document.text.addElement(items)
    table = Table(name="Panen")
    for texts in (["Kabupaten", "Luas panen (ha)", "Naik (%)"], ["Paser", "1.200", "12,5"]):
        row = TableRow()
        for text in texts:
            cell = TableCell()
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    document.text.addElement(table)
    return _saved(document)


def pdf(pages: list[list[str]] | None = None, password: str | None = None) -> bytes:
    """A PDF of these paragraphs a page, set in lines of a page's width."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer

    buffer = io.BytesIO()
    encrypt = StandardEncryption(password, ownerPassword="pemilik") if password is not None else None
    document = SimpleDocTemplate(buffer, encrypt=encrypt, invariant=1)
    style = getSampleStyleSheet()["BodyText"]
    story: list[object] = []
    for at, page in enumerate(pages or [[TITLE, f"{FIRST} {SECOND} {FIRST}", SECOND]]):
        story += [PageBreak()] if at else []
        for text in page:
            story += [Paragraph(text, style), Spacer(1, 8)]
    document.build(story)
    return buffer.getvalue()


def picture(text: str = f"{FIRST}\n{SECOND}", kind: str = "PNG") -> bytes:
    """A scan of these lines."""
    from PIL import Image, ImageDraw, ImageFont

    page = Image.new("L", (1800, 120 + 70 * (text.count("\n") + 1)), "white")
    font = ImageFont.load_default(size=40)
    ImageDraw.Draw(page).multiline_text((60, 50), text, fill="black", font=font, spacing=24)
    buffer = io.BytesIO()
    page.save(buffer, kind)
    return buffer.getvalue()


def scan(first_page: str = "", seen: str = f"{FIRST}\n{SECOND}", hidden: str = "") -> bytes:
    """A PDF with a page of text (if any) and a page that is a picture, perhaps with a hidden layer of text."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    if first_page:
        canvas.drawString(72, 700, first_page)
        canvas.showPage()
    canvas.drawImage(ImageReader(io.BytesIO(picture(seen))), 20, 600, width=550, height=80)
    if hidden:
        text = canvas.beginText(20, 640)
        text.setTextRenderMode(3)
        text.textLine(hidden)
        canvas.drawText(text)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def html() -> bytes:
    """A news page with a menu, a teaser, a list, a table and a footer."""
    return f"""<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{TITLE} | Kabar Daerah</title></head>
<body><nav><a href="/">Beranda</a> <a href="/daerah">Daerah</a></nav>
<main><article><h1>{TITLE}</h1>
<p class="teaser">Panen raya tahun ini lebih luas daripada panen tahun lalu, kata panitia di lapangan desa.</p>
<p>{FIRST} Hadir pula kepala dinas pertanian, para penyuluh dan kelompok tani dari empat kecamatan di kabupaten itu.</p>
<p>{SECOND} Pemerintah kabupaten menyiapkan benih dan pupuk untuk musim tanam berikutnya bagi semua kelompok tani.</p>
<ul><li>Benih jagung hibrida</li><li>Pupuk organik dari desa</li></ul>
<table><tr><th>Kabupaten</th><th>Luas panen (ha)</th><th>Naik (%)</th></tr>
<tr><td>Paser</td><td>1.200</td><td>12,5</td></tr><tr><td>Berau</td><td>900</td><td>3</td></tr></table>
<p>Panen berikutnya direncanakan pada Maret 2023 di Kecamatan Long Ikis, demikian keterangan panitia panen raya.</p>
</article></main><footer>Hak cipta Kabar Daerah</footer></body></html>""".encode()


def eml(plain: str | None = f"{FIRST}\n{SECOND}\n", page: str = "", attachment: bytes = b"") -> bytes:
    """An e-mail with a body as text, HTML or both, and perhaps an attached PDF."""
    message = EmailMessage()
    message["Subject"] = "Undangan panen raya – Paser"
    message["From"] = "Humas Paser <humas@paser.example>"
    message["To"] = "redaksi@kabar.example"
    message["Date"] = "Tue, 01 Nov 2022 09:00:00 +0800"
    if plain is not None:
        message.set_content(plain)
    if page:
        (message.set_content if plain is None else message.add_alternative)(page, subtype="html")
    if attachment:
        message.add_attachment(
            attachment, maintype="application", subtype="pdf", filename="surat undangan.pdf"
        )
    return bytes(message)


CSV = "No;Kabupaten;Luas panen (ha);Naik (%)\n1;Paser;1.200;12,5\n2;Berau;900;3\n"
MARKDOWN = f"""# {TITLE}

{FIRST}

- **Benih** jagung

| Kabupaten | Luas panen (ha) |
|---|---|
| Paser | 1.200 |
"""


def every() -> dict[str, bytes]:
    """One valid file of each kind by its extension."""
    return {
        "txt": f"{TITLE}\n{FIRST}\n".encode(),
        "md": MARKDOWN.encode(),
        "html": html(),
        "docx": docx(),
        "pdf": pdf(),
        "png": picture(),
        "jpg": picture(kind="JPEG"),
        "xlsx": xlsx(),
        "csv": CSV.encode(),
        "pptx": pptx(),
        "odt": odt(),
        "eml": eml(),
    }


def _saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()

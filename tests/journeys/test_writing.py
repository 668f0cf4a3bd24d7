"""A writer in the editor, in a real browser: the check runs as they type, and what they paste from Word keeps its structure."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PATIENCE, House

SPEECH = (
    "Sambutan Kepala Dinas Kesehatan pada pembukaan posyandu keliling, Samarinda, 12 Mei 2025.\n"
    "Dinas Kesehatan mengoperasikan 24 mobil posyandu keliling mulai 12 Mei 2025 di Kabupaten Kutai Barat.\n"
    "Anggaran kegiatan ini Rp3,6 miliar dari APBD.\n"
)
WRONG = (
    "Dinas Kesehatan mengoperasikan 42 mobil posyandu keliling mulai 12 Mei 2025 di Kabupaten Kutai Barat."
)
# What a word processor puts on the clipboard: a heading, emphasis, a list made of paragraphs, and much that is not wanted.
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin: 0cm}</style></head><body>
<!--StartFragment--><h3 style="mso-outline-level:3">Layanan</h3>
<p class="MsoNormal"><span style="font-size:11.0pt;color:red">Posyandu membuka <b>tiga meja</b> layanan.<o:p></o:p></span></p>
<ul type="disc"><li class="MsoListParagraph">timbang badan</li><li class="MsoListParagraph">imunisasi</li></ul>
<p class="MsoNormal">Semua gratis.</p><!--EndFragment--></body></html>"""
EDITOR = "[data-contentpath=body] .public-DraftEditor-content"
FINDINGS = "[data-writing-findings]"


def begins(page: Page, house: House, password: str, tmp_path: Path) -> None:
    """A release with its first source, open in the editor."""
    page.goto(f"{house.url}/akun/login/?next=/meja/siaran/baru/")
    page.fill("[name=login]", "penulis@contoh.id")
    page.fill("[name=password]", password)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.fill("[name=headline]", "Posyandu keliling melayani Kutai Barat")
    page.get_by_role("button", name="Mulai menulis").click()
    page.wait_for_url("**/redaksi/**")
    editor = page.url
    page.locator("[data-writing] a", has_text="Halaman siaran pers ini").evaluate(
        "link => location = link.href"
    )
    page.get_by_role("link", name="Unggah sumber baru").click()
    speech = tmp_path / "sambutan.txt"
    speech.write_text(SPEECH, "utf-8")
    page.set_input_files("[name=file]", speech)
    page.select_option("[name=kind]", "speech")
    for name, words in (("title", "Sambutan"), ("issuer", "Dinas Kesehatan"), ("obtained", "2025-05-12")):
        page.fill(f"[name={name}]", words)
    page.get_by_role("button", name="Simpan sumber").click()
    page.get_by_text("Sumber tersimpan.").wait_for()
    page.goto(editor)


def adds_a_paragraph(page: Page) -> None:
    """The last block of the body, with the cursor in it."""
    editors = page.locator(EDITOR)
    before = editors.count()
    page.locator(".c-sf-add-button").last.click()
    page.get_by_role("option", name="Paragraf").click()
    expect(editors).to_have_count(before + 1)
    editors.last.click()
    expect(editors.last).to_be_focused()


def test_a_writer_sees_a_wrong_figure_mends_it_and_pastes_from_word(
    house: House, browser: Browser, tmp_path: Path
) -> None:
    accounts = dict(line.split()[:2] for line in house.run("sample_region").splitlines())
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page, faults = context.new_page(), []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.set_default_timeout(PATIENCE * 1000)
    begins(page, house, accounts["penulis@contoh.id"], tmp_path)
    findings = page.locator(FINDINGS)

    adds_a_paragraph(page)
    page.keyboard.type(WRONG)
    card = findings.locator(".finding.contradicted")
    expect(card).to_contain_text("Berbeda dari sumber")
    expect(card.locator("mark.passage")).to_have_text("24")
    expect(page.locator("[data-side-panel-toggle=findings] [data-side-panel-toggle-counter]")).to_have_text(
        "1"
    )
    expect(page.locator(".lawang-under")).to_contain_text("42")
    assert page.evaluate("[...CSS.highlights.get('lawang-contradicted')].map(String)") == ["42"]

    page.get_by_role("button", name="Perbaiki 1 di naskah").click()
    assert page.evaluate("String(getSelection())") == "42"
    page.keyboard.type("24")
    expect(findings.locator("[data-unsettled]")).to_have_text("Temuan: 0 belum selesai")
    expect(card).to_have_count(0)
    expect(page.locator(".lawang-under")).to_have_count(0)

    adds_a_paragraph(page)
    put = "html => navigator.clipboard.write([new ClipboardItem({'text/html': new Blob([html], {type: 'text/html'})})])"
    page.evaluate(put, WORD)
    page.keyboard.press("ControlOrMeta+v")
    pasted = page.locator(EDITOR).last
    expect(pasted.locator("h3")).to_have_text("Layanan")
    expect(pasted.locator("li")).to_have_text(["timbang badan", "imunisasi"])
    expect(pasted).to_contain_text("Semua gratis.")
    page.locator("button.action-save").click()
    page.get_by_text("Teks naskah").wait_for()
    written = page.locator(".text")
    for words in ("24 mobil", "Layanan", "timbang badan", "meja layanan.", "Semua gratis."):
        expect(written).to_contain_text(words)
    assert "MsoNormal" not in page.content() and faults == []

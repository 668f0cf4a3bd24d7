"""A question from a phone: asked, passed on, answered in part, objected to and decided, each by whose part it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import House
from tests.journeys.eyes import DESK, PHONE
from tests.journeys.test_journey import Person

PASSWORD = "siaran-pers-contoh"  # of the officers of the sample region
QUESTION = "Berapa mobil posyandu keliling yang beroperasi di Kutai Barat, dan siapa pemasoknya?"
SOURCE = "Rekap 2026: 24 mobil posyandu keliling beroperasi di Kutai Barat.\n"
ANSWER = "Di Kutai Barat beroperasi 24 mobil posyandu keliling."


@pytest.fixture
def officer(browser: Browser, house: House):
    """Signs an officer of the sample region in."""

    def come(email: str) -> Person:
        someone = Person(browser, house, DESK)
        page = someone.page
        page.goto("/akun/login/")
        page.fill("[name=login]", email)
        page.fill("[name=password]", PASSWORD)
        page.locator("main button").first.click()
        someone.sees("Meja kerja")
        return someone

    return come


def asks(citizen: Person, tmp_path: Path) -> tuple[str, str]:
    """With a phone and its keys alone; gives the number and the secret of the receipt."""
    page = citizen.open("/layanan/")
    page.focus("[name=information]")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    citizen.sees("Belum ada yang terbit tentang ini.")
    citizen.looks()
    assert page.input_value("[name=information]") == QUESTION
    page.fill("[name=purpose]", "Ingin tahu pelayanan di kampung saya")
    page.fill("[name=name]", "Wulan Sari")
    page.fill("[name=identity]", "6407024101980008")
    page.fill("[name=address]", "Jalan Melati No. 3, Sendawar")
    page.fill("[name=email]", "wulan@contoh.id")
    page.select_option("[name=delivery]", "page")
    picture = tmp_path / "ktp.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n gambar")
    page.set_input_files("[name=paper]", picture)
    citizen.press("Kirim permohonan")
    citizen.sees("Permohonan Anda sudah terdaftar.")
    citizen.looks()
    text = page.inner_text("main")
    return re.search(r"PI-\d{4}-\d{5}", text)[0], re.search(r"[0-9a-z]{4}(?:-[0-9a-z]{4}){2}", text)[0]


def tracks(citizen: Person, number: str, secret: str) -> None:
    """Opens the request with what the receipt says."""
    page = citizen.open("/layanan/lacak/")
    page.fill("[name=number]", number)
    page.fill("[name=secret]", secret)
    citizen.press("Lihat permohonan")
    citizen.sees(QUESTION)
    citizen.looks()


def answers_in_part(ppid: Person, tmp_path: Path) -> None:
    """The PPID first tries what the file states otherwise, then sends what it says, with the consequence test."""
    page = ppid.page
    page.get_by_text("Jawab permohonan ini").click()
    page.select_option("[name=outcome]", "partial")
    recap = tmp_path / "rekap.txt"
    recap.write_text(SOURCE, "utf-8")
    form = page.locator("form[action$='jawab/']")
    words = {
        "text": ANSWER.replace("24", "42"),
        "statute": "UU 14/2008 Pasal 17 huruf b",
        "exempt": "Nama pemasok",
        "harm": "Persaingan usaha terganggu.",
        "until": "kontrak berakhir",
    }
    form.locator("[name=files]").set_input_files(recap)
    form.locator("[name=ground]").select_option("b")
    for name, value in words.items():
        form.locator(f"[name={name}]").fill(value)
    ppid.press("Kirim pemberitahuan tertulis")
    ppid.sees("berbeda dari sumber")
    ppid.looks()
    form.locator("[name=text]").fill(ANSWER)
    form.locator("[name=files]").set_input_files(recap)
    ppid.press("Kirim pemberitahuan tertulis")
    ppid.sees("Sudah dicatat.")
    ppid.looks()


def test_from_a_question_on_a_phone_to_the_superiors_decision(browser, house, officer, tmp_path):
    house.run("sample_region")
    citizen = Person(browser, house, PHONE)
    number, secret = asks(citizen, tmp_path)
    letter = house.mail.letter("wulan@contoh.id", number)
    assert secret in letter.get_body(("plain",)).get_content()
    assert [part.get_content_type() for part in letter.iter_attachments()] == ["application/pdf"]

    ppid = officer("ppid@contoh.id")
    page = ppid.open("/meja/layanan/")
    page.get_by_role("link", name=number).click()
    page.get_by_text("Teruskan ke instansi yang menguasai").click()
    page.select_option("[name=agency]", label="Dinas Kesehatan Provinsi Kalimantan Timur")
    ppid.press("Minta bahan")
    ppid.sees("dicari di instansi")

    agency = officer("penulis@contoh.id")
    asked = agency.open("/meja/layanan/bahan/")
    assert "Wulan" not in asked.inner_text("main")
    asked.fill("textarea[name=text]", "Ada 24 mobil; pemasoknya rahasia kontrak.")
    agency.press(f"Kirim bahan untuk {number}")
    agency.sees("Bahan dikirim ke PPID.")

    page.reload()
    ppid.sees("Ada 24 mobil; pemasoknya rahasia kontrak.")
    page.get_by_text("Mengapa hari itu? Lihat hitungannya").click()
    ppid.sees("hari diterima, tidak dihitung")
    answers_in_part(ppid, tmp_path)

    elsewhere = Person(browser, house, PHONE)
    tracks(elsewhere, number, secret)
    elsewhere.sees("Persaingan usaha terganggu.")
    with elsewhere.page.expect_download() as file:
        elsewhere.page.get_by_role("link", name="rekap.txt").click()
    assert Path(file.value.path()).read_text("utf-8") == SOURCE
    elsewhere.page.get_by_role("link", name="Ajukan keberatan").click()
    elsewhere.looks()
    elsewhere.page.select_option("[name=ground]", "a")
    elsewhere.page.fill("[name=position]", "Nama pemasok sudah diumumkan dalam lelang.")
    elsewhere.press("Kirim keberatan")
    elsewhere.sees("Keberatan diterima.")

    superior = officer("atasan@contoh.id")
    superior.open("/meja/layanan/keberatan/").get_by_role("link", name=re.compile("KB-")).click()
    superior.looks()
    superior.page.select_option("[name=ruling]", "upheld")
    superior.page.fill("[name=decision]", "Nama pemasok diumumkan, maka dibuka.")
    superior.page.fill("[name=order]", "Berikan nama pemasok.")
    superior.press("Putuskan keberatan ini")
    superior.sees("Keberatan diputus; pemohon diberi tahu.")
    assert house.mail.letter("wulan@contoh.id", "Tanggapan atas keberatan")
    tracks(elsewhere, number, secret)
    elsewhere.sees("Nama pemasok diumumkan, maka dibuka.")
    citizen.open("/layanan/laporan/")
    assert "Utuh" in house.run("audit", "verify")

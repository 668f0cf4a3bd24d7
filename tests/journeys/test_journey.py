"""From an empty database to a citizen who reads: every person does their part on the screens, at a desk and on a phone."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.journeys.conftest import PATIENCE, House, until
from tests.journeys.eyes import DESK, PHONE, fits, look

PASSWORD = "kalimat sandi yang panjang 7"
ORGANISATIONS = (
    "slug,name,short,kind,region,parent,is_door\n"
    "pemprov,Pemerintah Provinsi Benua Raya,Pemprov,province,64,,\n"
    "dinkes,Dinas Kesehatan Benua Raya,Dinkes,agency,64,pemprov,\n"
)
SPEECH = (
    "Sambutan Kepala Dinas Kesehatan pada pembukaan posyandu keliling, Samarinda, 12 Mei 2025.\n"
    "Dinas Kesehatan mengoperasikan {n} mobil posyandu keliling mulai 12 Mei 2025 di Kabupaten Kutai Barat.\n"
    "Anggaran kegiatan ini Rp3,6 miliar dari APBD.\n"
)
LEAD = (
    "Dinas Kesehatan mengoperasikan {n} mobil posyandu keliling mulai 12 Mei 2025 di Kabupaten Kutai Barat."
)
MONEY = "Anggaran kegiatan ini Rp3,6 miliar dari APBD."


def code(secret: str) -> str:
    """The six digits of an authenticator app now (RFC 6238)."""
    mixed = hmac.digest(
        base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1().name
    )
    place = mixed[-1] & 15
    return f"{(struct.unpack('>I', mixed[place : place + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


class Person:
    """Somebody with a browser of their own, at a desk or with a phone. Whoever comes second the same way (`careful` is false)
    does not hold every page against axe again."""

    def __init__(self, browser: Browser, house: House, width: int, careful: bool = True) -> None:
        self.house, self.careful = house, careful
        context = browser.new_context(
            viewport={"width": width, "height": 900}, base_url=house.url, locale="id-ID"
        )
        context.set_default_timeout(1000 * PATIENCE)
        self.page: Page = context.new_page()

    def open(self, address: str) -> Page:
        """Opens a page and looks at it."""
        answer = self.page.goto(address)
        assert answer is not None and answer.ok, f"{address}: {answer and answer.status}"
        self.looks()
        return self.page

    def looks(self) -> None:
        """Is all of it to be seen, by everybody?"""
        look(self.page) if self.careful else fits(self.page)

    def press(self, words: str) -> None:
        """Presses the button with these words."""
        self.goes(self.page.get_by_role("button", name=words, exact=True))

    def goes(self, way: Locator) -> None:
        """Presses what leads to another page, and waits until that stands."""
        with self.page.expect_navigation():
            way.click()

    def sees(self, words: str) -> None:
        """The page says so."""
        self.page.get_by_text(words).first.wait_for()

    def comes_in(self, link: str) -> None:
        """Follows an invitation and chooses a password."""
        self.open(link)
        self.page.fill("[name=password]", PASSWORD)
        self.press("Terima undangan")

    def sets_up_the_second_factor(self) -> None:
        """As an editor or administrator must before anything else."""
        page = self.page
        self.looks()
        self.goes(page.locator("a[href$='totp/activate/']"))
        self.looks()
        page.fill("[name=password]", PASSWORD)
        self.goes(page.locator("main button").first)
        self.looks()
        page.fill("[name=code]", code(page.input_value("#authenticator_secret")))
        self.goes(page.locator("main button").first)
        self.looks()


@pytest.fixture
def person(browser: Browser, house: House) -> Any:
    """Makes a person: `person(PHONE)`."""

    def make(width: int, careful: bool = True) -> Person:
        return Person(browser, house, width, careful)

    return make


def founds_the_house(house: House, administrator: Person, tmp_path: Path) -> None:
    """The server's keeper opens the door; its administrator takes in the organisations and invites."""
    told = house.run(
        "found", "Dinas Kominfo Benua Raya", "64", "Rina Sari", "rina@contoh.id", "--short", "Kominfo"
    )
    link = house.mail.link("rina@contoh.id", "Undangan", "/meja/anggota/undangan/")
    assert link in told
    administrator.comes_in(link)
    administrator.sets_up_the_second_factor()
    page = administrator.open("/meja/anggota/daftar/")
    listed = tmp_path / "instansi.csv"
    listed.write_text(ORGANISATIONS, "utf-8")
    page.select_option("[name=what]", "organisations")
    page.set_input_files("[name=file]", listed)
    administrator.press("Masukkan")
    administrator.sees("2 baris masuk.")
    administrator.looks()
    for email, name, role, place in (
        ("dewi@contoh.id", "Dewi Lestari", "writer", "dinkes"),
        ("budi@contoh.id", "Budi Santoso", "editor", "kominfo"),
    ):
        administrator.open(f"/meja/anggota/{place}/undang/")
        page.fill("[name=name]", name)
        page.fill("[name=email]", email)
        page.select_option("[name=role]", role)
        administrator.press("Kirim undangan")
        administrator.sees(f"Undangan dikirim ke {email}.")
    administrator.looks()
    administrator.open("/meja/")


def writes(writer: Person, n: int, tmp_path: Path) -> str:
    """A release with its first source, handed in; gives its address at the desk."""
    page = writer.open("/meja/siaran/")
    writer.open("/meja/siaran/baru/")
    page.fill("[name=headline]", f"{n} posyandu keliling melayani Kutai Barat")
    writer.press("Mulai menulis")
    page.wait_for_url("**/redaksi/**")
    page.fill("[name=place]", "Sendawar")
    page.fill("[name=dated]", "2025-05-12")
    page.fill("[name=lead]", LEAD.format(n=n))
    page.fill("[name=contact]", "Humas Dinkes (0541) 123456")
    findings = page.locator("[data-side-panel-toggle=findings][aria-expanded=true]")
    if findings.count():  # on a phone they stand before the text until they are folded away
        findings.first.click()
    page.locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name="Paragraf").click()
    page.locator("[data-contentpath=body] .public-DraftEditor-content").first.click()
    page.keyboard.type(MONEY)
    page.locator("button.action-save").click()
    page.wait_for_url("**/meja/siaran/**")
    address = page.url
    writer.looks()
    writer.goes(page.get_by_role("link", name="Unggah sumber baru"))
    speech = tmp_path / f"sambutan-{n}.txt"
    speech.write_text(SPEECH.format(n=n), "utf-8")
    page.set_input_files("[name=file]", speech)
    page.select_option("[name=kind]", "speech")
    page.fill("[name=title]", f"Sambutan pembukaan {n} posyandu keliling")
    page.fill("[name=issuer]", "Dinas Kesehatan")
    page.fill("[name=obtained]", "2025-05-12")
    writer.looks()
    writer.press("Simpan sumber")
    writer.sees("Sesuai dengan sumber.")
    writer.looks()
    writer.press("Ajukan ke pintu")
    writer.sees("diajukan")
    return address


def asks_the_agency(writer: Person, holder: Person, address: str) -> None:
    """A source is asked of another organisation, which states what it knows."""
    page = writer.open(f"{address}minta/")
    place = page.locator("[name=to] optgroup[label^='Dinas Kominfo'] option").first
    page.select_option("[name=to]", place.get_attribute("value"))
    page.fill("[name=what]", "Siapa yang menanggung biayanya?")
    writer.press("Kirim permintaan")
    writer.sees("menunggu jawaban")
    email, path = "budi@contoh.id", "/meja/siaran/permintaan/"
    page = holder.open(holder.house.mail.link(email, "Permintaan sumber", path))
    page.get_by_text("Buat pernyataan tertulis").click()
    page.fill("[name=pernyataan-text]", MONEY)
    page.fill("[name=pernyataan-name]", "Hendra Wijaya")
    page.fill("[name=pernyataan-position]", "Kepala Dinas Kominfo")
    page.check("[name=pernyataan-signed]")
    holder.looks()
    holder.press("Tandatangani dan kirim")
    holder.sees("Pernyataan Hendra Wijaya")
    holder.looks()
    holder.open(path)
    holder.open("/meja/anggota/wakil/")


def confirms(speaker: Person, writer: Person, address: str) -> None:
    """A speaker without account gets a link, and says of each figure that it is right."""
    page = writer.open(f"{address}pembicara/")
    page.fill("[name=name]", "Rini Hartati")
    page.fill("[name=email]", "rini@contoh.id")
    figures = page.locator("[name=codes]")
    total = figures.count()
    for number in range(total):
        figures.nth(number).check()
    writer.press("Kirim tautan")
    writer.sees("Tautan dikirim ke rini@contoh.id.")
    speaker.open(speaker.house.mail.link("rini@contoh.id", "kutipan", "/pembicara/"))
    page = speaker.page
    page.get_by_role("link", name="Mulai").click()
    for number in range(1, total + 1):
        speaker.sees(f"Pernyataan {number} dari {total}")
        if number == 1:
            speaker.looks()
        page.get_by_label("Benar", exact=True).check()
        page.locator("main form button").click()
    speaker.sees("Baca sekali lagi")
    speaker.looks()
    speaker.press("Kirim jawaban")
    speaker.sees("Terima kasih")
    speaker.looks()
    writer.open(address)
    writer.sees("sudah menjawab")


def approves(editor: Person, address: str) -> None:
    """Somebody else reads it and lets it out."""
    editor.open("/meja/siaran/antrean/")
    editor.open(address)
    for words in ("Mulai periksa", "Setujui", "Terbitkan"):
        editor.press(words)
    editor.sees("terbit")
    editor.looks()


def subscribes(reader: Person, email: str) -> None:
    """Asks, and confirms from the letter."""
    page = reader.open("/langganan/")
    page.fill("[name=email]", email)
    reader.goes(page.locator("main form button"))
    reader.looks()
    reader.open(reader.house.mail.link(email, "Pastikan", "/langganan/"))
    reader.press("Ya, aktifkan langganan")
    reader.sees("Langganan Anda sudah aktif.")
    reader.looks()


def reads(citizen: Person, n: int) -> None:
    """Finds it, reads it, and asks whether what a chat group says is so."""
    page = citizen.open("/")
    citizen.goes(page.get_by_role("link", name=f"{n} posyandu keliling").first)
    citizen.sees(LEAD.format(n=n))
    citizen.looks()
    released = page.url
    until(
        lambda: page.goto(f"/cari/?q={n}+posyandu") and page.get_by_text(f"{n} posyandu").count(), "not found"
    )
    citizen.looks()
    page.goto(released)
    for path in (
        "/siaran/",
        "/topik/",
        "/instansi/",
        "/agenda/",
        "/ralat/",
        "/cara-kami-memeriksa/",
        "/tanda-tangan/",
    ):
        citizen.open(path)
    citizen.open("/cek/")
    page.fill("[name=text]", f"{LEAD.format(n=n + 18)} {MONEY}")
    citizen.press("Periksa teks ini")
    citizen.sees("1 fakta tidak sesuai")
    citizen.looks()


def test_from_an_empty_database_to_a_citizen_who_reads(house: House, person: Any, tmp_path: Path) -> None:
    founds_the_house(house, person(DESK), tmp_path)
    writer, editor = person(DESK), person(DESK)
    writer.comes_in(house.mail.link("dewi@contoh.id", "Undangan", "/meja/anggota/undangan/"))
    editor.comes_in(house.mail.link("budi@contoh.id", "Undangan", "/meja/anggota/undangan/"))
    editor.sets_up_the_second_factor()
    for width, n in ((DESK, 24), (PHONE, 37)):
        careful = (
            width == DESK and not house.surroundings["DATABASE_URL"]
        )  # pages are the same on both databases
        for somebody in (writer, editor):
            somebody.careful = careful
            somebody.page.set_viewport_size({"width": width, "height": 900})
            # a phone does not remember which panels stood open at the desk
            somebody.page.evaluate("localStorage.clear()")
        reader = person(width, careful)
        subscribes(reader, f"warga{n}@contoh.id")
        address = writes(writer, n, tmp_path)
        if careful:
            asks_the_agency(writer, editor, address)
            confirms(person(PHONE), writer, address)
        approves(editor, address)
        letter = house.mail.letter(f"warga{n}@contoh.id", f"{n} posyandu keliling")
        assert LEAD.format(n=n) in letter.get_body(("plain",)).get_content().replace("\n", " ")
        reads(reader, n)
    assert "Utuh" in house.run("audit", "verify")

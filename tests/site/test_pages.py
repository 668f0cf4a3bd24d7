"""What holds for every page: language, size, no script needed, plain ways out of an error."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lawang.site import translations

CSS = translations.SITE / "static" / "lawang" / "lawang.css"
# What a phone has to load before it can show a page, pictures apart (issue: 60 kB).
MOST_BYTES = 60_000


@pytest.mark.parametrize("folder", translations.folders(), ids=lambda folder: folder.name)
def test_every_message_has_its_english(folder: Path):
    assert translations.untranslated(folder) == []


@pytest.mark.django_db
def test_indonesian_by_default_english_by_choice(client):
    default = client.get("/", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="id">' in default and "Langsung ke isi" in default and 'href="/en/"' in default
    english = client.get("/en/").content.decode()
    assert '<html lang="en">' in english and "Skip to content" in english and 'href="/"' in english


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/akun/login/"])
def test_a_page_is_small(client, address):
    page = client.get(address).content
    assert page and len(page) + CSS.stat().st_size < MOST_BYTES


@pytest.mark.django_db
def test_the_front_page_needs_no_script(client):
    assert "<script" not in client.get("/").content.decode()


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_so_in_words(client):
    answer = client.get("/tidak-ada/")
    assert answer.status_code == 404 and "Halaman tidak ditemukan" in answer.content.decode()


@pytest.mark.django_db
def test_what_others_wrote_speaks_our_words(client):
    page = client.get("/akun/login/").content.decode()
    assert "Surel" in page and page.count("Kata sandi") and "Kata Kunci" not in page
    assert page.count("Lupa kata sandi?") == 1
    assert "Atur ulang kata sandi" in client.get("/akun/password/reset/").content.decode()
    assert "Email" in client.get("/en/akun/login/").content.decode()


@pytest.mark.django_db
def test_signing_in(client, officer):
    officer("dewi", dinkes="writer")
    assert client.get("/meja/")["Location"] == "/akun/login/?next=/meja/"
    wrong = client.post("/akun/login/", {"login": "dewi@contoh.id", "password": "salah-sekali"})
    assert "dewi@contoh.id" in wrong.content.decode() and 'class="field' in wrong.content.decode()
    form = {"login": "dewi@contoh.id", "password": "siaran-pers"}
    assert client.post("/akun/login/?next=/meja/", form)["Location"] == "/meja/"
    desk = client.get("/meja/").content.decode()
    assert "Dewi" in desk and "penulis, Dinkes" in desk


@pytest.mark.django_db
def test_the_editor_of_wagtail_opens_for_officers_alone(client, officer, signed_in):
    assert client.get("/redaksi/")["Location"].startswith("/akun/login/")
    page = signed_in(officer("dewi", dinkes="writer")).get("/redaksi/snippets/releases/version/")
    assert page.status_code == 200 and re.search(r"<html[^>]*lang=\"id\"", page.content.decode())

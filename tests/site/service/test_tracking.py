"""Following a request: the secret cannot be guessed, numbers cannot be tried out, and only its owner sees it."""

from __future__ import annotations

import pytest
from django.test import Client

from lawang.site.service import secret
from tests.site.service.conftest import ASKED, WHO


def track(client: Client, number: str, word: str):
    return client.post("/layanan/lacak/", {"number": number, "secret": word})


def test_number_and_secret_open_it_for_this_browser_alone(ask):
    request = ask()
    mine, other = Client(), Client()
    assert track(mine, request.number, secret.of(request))["Location"] == f"/layanan/lacak/{request.number}/"
    page = mine.get(f"/layanan/lacak/{request.number}/")
    assert ASKED["information"] in page.content.decode() and "no-store" in page["Cache-Control"]
    assert other.get(f"/layanan/lacak/{request.number}/").status_code == 403
    for verb in ("cabut", "hapus", "data", "keberatan"):
        assert other.post(f"/layanan/lacak/{request.number}/langkah/{verb}/").status_code == 403


def test_a_wrong_number_and_a_wrong_secret_look_the_same(ask):
    request = ask()
    answers = [
        track(Client(), request.number, "0000-0000-0000"),
        track(Client(), "PI-2026-99999", secret.of(request)),
    ]
    pages = [
        answer.content.decode().replace(request.number, "N").replace("PI-2026-99999", "N")
        for answer in answers
    ]
    plain = [
        page.split("csrfmiddlewaretoken")[0] + page.split('name="secret"')[1].split(">", 1)[1]
        for page in pages
    ]
    assert [answer.status_code for answer in answers] == [404, 404] and plain[0] == plain[1]
    for number in (request.number, "PI-2026-99999"):
        assert Client().get(f"/layanan/lacak/{number}/").status_code == 403


def test_tries_are_counted_by_address_and_by_number(ask):
    request = ask()
    for _ in range(secret.TRIES):
        assert track(Client(), "PI-2026-77777", "x").status_code == 404
    assert track(Client(), request.number, secret.of(request)).status_code == 429
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    assert track(elsewhere, "PI-2026-77777", "x").status_code == 429
    assert track(elsewhere, request.number, secret.of(request)).status_code == 302


def test_secrets_differ_and_need_the_key_of_the_site(ask, settings):
    first, second = ask(), ask()
    words = {secret.of(first), secret.of(second)}
    settings.SECRET_KEY = "another"
    assert len(words | {secret.of(first)}) == 3 and all(len(word) == 14 for word in words)


def test_what_is_easily_mistyped_is_forgiven(ask):
    request = ask()
    written = secret.of(request).replace("0", "O").replace("1", "l").upper()
    assert secret.opens(f" {request.number.lower()} ", written) == request


@pytest.mark.django_db
def test_the_form_goes_through_without_a_script(people, region, client, tmp_path, real_paper):
    from django.core.files.uploadedfile import SimpleUploadedFile

    first = client.post("/layanan/permohonan/", {"act": "seek", "information": ASKED["information"]})
    assert ASKED["information"] in first.content.decode() and "<script" not in first.content.decode()
    given = {**ASKED, **WHO, "act": "send", "body": region["diskominfo"].pk}
    bad = client.post("/layanan/permohonan/", {**given, "identity": "123"})
    assert (
        bad.status_code == 400
        and WHO["address"] in bad.content.decode()
        and "16 angka" in bad.content.decode()
    )
    wrong = SimpleUploadedFile("ktp.png", b"MZ program")
    assert client.post("/layanan/permohonan/", {**given, "paper": wrong}).status_code == 400
    paper = SimpleUploadedFile("ktp.png", b"\x89PNG....")
    sent = client.post("/layanan/permohonan/", {**given, "paper": paper}, follow=True)
    page = sent.content.decode()
    assert sent.redirect_chain[-1][0].endswith("/tanda-terima/") and "Kata rahasia" in page
    assert client.get(sent.redirect_chain[-1][0][:-1] + ".pdf").content.startswith(b"%PDF")
    assert not [value for value in WHO.values() if value and value in sent.redirect_chain[-1][0]]
    english = client.get("/en/layanan/permohonan/").content.decode()
    assert "Information asked for" in english and "Power of attorney" in english


def test_what_is_published_is_offered_first(answered, people, client):
    from lawang.site.service.actions.publish import publish

    publish(people.hadi, answered(), "Berapa titik internet di sekolah?", "Ada 120 titik.")
    page = client.post(
        "/layanan/permohonan/", {"act": "seek", "information": "Mohon data jumlah internet sekolah"}
    ).content.decode()
    assert "Berapa titik internet di sekolah?" in page and "Ya, ini sudah menjawab" in page
    client.post("/layanan/permohonan/", {"act": "answered"})
    assert "Terima kasih" in client.post("/layanan/permohonan/", {"act": "answered"}).content.decode()

"""Lists of every kind and articles as outlets serve them: characters, further pages, stubs, canonical addresses."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawang.intake.web.article import Trouble, characters, joined, read, shrank
from lawang.intake.web.failure import Failed, Why
from lawang.intake.web.feeds import Kind, listing
from lawang.intake.web.fetching import Answer
from tests.intake.web.outlet import page

HERE = "https://kabar.contoh/umpan"
A, B = "https://kabar.contoh/berita/satu", "https://kabar.contoh/berita/dua"
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Kabar Uji</title>
<item><title>Satu &amp; lain</title><link>{A}</link><pubDate>Mon, 12 May 2025 08:00:00 +0800</pubDate></item>
<item><title>Dua</title><link>/berita/dua</link><pubDate>Tue, 13 May 2025 08:00:00 +0800</pubDate></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Kabar Uji</title><entry><title>Satu</title><link href="{A}"/><updated>2025-05-12T00:00:00Z</updated></entry>
<entry><title>Dua</title><link href="{B}"/><updated>2025-05-13T00:00:00Z</updated></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Kabar Uji</title></channel>
<item><title>Dua</title><link>{B}</link><dc:date>2025-05-13T00:00:00Z</dc:date></item><item><title>Satu</title><link>{A}</link></item></rdf:RDF>"""
JSON = f'{{"version":"https://jsonfeed.org/version/1.1","title":"Kabar Uji","items":[{{"url":"{B}","title":"Dua","date_published":"2025-05-13T00:00:00Z"}},{{"url":"{A}"}}]}}'
MAP = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>{A}</loc><lastmod>2025-05-12</lastmod></url><url><loc>{B}</loc><news:news><news:publication_date>2025-05-13T08:00:00+08:00</news:publication_date><news:title>Dua</news:title></news:news></url></urlset>"""
LIST = page(
    "Berita kota",
    f"<a href='{B}'>Wali kota meresmikan dua puskesmas baru</a>",
    "<a href='/berita/satu'>Posyandu keliling mulai melayani warga</a>",
    "<a href='https://lain.contoh/iklan'>Iklan panjang dari tempat yang lain</a><a href='/kota'>Kota</a>",
)


@pytest.mark.parametrize(
    ("body", "kind"),
    [(RSS, "feed"), (ATOM, "feed"), (RDF, "feed"), (JSON, "feed"), (MAP, "sitemap"), (LIST, "page")],
)
def test_lists_of_every_kind(body, kind):
    for data in (body.encode(), gzip.compress(body.encode())):
        found = listing(Answer(HERE, 200, data))
        assert found.kind == kind and [entry.address for entry in found.entries] == [B, A]


def test_an_index_of_sitemaps_leads_on_and_the_newest_comes_first():
    index = f"<sitemapindex><sitemap><loc>{A}.xml</loc><lastmod>2024-01-01</lastmod></sitemap><sitemap><loc>{B}.xml.gz</loc><lastmod>2025-01-01</lastmod></sitemap></sitemapindex>"
    found = listing(Answer(HERE, 200, index.encode()))
    assert (found.kind, found.further) == (Kind.INDEX, (f"{B}.xml.gz", f"{A}.xml"))


def test_a_front_page_names_its_feeds():
    front = page(
        "Kabar", "Selamat datang", head='<link rel="alternate" type="application/rss+xml" href="/umpan.xml">'
    )
    assert listing(Answer("https://kabar.contoh/", 200, front.encode())).further == (
        "https://kabar.contoh/umpan.xml",
    )


@pytest.mark.parametrize(
    "body", [b"", b"\0\1", b"<rss></rss>", b'{"a":1}', b"<p>tanpa tautan</p>", b"\x1f\x8bxx"]
)
def test_what_is_no_list_is_told(body):
    with pytest.raises(Failed) as failed:
        listing(Answer(HERE, 200, body))
    assert failed.value.why in (Why.KIND, Why.BROKEN)


@given(
    st.binary(max_size=400)
    | st.text(max_size=300).map(lambda text: (RSS[:120] + text).encode("utf-8", "replace"))
)
def test_no_bytes_break_the_readers(body):
    for reader in (lambda: listing(Answer(HERE, 200, body)), lambda: read(body, A)):
        try:
            reader()
        except Failed as failed:
            assert failed.why in (Why.KIND, Why.BROKEN, Why.BIG)


def test_external_entities_are_not_opened(tmp_path):
    secret = tmp_path / "rahasia.txt"
    secret.write_text("https://kabar.contoh/rahasia")
    body = f'<!DOCTYPE u [<!ENTITY x SYSTEM "file://{secret}">]><urlset><url><loc>https://kabar.contoh/&x;</loc></url></urlset>'
    try:
        assert "rahasia" not in str(listing(Answer(HERE, 200, body.encode())))
    except Failed as failed:
        assert failed.why is Why.KIND


TEXT = [
    "Dinas Kesehatan mengoperasikan 24 mobil posyandu keliling mulai 12 Mei 2025 di Kabupaten Kutai Barat.",
    "Anggaran kegiatan ini Rp3,6 miliar dari APBD dan akan dipakai sampai akhir tahun untuk 16 kecamatan.",
    "“Warga di kampung hulu tidak perlu lagi menempuh tiga jam perjalanan,” kata Kepala Dinas Kesehatan.",
]


def test_an_article_is_its_headline_and_its_paragraphs_and_nothing_around_them():
    found = read(page("Posyandu keliling mulai melayani", *TEXT).encode(), A)
    assert found.text.split("\n") == ["Posyandu keliling mulai melayani", *TEXT] and found.trouble is None


@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1", "tidak-ada"])
def test_characters_are_right_whatever_is_declared(declared):
    words = "“Mobil” – 24 unit, café"
    plain = page("Judul", words).replace('<meta charset="utf-8">', "")
    assert words in characters(plain.encode("utf-8"), declared)
    assert words in characters(plain.encode("cp1252"), declared)
    assert words in characters(plain.encode("utf-16"), declared)
    assert words in characters(plain.encode("utf-8").replace(b"<nav>", b"<nav>\xe9"), declared)
    assert "Привет" in characters("Привет, мир".encode("koi8-r"), "koi8-r")


def test_the_pages_of_one_article_are_found_and_made_one():
    tail = "<p><a href='/berita/satu'>1</a> <a href='?page=2'>2</a> <a href='/berita/dua?page=3'>lain</a></p>"
    first = read(page("Judul berita", *TEXT[:2], tail=tail).encode(), A)
    assert first.following == f"{A}?page=2"
    second = read(page("Judul berita", TEXT[2], *TEXT[:1], tail=tail).encode(), f"{A}?page=2")
    assert second.following == ""
    assert joined([first, second]).text.split("\n")[:4] == ["Judul berita", *TEXT]
    whole = "<p><a href='?page=2'>2</a><a href='?page=all'>Semua</a></p>"
    assert read(page("Judul berita", *TEXT, tail=whole).encode(), A).following == f"{A}?page=all"
    assert read(
        page("J", *TEXT, tail="<a href='/a-b/2'>2</a>").encode(), "https://kabar.contoh/a-b"
    ).following.endswith("/a-b/2")


@pytest.mark.parametrize(
    ("href", "canonical"),
    [
        ("/berita/satu", A),
        ("https://m.kabar.contoh/x/", "https://m.kabar.contoh/x/"),
        ("/", ""),
        ("https://lain.contoh/x", ""),
        ("javascript:x", ""),
    ],
)
def test_an_address_of_its_own_is_believed_within_the_house(href, canonical):
    found = read(page("Judul", *TEXT, head=f"<link rel='canonical' href='{href}'>").encode(), f"{A}?amp=1")
    assert found.canonical == canonical


def test_what_is_cut_off_is_noticed():
    stub = page(
        "Judul berita", TEXT[0], "Untuk membaca selengkapnya, silakan. Artikel ini khusus pelanggan.", TEXT[1]
    )
    assert read(stub.encode(), A).trouble is Trouble.STUB
    data = '<script type="application/ld+json">{"@graph":[{"isAccessibleForFree":"False","datePublished":"2025-05-12T08:00:00+08:00"}]}</script>'
    closed = read(page("Judul berita", *TEXT, head=data).encode(), A)
    assert closed.trouble is Trouble.STUB and closed.published.day == 12
    assert read(page("Judul", "Segera.").encode(), A).trouble is Trouble.EMPTY
    assert shrank(" ".join(TEXT), TEXT[0]) and not shrank(TEXT[0], TEXT[0].replace("24", "42"))

"""Editions to test with: one of our own writing, and any other that could be published (hypothesis)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from lawang.site.newsroom.edition import (
    Agency,
    Contact,
    Edition,
    Heading,
    House,
    Item,
    Paragraph,
    Picture,
    Quote,
    Source,
    Status,
    Topic,
    Translation,
    Version,
    plain,
)

ZONE = ZoneInfo("Asia/Makassar")
SITE = "https://humas.example"
HOUSE = House(
    "Lawang Benua Raya",
    SITE,
    Agency("Diskominfo Provinsi Benua Raya", f"{SITE}/lembaga/diskominfo"),
    f"{SITE}/ralat",
    f"{SITE}/periksa",
)
FIRST = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)

EDITION = Edition(
    uri=f"{SITE}/siaran/air-bersih-sungai-kelai",
    permalink=f"{SITE}/siaran/air-bersih-sungai-kelai/v1",
    version=1,
    language="id",
    headline="Air bersih mengalir ke 1.240 rumah di tepi Sungai Kelai",
    lead="Perusahaan air minum daerah menyambungkan 1.240 rumah di tiga desa. Pekerjaan selesai sebelas hari lebih cepat.",
    body=(
        Quote("Warga tidak perlu lagi membeli air tangki.", "Rahma Yuniarti", "Direktur Perumda Air Minum"),
        Heading("Yang sudah selesai"),
        Item("1.240 rumah tersambung"),
        Item("biaya Rp6,3 miliar dari APBD 2026"),
        Paragraph("Sambungan berikutnya, untuk 400 rumah di hulu, direncanakan pada triwulan ketiga."),
        Picture(f"{SITE}/gambar/keran.jpg", "Seorang ibu membuka keran", "Keran pertama", "Foto: Perumda"),
    ),
    place="Tanjung Benua",
    dated=date(2026, 3, 2),
    house=HOUSE,
    lead_agency=Agency("Perumda Air Minum Benua Raya", f"{SITE}/lembaga/air"),
    supporting=(Agency("Dinas Pekerjaan Umum", f"{SITE}/lembaga/pu"),),
    first_published=FIRST,
    published=FIRST,
    topics=(Topic("Air bersih", f"{SITE}/topik/air-bersih"),),
    sources=(
        Source("Berita acara serah terima 118/2026", "keputusan", "Perumda Air Minum", True, f"{SITE}/s/118"),
        Source("Catatan wawancara", "wawancara", "Diskominfo", False),
    ),
    contact=Contact("Bidang Hubungan Pelanggan", "0541-700000", "humas@air.example"),
    translations=(Translation("en", f"{SITE}/en/releases/clean-water"),),
)

CORRECTED = replace(
    EDITION,
    version=2,
    permalink=f"{SITE}/siaran/air-bersih-sungai-kelai/v2",
    status=Status.CORRECTED,
    correction="Biaya Rp6,3 miliar, bukan Rp63 miliar.",
    published=FIRST + timedelta(hours=5),
    versions=(
        Version(1, EDITION.permalink, FIRST),
        Version(2, f"{EDITION.uri}/v2", FIRST + timedelta(hours=5), "Biaya Rp6,3 miliar, bukan Rp63 miliar."),
    ),
)

WITHDRAWN = replace(
    CORRECTED, version=3, status=Status.WITHDRAWN, correction="Berita acara ternyata belum ditandatangani."
)

# Everything that a keyboard, a paste or an enemy may put in a text.
ANY = st.text(max_size=60) | st.sampled_from(
    [
        "</script><script>alert(1)</script>",
        "]]> & <b> \" ' \x00 \x0b \u2028",
        "\r\nBcc: a@b.example",
        "Rp1,5 *miliar* ~2~ `x`",
    ]
)
SAID = ANY.map(lambda text: f"x{text}")
URLS = st.builds(lambda tail: f"{SITE}/{tail}", st.from_regex(r"[a-z0-9/?&=%-]{0,20}", fullmatch=True))
TIMES = st.datetimes(
    datetime(2001, 1, 1), datetime(2099, 1, 1), timezones=st.just(ZONE) | st.just(ZoneInfo("UTC"))
)
AGENCIES = st.builds(Agency, SAID, URLS)
BLOCKS = (
    st.builds(Paragraph, SAID)
    | st.builds(Quote, SAID, ANY, ANY)
    | st.builds(Heading, SAID)
    | st.builds(Item, SAID, st.integers(0, 12))
    | st.builds(Picture, URLS, ANY, ANY, ANY)
)


@st.composite
def editions(draw: st.DrawFn, statuses: tuple[Status, ...] = tuple(Status)) -> Edition:
    """Any edition that could be published."""
    first = draw(TIMES)
    status = draw(st.sampled_from(statuses))
    uri = draw(URLS)
    version = draw(st.integers(1, 40))
    return Edition(
        uri=uri,
        permalink=f"{SITE}/v{version}",
        version=version,
        language=draw(st.sampled_from(["id", "en"])),
        headline=draw(SAID.filter(lambda text: plain(text) != "")),
        lead=draw(ANY),
        body=tuple(draw(st.lists(BLOCKS, max_size=4))),
        place=draw(ANY),
        dated=draw(st.dates(date(2001, 1, 1), date(2099, 1, 1))),
        house=HOUSE,
        lead_agency=draw(AGENCIES),
        first_published=first,
        published=first + draw(st.timedeltas(timedelta(0), timedelta(900))),
        status=status,
        correction="" if status is Status.USABLE else draw(SAID),
        supporting=tuple(draw(st.lists(AGENCIES, max_size=2))),
        topics=tuple(draw(st.lists(st.builds(Topic, SAID, URLS), max_size=2))),
        sources=tuple(draw(st.lists(st.builds(Source, SAID, ANY, ANY, st.booleans(), URLS), max_size=2))),
        embargo=draw(st.none() | TIMES),
        contact=draw(st.none() | st.builds(Contact, SAID, ANY, ANY)),
        translations=tuple(draw(st.lists(st.builds(Translation, st.just("en"), URLS), max_size=1))),
    )

"""What is published already is offered, and questions that ask for the same are seen."""

from __future__ import annotations

import datetime

import pytest

from lawang.site.register import access as register
from lawang.site.register.models import Fact, Value
from lawang.site.releases.models import Topic
from lawang.site.service import access
from lawang.site.service.access import ALIKE, _share
from lawang.site.service.searching import core, telling
from tests.site.service.conftest import MONDAY

# Pairs of our own, labelled before the measure was chosen: do they ask for the same?
SAME = (
    (
        "Berapa titik internet gratis di sekolah pada tahun 2025?",
        "Mohon data jumlah titik internet gratis yang dipasang di sekolah tahun 2025",
    ),
    ("Salinan APBD Kutai Barat tahun 2026", "Minta dokumen APBD tahun 2026 Kabupaten Kutai Barat"),
    (
        "Daftar penerima beasiswa Kaltim Tuntas 2025",
        "Siapa saja penerima beasiswa Kaltim Tuntas tahun 2025? Mohon daftarnya",
    ),
    (
        "Anggaran perbaikan jalan Samarinda Bontang tahun 2026",
        "Berapa biaya perbaikan jalan dari Samarinda ke Bontang pada 2026?",
    ),
    (
        "Jumlah kader posyandu yang dilatih di Kutai Barat tahun 2026 dan biayanya",
        "Berapa kader posyandu yang dilatih di Kutai Barat tahun 2026?",
    ),
    (
        "Jadwal pelatihan aplikasi cuaca untuk nelayan di Berau",
        "Kapan pelatihan aplikasi cuaca bagi nelayan Berau diadakan?",
    ),
    (
        "Rincian belanja publikasi Diskominfo tahun 2025 per media",
        "Belanja publikasi Diskominfo 2025, dirinci per media",
    ),
    ("Laporan kinerja Dinas Kesehatan tahun 2025", "Mohon salinan laporan kinerja Dinas Kesehatan 2025"),
)
OTHER = (
    (
        "Berapa titik internet gratis di sekolah pada tahun 2025?",
        "Berapa guru honorer di sekolah pada tahun 2025?",
    ),
    ("Salinan APBD Kutai Barat tahun 2026", "Salinan APBD Kutai Timur tahun 2024"),
    (
        "Daftar penerima beasiswa Kaltim Tuntas 2025",
        "Syarat pendaftaran beasiswa Kaltim Tuntas bagi mahasiswa luar daerah",
    ),
    (
        "Anggaran perbaikan jalan Samarinda Bontang tahun 2026",
        "Anggaran pembangunan jembatan Mahakam tahun 2026",
    ),
    (
        "Jumlah kader posyandu yang dilatih di Kutai Barat tahun 2026",
        "Jumlah puskesmas dan posyandu di Kutai Timur",
    ),
    ("Jadwal pelatihan aplikasi cuaca untuk nelayan di Berau", "Bantuan mesin kapal untuk nelayan di Berau"),
    (
        "Rincian belanja publikasi Diskominfo tahun 2025 per media",
        "Rincian belanja perjalanan dinas Diskominfo tahun 2025",
    ),
    ("Laporan kinerja Dinas Kesehatan tahun 2025", "Laporan keuangan Dinas Pendidikan tahun 2025"),
)


@pytest.mark.parametrize(("pair", "same"), [*((p, True) for p in SAME), *((p, False) for p in OTHER)])
def test_questions_that_ask_for_the_same(pair, same):
    one, other = (telling(question) for question in pair)
    assert (_share(one, other) >= ALIKE) is same


def test_the_third_of_its_kind_proposes_to_publish(ask, people, signed_in):
    first, second = (ask(information=question) for question in SAME[0])
    ask(information=OTHER[0][1])
    desk = signed_in(people.hadi)
    assert {row.pk for row in access.alike(first)} == {first.pk, second.pk}
    assert "diminta berulang kali" not in desk.get(f"/meja/layanan/{first.pk}/").content.decode()
    third = ask(information="Jumlah titik internet gratis sekolah 2025")
    page = desk.get(f"/meja/layanan/{first.pk}/").content.decode()
    assert "diminta berulang kali" in page and second.number in page and third.number in page


def test_facts_of_the_register_are_offered(people, region, client):
    from lawang.site.releases.actions.sources import add_source

    day = datetime.date(2026, 1, 2)
    source = add_source(
        people.dewi,
        region["dinkes"],
        b"Pada tahun 2025 terpasang 120 titik internet gratis di sekolah.",
        "rekap.txt",
        kind="data",
        title="Rekap",
        issuer="Dinas",
        obtained=day,
        first=True,
        confidential=False,
    )
    topic = Topic.objects.create(slug="digital", name="Digital")
    fact = Fact.objects.create(
        subject="titik internet gratis di sekolah", measure="titik", agency=region["dinkes"], topic=topic
    )
    Value.objects.create(
        fact=fact,
        value="120 titik",
        as_of="2025",
        first=day,
        last=day,
        state="done",
        source=source,
        passage="Terpasang 120 titik internet gratis.",
        start=0,
        end=10,
        confirmed_by=people.dewi,
        confirmed=MONDAY,
    )
    later = MONDAY + datetime.timedelta(days=1)
    assert [row.fact for row in register.told_of(core("internet gratis untuk sekolah"), 5, later)] == [fact]
    assert register.told_of(core("internet untuk pasar"), 5, later) == []
    asked = {"act": "seek", "information": "Berapa internet gratis di sekolah?"}
    page = client.post("/layanan/permohonan/", asked).content.decode()
    assert "120 titik" in page and "/fakta/digital/" in page

"""Names: a person, office, place or body exchanged is contradicted; titles, short forms and initials are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawang.check.pairs import check_pair
from tests.check.pairing import OFFICIAL, assert_faithful, drifts, edited


def words(name: str) -> list[str]:
    return name.replace(",", " ").split()


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("Rina Wulandari", "Dewi Wulandari", "person"),
        ("Rina Wulandari", "Rina Lestari", "person"),
        ("Rina Wulandari", "Rani Wulandari", "person"),
        ("Rina Wulandari", "Sulastri Handayani", "person"),
        ("Harun Lubis", "Harun Nasution", "person"),
        ("Kepala Dinas Pertanian", "Sekretaris Dinas Pertanian", "position"),
        ("Kepala Dinas Pertanian", "Kepala Bidang Pertanian", "position"),
        ("Pelaksana Tugas Camat Bengalon", "Camat Bengalon", "position"),
        ("Pelaksana Tugas Camat Bengalon", "Pelaksana Harian Camat Bengalon", "position"),
        ("Pelaksana Tugas Camat Bengalon", "Mantan Camat Bengalon", "position"),
        ("Kecamatan Bengalon, Selasa", "Kecamatan Kaliorang, Selasa", "place"),
        ("Kecamatan Sangkulirang", "Kecamatan Kaubun", "place"),
        ("Badan Penyuluhan Pertanian", "Badan Ketahanan Pangan", "organisation"),
        (
            "Kepala Dinas Pertanian Kabupaten Kutai Timur",
            "Kepala Dinas Perikanan Kabupaten Kutai Timur",
            "position|organisation",
        ),
    ],
)
def test_a_changed_name_is_contradicted(old: str, new: str, kinds: str) -> None:
    mine, theirs = set(words(new)) - set(words(old)), set(words(old)) - set(words(new))
    [finding] = drifts(edited((old, new)))
    assert finding["verdict"] == "contradicted" and finding["kind"] in kinds.split("|"), finding
    assert not mine or any(word in finding["text"] for word in mine)
    assert any(word in finding["source_text"] for word in theirs)


def test_a_kabupaten_is_not_a_kota() -> None:
    official = "Bupati menyerahkan 300 sertifikat tanah kepada warga Kabupaten Bogor pada acara peringatan hari agraria."
    [finding] = drifts(official.replace("Kabupaten Bogor", "Kota Bogor"), official)
    assert (finding["kind"], finding["text"], finding["source_text"]) == (
        "place",
        "Kota Bogor",
        "Kabupaten Bogor",
    )


def test_a_deputy_is_not_the_head() -> None:
    official = (
        "Bupati Paser Rusmin Hadi membuka pelatihan menulis bagi 40 pengelola situs desa di Tanah Grogot."
    )
    [finding] = drifts(official.replace("Bupati", "Wakil Bupati"), official)
    assert finding["kind"] == "position" and finding["text"].startswith("Wakil Bupati")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Rina Wulandari, mengatakan", "Rina, mengatakan"),
        ("Rina Wulandari", "Hj. Rina Wulandari, S.P., M.Si."),
        ("Rina Wulandari", "Ir. Rina Wulandari"),
        ("kata Rina di", "kata Rina Wulandari di"),
        ("Harun Lubis", "H. Harun Lubis"),
        ("Pemerintah Kabupaten Kutai Timur", "Pemkab Kutai Timur"),
        ("Pemerintah Kabupaten Kutai Timur", "Pemerintah Kabupaten Kutim"),
        ("Kepala Dinas Pertanian", "Kadis Pertanian"),
        ("Pelaksana Tugas Camat", "Plt. Camat"),
        ("Kecamatan Sangkulirang", "Sangkulirang"),
        ("kepada 1.250 petani di Kecamatan Bengalon", "di Kecamatan Bengalon kepada 1.250 petani"),
        (
            "Kepala Dinas Pertanian Kabupaten Kutai Timur, Rina Wulandari,",
            "Rina Wulandari, Kepala Dinas Pertanian Kabupaten Kutai Timur,",
        ),
    ],
)
def test_the_same_name_in_another_form_is_faithful(old: str, new: str) -> None:
    assert_faithful(edited((old, new)))


@pytest.mark.parametrize("introduced", [True, False])
def test_initials_stand_for_the_name(introduced: bool) -> None:
    official = "Badan Pusat Statistik mencatat 2.300 usaha mikro di Kecamatan Busang pada sensus bulan lalu."
    short = "Badan Pusat Statistik (BPS)" if introduced else "BPS"
    assert_faithful(official.replace("Badan Pusat Statistik", short), official)


def test_a_person_renamed_everywhere_is_one_finding_with_every_place() -> None:
    lines = [
        "menyediakan 300 paket beras",
        "diikuti 45 pedagang lokal",
        "berlangsung selama empat hari",
        "melayani 900 keluarga setempat",
        "dijaga 25 petugas keamanan",
    ]
    official = "Bupati Paser Rusmin Hadi membuka pasar murah di Tanah Grogot.\n" + "\n".join(
        f"Bupati Rusmin Hadi mengatakan pasar murah {line}." for line in lines
    )
    copy = official.replace("Rusmin Hadi", "Darmo Sukamto")
    [finding] = drifts(copy, official)
    assert finding["kind"] == "person"
    assert [copy[p["start"] : p["end"]] for p in finding["places"]] == ["Darmo Sukamto"] * 6
    assert len({p["start"] for p in finding["places"]}) == 6


def test_two_persons_renamed_are_two_findings() -> None:
    found = drifts(
        edited(
            ("Rina Wulandari", "Dewi Anggraini"),
            ("kata Rina di", "kata Dewi di"),
            ("Harun Lubis", "Yakub Sitorus"),
        )
    )
    assert {f["text"] for f in found} >= {"Dewi Anggraini", "Yakub Sitorus"}
    assert {f["kind"] for f in found} <= {"person", "attribution"}


def test_persons_who_change_places_are_found() -> None:
    official = (
        "Ketua panitia Rusmin Hadi menyerahkan piala bergilir kepada Yakub Sitorus pada penutupan lomba desa."
    )
    copy = (
        "Ketua panitia Yakub Sitorus menyerahkan piala bergilir kepada Rusmin Hadi pada penutupan lomba desa."
    )
    assert check_pair(official, copy)["verdict"] == "drift"


GIVEN = ["Rusmin", "Yakub", "Sulastri", "Wagiman", "Hardian", "Nurlaela"]
FAMILY = ["Sitorus", "Lumbantobing", "Wibisono", "Marpaung", "Prakoso"]
PERSON = st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(FAMILY))


@given(PERSON, PERSON)
def test_any_person_against_any_other(said: str, written: str) -> None:
    official = OFFICIAL.replace("Harun Lubis", said)
    found = drifts(official.replace(said, written), official)
    if said == written:
        assert found == []
    else:
        [finding] = found
        assert finding["kind"] == "person" and finding["source_text"] == said
        assert finding["text"] == written

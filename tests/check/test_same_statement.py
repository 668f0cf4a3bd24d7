"""A difference is a fault only in a statement that is the source's; what says the same in another way, or what any reader
knows, is none."""

from __future__ import annotations

import pytest

from tests.check.pairing import OFFICIAL, drifts


def faults(copy: str, official: str) -> list[tuple[str, str]]:
    """Kind and words of the faults of one sentence put for another behind the official text."""
    return [(f["kind"], f["text"]) for f in drifts(f"{OFFICIAL}{copy}\n", f"{OFFICIAL}{official}\n")]


SAME = [
    # what the source leaves out with "kecuali"
    (
        "Pemerintah kabupaten tidak mencabut izin tambang PT Bara Lestari di Sangkulirang.",
        "Pemerintah kabupaten mencabut izin tambang lima perusahaan di Sangkulirang, kecuali PT Bara Lestari.",
    ),
    # a time gone by for "mantan"
    (
        "Panitia mengundang mantan Menteri Pertanian Hasan Basri untuk panen raya di Bengalon.",
        "Panitia mengundang Menteri Pertanian (Mentan) era Soeharto Hasan Basri untuk panen raya di Bengalon.",
    ),
    # "dapat" within a clause of purpose
    (
        "Rina meminta agar seluruh kelompok tani di Desa Sepaso diberi pupuk sebelum musim tanam.",
        "Rina meminta agar seluruh kelompok tani di Desa Sepaso dapat diberi pupuk sebelum musim tanam.",
    ),
    # marks of two deeds that change places
    (
        "Untuk menjual pupuk bersubsidi, pemilik kios wajib mendaftar kepada dinas lebih dulu.",
        "Pemilik kios hanya bisa menjual pupuk bersubsidi setelah mendaftar kepada dinas lebih dulu.",
    ),
    # a province behind a town that lies in it, by the region list
    (
        "Rina meninjau kebun contoh milik kelompok tani di Sukabumi, Jawa Barat, bersama para penyuluh.",
        "Rina meninjau kebun contoh milik kelompok tani di Sukabumi bersama para penyuluh.",
    ),
    # one of a thing in one word
    (
        "Rina memaparkan capaian satu tahun kerja kelompok tani Desa Sepaso di hadapan para penyuluh.",
        "Rina memaparkan capaian setahun kerja kelompok tani Desa Sepaso di hadapan para penyuluh.",
    ),
    # the years since a year that stands beside them
    (
        "Menurut Rina, harga sewa lahan di Desa Sepaso tidak pernah naik sejak 22 tahun lalu (2001).",
        "Menurut Rina, harga sewa lahan di Desa Sepaso tidak pernah naik sejak tahun 2001.",
    ),
    # a party for its head
    (
        "Usai rapat, kader Golkar itu langsung meninjau gudang pupuk di Desa Sepaso bersama penyuluh.",
        "Usai rapat, kader Jusuf Kalla itu langsung meninjau gudang pupuk di Desa Sepaso bersama penyuluh. Golkar diam.",
    ),
    # a day of the calendar of feasts is no person
    (
        "Rina menyerahkan bantuan pupuk itu kepada petani Desa Sepaso saat Hari Kewirausahaan di balai desa, Senin (6/3/2023).",
        "Rina menyerahkan bantuan pupuk itu kepada petani Desa Sepaso di balai desa, Senin (6/3/2023).",
    ),
    # words that lost the space between them
    (
        "Kapal induk AStersebut melintas di perairan dekat Desa Sepaso.",
        "Kapal induk itu melintas di perairan dekat Desa Sepaso. Kapal itu milik AS.",
    ),
    (
        "“Pupuk sudah kami bagikan kepada semua kelompok tani,” kata Rina di balai desa, dilansirdetik News, Rabu (8/3/2023).",
        "“Pupuk sudah kami bagikan kepada semua kelompok tani,” kata Rina di balai desa, Rabu (8/3/2023).",
    ),
]


@pytest.mark.parametrize(("copy", "official"), SAME)
def test_the_same_in_another_way_is_no_fault(copy: str, official: str) -> None:
    assert all(
        kind == "quote" for kind, _ in faults(copy, official)
    )  # the quotation has another word besides


OTHER = [
    (
        "Pemerintah kabupaten tidak mencabut izin tambang lima perusahaan di Sangkulirang.",
        "Pemerintah kabupaten mencabut izin tambang lima perusahaan di Sangkulirang.",
        "negation",
    ),
    (
        "Panitia mengundang mantan Menteri Pertanian Hasan Basri untuk panen raya di Bengalon.",
        "Panitia mengundang Menteri Pertanian Hasan Basri untuk panen raya di Bengalon.",
        "position",
    ),
    (
        "Rina menyebut seluruh kelompok tani di Desa Sepaso wajib membeli pupuk sebelum musim tanam.",
        "Rina menyebut seluruh kelompok tani di Desa Sepaso bisa membeli pupuk sebelum musim tanam.",
        "certainty",
    ),
    (
        "Rina meninjau kebun contoh milik kelompok tani di Sukabumi, Jawa Timur, bersama para penyuluh.",
        "Rina meninjau kebun contoh milik kelompok tani di Sukabumi bersama para penyuluh.",
        "place",
    ),
    (
        "Usai rapat, kader Harun Nasution itu langsung meninjau gudang pupuk di Desa Sepaso bersama penyuluh.",
        "Usai rapat, kader Jusuf Kalla itu langsung meninjau gudang pupuk di Desa Sepaso bersama penyuluh.",
        "person",
    ),
]


@pytest.mark.parametrize(("copy", "official", "kind"), OTHER)
def test_a_real_difference_of_that_sort_is_a_fault(copy: str, official: str, kind: str) -> None:
    assert kind in [kind for kind, _ in faults(copy, official)]


def test_a_mark_that_moved_within_a_quotation_is_not_lost() -> None:
    copy = "“Kita harap bisa lahir aturan yang menyeimbangkan harga pupuk dan pendapatan petani kecil,” kata Rina."
    official = "“Kita harap ada aturan yang mampu menyeimbangkan harga pupuk dan pendapatan petani kecil,” kata Rina."
    assert [text for _, text in faults(copy, official)] == ["bisa lahir"]
    assert [text for _, text in faults(copy.replace("bisa lahir", "ada"), official)] == [
        "yang menyeimbangkan"
    ]


def test_the_day_of_other_words_of_one_speaker_is_not_held_against_these() -> None:
    speaker = "kata Pelaksana Tugas Kepala Dinas Pertanian Kabupaten Kutai Timur Rina Wulandari"
    copy = f"“Gudang sudah penuh,” {speaker} di kantornya, Sangatta, Kamis (9/3)."
    official = f"“{{}},” {speaker} dalam jumpa pers di kantornya, Sangatta, Sabtu (11/3)."
    assert faults(copy, official.format("Soal harga gabah kami menunggu keputusan pusat bulan depan")) == []
    assert [kind for kind, _ in faults(copy, official.format("Gudang sudah penuh"))] == ["date"]


def test_an_addition_far_from_the_words_of_the_source_is_news_of_the_outlet() -> None:
    law = "Keputusan Bupati Nomor 731 Tahun 2023 tentang Penetapan Harga Eceran Pupuk Bersubsidi bagi Kelompok Tani dan Koperasi"
    official = f"Pemerintah membatalkan {law} sebagai Penyalur yang Ditunjuk."
    copy = (
        f"Sebelumnya, {law} sebagai Penyalur yang Ditunjuk ditandatangani Harun bertanggal 21 Februari 2023."
    )
    assert faults(copy, official) == []

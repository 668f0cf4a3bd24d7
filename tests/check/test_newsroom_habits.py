"""Slips and habits of newsrooms that change no fact, each beside the change that looks like it and does."""

from __future__ import annotations

import pytest

from tests.check.pairing import drifts

STORY = """TARAKAN – Sejumlah pedagang Pasar Gusher menolak kenaikan retribusi lapak, Senin (10/2/2025).
Kepala Dinas Perdagangan Tarakan Irjen Wiyonomembantah kabar bahwa pedagang lama akan digusur dari lapak mereka di lantai dua.
“Tidak ada penggusuran (pedagang lama), penggusuran lapak kosong ada,” kata dia.
Rapat dengan pedagang berlangsung di Gedung DPRD, Tarakan, pada Senin (10/2/2025) hingga sore hari.
“Lapak yang terbakar dulu mendapat bantuan kios baru 40 unit dan air genangan masih menggenangi lorong timur pasar,” ujarnya.
Plt Kepala Dinas PU Bina Marga dan Tata Ruang Tarakan Sapta Mulyadi menyebut perbaikan lorong timur dimulai bulan Maret.
Menurut Sapta, tahun lalu pihaknya telah memperbaiki drainase pasar sepanjang 320 meter dari ujung ke ujung.
Pemerintah membuka ruang untuk penundaan retribusi lapak sampai Lebaran bagi pedagang yang lapaknya terbakar.
Pengamat dari Fakultas Ekonomi Universitas Sawerigading, Laode Hamsah, mendorong agar Wali Kota segera menetapkan tarif baru.
“Tarif baru itu meringankan pedagang kecil,” kata dia usai Rapat Paripurna (Rapur) di Jalan Yos Sudarso, Tarakan, Selasa (11/2/2025).
Satu pedagang, Haryadi Koto, dimintai keterangan oleh polisi di Tarakan pada hari ini, Rabu (12/2/2025), soal kebakaran itu.
Dewan membagikan 900 karcis gratis dan mencatat biaya minimal Rp9.250 untuk parkir lima jam pertama di halaman pasar.
"""


def found(old: str, new: str) -> list[tuple[str, str]]:
    assert STORY.count(old) == 1, old
    return [(f["kind"], f["text"]) for f in drifts(STORY.replace(old, new), STORY)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Irjen Wiyonomembantah kabar", "Irjen Wiyono membantah kabar"),
        ("(pedagang lama), penggusuran lapak", "(pedagang lama). Penggusuran lapak"),
        ("di Gedung DPRD, Tarakan", "di Kompleks DPRD, Tarakan"),
        ("air genangan masih menggenangi", "air masih menggenangi"),
        ("bantuan kios baru 40 unit", "bantuan kios baru sebanyak 40 unit"),
        ("Menurut Sapta, tahun lalu pihaknya", "Menurut Sapta, pada tahun 2024 pihaknya"),
        ("membuka ruang untuk penundaan", "membuka kemungkinan penundaan"),
        ("Laode Hamsah, mendorong agar Wali Kota segera", "Laode Hamsah, mengatakan Wali Kota harus segera"),
        ("pedagang kecil,” kata dia", "pedagang kecil,” kata Laode"),
        (
            "“Tarif baru itu meringankan pedagang kecil,”",
            "“Jadi, tarif baru itu meringankan pedagang kecil,”",
        ),
        ("pedagang kecil,” kata dia", "pedagang kecil, supaya mereka tetap berjualan,” kata dia"),
        ("oleh polisi di Tarakan pada", "oleh polisi di Karang Anyar, Tarakan pada"),
        ("Satu pedagang, Haryadi Koto, dimintai", "Satu pedagang, HK, dimintai"),
        ("pada hari ini, Rabu (12/2/2025)", "pada Rabu (12/2/2025) besok"),
        (
            "mencatat biaya minimal Rp9.250 untuk parkir",
            "mencatat biaya minimal parkir sebesar Rp9.250 untuk parkir",
        ),
    ],
)
def test_a_habit_changes_no_fact(old: str, new: str) -> None:
    assert found(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("Irjen Wiyonomembantah kabar", "Irjen Sutejo membantah kabar", "person"),
        ("Tidak ada penggusuran (pedagang", "Ada penggusuran (pedagang", "negation"),
        ("di Gedung DPRD, Tarakan", "di Gedung Wanita, Tarakan", "place"),
        ("air genangan masih menggenangi", "air laut masih menggenangi", "quote"),
        ("bantuan kios baru 40 unit", "bantuan kios baru hanya 40 unit", "quote"),
        ("Plt Kepala Dinas PU", "Kepala Dinas PU", "position"),
        ("di Jalan Yos Sudarso, Tarakan", "di Karang Anyar, Tarakan", "place"),
        ("pedagang kecil,” kata dia", "pedagang kecil,” kata Sapta Mulyadi", "attribution"),
        ("Haryadi Koto, dimintai", "Haryanto Koto, dimintai", "person"),
        ("mencatat biaya minimal Rp9.250", "mencatat biaya Rp9.250", "certainty"),
    ],
)
def test_a_change_beside_it_is_found(old: str, new: str, kind: str) -> None:
    kinds = [kind_found for kind_found, _ in found(old, new)]
    assert kind in kinds, kinds


def test_a_name_that_the_source_spells_in_two_ways_is_nobodys_fault() -> None:
    told = (
        "\nKepada petugas pasar, Hariyadi Koto bercerita bahwa ia sedang menyeduh kopi ketika lampu padam.\n"
    )
    copy = "\n".join(line for line in STORY.split("\n") if "Koto" not in line) + told
    once = STORY + "Menurut Haryadi Koto, api berasal dari lantai bawah.\n"
    assert [f["text"] for f in drifts(copy, once)] == ["Hariyadi Koto"]
    twice = STORY + "Menurut Haryady Koto, api berasal dari lantai bawah.\n"
    assert drifts(copy, twice) == []

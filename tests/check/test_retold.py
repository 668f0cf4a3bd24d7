"""Articles that tell the same news in words of their own: what must still be seen there, and what must not."""

from __future__ import annotations

import pytest

from tests.check.pairing import drifts, judged

REPORT = """PALU – Jembatan Lalove di Kecamatan Tatanga ambruk diterjang banjir, Kamis (6/3/2025) malam. Sebanyak 12 rumah di bantaran rusak.
Wali Kota Palu, Hardi Laiyana, meninjau lokasi pada Jumat (8/3/2025). Ia meminta warga tidak menyeberang dengan rakit.
“Mereka sudah bekerja dengan cukup sigap. Alat berat datang sebelum subuh,” kata Hardi.
Pembangunan jembatan darurat memakan waktu tiga bulan. Biayanya diambil dari Direktorat Jenderal Bina Marga Kementerian Pekerjaan Umum.
“Kalau kita hanya menunggu dana pusat tanpa menyisir belanja daerah, keadaan ini justru akan memperpanjang kesulitan warga seberang sungai,” ujarnya.
Air sungai mulai surut menjelang pagi dan warga membersihkan rumah mereka dari lumpur tebal.
"""


def found(copy: str) -> list[tuple[str, str]]:
    return [(f["kind"], f["text"]) for f in drifts(copy, REPORT)]


def test_a_day_is_held_against_the_misprinted_day_of_the_source() -> None:
    """Friday was 7 March 2025: the source's weekday and day do not go together, and the copy has the day that does."""
    assert found(
        "Hardi Laiyana datang melihat jembatan Lalove yang ambruk itu di Tatanga pada 7 Maret 2025, sehari sesudah banjir menerjang Palu."
    ) == [("date", "7 Maret 2025")]


@pytest.mark.parametrize("day", ["Kamis (6/3/2025)", "Jumat (14/3/2025)", "Minggu (9/3/2025)"])
def test_another_day_is_no_misprint_of_the_sources(day: str) -> None:
    copy = f"Warga Tatanga berkumpul di tepi Sungai Palu untuk berdoa bersama pada {day} sore."
    assert found(copy) == []


def test_a_bound_put_to_a_figure_is_seen_in_a_freely_told_sentence() -> None:
    assert ("certainty", "sekitar tiga bulan") in found(
        "Pemerintah kota memastikan pembangunan jembatan darurat di sana memakan waktu sekitar tiga bulan, terhitung sejak pekan depan."
    )


def test_a_ministry_behind_its_directorate_is_a_body_of_its_own() -> None:
    copy = "Biayanya diambil dari Direktorat Jenderal Bina Marga Kementerian Perhubungan."
    assert found(copy) == [("organisation", "Kementerian Perhubungan")]


def test_a_quotation_is_held_against_the_one_it_is_most_like() -> None:
    copy = "“Mereka sudah bekerja dengan cukup lamban,” kata Hardi, yang menyebut Wali Kota dan warga bersama-sama membersihkan rumah dari lumpur tebal."
    assert ("quote", "lamban") in found(copy)


def test_a_quotation_rewritten_around_a_kept_clause_is_seen() -> None:
    said = "“Kota ini tidak boleh tinggal diam, sebab lamban begitu justru akan memperpanjang kesulitan warga yang kita layani bersama,” ujarnya."
    copy = (
        "Air sungai mulai surut menjelang pagi dan warga membersihkan rumah mereka dari lumpur tebal.\n"
        + said
    )
    [finding] = drifts(copy, REPORT)
    assert finding["kind"] == "quote" and finding["verdict"] == "contradicted"
    assert "memperpanjang kesulitan" in finding["source_text"]


@pytest.mark.parametrize(
    "copy",
    [
        "“Alat berat datang sebelum subuh,” kata Hardi.",
        "“Keadaan ini justru akan memperpanjang kesulitan warga seberang sungai,” ujarnya.",
        "“Mereka sudah bekerja dengan cukup sigap,” kata Hardi. Ia berterima kasih.",
    ],
)
def test_a_quotation_cut_short_is_faithful(copy: str) -> None:
    assert found(copy) == []


def test_narration_put_between_marks_is_seen() -> None:
    copy = "“Air sungai mulai surut menjelang pagi dan warga membersihkan rumah mereka dari lumpur tebal,” kata Hardi, yang memuji alat berat yang datang sebelum subuh."
    assert [(f["kind"], f["verdict"]) for f in judged(copy, REPORT)["findings"]] == [("quote", "unsupported")]


LEADER = "Hardi Laiyana menegaskan bahwa pemerintah kota akan mengganti semua rakit warga Tatanga dengan perahu kayu.\n"


def test_who_says_it_is_no_part_of_the_statement() -> None:
    copy = LEADER.replace(
        "Hardi Laiyana menegaskan bahwa pemerintah kota akan",
        "Sementara itu mantan dosen teknik sipil yang gemar memancing tersebut menuturkan pemerintah kota",
    )
    assert [f["kind"] for f in drifts(copy, LEADER + REPORT)] == ["tense"]


def test_nantinya_says_what_akan_says() -> None:
    assert drifts(LEADER.replace("akan mengganti", "nantinya mengganti"), LEADER + REPORT) == []


def test_a_mark_is_missed_beside_a_verb_in_another_spelling() -> None:
    official = (
        "Dalam sebuah rapat warga, Rusdi diduga memplesetkan nama Kelurahan Nunu menjadi bahan lelucon.\n"
    )
    copy = "Dalam rapat warga, Rusdi memelesetkan nama Kelurahan Nunu menjadi bahan lelucon."
    assert [f["kind"] for f in drifts(copy, official + REPORT)] == ["certainty"]


def test_the_subject_before_a_mark_shows_the_statement_though_the_rest_is_new() -> None:
    official = "Tarif air minum PDAM dikabarkan bakal mengalami kenaikan mulai bulan depan.\n"
    copy = "Tarif air minum PDAM akan naik tajam, keluh ibu rumah tangga di pasar, mulai bulan depan."
    assert [f["kind"] for f in drifts(copy, official + REPORT)] == ["certainty"]


def test_full_stops_that_were_lost_do_not_join_statements() -> None:
    official = (
        REPORT
        + "Perahu disewa seharga Rp6 juta per minggu. Sewa ini dibayar warga seberang. Sementara rakit disewa Rp2 juta per minggu."
    )
    told = official.splitlines()[-1].replace("Rp6 juta", "Rp2 juta")
    lost = "Wali Kota Palu, Hardi Laiyana, meninjau lokasi pada Jumat (8/3/2025) Ia meminta warga tidak menyeberang dengan rakit "
    copy = (
        lost
        + told.replace(".", "")
        + " Menurut warga, "
        + "rakit dan perahu itu dibuat oleh warga sendiri " * 6
    ).strip()
    assert ("money", "Rp2 juta per minggu") in [(f["kind"], f["text"]) for f in drifts(copy, official)]


def test_a_gloss_in_brackets_is_no_part_of_a_quotation() -> None:
    copy = "“[Petugas] mereka sudah bekerja [memperbaiki jembatan] dengan cukup lamban,” kata Hardi dalam jumpa pers."
    copy += "\nAir sungai mulai surut menjelang pagi dan warga membersihkan rumah mereka dari lumpur tebal."
    assert ("quote", "lamban") in found(copy)
    assert found(copy.replace("lamban", "sigap")) == []


def test_a_source_that_lost_a_quotation_mark_proves_no_narration() -> None:
    official = (
        REPORT
        + "Kami menyiapkan dapur umum di empat kelurahan sampai jembatan darurat selesai dibangun,” katanya lagi."
    )
    copy = "“Kami menyiapkan dapur umum di empat kelurahan sampai jembatan darurat selesai dibangun,” kata Hardi."
    assert drifts(copy, official) == []


def test_two_shared_figures_tell_that_a_third_is_of_the_same_thing() -> None:
    official = "Data Dinas Kesehatan Palu sampai Maret 2025 mencatat 2.340 anak usia 6-11 bulan di Palu sudah menerima vitamin.\n"
    copy = "Hingga Maret 2025 ada 2.340 bayi berumur 6-12 bulan yang minum kapsul vitamin, demikian Dinas Kesehatan Palu."
    assert [f["text"] for f in drifts(copy, official + REPORT)] == ["6-12 bulan"]


@pytest.mark.parametrize(("name", "seen"), [("Wali Kota Hardi Laiyyana", True), ("Pak Laiyyana", False)])
def test_doubled_letters_misspell_whoever_holds_the_office(name: str, seen: bool) -> None:
    """The copy has the source's spelling as well, so that only the office tells that the two are one person."""
    copy = (
        "Wali Kota Palu, Hardi Laiyana, meninjau lokasi pada Jumat (8/3/2025). "
        + f"Malam harinya {name} pulang ke rumah."
    )
    assert any(f["text"].endswith("Laiyyana") for f in drifts(copy, REPORT)) is seen


WHIRL = """Atap los ayam di pasar terbang terbawa puting beliung yang berputar di pelabuhan, Rabu (5/3/2025) pagi.
Puting beliung itu juga merobohkan tiga kios milik Rahmat, Nurdin, dan Salma di Jalan Kartini.
"""


@pytest.mark.parametrize(
    ("told", "seen"),
    [
        ("puting beliung menerjang pelabuhan pada Rabu (5/3/2025) malam", True),
        ("puting beliung menerjang pelabuhan pada Rabu (5/3/2025) pagi", False),
        ("mereka berbelanja di Donggala pada Rabu (5/3/2025) malam", False),
    ],
)
def test_another_part_of_the_day_of_one_event_is_seen(told: str, seen: bool) -> None:
    copy = f"Tiga kios milik Rahmat, Nurdin, dan Salma di Jalan Kartini roboh setelah {told}."
    assert any(f["kind"] == "time" for f in drifts(copy, WHIRL)) is seen


def test_a_body_of_a_sort_no_source_has_is_seen_with_the_clause_it_stands_in() -> None:
    official = "Hardi Laiyana menegaskan bahwa perbaikan jembatan Lalove di Tatanga berbeda dengan proyek jembatan Ponulele.\n"
    copy = official.strip(".\n") + " yang disidik Kejaksaan Tinggi."
    assert ("organisation", "Kejaksaan Tinggi") in [
        (f["kind"], f["text"]) for f in drifts(copy, official + REPORT)
    ]

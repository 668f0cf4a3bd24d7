"""Figures, dates and times: a changed value is contradicted, the same value in another notation is supported."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.check.pairing import OFFICIAL, assert_contradicted, assert_faithful, drifts, edited, judged


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("1.250 petani", "1.520 petani", "number"),
        ("1.250 petani", "1.251 petani", "number"),
        ("1.250 petani", "12.500 petani", "scale"),
        ("45 penyuluh", "54 penyuluh", "number"),
        ("Rp3,6 miliar", "Rp3,6 juta", "scale"),
        ("Rp3,6 miliar", "Rp36 miliar", "scale"),
        ("Rp3,6 miliar", "Rp3,9 miliar", "money"),
        ("Rp750 juta", "Rp570 juta", "money"),
        ("35 persen", "53 persen", "percent"),
        ("35 persen", "35,5 persen", "percent"),
        ("240 ton", "240 kuintal", "unit"),
        ("800 hektare", "800 kilometer persegi", "unit"),
        ("7/3/2023", "8/3/2023", "date"),
        ("7/3/2023", "7/4/2023", "date"),
        ("7/3/2023", "7/3/2022", "date"),
        ("21 Maret 2023", "12 Maret 2023", "date"),
        ("21 Maret 2023", "21 April 2023", "date"),
        ("Selasa", "Rabu", "weekday"),
        ("09.00 WITA", "10.00 WITA", "time"),
        ("09.00 WITA", "09.30 WITA", "time"),
        ("09.00 WITA", "09.00 WIB", "time"),
        ("mencapai 800", "hampir 800", "certainty"),
        ("Sedikitnya 45", "Paling banyak 45", "certainty"),
        ("Sedikitnya 45", "Sebanyak 45", "certainty"),
    ],
)
def test_a_changed_figure_is_contradicted(old: str, new: str, kind: str) -> None:
    digits = next(
        word for word in [*new.split(), new] if word[0].isdigit() or word == new or word[:2] == "Rp"
    )
    was = next(word for word in [*old.split(), old] if word[0].isdigit() or word == old or word[:2] == "Rp")
    assert_contradicted(old, new, kind, at=digits, source=was)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.250 petani", "1250 petani"),
        ("1.250 petani", "seribu dua ratus lima puluh petani"),
        ("Rp3,6 miliar", "Rp3.600.000.000"),
        ("Rp3,6 miliar", "Rp 3,6 milyar"),
        ("Rp3,6 miliar", "3,6 miliar rupiah"),
        ("Rp3,6 miliar", "Rp3,6 M"),
        ("Rp3,6 miliar", "Rp3.600 juta"),
        ("35 persen", "35%"),
        ("35 persen", "35,0 persen"),
        ("240 ton", "240.000 kilogram"),
        ("240 ton", "2.400 kuintal"),
        ("800 hektare", "800 ha"),
        ("800 hektare", "8 kilometer persegi"),
        ("7/3/2023", "7 Maret 2023"),
        ("7/3/2023", "07/03/2023"),
        ("Selasa (7/3/2023)", "7 Maret 2023"),
        ("Selasa (7/3/2023)", "Selasa (7/3)"),
        ("21 Maret 2023", "21-3-2023"),
        ("21 Maret 2023", "21 Maret"),
        ("pukul 09.00 WITA", "pukul 9.00 Wita"),
        ("pukul 09.00 WITA", "pukul 09.00"),
        ("pukul 09.00 WITA", "jam 9 pagi"),
        ("Sedikitnya 45", "Paling sedikit 45"),
        ("Sedikitnya 45", "Minimal 45"),
        ("mencapai 800", "sebesar 800"),
        ("tiga bulan", "3 bulan"),
    ],
)
def test_the_same_value_in_another_notation_is_supported(old: str, new: str) -> None:
    assert_faithful(edited((old, new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.250 petani", "sekitar 1.300 petani"),
        ("1.250 petani", "lebih dari 1.200 petani"),
        ("Rp3,6 miliar", "sekitar Rp4 miliar"),
        ("Rp3,6 miliar", "hampir Rp4 miliar"),
    ],
)
def test_a_figure_rounded_in_words_is_faithful(old: str, new: str) -> None:
    assert_faithful(edited((old, new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.250 petani", "sekitar 1.500 petani"),
        ("1.250 petani", "lebih dari 1.300 petani"),
        ("Rp3,6 miliar", "hampir Rp3 miliar"),
    ],
)
def test_a_figure_rounded_past_its_digits_is_drift(old: str, new: str) -> None:
    [finding] = drifts(edited((old, new)))
    assert finding["kind"] in ("number", "money") and finding["verdict"] == "contradicted"


def test_two_figures_exchanged_are_two_contradictions() -> None:
    official = "Bantuan itu terdiri atas 320 dus mi instan dan 150 karung beras untuk warga Kampung Labanan."
    copy = official.replace("320", "#").replace("150", "320").replace("#", "150")
    found = drifts(copy, official)
    assert [(f["text"].split()[0], f["source_text"].split()[0]) for f in found] == [
        ("150", "320"),
        ("320", "150"),
    ]


def test_a_figure_that_the_official_text_has_elsewhere_is_no_excuse() -> None:
    [finding] = drifts(edited(("45 penyuluh", "35 penyuluh")))
    assert finding["kind"] == "number" and "35" in finding["text"] and "45" in finding["source_text"]


def test_a_figure_put_in_is_unsupported() -> None:
    copy = edited(("mendampingi petani selama", "mendampingi petani dengan 17 kendaraan selama"))
    [finding] = drifts(copy)
    assert finding["verdict"] == "unsupported" and "17" in finding["text"] and finding["source_text"] is None


def test_news_of_its_own_beside_the_passage_is_no_drift() -> None:
    result = judged(OFFICIAL + "Harga cabai di Pasar Induk Samarinda naik Rp12.000 sejak awal pekan.\n")
    assert result["verdict"] == "faithful"
    assert {f["verdict"] for f in result["findings"]} <= {"unsupported", "undetermined"}


GROUPED = st.integers(100, 999_999)


def dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@given(GROUPED, GROUPED)
def test_any_count_against_any_other(said: int, written: int) -> None:
    official = f"Pemerintah kota membagikan {dotted(said)} bibit mangga kepada warga Kelurahan Sungai Merdeka pagi itu."
    copy = official.replace(dotted(said), dotted(written))
    found = drifts(copy, official)
    if said == written:
        assert found == []
    else:
        [finding] = found
        assert finding["kind"] in ("number", "scale") and finding["verdict"] == "contradicted"
        assert finding["text"].split()[0] == dotted(written)


@given(st.integers(11, 99_999), st.sampled_from([3, 6, 9]))
def test_any_sum_of_money_in_any_notation(tenths: int, zeros: int) -> None:
    scale = {3: "ribu", 6: "juta", 9: "miliar"}[zeros]
    short = f"Rp{tenths // 10},{tenths % 10} {scale}"
    long = f"Rp{dotted(int(Fraction(tenths, 10) * 10**zeros))}"
    official = (
        f"Pemerintah kota menganggarkan {short} untuk perbaikan Jalan Kenanga di Kelurahan Sungai Merdeka."
    )
    assert_faithful(official.replace(short, long), official)
    assert_faithful(official, official.replace(short, long))


@given(st.dates(), st.dates())
def test_any_day_against_any_other(said: object, written: object) -> None:
    day = "{0.day}/{0.month}/{0.year:04d}".format
    official = (
        f"Pasar murah di Kelurahan Sungai Merdeka dibuka untuk seluruh warga mulai {day(said)} oleh panitia."
    )
    found = drifts(official.replace(day(said), day(written)), official)
    years = range(1900, 2100)
    if said == written:
        assert found == []
    elif said.year in years and written.year in years:  # type: ignore[attr-defined]
        assert [(f["kind"], f["verdict"]) for f in found] == [("date", "contradicted")]


def test_a_figure_exchanged_in_the_company_of_an_equal_one_is_contradicted() -> None:
    """In a sentence told anew and merged from two, the count beside the same count of something else is the source's."""
    official = (
        "Sebanyak 113 orang dari 87 lembaga hadir dalam lokakarya data desa di Tenggarong. "
        "Peserta datang dari seluruh kecamatan, serta 17 orang dari badan usaha.\n"
        "Panitia menyiapkan modul tertulis tentang cara menyusun data penduduk desa yang mutakhir.\n"
        "Lokakarya berlangsung dua hari dan ditutup dengan latihan mengisi formulir bersama pendamping.\n"
    )
    copy = official.replace(
        "Sebanyak 113 orang dari 87 lembaga hadir dalam lokakarya data desa di Tenggarong. Peserta datang dari seluruh "
        "kecamatan, serta 17 orang dari badan usaha.",
        "Dari 87 lembaga yang hadir, tercatat 131 orang mengisi daftar hadir, termasuk 17 orang dari badan usaha.",
    )
    [finding] = drifts(copy, official)
    assert (finding["verdict"], finding["text"], finding["source_text"]) == (
        "contradicted",
        "131 orang",
        "113 orang",
    )
    assert drifts(copy.replace("131", "113"), official) == []

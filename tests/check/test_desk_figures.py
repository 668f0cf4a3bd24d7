"""Desk rules on arithmetic: parts and totals, percentages and counts, one thing with two values."""

import pytest

from lawang.check.desk import desk
from lawang.text import Text


def rules(raw: str) -> list[str]:
    return [advice.rule for advice in desk(Text(raw))]


WRONG_TOTALS = [
    "Anggaran jembatan Rp5,2 miliar, terdiri atas konstruksi Rp3,3 miliar dan pengawasan Rp1,4 miliar.",
    "Sebanyak 113 orang hadir, terdiri atas 60 perempuan dan 43 laki-laki.",
    "Pasar itu memuat 520 los dan 96 kios, seluruhnya 626 tempat berjualan.",
    "Dari 7.150 petugas, 5.980 sudah diperiksa, sisanya 1.270 orang menyusul.",
    "Sebanyak 5.980 dari 7.150 petugas sudah diperiksa. Sisanya, 1.270 orang, menyusul pekan depan.",
    "Bantuan berjumlah 90 ton, rinciannya beras 50 ton, gula 20 ton, dan minyak 10 ton.",
]

SOUND_TOTALS = [
    "Anggaran jembatan Rp5,2 miliar, terdiri atas konstruksi Rp3,3 miliar dan pengawasan Rp1,9 miliar.",
    # rounding explains the last digit
    "Anggaran jembatan Rp5,2 miliar, terdiri atas konstruksi Rp3,34 miliar dan pengawasan Rp1,89 miliar.",
    # only some of the parts are named
    "Sebanyak 113 orang hadir, di antaranya 60 perempuan dan 43 laki-laki dari Bontang.",
    "Bantuan berjumlah 90 ton, terdiri atas antara lain beras 50 ton dan gula 20 ton.",
    # a figure for each, no sum
    "Bantuan untuk 40 desa, terdiri atas masing-masing 20 karung beras dan 15 karung gula.",
    # other things than what was counted
    "Rapat dihadiri 12 lembaga, yakni Dinas Sosial dengan 9 orang dan Dinas Kesehatan dengan 7 orang.",
    # the first parts are the total already
    "Sebanyak 113 orang hadir, terdiri atas 60 perempuan dan 53 laki-laki, dan 20 wartawan meliput.",
    "Pasar itu memuat 520 los dan 96 kios, seluruhnya 616 tempat berjualan.",
    "Dari 7.150 petugas, 5.980 sudah diperiksa, sisanya 1.170 orang menyusul.",
    # estimates are no sums
    "Dari 7.150 petugas, sekitar 5.900 sudah diperiksa, sisanya 1.170 orang menyusul.",
    # a different measure
    "Lahan 12 hektare itu terdiri atas 3 blok dan 40 kavling.",
]


@pytest.mark.parametrize("raw", WRONG_TOTALS)
def test_parts_that_do_not_add_up(raw: str) -> None:
    assert rules(raw) == ["total"]


@pytest.mark.parametrize("raw", SOUND_TOTALS)
def test_parts_that_do_add_up_or_need_not(raw: str) -> None:
    assert "total" not in rules(raw)


def test_a_total_names_the_sum_and_all_its_places() -> None:
    text = Text(WRONG_TOTALS[0])
    (advice,) = desk(text)
    assert advice.params == {
        "parts": "Rp3,3 miliar + Rp1,4 miliar",
        "sum": "4,7 miliar",
        "total": "Rp5,2 miliar",
    }
    assert [text.raw[s.start : s.end] for s in advice.places] == [
        "Rp5,2 miliar",
        "Rp3,3 miliar",
        "Rp1,4 miliar",
    ]


WRONG_SHARES = [
    "Dari 200 sekolah yang diperiksa, 150 sekolah atau 65 persen layak.",
    "Sebanyak 150 dari 200 sekolah (65 persen) layak.",
    "Sebanyak 150 sekolah atau 65 persen dari 200 sekolah dinyatakan layak.",
    "Dana terserap Rp1,5 triliun atau 75 persen dari total Rp2,5 triliun.",
]

SOUND_SHARES = [
    "Dari 200 sekolah yang diperiksa, 150 sekolah atau 75 persen layak.",
    "Dari 210 sekolah yang diperiksa, 150 sekolah atau 71,4 persen layak.",
    "Dari 210 sekolah yang diperiksa, 150 sekolah atau sekitar 70 persen layak.",
    "Dari 210 sekolah yang diperiksa, 150 sekolah atau lebih dari 70 persen layak.",
    # the whole is not stated
    "Sebanyak 150 sekolah atau 65 persen dari target sudah diperiksa dalam 30 hari.",
    # the percentage is a change
    "Jumlahnya naik 20 sekolah atau 10 persen dari 200 sekolah pada tahun lalu.",
    "Jumlahnya naik menjadi 220 sekolah atau 10 persen dari 200 sekolah pada tahun lalu.",
    # the share is of something else
    "Dari 200 sekolah, 150 sekolah diperiksa dan 65 persen guru hadir.",
]


@pytest.mark.parametrize("raw", WRONG_SHARES)
def test_percentages_that_do_not_fit(raw: str) -> None:
    assert rules(raw) == ["share"]


@pytest.mark.parametrize("raw", SOUND_SHARES)
def test_percentages_that_fit_or_cannot_be_told(raw: str) -> None:
    assert "share" not in rules(raw)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Produksi naik 30 persen dari 400 ton menjadi 500 ton.", ["change"]),
        ("Produksi naik 25 persen dari 400 ton menjadi 500 ton.", []),
        ("Produksi naik dari 400 ton menjadi 500 ton atau naik 20 persen.", ["change"]),
        ("Produksi naik sekitar 24 persen dari 400 ton menjadi 500 ton.", []),
        ("Produksi naik dari 400 ton menjadi 500 ton, 30 persen di antaranya diekspor.", []),
    ],
)
def test_changes(raw: str, expected: list[str]) -> None:
    assert rules(raw) == expected


TWICE = [
    "Bupati Serahkan 250 Sertifikat Tanah\nBupati Hasan Basri menyerahkan 205 sertifikat tanah kepada warga Sepaku.",
    "Dinas Sosial membagikan 1.200 paket sembako kepada warga Loa Janan. Acara berlangsung tertib. "
    "Dinas Sosial membagikan 1.020 paket sembako kepada warga lanjut usia Loa Janan.",
]

NOT_TWICE = [
    TWICE[0].replace("205", "250"),
    # other receivers, other days, a revision, a part
    "Dinas Sosial membagikan 1.200 paket sembako kepada warga Loa Janan. "
    "Dinas Sosial membagikan 900 paket sembako kepada warga Tenggarong.",
    "Pada Senin (7/11/2022) Dinas Sosial membagikan 1.200 paket sembako kepada warga. "
    "Pada Selasa (8/11/2022) Dinas Sosial membagikan 900 paket sembako kepada warga.",
    "Dinas Sosial membagikan 1.200 paket sembako kepada warga. "
    "Angka itu direvisi, Dinas Sosial membagikan 900 paket sembako kepada warga.",
    "Dinas Sosial membagikan 1.200 paket sembako kepada warga. "
    "Dinas Sosial membagikan sebagian 900 paket sembako kepada warga.",
    # one rounds the other
    "Dinas Sosial membagikan 1,2 juta paket sembako kepada warga. "
    "Dinas Sosial membagikan 1.195.300 paket sembako kepada warga.",
    # a list of things of one kind
    "Kebun kelapa Paser seluas 500 hektare. Kebun kelapa Paser seluas 300 hektare. Kebun kelapa Paser seluas 200 hektare.",
]


@pytest.mark.parametrize("raw", TWICE)
def test_one_thing_with_two_values(raw: str) -> None:
    assert rules(raw) == ["two_values"]


@pytest.mark.parametrize("raw", NOT_TWICE)
def test_two_things_or_one_value(raw: str) -> None:
    assert "two_values" not in rules(raw)

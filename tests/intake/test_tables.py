"""Tables become sentences that keep heading, value and unit together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawang.intake.files import read_bytes
from tests.intake import samples


def rows(text: str, name: str = "a.csv") -> list[str]:
    return read_bytes(text.encode(), name).text.split("\n")


@pytest.mark.parametrize(
    ("heading", "value", "line"),
    [
        ("Luas (ha)", "1.200", "Nama: Paser; Luas: 1.200 ha."),
        ("Naik (%)", "12,5", "Nama: Paser; Naik: 12,5 persen."),
        ("%", "12,5", "Nama: Paser; 12,5 persen."),
        ("Pagu (Rp)", "1.250.000", "Nama: Paser; Pagu: Rp1.250.000."),
        ("Pagu (Rp juta)", "1.250", "Nama: Paser; Pagu: Rp1.250 juta."),
        ("Pagu (dalam jutaan rupiah)", "1.250", "Nama: Paser; Pagu: Rp1.250 juta."),
        ("Pagu (miliar Rp)", "1,25", "Nama: Paser; Pagu: Rp1,25 miliar."),
        ("Penduduk (ribu jiwa)", "275,4", "Nama: Paser; Penduduk: 275,4 ribu jiwa."),
        ("Hasil (kuintal/ha)", "38", "Nama: Paser; Hasil: 38 kuintal/ha."),
        ("Luas (ha)", "belum ada", "Nama: Paser; Luas: belum ada."),
        ("Luas (ha)", "1.200 ha", "Nama: Paser; Luas: 1.200 ha."),
        ("Target (2023)", "40", "Nama: Paser; Target (2023): 40."),
        ("Tahun", "2022", "Nama: Paser; Tahun: 2022."),
    ],
)
def test_the_unit_of_the_heading_goes_to_the_value(heading: str, value: str, line: str) -> None:
    assert rows(f"Nama;{heading};Ket\nPaser;{value};\nBerau;1;x\n")[0] == line


def test_numbered_columns_titles_and_parts() -> None:
    text = (
        "Rekap panen;;\n;;\nNo;Nama;Luas (ha)\n(1);(2);(3)\n;Wilayah selatan;\n1;Paser;10\n;;\n2;Berau;20\n"
    )
    assert rows(text) == [
        "Rekap panen.",
        "Wilayah selatan",
        "Nama: Paser; Luas: 10 ha.",
        "Nama: Berau; Luas: 20 ha.",
    ]


def test_headings_reach_over_an_empty_row() -> None:
    data = samples.xlsx_of(
        [
            ["Nama", "Luas (ha)", "Ket"],
            ["Paser", 10, "padi"],
            [],
            ["Berau", 20, None],
            [],
            ["Camat", None, "Lurah"],
        ]
    )
    assert read_bytes(data, "a.xlsx").text.split("\n") == [
        "Nama: Paser; Luas: 10 ha; Ket: padi.",
        "Nama: Berau; Luas: 20 ha.",
        "Camat: Lurah.",
    ]


def test_two_columns_are_keys_and_values_unless_headed() -> None:
    assert rows("Hari;Selasa\nTempat;Balai Desa\n") == ["Hari: Selasa.", "Tempat: Balai Desa."]
    assert rows("Nama;Jabatan\nSiti Aminah;Camat\n") == ["Nama: Siti Aminah; Jabatan: Camat."]
    assert rows("Padi;Ton per musim\nSawah;40\n") == ["Padi: Sawah; Ton per musim: 40."]
    assert rows("Hari;:;Selasa\nTempat;:;Balai Desa\n") == ["Hari: Selasa.", "Tempat: Balai Desa."]


def test_english_notation_is_turned_only_without_doubt() -> None:
    assert rows('Nama,Nilai\nPaser,"1,200.75"\nBerau,900.5\n') == [
        "Nama: Paser; Nilai: 1.200,75.",
        "Nama: Berau; Nilai: 900,5.",
    ]
    assert rows("Nama;Nilai\nPaser;1.200\nBerau;900\n")[0] == "Nama: Paser; Nilai: 1.200."
    assert rows("Nama;Nilai\nPaser;1.200,5\nBerau;90.25\n")[0] == "Nama: Paser; Nilai: 1.200,5."


def test_years_codes_and_telephones_take_no_dots() -> None:
    data = samples.xlsx_of([["Nama", "Tahun", "NIK", "Peserta"], ["Siti", 2022, 6401010101900001, 12345]])
    assert (
        read_bytes(data, "a.xlsx").text == "Nama: Siti; Tahun: 2022; NIK: 6401010101900001; Peserta: 12.345."
    )


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.125, "0%", "12,5 persen"),
        (44866.375, "dd/mm/yyyy hh:mm", "1 November 2022 pukul 09.00"),
        (44866, "[$-421]dd mmmm yyyy", "1 November 2022"),
        (44866, "yyyy", "2022"),
        (44866, "d mmmm", "1 November"),
        (0.375, "h:mm", "09.00"),
        (1.5, "[h]:mm", "36 jam"),
        (1250.5, "#,##0.00", "1.250,5"),
        (2.5e9, '_-"Rp"* #,##0_-', "Rp2.500.000.000"),
        (1200, '#,##0" ha"', "1.200 ha"),
        (1200, "General", "1200"),
        (1 / 3, "0.00", "0,333333"),
        (-4560.5, "0.0", "-4.560,5"),
    ],
)
def test_number_formats(value: float, number_format: str, shown: str) -> None:
    data = samples.xlsx_of([["Uraian", value], ["Tempat", "Paser"]], formats={"B1": number_format})
    assert read_bytes(data, "a.xlsx").text.split("\n")[0] == f"Uraian: {shown}."


def test_html_spans() -> None:
    page = (
        "<table><caption>Panen</caption><tr><th rowspan=2>Kabupaten<th colspan=2>Luas (ha)</tr>"
        "<tr><th>2021<th>2022</tr>"
        "<tr><td rowspan=2>Paser<td>10<td>20</tr><tr><td>30<td>40</tr></table>"
    )
    assert read_bytes(page.encode(), "a.html").text.split("\n") == [
        "Panen",
        "Kabupaten: Paser; Luas 2021: 10 ha; Luas 2022: 20 ha.",
        "Kabupaten: Paser; Luas 2021: 30 ha; Luas 2022: 40 ha.",
    ]


@given(st.floats(min_value=-1e12, max_value=1e12).map(lambda value: round(value, 3)))
def test_a_number_keeps_its_value(value: float) -> None:
    from lawang.intake.notation import number

    assert float(number(value).replace(".", "").replace(",", ".")) == pytest.approx(value, abs=1e-9)


_WORD = st.text("abcdefghij", min_size=1, max_size=8)


@given(st.lists(st.lists(_WORD, min_size=3, max_size=3), min_size=2, max_size=6))
def test_no_cell_is_lost(table: list[list[str]]) -> None:
    text = "\n".join(";".join(row) for row in table)
    found = read_bytes(text.encode(), "a.csv").text
    assert all(cell in found for row in table for cell in row)

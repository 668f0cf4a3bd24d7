"""At the door: a draft that claims to rest on its sources, in words of its own, against speech, minutes and tables."""

from __future__ import annotations

import pytest

from lawang.check import Source, Verdict, check
from lawang.text import Text

MINUTES = """Rapat Kesiapan Jembatan Tanjung Selor, Senin 4 Maret 2024
Jembatan ditutup antara pukul tujuh sampai pukul delapan tiga puluh pagi untuk truk.
Loket pengaduan dibuka mulai pukul 08.00 WITA di kantor kecamatan.
Permohonan izin melintas dijawab paling lama 5 hari kerja.
Sewa alat berat Rp240 juta setahun, dibayar di muka.
Jaminan perawatan berlaku bagi kendaraan dengan usia pakai kurang dari 3 tahun.
Kendaraan terbanyak dari Bulungan 412, Tarakan 260, Malinau 117.
Truk yang melintas rata-rata 7 meter panjangnya.
"""


def faults(draft: str, *sources: str) -> list[tuple[str, str]]:
    """Kind and words of everything that the draft says and its sources do not, tested to stand in the draft."""
    report = check(Text(draft), [Source(f"sumber-{n}", Text(text)) for n, text in enumerate(sources)])
    found = [f for f in report.findings if f.verdict in (Verdict.CONTRADICTED, Verdict.UNSUPPORTED)]
    return [(f.kind.value, draft[f.start : f.end]) for f in found]


@pytest.mark.parametrize(
    ("draft", "kind", "words"),
    [
        ("Truk dilarang lewat pukul 07.00 sampai 08.00 karena jembatan ditutup.", "time", "08.00"),
        ("Loket pengaduan di kantor kecamatan dibuka pukul 08.00 hingga 14.00 WITA.", "time", "14.00"),
        ("Permohonan izin melintas dijawab paling lama lima hari.", "unit", "lima hari"),
        ("Sewa alat berat sebesar Rp240 juta per bulan dibayar di muka.", "unit", "per bulan"),
        (
            "Jaminan perawatan hanya bagi kendaraan yang usia pakainya lebih dari tiga tahun.",
            "certainty",
            "lebih dari tiga tahun",
        ),
        ("Kendaraan terbanyak dari Bulungan (412), disusul Malinau (260).", "number", "Malinau (260)"),
        ("Kantor kecamatan berjanji memberi jawaban dalam tujuh pekan.", "number", "tujuh pekan"),
    ],
)
def test_a_changed_figure_in_a_sentence_of_its_own(draft: str, kind: str, words: str) -> None:
    [(found, text)] = faults(draft, MINUTES)
    assert found == kind and words in text


@pytest.mark.parametrize(
    "draft",
    [
        "Truk dilarang lewat pukul 07.00 sampai 08.30 karena jembatan ditutup.",
        "Loket pengaduan di kantor kecamatan dibuka sejak pukul 08.00 WITA.",
        "Permohonan izin melintas dijawab paling lama lima hari kerja.",
        "Sewa alat berat sebesar Rp240 juta per tahun dibayar di muka.",
        "Sewa alat berat sebesar Rp20 juta per bulan dibayar di muka.",
        "Jaminan perawatan hanya bagi kendaraan yang usia pakainya kurang dari tiga tahun.",
        "Kendaraan terbanyak dari Bulungan (412), disusul Tarakan (260).",
    ],
)
def test_the_same_figure_in_a_sentence_of_its_own(draft: str) -> None:
    assert faults(draft, MINUTES) == []


TABLE = """Pasar: Pasar Segiri; Satuan: kg; Pedagang: 640; Luas: 3.200; Harga cabai: 52.000.
Pasar: Pasar Pagi; Satuan: kg; Pedagang: 815; Luas: 2.950; Harga cabai: 49.500.
Pasar: Pasar Kedondong; Satuan: sak; Pedagang: 122; Luas: 700; Harga cabai: 55.000.
Pasar: Jumlah; Satuan: -; Pedagang: 1.577; Luas: 6.850; Harga cabai: 52.167.
"""


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("Pedagang terbanyak ada di Pasar Segiri, yakni 640 orang.", "terbanyak ada di Pasar Segiri"),
        ("Pasar Pagi menjadi yang terluas dengan 2.950 meter persegi.", "Pasar Pagi menjadi yang terluas"),
        ("Harga cabai termurah tercatat di Pasar Kedondong.", "termurah tercatat di Pasar Kedondong"),
        ("Cabai di Pasar Kedondong dijual Rp55.000 per kilogram.", "Rp55.000 per kilogram"),
    ],
)
def test_what_a_table_answers_otherwise(draft: str, words: str) -> None:
    assert [text for _, text in faults(draft, TABLE)] == [words]


@pytest.mark.parametrize(
    "draft",
    [
        "Pedagang terbanyak ada di Pasar Pagi, yakni 815 orang, disusul Pasar Segiri dengan 640 orang.",
        "Pedagang terbanyak kedua ada di Pasar Segiri, yakni 640 orang.",
        "Dua pasar terluas adalah Pasar Pagi dan Pasar Segiri.",
        "Harga cabai termurah tercatat di Pasar Pagi dan termahal di Pasar Kedondong.",
        "Cabai di Pasar Kedondong dijual Rp55.000 per sak.",
        "Cabai di Pasar Segiri dijual Rp52.000 per kilogram.",
    ],
)
def test_what_a_table_answers_so(draft: str) -> None:
    assert faults(draft, TABLE) == []


SPEECH = """Sambutan Kepala Dinas Perikanan, Senin 3 Juni 2024
Tiga proposal kami terima, lima proposal kami kembalikan karena belum lengkap.
Bantuan satu keluarga terdiri dari benih 6 kg, pakan 6 liter, jaring 2 lembar.
Retribusi pelelangan: target Rp4,2 miliar, realisasi Rp3,7 miliar.
Kapal yang rusak 38, diperbaiki 21. Dua dermaga retak; satu dermaga dibongkar bulan depan.
"""


@pytest.mark.parametrize(
    ("draft", "kind", "words"),
    [
        (
            "Lima proposal diterima, sedangkan tiga dikembalikan lantaran belum lengkap.",
            "number",
            ["Lima", "tiga"],
        ),
        (
            "Setiap keluarga mendapat 6 kilogram benih, 6 kilogram pakan, dan 2 lembar jaring.",
            "unit",
            ["6 kilogram"],
        ),
        ("Retribusi pelelangan yang terkumpul Rp4,2 miliar.", "money", ["Rp4,2 miliar"]),
        ("Ada 38 kapal rusak dan seluruhnya sudah diperbaiki.", "number", ["seluruhnya sudah diperbaiki"]),
        ("Dua dermaga retak. Keduanya dibongkar bulan depan.", "number", ["Keduanya dibongkar"]),
    ],
)
def test_a_right_figure_of_another_thing(draft: str, kind: str, words: list[str]) -> None:
    found = faults(draft, SPEECH)
    assert {k for k, _ in found} == {kind}
    assert all(any(word in text for _, text in found) for word in words)


@pytest.mark.parametrize(
    "draft",
    [
        "Sebanyak lima proposal dikembalikan lantaran belum lengkap, sedangkan tiga diterima.",
        "Setiap keluarga mendapat 2 lembar jaring, 6 liter pakan, dan 6 kilogram benih.",
        "Retribusi pelelangan terkumpul Rp3,7 miliar dari target Rp4,2 miliar.",
        "Kapal rusak seluruhnya 38 buah dan 21 di antaranya sudah diperbaiki.",
    ],
)
def test_a_right_figure_of_the_right_thing(draft: str) -> None:
    assert faults(draft, SPEECH) == []

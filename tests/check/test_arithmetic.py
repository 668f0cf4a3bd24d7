"""Derived figures: a sum, difference, share or rounding of values that a source puts together, and nothing wider."""

from __future__ import annotations

import pytest

from lawang.check import Source, check
from lawang.text import Text

HANDED = (
    "Dinas Sosial menyalurkan 120 paket sembako di Kecamatan Busang dan 80 paket sembako di Kecamatan Telen."
)
GROWN = (
    "Luas kebun lada di Kecamatan Busang bertambah dari 400 hektare pada 2021 menjadi 520 hektare pada 2022."
)
BUILT = (
    "Dari 250 rumah yang rusak di Kecamatan Busang, 100 rumah telah diperbaiki dinas dan sisanya menunggu."
)
TABLE = (
    "Kecamatan: Busang; Peserta: 37\nKecamatan: Telen; Peserta: 41\nKecamatan: Rantau Pulung; Peserta: 29\n"
)


def verdict_of(figure: str, text: str, *sources: str) -> str:
    """What is said of the figure of a draft that rests on the sources."""
    listed = [Source(f"s{number}", Text(source)) for number, source in enumerate(sources)]
    report = check(Text(text), listed, supported=True)
    found = [f.verdict for f in report.findings if figure in text[f.start : f.end]]
    assert len(set(found)) == 1, (figure, found)
    return str(found[0])


@pytest.mark.parametrize(
    ("figure", "text", "source"),
    [
        (
            "200",
            "Dinas Sosial menyalurkan total 200 paket sembako di Kecamatan Busang dan Kecamatan Telen.",
            HANDED,
        ),
        ("120", "Luas kebun lada di Kecamatan Busang bertambah 120 hektare pada 2022.", GROWN),
        ("40", "Sebanyak 40 persen dari rumah yang rusak di Kecamatan Busang telah diperbaiki dinas.", BUILT),
        ("150", "Sisanya, 150 rumah yang rusak di Kecamatan Busang, masih menunggu perbaikan dinas.", BUILT),
        ("107", "Pelatihan itu diikuti 107 peserta dari tiga kecamatan.", TABLE),
    ],
    ids=["sum", "difference", "share", "rest", "column"],
)
def test_what_follows_by_one_step_is_derived(figure: str, text: str, source: str) -> None:
    assert verdict_of(figure, text, source) == "derived"


@pytest.mark.parametrize(
    ("figure", "text", "source"),
    [
        (
            "210",
            "Dinas Sosial menyalurkan total 210 paket sembako di Kecamatan Busang dan Kecamatan Telen.",
            HANDED,
        ),
        ("130", "Luas kebun lada di Kecamatan Busang bertambah 130 hektare pada 2022.", GROWN),
        ("62", "Sebanyak 62 persen dari rumah yang rusak di Kecamatan Busang telah diperbaiki dinas.", BUILT),
        ("160", "Sisanya, 160 rumah yang rusak di Kecamatan Busang, masih menunggu perbaikan dinas.", BUILT),
        ("109", "Pelatihan itu diikuti 109 peserta dari tiga kecamatan.", TABLE),
    ],
    ids=["sum", "difference", "share", "rest", "column"],
)
def test_what_does_not_follow_is_faulted(figure: str, text: str, source: str) -> None:
    assert verdict_of(figure, text, source) in ("contradicted", "unsupported")


@pytest.mark.parametrize(
    ("figure", "text", "source"),
    [
        (
            "Rp148 miliar",
            "Belanja jalan tahun ini mencapai Rp148 miliar.",
            "Belanja jalan tahun ini Rp148.237.500.000.",
        ),
        (
            "Rp148,2 miliar",
            "Belanja jalan tahun ini Rp148,2 miliar.",
            "Belanja jalan tahun ini Rp148.237.500.000.",
        ),
        (
            "sekitar 1.200",
            "Rapat itu diikuti sekitar 1.200 warga desa.",
            "Rapat itu diikuti 1.214 warga desa.",
        ),
        (
            "lebih dari 1.200",
            "Rapat itu diikuti lebih dari 1.200 warga desa.",
            "Rapat itu diikuti 1.214 warga desa.",
        ),
    ],
)
def test_rounding_to_the_digits_stated_is_derived(figure: str, text: str, source: str) -> None:
    assert verdict_of(figure, text, source) == "derived"


@pytest.mark.parametrize(
    ("figure", "text", "source"),
    [
        (
            "Rp149 miliar",
            "Belanja jalan tahun ini mencapai Rp149 miliar.",
            "Belanja jalan tahun ini Rp148.237.500.000.",
        ),
        (
            "Rp148,3 miliar",
            "Belanja jalan tahun ini Rp148,3 miliar.",
            "Belanja jalan tahun ini Rp148.237.500.000.",
        ),
        (
            "kurang dari 1.200",
            "Rapat itu diikuti kurang dari 1.200 warga desa.",
            "Rapat itu diikuti 1.214 warga desa.",
        ),
        (
            "lebih dari 1.300",
            "Rapat itu diikuti lebih dari 1.300 warga desa.",
            "Rapat itu diikuti 1.214 warga desa.",
        ),
    ],
)
def test_rounding_the_wrong_way_is_faulted(figure: str, text: str, source: str) -> None:
    assert verdict_of(figure, text, source) in ("contradicted", "unsupported")


@pytest.mark.parametrize(
    ("figure", "source"),
    [
        ("95", "Panitia menyiapkan 60 kursi. Acara berikutnya digelar bulan depan. Warga menanam 35 pohon."),
        ("42", "Panitia menyiapkan 60 kursi. Warga menanam 35 pohon."),
        ("7", "Panitia menyiapkan 3 tenda dan 4 meja."),
        ("12", "Panitia menyiapkan Pasal 5 dan Nomor 7 sebagai dasar."),
    ],
    ids=["far-apart", "no-step", "small", "labels"],
)
def test_a_chance_sum_supports_nothing(figure: str, source: str) -> None:
    text = f"Sebanyak {figure} relawan bencana alam dari kampung tetangga ikut hadir."
    assert verdict_of(figure, text, source) in ("unsupported", "contradicted", "undetermined")


def test_a_derived_figure_is_silent_in_the_report() -> None:
    text = "Dinas Sosial menyalurkan total 200 paket sembako di Kecamatan Busang dan Kecamatan Telen."
    assert check(Text(text), [Source("s", Text(HANDED))]).findings == ()

"""What the tests of the judges share: an official text with every sort of fact, and how an edit of it is judged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lawang.check.pairs import check_pair

CORPUS = sorted((Path(__file__).parents[2] / "bench" / "corpus").glob("*.txt"))

OFFICIAL = """SANGATTA – Pemerintah Kabupaten Kutai Timur menyalurkan bantuan pupuk kepada 1.250 petani di Kecamatan Bengalon, Selasa (7/3/2023).
Kepala Dinas Pertanian Kabupaten Kutai Timur, Rina Wulandari, mengatakan bantuan sebanyak 240 ton itu bernilai Rp3,6 miliar dan telah diterima seluruh kelompok tani.
“Kami meminta petani memakai pupuk ini untuk musim tanam pertama dan tidak menimbunnya di rumah,” kata Rina di Balai Desa Sepaso.
Luas lahan yang dipupuk mencapai 800 hektare atau 35 persen dari seluruh sawah di kecamatan tersebut.
Penyaluran dimulai pukul 09.00 WITA dan akan dilanjutkan di Kecamatan Sangkulirang pada 21 Maret 2023.
Pelaksana Tugas Camat Bengalon, Harun Lubis, menegaskan bahwa pupuk tersebut tidak boleh dijual kembali.
Sedikitnya 45 penyuluh dari Badan Penyuluhan Pertanian mendampingi petani selama tiga bulan.
Kerugian akibat hama tahun lalu diperkirakan mencapai Rp750 juta, sedangkan pemerintah kabupaten belum menetapkan harga gabah tahun ini.
"""


def edited(*changes: tuple[str, str]) -> str:
    """The official text with each passage once changed."""
    text = OFFICIAL
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def judged(copy: str, official: str = OFFICIAL, **how: bool) -> dict[str, Any]:
    return check_pair(official, copy, **how)


def drifts(copy: str, official: str = OFFICIAL) -> list[dict[str, Any]]:
    """The findings that make a copy drift, their places tested to stand in the two texts."""
    result = judged(copy, official)
    found = [f for f in result["findings"] if f["verdict"] in ("contradicted", "unsupported")]
    for finding in found:
        assert copy[finding["start"] : finding["end"]] == finding["text"]
        if finding["source_text"] is not None:
            assert official[finding["source_start"] : finding["source_end"]] == finding["source_text"]
    return found if result["verdict"] == "drift" else []


def assert_contradicted(old: str, new: str, kinds: str, *, at: str = "", source: str = "") -> None:
    """Changing `old` to `new` is one contradiction of one of `kinds`; its places hold `at` and `source` (else the change)."""
    [finding] = drifts(edited((old, new)))
    assert finding["verdict"] == "contradicted" and finding["kind"] in kinds.split("|"), finding
    assert (at or new).casefold() in finding["text"].casefold(), finding
    assert (source or old).casefold() in finding["source_text"].casefold(), finding
    assert finding["places"][0] == {"start": finding["start"], "end": finding["end"]}


def assert_faithful(copy: str, official: str = OFFICIAL) -> None:
    result = judged(copy, official)
    assert (result["verdict"], result["findings"]) == ("faithful", [])

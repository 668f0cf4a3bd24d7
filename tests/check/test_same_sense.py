"""One cause is one finding; initials, abbreviations and marks that leave the sense as it was are none."""

from __future__ import annotations

import pytest

from lawang.check import Source, check
from lawang.check.reasons import explain
from lawang.text import Text
from tests.check.pairing import OFFICIAL, assert_faithful, drifts, edited


def faults(copy: str, official: str) -> list[tuple[str, str]]:
    """Kind and words of the faults of sentences put behind the official text."""
    return [(f["kind"], f["text"]) for f in drifts(f"{OFFICIAL}{copy}\n", f"{OFFICIAL}{official}\n")]


CHAIR = "Ketua panitia, {}, menyerahkan bibit kepada petani Desa Sepaso pada hari itu."


@pytest.mark.parametrize("short", ["Aji M.", "Aji M. Rasyid", "A. Muhammad Rasyid", "Aji Muhammad R."])
def test_initials_are_the_name(short: str) -> None:
    assert faults(CHAIR.format(short), CHAIR.format("Aji Muhammad Rasyid")) == []


@pytest.mark.parametrize("other", ["Aji K.", "Aji K. Rasyid"])
def test_other_initials_are_another_name(other: str) -> None:
    assert [kind for kind, _ in faults(CHAIR.format(other), CHAIR.format("Aji Muhammad"))] != []


def test_a_ban_is_what_is_not_allowed() -> None:
    banned = edited(("tidak boleh dijual", "dilarang dijual"))
    assert drifts(banned) == [] == drifts(OFFICIAL, banned)
    [finding] = drifts(edited(("tidak boleh dijual", "boleh dijual")), banned)
    assert finding["kind"] == "negation"


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("diperkirakan mencapai", "dipastikan mencapai", "dipastikan"),
        ("akan dilanjutkan", "batal dilanjutkan", "batal"),
    ],
)
def test_one_mark_for_another_is_one_finding(old: str, new: str, text: str) -> None:
    assert [f["text"] for f in drifts(edited((old, new)))] == [text]


@pytest.mark.parametrize(
    ("copy", "official"),
    [
        (
            "Panen padi di Bengalon mencapai 5,2 ton GKG per hektare menurut catatan dinas.",
            "Panen padi di Bengalon mencapai 5,2 ton gabah kering giling per hektare menurut catatan dinas.",
        ),
        (
            "Petani Desa Sepaso dapat bertanya kepada TPHD Bengalon setiap hari kerja.",
            "Petani Desa Sepaso dapat bertanya kepada tim penyuluh hama desa Bengalon setiap hari kerja.",
        ),
        (
            "Petani dapat bertanya kepada PPID Kabupaten Kutai Timur setiap hari kerja.",
            "Petani dapat bertanya kepada Pejabat Pengelola Informasi dan Dokumentasi Kabupaten Kutai Timur setiap hari kerja.",
        ),
        (
            "Harga pupuk diatur dalam Peraturan Presiden Nomor 84 Tahun 2022, kata Rina kepada petani.",
            "Harga pupuk diatur dalam Perpres Nomor 84 Tahun 2022, kata Rina kepada petani.",
        ),
        (
            "“Semua pupuk yg kami terima sudah dibagikan kepada kelompok tani di desa,” kata Rina.",
            "“Semua pupuk yang kami terima sudah dibagikan kepada kelompok tani di desa,” kata Rina.",
        ),
        (
            "Kerja sama itu dihadiri Kepala Kejari Sangatta dan para penyuluh.",
            "Kerja sama itu dihadiri Kepala Kejaksaan Negeri Sangatta dan para penyuluh.",
        ),
        (
            "“Pupuk ini sudah lama kami tunggu di desa,” ujar warga setempat, Sukarna.",
            "“Pupuk ini sudah lama kami tunggu di desa,” ujar Sukarna.",
        ),
        (
            "Bukan sekadar membagi pupuk, penyuluh juga mengajari petani Desa Sepaso memakainya.",
            "Bukan sekedar membagi pupuk, penyuluh juga mengajari petani Desa Sepaso memakainya.",
        ),
        (
            "“Kita harus mengurangi sampah plastik,” ucap Rina.",
            "Rina meminta warga mulai mengurangi sampah plastik di pasar. “Kita harus mengurangi sampah plastik. Jangan menambah "
            "sampah plastik baru di sungai dan di sawah,” ucap Rina.",
        ),
    ],
)
def test_the_same_in_other_words_is_no_fault(copy: str, official: str) -> None:
    assert faults(copy, official) == []


def test_an_abbreviation_of_other_words_is_a_fault() -> None:
    told = "Petani dapat bertanya kepada {} Kabupaten Kutai Timur setiap hari kerja."
    official = told.format("Pejabat Pengelola Informasi dan Dokumentasi")
    assert faults(told.format("PPID"), official) == []
    assert [kind for kind, _ in faults(told.format("KPUD"), official)] == ["organisation"]


def test_a_count_of_something_else_is_not_called_changed() -> None:
    copy = "Banjir merendam Desa Sepaso dan berdampak pada 5.780 jiwa, kata Rina."
    official = "Banjir merendam Desa Sepaso dan menewaskan 2 orang, kata Rina."
    assert faults(copy, official) == []
    assert faults(official.replace("2 orang", "3 orang"), official) != []


def test_what_a_person_must_confirm_says_why() -> None:
    official = "Rapat panitia dipimpin oleh Harun di balai desa. Pemerintah Sepaso belum menetapkan harga gabah tahun ini."
    copy = "Rapat panitia dipimpin Badan Pemerintah di balai desa. Harga gabah tahun ini sudah ditetapkan pasar induk kota."
    report = check(Text(copy), [Source("naskah", Text(official))])
    reasons = [explain(f, "id") for f in report.findings if f.verdict == "undetermined"]
    assert reasons and not any("Tidak dapat dibaca" in reason for reason in reasons)


def test_the_text_itself_stays_faithful() -> None:
    assert_faithful(OFFICIAL)

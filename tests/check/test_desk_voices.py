"""Desk rules on persons: quotations without a speaker, speakers without a position."""

import pytest

from lawang.check.desk import desk
from lawang.text import Text


def rules(raw: str) -> list[str]:
    return [advice.rule for advice in desk(Text(raw))]


QUOTE = "“Satu angka yang keliru lebih lama diingat daripada sepuluh ralat.”"


@pytest.mark.parametrize(
    "raw",
    [
        QUOTE,
        f"Kepala Dinas Hartini Lestari meminta humas berhati-hati.\n{QUOTE}\nPertemuan ditutup menjelang magrib.",
        f"Pertemuan berlangsung sehari.\n{QUOTE} Begini.",
    ][:2],
)
def test_a_quotation_that_nobody_is_named_for(raw: str) -> None:
    assert rules(raw) == ["quote_speaker"]


@pytest.mark.parametrize(
    "raw",
    [
        f"{QUOTE[:-2]},” ujar Kepala Dinas Hartini Lestari.",
        f"{QUOTE} Demikian pesan Hartini.",
        f"Ia menambahkan, {QUOTE}",
        f"{QUOTE[:-2]},” desak Hartini.",
        # the paragraph before opens it, or is the same speaker's
        f"Kepala Dinas Hartini Lestari menegaskan:\n{QUOTE}",
        f"“Kami datang ke alamatnya satu per satu sejak pagi,” kata Kepala Dinas Hartini Lestari.\n{QUOTE}",
        # the paragraph behind closes it
        f"{QUOTE}\nDemikian disampaikan Kepala Dinas Hartini Lestari.",
        # a theme, a name, a word as such
        "Temanya “Peran Kehumasan dalam Menyambut Kehadiran Ibu Kota Nusantara dan Masa Depan”.",
        "Spanduk bertuliskan “kami menunggu jalan yang sudah lama dijanjikan itu” dibentangkan.",
        "“Peran Kehumasan dalam Menyambut Kehadiran Ibu Kota Nusantara”",
        "Istilah “satu pintu” sering dipakai.",
        # not closed: where it ends is not known
        "“Satu angka yang keliru lebih lama diingat daripada sepuluh ralat.",
    ],
)
def test_quotations_with_a_speaker_or_none_needed(raw: str) -> None:
    assert "quote_speaker" not in rules(raw)


def test_all_orphaned_quotations_are_one_advice() -> None:
    raw = f"{QUOTE}\nPertemuan berlangsung sehari penuh.\n{QUOTE}\nPeserta pulang sore."
    (advice,) = desk(Text(raw))
    assert [raw[s.start : s.end] for s in advice.places] == [QUOTE[1:-1]] * 2


LATER = " Menurut Hartanto, jalan itu rusak sejak lama."


@pytest.mark.parametrize(
    "first",
    [
        "Jalan itu segera diperbaiki, kata Hartanto Wirosobo.",
        "“Jalan itu segera diperbaiki bulan depan juga,” ujar Hartanto Wirosobo.",
        "Hartanto Wirosobo mengatakan jalan itu segera diperbaiki.",
    ],
)
def test_a_speaker_of_whom_nothing_is_said(first: str) -> None:
    (advice,) = desk(Text(first + LATER))
    assert (advice.rule, advice.params["name"]) == ("person_position", "Hartanto Wirosobo")
    assert len(advice.places) == 2


@pytest.mark.parametrize(
    "first",
    [
        "Jalan itu segera diperbaiki, kata Kepala Dinas Perhubungan Hartanto Wirosobo.",
        "Jalan itu segera diperbaiki, kata Hartanto Wirosobo, Kepala Dinas Perhubungan.",
        "Jalan itu segera diperbaiki, kata warga Hartanto Wirosobo.",
        "Jalan itu segera diperbaiki, kata Hartanto Wirosobo (45).",
        "Jalan itu segera diperbaiki, kata Hartanto Wirosobo selaku pengelola.",
        "Jalan itu segera diperbaiki, kata Hartanto Wirosobo, warga Sepaku.",
        "Kepala Dinas Perhubungan Kombes Pol. Hartanto Wirosobo mengatakan jalan itu segera diperbaiki.",
        "Menurut Hartanto Wirosobo, Kepala Dinas Perhubungan, jalan itu segera diperbaiki.",
        "Jalan itu segera diperbaiki, menurut Hartanto Wirosobo, yang mengelola terminal.",
        "Hal itu disampaikan Hartanto Wirosobo, seorang perajin.",
        # introduced in another sentence
        "Pelaksananya Camat Sepaku Hartanto Wirosobo. Jalan itu segera diperbaiki, kata Hartanto Wirosobo.",
    ],
)
def test_speakers_who_are_introduced(first: str) -> None:
    assert "person_position" not in rules(first + LATER)


def test_a_name_that_may_be_a_bodys_is_left_alone() -> None:
    assert rules("Human Rights Watch mengatakan jalan itu rusak.") == []

"""What stands around an article on its page, and what a wrong encoding left of its marks, states nothing."""

from __future__ import annotations

import pytest

from tests.check.pairing import OFFICIAL, assert_faithful, drifts, edited

SENTENCE = (
    "Luas lahan yang dipupuk mencapai 800 hektare atau 35 persen dari seluruh sawah di kecamatan tersebut.\n"
)


@pytest.mark.parametrize(
    "before",
    [
        "Baca juga: Harga Gabah Naik 40 Persen di Pasar Induk\n",
        "Baca juga:\nHarga Gabah Naik 40 Persen di Pasar Induk\n",
        "Baca juga: Harga gabah naik 40 persen di pasar induk\n",
        "Baca juga: Harga Gabah Naik 40 Persen di Pasar Induk Sangatta ",
        "Kedalaman sumur 70 Km.Baca juga: Harga Gabah Naik 40 Persen di Pasar Induk\n",
        "Advertisement ",
        "SCROLL TO CONTINUE WITH CONTENT ",
    ],
)
def test_words_of_the_page_are_no_facts(before: str) -> None:
    copy = edited((SENTENCE, before + SENTENCE))
    official = edited((SENTENCE, "Kedalaman sumur 70 Km.\n" + SENTENCE)) if "sumur" in before else OFFICIAL
    assert_faithful(copy, official)


def test_a_quotation_glued_to_a_headline_is_still_read() -> None:
    """The headline ends where the quotation opens; a figure changed in it is found."""
    head = "Baca juga: Harga Gabah Naik di Pasar Induk "
    copy = edited(("“Kami meminta", head + "“Kami meminta"), ("musim tanam pertama", "musim tanam ketiga"))
    assert [f["text"] for f in drifts(copy)] == ["ketiga"]


def test_a_sentence_that_a_headline_runs_into_is_still_read() -> None:
    head = "Baca juga: Harga Gabah Naik di Pasar Induk "
    [finding] = drifts(edited((SENTENCE, head + SENTENCE.replace("800 hektare", "900 hektare"))))
    assert finding["text"] == "900 hektare"


@pytest.mark.parametrize("dash", ["–", "â\x80\x93", "â€“"])
def test_a_dash_in_the_wrong_encoding_still_joins_two_years(dash: str) -> None:
    told = OFFICIAL + "Harun pernah memimpin koperasi petani di Sangatta ({}) dan koperasi nelayan ({}).\n"
    official = told.format(f"2009{dash}2014", f"2014{dash}2024")
    assert_faithful(told.format("2009-2014", "2014-2024"), official)
    [finding] = drifts(told.format("2008-2014", "2014-2024"), official)
    assert finding["kind"] == "date"


@pytest.mark.parametrize(
    ("mark", "apostrophe"), [("â\x80\x9c{}â\x80\x9d", "â\x80\x99"), ("â€œ{}â€\x9d", "â€™")]
)
def test_quotation_marks_in_the_wrong_encoding_are_marks(mark: str, apostrophe: str) -> None:
    quoted = "Kami meminta petani memakai pupuk ini untuk musim tanam pertama dan tidak menimbunnya di rumah,"
    copy = edited(
        (f"“{quoted}”", mark.format(quoted)), ("Selasa (7/3/2023)", f"Jum{apostrophe}at (10/3/2023)")
    )
    assert_faithful(copy, edited(("Selasa (7/3/2023)", "Jumat (10/3/2023)")))


@pytest.mark.parametrize("sign", ["±", "Â±", "+-", "+/-"])
def test_plus_minus_in_any_spelling_is_one_limit(sign: str) -> None:
    told = "Sasaran inflasi daerah tahun ini tetap 2,5 {}1 persen menurut pemerintah kabupaten.\n"
    assert_faithful(OFFICIAL + told.format(sign), OFFICIAL + told.format("±"))

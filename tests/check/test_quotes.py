"""Quotations: words given as somebody's own must be his, and his alone."""

from __future__ import annotations

import pytest

from tests.check.pairing import OFFICIAL, assert_faithful, drifts, edited, judged

QUOTE = "“Kami meminta petani memakai pupuk ini untuk musim tanam pertama dan tidak menimbunnya di rumah,” kata Rina di Balai Desa Sepaso."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("petani memakai pupuk", "petani menjual pupuk"),
        ("musim tanam pertama", "musim tanam kedua"),
        ("tidak menimbunnya", "menimbunnya"),
        ("Kami meminta", "Kami memaksa"),
    ],
)
def test_a_changed_word_in_quotation_marks_is_contradicted(old: str, new: str) -> None:
    copy = edited((old, new))
    [finding] = drifts(copy)
    assert finding["verdict"] == "contradicted" and finding["kind"] in ("quote", "negation"), finding
    opening, closing = copy.index("“"), copy.index("”")
    assert opening < finding["start"] < finding["end"] <= closing
    assert OFFICIAL.index("“") < finding["source_start"] < OFFICIAL.index("”")


def test_another_speaker_is_contradicted() -> None:
    [finding] = drifts(edited(("kata Rina di", "kata Harun di")))
    assert finding["kind"] in ("attribution", "person") and finding["verdict"] == "contradicted"
    assert (finding["text"], finding["source_text"]) == ("Harun", "Rina")


@pytest.mark.parametrize(
    "said",
    [
        QUOTE.replace("“", '"').replace("”", '"'),
        QUOTE.replace("“", "«").replace("”", "»"),
        QUOTE.replace("kata Rina", "ujar Rina"),
        QUOTE.replace("kata Rina", "tutur Rina Wulandari"),
        "Rina meminta petani memakai pupuk itu untuk musim tanam pertama dan tidak menimbunnya di rumah.",
        "“Kami meminta petani memakai pupuk ini untuk musim tanam pertama,” kata Rina di Balai Desa Sepaso.",
        "Di Balai Desa Sepaso Rina berkata, “Kami meminta petani memakai pupuk ini untuk musim tanam pertama dan tidak menimbunnya di rumah.”",
        "",
    ],
    ids=["straight", "guillemets", "verb", "full-name", "indirect", "cut", "turned", "left-out"],
)
def test_a_quotation_as_newsrooms_edit_it_is_faithful(said: str) -> None:
    assert_faithful(edited((QUOTE, said)))


def test_every_change_of_one_quotation_lies_inside_it() -> None:
    copy = edited(
        ("memakai pupuk", "menjual pupuk"), ("tanam pertama", "tanam kedua"), ("di rumah,”", "di gudang,”")
    )
    found = drifts(copy)
    assert found and {f["kind"] for f in found} == {"quote"}
    assert all(copy.index("“") < f["start"] < copy.index("”") for f in found)


def test_an_unclosed_quotation_is_still_held_to_its_words() -> None:
    copy = edited(("memakai pupuk", "menjual pupuk"), ("rumah,”", "rumah,"))
    assert any(f["text"] == "menjual" for f in drifts(copy))


def test_words_nobody_said_inside_a_quotation_are_found() -> None:
    result = judged(edited(("di rumah,”", "di rumah karena harga gabah pasti anjlok,”")))
    found = [f for f in result["findings"] if f["kind"] == "quote"]
    assert found and found[0]["verdict"] in ("contradicted", "unsupported") and result["verdict"] == "drift"

"""Speech: who said it, in his own words or read out by another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawang.facts.model import Kind, Name, Speech
from lawang.facts.reading import Reading
from lawang.text import Text


def spoken(raw: str, kind: Kind) -> list[Speech]:
    found = [fact.value for fact in Reading(Text(raw)) if fact.kind is kind]
    return [value for value in found if isinstance(value, Speech)]


def name(said: Name | None) -> str:
    return " ".join(said.words) if said else ""


@pytest.mark.parametrize(
    "raw",
    [
        "“Kita harus maju,” ujar Budi Santoso.",
        "“Kita harus maju,” kata Budi Santoso di Samarinda.",
        '"Kita harus maju," tegas Budi Santoso.',
        "Budi Santoso mengatakan, “Kita harus maju.”",
        "Budi Santoso menegaskan: “Kita harus maju”.",
        "‘Kita harus maju,’ tutur Budi Santoso.",
        "“Kita harus maju,” kata Kepala Dinas Kesehatan, Dr. Budi Santoso, M.Kes.",
        "Menurut Budi Santoso, “kita harus maju”.",
    ],
)
def test_a_quotation_has_its_words_and_its_speaker(raw: str) -> None:
    [quote] = spoken(raw, Kind.QUOTE)
    assert quote.words == ("kita", "harus", "maju") and name(quote.speaker) == "budi santoso"
    assert quote.reader is None


@pytest.mark.parametrize(
    "raw",
    [
        "Menurut Budi Santoso, harga beras turun.",
        "Harga beras turun, kata Budi Santoso.",
        "Budi Santoso mengatakan bahwa harga beras turun.",
        "Hal itu disampaikan Budi Santoso di Bontang.",
        "Budi Santoso menyebut harga beras turun.",
    ],
)
def test_reported_speech_has_its_speaker(raw: str) -> None:
    [attribution] = spoken(raw, Kind.ATTRIBUTION)
    assert name(attribution.speaker) == "budi santoso" and attribution.words == ()


@pytest.mark.parametrize(
    "raw",
    [
        "Sambutan Isran Noor yang dibacakan oleh Budi Santoso menekankan kerja sama.",
        "Sambutan Gubernur Isran Noor yang dibacakan Staf Ahli Gubernur, Budi Santoso, menekankan kerja sama.",
        "Dalam sambutan tertulis Isran Noor yang dibacakan oleh Budi Santoso, humas diminta bekerja sama.",
    ],
)
def test_who_reads_out_is_not_who_speaks(raw: str) -> None:
    said = [s for s in spoken(raw, Kind.ATTRIBUTION) if s.reader]
    assert [(name(s.speaker), name(s.reader)) for s in said] == [("isran noor", "budi santoso")]


def test_a_quotation_of_a_speech_read_out_has_both() -> None:
    raw = "“Humas harus paham data,” demikian sambutan Isran Noor yang dibacakan oleh Budi Santoso."
    [quote] = spoken(raw, Kind.QUOTE)
    assert (name(quote.speaker), name(quote.reader)) == ("isran noor", "budi santoso")


def test_a_pronoun_is_no_name() -> None:
    [quote] = spoken("“Kita harus maju,” ujarnya.", Kind.QUOTE)
    assert quote.speaker is None


def test_two_quotations_of_one_sentence_are_two_facts() -> None:
    raw = "“Kita maju,” kata Budi Santoso, “dan tidak akan mundur.”"
    assert [q.words for q in spoken(raw, Kind.QUOTE)] == [
        ("kita", "maju"),
        ("dan", "tidak", "akan", "mundur"),
    ]


def test_an_inner_quotation_is_no_speech_of_its_own() -> None:
    raw = "“Bupati bilang ‘ayo’ kepada kami,” ujar Budi Santoso."
    assert len(spoken(raw, Kind.QUOTE)) == 1


def test_an_empty_quotation_says_nothing() -> None:
    assert spoken("Ia berkata “” dan “...” saja.", Kind.QUOTE) == []


@given(st.text(alphabet="“”\"'‘’ ,.Budikata\n\u200b\ud800", max_size=60))
def test_any_heap_of_marks_gives_words_that_stand_there(raw: str) -> None:
    text = Text(raw)
    for fact in Reading(text):
        if fact.kind is Kind.QUOTE and isinstance(fact.value, Speech):
            assert fact.value.words and set(fact.value.words) <= set(text.norms[fact.first : fact.last])


def test_whoever_is_asked_for_something_does_not_speak() -> None:
    """A verb of speech behind the name may be no one's speech at all."""
    raw = "Camat berpesan agar Samsat ikut menata jalan desa dengan cara memastikan kendaraan layak jalan."
    assert spoken(raw, Kind.ATTRIBUTION) == []

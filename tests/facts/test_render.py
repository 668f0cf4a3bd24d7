"""Typed values written out: for files, for a screen, and taken apart."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawang.facts.model import (
    Acting,
    Bound,
    Date,
    DateRange,
    Kind,
    Marker,
    Name,
    Office,
    Quantity,
    Speech,
    Time,
)
from lawang.facts.render import figure, parts, readable, show
from lawang.language import table


def amount(low, high=None, **more):
    return Quantity(low, low if high is None else high, 1, **more)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (amount(2_500_000_000, unit="idr"), "2.500.000.000 rupiah"),
        (amount(Fraction(25, 2), unit="percent"), "12,5 persen"),
        (amount(10, 15, unit="day"), "10–15 hari"),
        (amount(150, noun="sekolah"), "150 sekolah"),
        (amount(7, unit="ha", bound=Bound.ABOVE), "lebih dari 7 ha"),
        (amount(3, ordinal=True), "ke-3"),
        (amount(17, label="pasal"), "pasal 17"),
        (amount(-4), "-4"),
        (Date(2022, 11, 1, 1), "2022-11-01"),
        (Date(2022, 11), "2022-11"),
        (Date(2022), "2022"),
        (Date(None, 11, 1), "--11-01"),
        (Date(weekday=4), "Jumat"),
        (DateRange(Date(2022, 11, 1), Date(2022, 11, 3)), "2022-11-01/2022-11-03"),
        (Time(540, zone="WITA"), "09.00 WITA"),
        (Time(540, 630), "09.00–10.30"),
        (Name(("isran", "noor")), "isran noor"),
        (Office("gubernur", ("kalimantan", "timur"), Acting.PLT), "Plt. gubernur kalimantan timur"),
        (Speech(("kami", "siap"), Name(("sri",)), Name(("didi",))), "“kami siap” – Sri, dibacakan Didi"),
        (Marker("planned", "latih"), "akan (latih)"),
    ],
)
def test_what_files_carry(value, written, monkeypatch):
    monkeypatch.setenv("LAWANG_LANG", "en")
    assert show(value) == written


def test_a_weekday_is_shown_where_it_is_what_differs():
    assert show(Date(2022, 11, 1, 2), Kind.WEEKDAY) == "Rabu"
    assert readable(Date(2022, 11, 1, 2), "en", Kind.WEEKDAY) == "Wednesday"


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (Date(2022, 11, 1, 1), "Selasa, 1 November 2022", "Tuesday, 1 November 2022"),
        (
            amount(1_234_567, unit="person", bound=Bound.ABOUT),
            "sekitar 1.234.567 orang",
            "about 1,234,567 people",
        ),
        (amount(Fraction(1, 3)), "0,3333…", "0.3333…"),
        (Name(("isran", "noor")), "Isran Noor", "Isran Noor"),
    ],
)
def test_what_a_person_reads(value, indonesian, english):
    assert (readable(value, "id"), readable(value, "en")) == (indonesian, english)


@given(st.fractions())
def test_a_figure_is_read_back_as_it_was(number):
    written = figure(number, "en")
    if not written.endswith("…"):
        assert Fraction(written.replace(",", "")) == number
    else:
        assert abs(Fraction(written.replace(",", "")[:-1]) - number) < Fraction(1, 10**4)


@pytest.mark.parametrize(
    "number", [10**1_000_000, Fraction(1, 10**1_000_000), -(10**5000)], ids=["long", "small", "below 0"]
)
def test_an_endless_figure_is_told_by_its_length(number):
    assert "digit" in show(amount(number)) and len(show(amount(number))) < 100
    json.dumps(parts(amount(number)))


def test_values_taken_apart_are_json():
    value = Speech(("kami",), Name(("sri", "wahyuni")))
    taken = {"type": "speech", "words": ["kami"], "speaker": {"type": "name", "words": ["sri", "wahyuni"]}}
    assert parts(value) == {**taken, "reader": None}
    assert parts(amount(Fraction(1, 3), unit="ha"))["low"] == "1/3"
    assert parts(Office("bupati", acting=Acting.PJ))["acting"] == "pj"


def test_every_bound_unit_and_way_of_holding_has_words_in_both_languages():
    words = table("rendering")
    assert set(words["units"]["id"]) <= set(words["units"]["en"])
    for language in ("id", "en"):
        assert set(words["bounds"][language]) == {bound.value for bound in Bound} - {"exact"}
        assert set(words["acting"][language]) == {acting.value for acting in Acting} - {""}


def test_every_mark_that_is_read_has_words_in_both_languages():
    marks = {mark for kind in ("tense", "negation", "certainty") for mark in table("markers")[kind]}
    for language in ("id", "en"):
        assert marks - set(table("rendering")["marks"][language]) == set()

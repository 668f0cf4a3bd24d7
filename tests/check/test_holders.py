"""Who holds which office, asked by a word of the person's name."""

from __future__ import annotations

from lawang.check.holders import Seats
from lawang.check.model import Source
from lawang.check.witness import Witness
from lawang.text import Text

MINUTES = (
    "Rapat dibuka pukul 09.00.\nGubernur Kalimantan Timur Sari Wulan-Dani memberi arahan.\n"
    "Peserta dari desa lain pulang lebih awal.\nPlt Bupati Paser Bram Otto hadir. Plt Bupati Paser Bram Otto pulang."
)


def seats() -> Seats:
    return Seats([Witness(Source("minutes", Text(MINUTES)))])


def test_an_office_is_found_by_any_word_of_its_holder_once() -> None:
    assert [seat.office.title for seat in seats().held("otto")] == ["bupati"]


def test_a_part_of_a_hyphenated_name_finds_its_office_and_the_place_of_it() -> None:
    (seat,) = seats().held("dani")
    assert seat.office.title == "gubernur"
    assert MINUTES[seat.fact.start : seat.fact.end].startswith("Gubernur")


def test_a_word_of_no_holder_finds_none() -> None:
    assert seats().held("peserta") == []


def test_every_office_mentioned_is_known_by_title() -> None:
    assert {title for title, _ in seats().mentioned} == {"gubernur", "bupati"}


def test_name_and_office_stand_together_in_one_row_only() -> None:
    assert seats().named_together(("bram", "otto"), frozenset({"bupati", "paser"}))
    assert not seats().named_together(("bram", "otto"), frozenset({"gubernur", "kalimantan"}))

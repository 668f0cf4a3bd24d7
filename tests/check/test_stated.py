"""Look-ups of what the sources state miss nothing that judging would call equal or alike."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from lawang.check import Source
from lawang.check.alike import alike
from lawang.check.stated import Figures, Names, Stated
from lawang.check.values import equal
from lawang.check.witness import Witness
from lawang.facts.compare import rounds_to
from lawang.facts.model import Name, Quantity
from lawang.facts.reading import Reading
from lawang.text import Text
from tests.check.pairing import CORPUS

NOTATIONS = """Lahan seluas 1 km2 dan 100 ha. Rp2,5 miliar atau 2.500.000.000 rupiah. Ia lari 1.500 m, sama dengan 1,5 km.
Rapat pukul 09.00 WIB, di Palangka Raya pukul 10.00 WITA, selesai pukul 12.00. Selasa, 1 November 2022; 1/11/2022; November 2022.
Pameran berlangsung 3-9 Mei 2021, sejak 2021. Kecepatannya 60 km/jam. Rabu pagi 5/8/2025, dan lagi 6/8. Tahun 2025 semester I."""
SHORT = {"bps": ("badan", "pusat", "statistik")}


@cache
def figures() -> Figures:
    text = Text("\n".join([NOTATIONS, *(path.read_text("utf-8") for path in CORPUS)]))
    return Figures([Witness(Source("naskah", text))])


@cache
def names() -> Names:
    named = [
        fact.value.words
        for path in CORPUS
        for reading in [Reading(Text(path.read_text("utf-8")))]
        for sentence in range(len(reading.tokens))
        for fact in reading.names(sentence)
        if isinstance(fact.value, Name)
    ]
    return Names([*named, ("badan", "pusat", "statistik"), ("diskominfo",), ("dinas", "pu")], SHORT)


def ids(found: list[Stated]) -> set[int]:
    return {id(stated.fact) for stated in found}


@given(st.data())
@settings(max_examples=150)
def test_every_equal_figure_is_found(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(figures().all)).fact
    found = ids(figures().like(one.value))
    assert all(id(other.fact) in found for other in figures().all if equal(one, other.fact))


@given(st.data())
@settings(max_examples=100)
def test_every_figure_of_which_one_is_a_rounding_is_found(data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(figures().all)).fact.value
    if not isinstance(one, Quantity):
        return
    found = ids(figures().near(one))
    for other in figures().all:
        value = other.fact.value
        if isinstance(value, Quantity) and value.unit == one.unit and rounds_to(one, value):
            assert id(other.fact) in found


@given(st.data())
@settings(max_examples=150)
def test_every_name_of_the_same_thing_is_found(data: st.DataObject) -> None:
    words = sorted({word for name in names().all for word in name})
    own = data.draw(
        st.sampled_from(names().all)
        | st.lists(st.sampled_from(words), min_size=1, max_size=4).map(tuple)
        | st.sampled_from(
            [("bps",), ("pusat", "statistik"), ("dinas", "komunikasi"), ("badanpusatstatistik",)]
        )
    )
    assert names().alike(own) == [name for name in names().all if alike(own, name, SHORT)]

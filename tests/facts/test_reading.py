"""Reading: all facts of a text, in order, in place; dateline, short forms and short mentions; never an error."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lawang.facts.model import Date, Fact, Kind
from lawang.facts.reading import Reading, expand
from lawang.text import Text

NEWS = (
    "SAMARINDA – Gubernur Kalimantan Timur Isran Noor membuka rapat di Hotel Aston Samarinda, Selasa (1/11/2022).\n"
    "Rapat itu dihadiri 120 peserta dari Badan Pusat Statistik (BPS) dan Dinas Kesehatan.\n"
    "“Data harus satu,” ujar Isran. Anggaran Rp2,5 miliar telah disalurkan, tetapi 15 persen belum terpakai.\n"
)
ANYTHING = st.lists(
    st.one_of(
        st.text(max_size=6),
        st.characters(categories=["Cs", "Cf", "Mn", "Nd", "No"]),
        st.sampled_from(NEWS.split(" ")).map(lambda word: word + " "),
        st.sampled_from(
            ["\n", ". ", "“", '"', "(", "Rp", "9" * 40, "pukul ", "Senin ", "1/13/20222", "ke-", "%"]
        ),
    ),
    max_size=40,
).map("".join)


def by_kind(raw: str) -> dict[Kind, list[str]]:
    found: dict[Kind, list[str]] = {}
    for fact in Reading(Text(raw)):
        found.setdefault(fact.kind, []).append(raw[fact.start : fact.end])
    return found


def test_one_text_with_every_sort_of_fact() -> None:
    found = by_kind(NEWS)
    assert found[Kind.POSITION] == ["Gubernur Kalimantan Timur"]
    assert found[Kind.PERSON] == ["Isran Noor", "Isran"]
    assert found[Kind.DATE] == ["Selasa (1/11/2022)"]
    assert found[Kind.NUMBER] == ["120"]
    assert found[Kind.MONEY] == ["Rp2,5 miliar"]
    assert found[Kind.PERCENT] == ["15 persen"]
    assert found[Kind.TENSE] == ["telah", "belum"]
    assert found[Kind.QUOTE] == ["Data harus satu,"]
    assert found[Kind.ATTRIBUTION] == ["Isran"]
    assert "Badan Pusat Statistik" in found[Kind.ORGANISATION]


def test_the_dateline_is_the_first_full_date_near_the_top() -> None:
    day = Reading(Text(NEWS)).dateline
    assert day == Date(2022, 11, 1, weekday=1)


@pytest.mark.parametrize(
    "raw",
    ["", "Tanpa tanggal sama sekali.", "Pada 2022 saja.", "Satu. Dua! Tiga? Lagi. Lalu. Senin (7/11/2022)."],
)
def test_no_dateline(raw: str) -> None:
    assert Reading(Text(raw)).dateline is None


@pytest.mark.parametrize(
    ("raw", "short", "long"),
    [
        ("Badan Pusat Statistik (BPS) hadir.", "bps", "badan pusat statistik"),
        ("Kelompok Sadar Wisata (Pokdarwis) hadir.", "pokdarwis", None),
        ("Tentara dan warga (Rabu) hadir.", "rabu", None),
        ("Rumah Sakit Umum Daerah (RSUD) hadir.", "rsud", "rumah sakit umum daerah"),
    ],
)
def test_short_forms_introduced_in_the_text(raw: str, short: str, long: str | None) -> None:
    found = Reading(Text(raw)).aliases.get(short)
    assert (found and " ".join(found)) == long


def test_short_forms_are_written_out() -> None:
    assert expand(("bps", "kaltim"), {"bps": ("badan", "pusat", "statistik")}) == (
        "badan",
        "pusat",
        "statistik",
        "kalimantan",
        "timur",
    )
    assert expand((), {}) == ()


def test_a_short_mention_finds_its_owner() -> None:
    owners = Reading(Text(NEWS)).full_names
    assert owners["isran"] == owners["noor"] == {("isran", "noor")}


def test_lines_of_the_outlet_itself_name_nobody() -> None:
    reading = Reading(Text("Warga menerima 20 paket.\nBaca juga: Bupati Berau Serahkan 30 Paket\n"))
    assert reading.names(1) == []


def test_asked_twice_it_answers_the_same() -> None:
    reading = Reading(Text(NEWS))
    assert list(reading) == list(reading) == list(Reading(Text(NEWS)))


def stands_in_its_place(text: Text, fact: Fact) -> bool:
    return (
        0 <= fact.first < fact.last <= len(text.words)
        and (fact.start, fact.end) == (text.starts[fact.first], text.ends[fact.last - 1])
        and bool(text.raw[fact.start : fact.end])
    )


@given(ANYTHING)
@example("1" * 5000 + "," + "2" * 5000)
@example("Rp" * 50)
@example("\ud800 Senin (31/2/2023) pukul 99.99")
def test_every_fact_of_any_text_lies_where_it_says(raw: str) -> None:
    text = Text(raw)
    reading = Reading(text)
    for index, (start, end) in enumerate(text.sentences):
        for fact in reading.sentence(index):
            assert stands_in_its_place(text, fact)
            assert start <= fact.start and fact.end <= end


@given(st.lists(st.sampled_from(NEWS.splitlines()), min_size=1, max_size=6))
def test_a_sentence_reads_the_same_wherever_it_stands(lines: list[str]) -> None:
    alone = {line: [(f.kind, f.value) for f in Reading(Text(line))] for line in lines}
    together = [(f.kind, f.value) for f in Reading(Text("\n".join(lines)))]
    assert together == [fact for line in lines for fact in alone[line]]


@pytest.mark.parametrize("digits", [400, 5000, 1_000_000])
def test_a_figure_of_absurd_length_is_refused_or_read_but_no_error(digits: int) -> None:
    raw = f"Warga menerima {'9' * digits} rupiah pada 1/11/2022."
    found = list(Reading(Text(raw)))
    assert any(raw[f.start : f.end] == "1/11/2022" for f in found)
    assert all(f.doubt for f in found if f.end - f.start > 400)

"""Names: persons without their titles, offices with the way they are held, places and organisations, each in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawang.facts.model import Acting, Fact, Kind, Name, Office
from lawang.facts.names import read_names
from lawang.facts.reading import Reading
from lawang.text import Text


def facts(raw: str) -> list[Fact]:
    text = Text(raw)
    return read_names(text, 0, len(text.words))


def of_kind(raw: str, kind: Kind) -> list[str]:
    """Names of one kind, as folded words."""
    found = [fact.value for fact in facts(raw) if fact.kind is kind]
    return [" ".join(value.words) for value in found if isinstance(value, Name)]


def offices(raw: str) -> list[Office]:
    return [fact.value for fact in facts(raw) if isinstance(fact.value, Office)]


@pytest.mark.parametrize(
    ("raw", "person"),
    [
        ("Acara dibuka oleh Isran Noor kemarin.", "isran noor"),
        ("Acara dibuka oleh H. Isran Noor kemarin.", "isran noor"),
        ("Acara dibuka oleh Hj. Siti Aminah kemarin.", "siti aminah"),
        ("Acara dibuka oleh KH. Abdul Karim kemarin.", "abdul karim"),
        ("Acara dibuka oleh Dr. Budi Santoso kemarin.", "budi santoso"),
        ("Acara dibuka oleh dr. Budi Santoso kemarin.", "budi santoso"),
        ("Acara dibuka oleh drg. Rina Wati kemarin.", "rina wati"),
        ("Acara dibuka oleh Prof. Dr. Ir. H. Budi Santoso, M.Si. kemarin.", "budi santoso"),
        ("Acara dibuka oleh Drs. Budi Santoso, M.M. kemarin.", "budi santoso"),
        ("Acara dibuka oleh Budi Santoso, S.E., M.Si., Ph.D. kemarin.", "budi santoso"),
        ("Acara dibuka oleh Budi Santoso SH MH kemarin.", "budi santoso"),
        ("Acara dibuka oleh Budi Santoso S.Sos. kemarin.", "budi santoso"),
    ],
)
def test_titles_are_taken_off(raw: str, person: str) -> None:
    assert of_kind(raw, Kind.PERSON) == [person]


@pytest.mark.parametrize(
    ("raw", "title", "scope", "acting", "person"),
    [
        ("Gubernur Isran Noor hadir.", "gubernur", "", Acting.HOLDER, "isran noor"),
        (
            "Pj Gubernur Kalimantan Timur Akmal Rasyid hadir.",
            "gubernur",
            "kalimantan timur",
            Acting.PJ,
            "akmal rasyid",
        ),
        (
            "Penjabat Gubernur Kalimantan Timur Akmal Rasyid hadir.",
            "gubernur",
            "kalimantan timur",
            Acting.PJ,
            "akmal rasyid",
        ),
        ("Pjs Bupati Berau Rudi Hartono hadir.", "bupati", "berau", Acting.PJS, "rudi hartono"),
        ("Plt. Bupati Berau Rudi Hartono hadir.", "bupati", "berau", Acting.PLT, "rudi hartono"),
        ("Pelaksana Tugas Bupati Berau Rudi Hartono hadir.", "bupati", "berau", Acting.PLT, "rudi hartono"),
        ("Plh Sekda Berau Rudi Hartono hadir.", "sekretaris daerah", "berau", Acting.PLH, "rudi hartono"),
        (
            "Pelaksana Harian Sekda Berau Rudi Hartono hadir.",
            "sekretaris daerah",
            "berau",
            Acting.PLH,
            "rudi hartono",
        ),
        ("Mantan Bupati Berau Rudi Hartono hadir.", "bupati", "berau", Acting.FORMER, "rudi hartono"),
        ("Wakil Bupati Paser Rudi Hartono hadir.", "wakil bupati", "paser", Acting.HOLDER, "rudi hartono"),
        ("Wabup Paser Rudi Hartono hadir.", "wakil bupati", "paser", Acting.HOLDER, "rudi hartono"),
        ("Wali Kota Bontang Rudi Hartono hadir.", "wali kota", "bontang", Acting.HOLDER, "rudi hartono"),
        ("Walikota Bontang Rudi Hartono hadir.", "wali kota", "bontang", Acting.HOLDER, "rudi hartono"),
        ("Wawali Bontang Rudi Hartono hadir.", "wakil wali kota", "bontang", Acting.HOLDER, "rudi hartono"),
        (
            "Kepala Dinas Kesehatan Kota Bontang, Siti Aminah, hadir.",
            "kepala dinas",
            "kesehatan kota bontang",
            Acting.HOLDER,
            "siti aminah",
        ),
    ],
)
def test_an_office_its_scope_how_it_is_held_and_by_whom(
    raw: str, title: str, scope: str, acting: Acting, person: str
) -> None:
    assert offices(raw) == [Office(title, tuple(scope.split()), acting)]
    assert of_kind(raw, Kind.PERSON) == [person]


def test_two_offices_in_one_sentence_keep_their_persons_apart() -> None:
    raw = "Wakil Bupati Paser Syarifah Masitah hadir bersama Bupati Paser Fahmi Ramlan."
    assert [office.title for office in offices(raw)] == ["wakil bupati", "bupati"]
    assert of_kind(raw, Kind.PERSON) == ["syarifah masitah", "fahmi ramlan"]


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("Rapat digelar di Samarinda kemarin.", "samarinda"),
        ("Rapat digelar di Kutai Kartanegara kemarin.", "kutai kartanegara"),
        ("Rapat digelar di Kabupaten Paser kemarin.", "kabupaten paser"),
        ("Rapat digelar di Kecamatan Tanah Grogot kemarin.", "kecamatan tanah grogot"),
        ("Rapat digelar di Kukar kemarin.", "kukar"),
        ("Rapat digelar di Provinsi Kalimantan Timur kemarin.", "provinsi kalimantan timur"),
    ],
)
def test_places(raw: str, place: str) -> None:
    assert of_kind(raw, Kind.PLACE) == [place]


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        ("Data itu milik Badan Pusat Statistik sejak lama.", "badan pusat statistik"),
        ("Data itu milik BPS sejak lama.", "bps"),
        (
            "Data itu milik Dinas Komunikasi dan Informatika Kabupaten Paser sejak lama.",
            "dinas komunikasi dan informatika kabupaten paser",
        ),
        ("Data itu milik Universitas Mulawarman sejak lama.", "universitas mulawarman"),
        ("Data itu milik Kementerian Kesehatan sejak lama.", "kementerian kesehatan"),
    ],
)
def test_organisations(raw: str, body: str) -> None:
    assert of_kind(raw, Kind.ORGANISATION) == [body]


@pytest.mark.parametrize(
    "raw",
    [
        "Warga membeli beras di pasar.",
        "Jalan rusak itu diperbaiki.",
        "Sejumlah warga datang pada hari Senin.",
        "12.500 ekor sapi divaksin.",
        "… – “ ”",
    ],
)
def test_everyday_words_name_nobody(raw: str) -> None:
    assert of_kind(raw, Kind.PERSON) == [] and offices(raw) == []


@given(st.text(), st.sampled_from(["Bupati Paser ", "H. Budi ", "Dinas ", "(", "dibacakan oleh "]))
def test_every_name_lies_where_it_says(noise: str, before: str) -> None:
    text = Text(before + noise)
    for fact in read_names(text, 0, len(text.words)):
        assert 0 <= fact.first < fact.last <= len(text.words)
        assert (fact.start, fact.end) == tuple(text.span(fact.first, fact.last))
        if isinstance(fact.value, Name):
            written = {
                part for norm in text.norms[fact.first : fact.last] for part in (norm, *norm.split("-"))
            }
            assert fact.value.words and set(fact.value.words) <= written


PERSONS = st.tuples(
    st.sampled_from(["Isran", "Rusmin", "Hardian", "Wagiman"]), st.sampled_from(["Noor", "Lumban", "Sitepu"])
)
BEFORE = st.lists(st.sampled_from(["H.", "Dr.", "Ir.", "Drs.", "Prof."]), max_size=3, unique=True)
AFTER = st.lists(st.sampled_from(["S.E.", "M.Si.", "S.H.", "M.M."]), max_size=3, unique=True)


@given(PERSONS, BEFORE, AFTER)
def test_any_row_of_titles_leaves_the_same_person(
    person: tuple[str, str], before: list[str], after: list[str]
) -> None:
    raw = f"Rapat dipimpin oleh {' '.join([*before, *person])}{''.join(', ' + t for t in after)} di aula."
    assert of_kind(raw, Kind.PERSON) == [" ".join(person).lower()]


@pytest.mark.parametrize("name", ["Bakohumas", "Diskominfo", "Diskominfo Kaltim", "Kemendagri"])
def test_short_names_of_bodies_are_no_persons(name: str) -> None:
    raw = f"Rapat kemarin dihadiri {name} bersama 20 Balita, lalu Notulen dibacakan."
    found = [f for f in Reading(Text(raw)) if f.kind in (Kind.PERSON, Kind.ORGANISATION)]
    assert [(f.kind, raw[f.start : f.end]) for f in found] == [(Kind.ORGANISATION, name)]


def test_a_roman_numeral_says_which_assistant_it_is() -> None:
    text = Text("Asisten III Setda Provinsi Kaltim Diddy Rusdiansyah membuka rapat.")
    offices = [f.value for f in read_names(text, 0, len(text.words)) if isinstance(f.value, Office)]
    assert offices == [Office("asisten", ("iii", "setda", "provinsi", "kaltim"), Acting.HOLDER)]

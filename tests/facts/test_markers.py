"""Markers: tense, negation and certainty, what each governs, and the phrases that only look like a negation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawang.facts.markers import antonyms, read_markers, same_mark
from lawang.facts.model import Fact, Kind, Marker
from lawang.text import Text


def facts(raw: str) -> list[Fact]:
    text = Text(raw)
    return read_markers(text, 0, len(text.words))


def marks(raw: str, kind: Kind) -> list[tuple[str, str]]:
    found = [fact.value for fact in facts(raw) if fact.kind is kind]
    return [(value.mark, value.governs) for value in found if isinstance(value, Marker)]


@pytest.mark.parametrize(
    ("raw", "mark", "governs"),
    [
        ("Jalan itu telah dibangun.", "done", "bangun"),
        ("Jalan itu sudah dibangun.", "done", "bangun"),
        ("Jalan itu pernah dibangun.", "done", "bangun"),
        ("Jalan itu sedang dibangun.", "ongoing", "bangun"),
        ("Jalan itu tengah dibangun.", "ongoing", "bangun"),
        ("Jalan itu masih dibangun.", "ongoing", "bangun"),
        ("Jalan itu akan dibangun.", "planned", "bangun"),
        ("Jalan itu bakal dibangun.", "planned", "bangun"),
        ("Jalan itu rencananya dibangun.", "planned", "bangun"),
        ("Jalan itu ditargetkan selesai.", "planned", "selesai"),
        ("Jalan itu belum dibangun.", "not_yet", "bangun"),
        ("Jalan itu belum pernah dibangun.", "not_yet", "bangun"),
    ],
)
def test_tense(raw: str, mark: str, governs: str) -> None:
    assert marks(raw, Kind.TENSE) == [(mark, governs)]


@pytest.mark.parametrize(
    ("raw", "mark", "governs"),
    [
        ("Bupati tidak membuka jalan itu.", "not", "buka"),
        ("Bupati tak membuka jalan itu.", "not", "buka"),
        ("Ini bukan hadiah.", "not", "hadiah"),
        ("Pelayanan itu tanpa biaya.", "not", "biaya"),
        ("Warga jangan pulang dahulu.", "not", "pulang"),
        ("Rapat batal digelar.", "cancelled", "gelar"),
        ("Rapat ditunda.", "cancelled", ""),
    ],
)
def test_negation(raw: str, mark: str, governs: str) -> None:
    assert marks(raw, Kind.NEGATION) == [(mark, governs)]


@pytest.mark.parametrize(
    "raw",
    [
        "Pemerintah tidak hanya membangun jalan, tetapi juga jembatan.",
        "Pemerintah bukan hanya membangun jalan, melainkan juga jembatan.",
        "Pemerintah tak hanya membangun jalan, tetapi juga jembatan.",
        "Bantuan tidak kurang dari 50 paket dibagikan.",
        "Bantuan itu tidak lain adalah hak warga.",
        "Tidak sedikit warga yang datang.",
        "Semua desa, tanpa terkecuali, menerima bantuan.",
        "Mau tidak mau warga mengungsi.",
    ],
)
def test_a_phrase_that_only_looks_like_a_negation_denies_nothing(raw: str) -> None:
    assert marks(raw, Kind.NEGATION) == []


def test_not_this_but_that_denies_this_only() -> None:
    assert marks("Ini bukan hadiah, melainkan amanah.", Kind.NEGATION) == [("not", "hadiah")]


@pytest.mark.parametrize(
    ("raw", "mark"),
    [
        ("Api diduga berasal dari dapur.", "alleged"),
        ("Kerugian diperkirakan besar.", "estimated"),
        ("Warga mungkin pulang besok.", "possible"),
        ("Warga harus pulang.", "must"),
        ("Warga sebaiknya pulang.", "should"),
        ("Warga dapat pulang.", "able"),
        ("Warga boleh jadi pulang.", "possible"),
    ],
)
def test_certainty(raw: str, mark: str) -> None:
    assert mark in [found for found, _ in marks(raw, Kind.CERTAINTY)]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [("Gubernur Jawa Tengah hadir.", Kind.TENSE), ("Warga Kampung Bukan Main hadir.", Kind.NEGATION)],
)
def test_a_word_inside_a_name_marks_nothing(raw: str, kind: Kind) -> None:
    assert marks(raw, kind) == []


def test_a_comma_ends_what_a_mark_governs() -> None:
    assert marks("Tidak, jalan itu dibuka.", Kind.NEGATION) == [("not", "")]


def test_words_between_are_passed_over() -> None:
    assert marks("Gedung itu telah secara resmi dibuka.", Kind.TENSE)[0][0] == "done"


def test_marks_alike_and_not_alike() -> None:
    assert same_mark("akan", "bakal") and not same_mark("akan", "telah") and not same_mark("jalan", "jalan")


def test_antonyms_go_both_ways() -> None:
    assert ("naik", "turun") in antonyms()
    assert all((b, a) in antonyms() and a != b for a, b in antonyms())


@given(st.text(), st.sampled_from(["tidak ", "tidak hanya", "telah ", "akan segera", "belum pernah", ""]))
def test_every_mark_lies_where_it_says(noise: str, before: str) -> None:
    text = Text(before + noise)
    for fact in read_markers(text, 0, len(text.words)):
        assert 0 <= fact.first < fact.last <= len(text.words)
        assert (fact.start, fact.end) == tuple(text.span(fact.first, fact.last))

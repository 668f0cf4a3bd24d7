"""Statements of the register: which two speak of the same thing, and what a text proposes."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawang.check.statements import Relation, State, Statement, period, propose, relate, same

HOUSES = Statement(
    "rumah layak huni yang dibangun", "jumlah", "500 unit", "2026", "Kabupaten Kutai Kartanegara"
)
ISSUED = datetime.date(2026, 11, 3)


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        ({"subject": "pembangunan rumah layak huni", "value": "750 unit"}, Relation.CONTRADICT),
        ({"place": "Kukar", "value": "750 rumah"}, Relation.CONTRADICT),
        ({"as_of": "31 Desember 2026", "value": "501 unit"}, Relation.CONTRADICT),
        ({"value": "lebih dari 450 unit"}, Relation.AGREE),
        ({"value": "lima ratus unit"}, Relation.AGREE),
        ({"place": "Kutai Barat", "value": "750 unit"}, Relation.OTHER_PLACE),
        ({"as_of": "2025", "value": "750 unit"}, Relation.OTHER_DATE),
        ({"as_of": "Maret 2026", "value": "90 unit"}, Relation.OTHER_DATE),
        ({"state": State.PLANNED, "value": "750 unit"}, Relation.OTHER_STATE),
        ({"measure": "nilai", "value": "Rp500 miliar"}, Relation.OTHER_MEASURE),
        ({"subject": "rumah ibadah yang dibangun", "value": "12 unit"}, Relation.OTHER_SUBJECT),
        ({"subject": "rumah layak huni yang belum dibangun", "value": "12 unit"}, Relation.OTHER_SUBJECT),
        ({"subject": "rumah layak huni nelayan yang dibangun", "value": "120 unit"}, Relation.PART),
    ],
)
def test_what_keeps_two_statements_apart(other: dict[str, object], relation: Relation) -> None:
    second = replace(HOUSES, **other)  # type: ignore[arg-type]
    assert relate(HOUSES, second) is relation
    assert relate(second, HOUSES) is relation


def test_a_part_larger_than_its_whole_contradicts_it() -> None:
    part = replace(HOUSES, subject="rumah layak huni nelayan yang dibangun", value="620 unit")
    assert relate(HOUSES, part) is Relation.CONTRADICT


def test_what_is_done_for_one_is_not_outstanding_for_another() -> None:
    done = Statement("Istana Garuda", "penyelesaian", "selesai", "Juli 2026", "IKN")
    assert relate(done, replace(done, state=State.NOT_YET)) is Relation.CONTRADICT
    assert relate(done, replace(done, subject="pembangunan Istana Garuda")) is Relation.AGREE


@pytest.mark.parametrize(
    ("a", "b", "meets"),
    [
        ("31 Desember 2025", "akhir 2025", True),
        ("2025", "31 Desember 2025", True),
        ("2025", "Juni 2025", False),
        ("triwulan II 2026", "April-Juni 2026", True),
        ("30 Juni 2026", "semester I 2026", True),
        ("1 Maret 2026", "Maret 2026", True),
        ("awal 2026", "1 Januari 2026", True),
        ("awal 2026", "akhir 2026", False),
    ],
)
def test_days_that_may_be_compared(a: str, b: str, meets: bool) -> None:
    first, second = period(a), period(b)
    assert first and second and first.meets(second) is second.meets(first) is meets


def test_a_text_proposes_its_statements() -> None:
    text = (
        "Jumlah guru di Kota Bontang mencapai 1.912 orang per 31 Desember 2025. "
        "Pemerintah akan membangun 40 ruang kelas di Kabupaten Berau pada 2027. "
        "Hingga kini 11 desa belum teraliri listrik."
    )
    teachers, rooms, villages = propose(text, ISSUED, "Kalimantan Timur")
    assert teachers.statement.value == "1.912 orang"
    assert (teachers.statement.as_of, teachers.statement.place) == ("31 Desember 2025", "Kota Bontang")
    assert (rooms.statement.state, rooms.due) == (State.PLANNED, "2027-12-31")
    assert (villages.statement.state, villages.statement.as_of) == (State.NOT_YET, "November 2026")
    assert villages.statement.place == "Kalimantan Timur"
    assert text[teachers.start : teachers.end] == "1.912 orang"


@pytest.mark.parametrize(
    "told",
    [
        "Dua desa sudah memilikinya.",
        "Ia berusia 54 tahun dan tinggal di RT 14.",
        "Naik dibanding tahun sebelumnya sebesar 5,5 persen.",
        "Itu diatur Pasal 17 ayat 2.",
    ],
)
def test_what_says_too_little_is_not_proposed(told: str) -> None:
    assert propose(told, ISSUED) == []


def test_a_headline_is_not_proposed_beside_the_sentence_that_says_it_again() -> None:
    text = "Guru Honorer Bontang Capai 1.912 Orang\nJumlah guru honorer di Bontang mencapai 1.912 orang."
    [only] = propose(text, ISSUED)
    assert only.statement.subject == "Jumlah guru honorer"


def test_who_says_it_is_no_part_of_the_subject() -> None:
    [only] = propose("Kepala Dinas Rina Astuti mengatakan jumlah dokter gigi mencapai 61 orang.", ISSUED)
    assert only.statement.subject == "jumlah dokter gigi"


def test_a_promised_day_is_a_statement_of_its_own() -> None:
    [opening] = propose("Jembatan Pulau Balang akan diresmikan pada 17 Agustus 2027.", ISSUED)
    assert (opening.statement.measure, opening.statement.value) == ("tanggal", "17 Agustus 2027")
    assert opening.due == "2027-08-17"


def test_a_proposal_is_found_again_in_other_words() -> None:
    [ours] = propose("Jumlah guru honorer di Kota Bontang mencapai 1.912 orang pada Maret 2026.", ISSUED)
    [theirs] = propose("Sebanyak 1.219 guru honorer tercatat di Bontang pada Maret 2026.", ISSUED)
    assert relate(ours.statement, theirs.statement) is Relation.CONTRADICT


SUBJECTS = st.sampled_from(["guru honorer", "jalan desa", "produksi padi", "¬", "", "3A", "yang telah"])
STATEMENTS = st.builds(
    Statement,
    st.one_of(SUBJECTS, st.text(max_size=30)),
    st.sampled_from(["jumlah", "panjang", "", "nilai"]),
    st.one_of(
        st.sampled_from(["12 unit", "Rp3 miliar", "selesai", "1 Mei 2026", "10-12 km"]), st.text(max_size=12)
    ),
    st.one_of(st.sampled_from(["2026", "Mei 2026", "31 Februari 2026", ""]), st.text(max_size=12)),
    st.sampled_from(["", "Kukar", "Kota", ",", "Paser"]),
    st.sampled_from(State),
)


@given(STATEMENTS, STATEMENTS)
def test_the_order_of_two_statements_makes_no_difference(a: Statement, b: Statement) -> None:
    assert same(a, b) is same(b, a)


@given(STATEMENTS)
def test_a_statement_never_contradicts_itself(fact: Statement) -> None:
    assert relate(fact, fact) is not Relation.CONTRADICT


@given(st.text(max_size=200))
def test_whatever_is_proposed_stands_in_the_text(text: str) -> None:
    for proposal in propose(text, ISSUED):
        start, end = proposal.sentence
        assert 0 <= start <= proposal.start < proposal.end <= end <= len(text)
        assert proposal.statement.subject

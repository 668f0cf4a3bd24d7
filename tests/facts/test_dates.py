"""Dates and times: every notation is read to the parts it says, in its place, or refused with a reason."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawang.facts.compare import compatible_date, compatible_time, same_date, same_time
from lawang.facts.dates import read_dates
from lawang.facts.model import Date, DateRange, Fact, Kind, Time
from lawang.facts.quantities import read_quantities
from lawang.text import Text

MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
WEEKDAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
DATELINE = Date(2022, 11, 2, weekday=2)


def facts(raw: str, dateline: Date | None = None) -> list[Fact]:
    text = Text(raw)
    return read_dates(text, 0, len(text.words), dateline)


def only(raw: str, dateline: Date | None = None) -> Fact:
    found = facts(raw, dateline)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("Selasa (1/11/2022)", Date(2022, 11, 1, 1)),
        ("Selasa (1/11)", Date(None, 11, 1, 1)),
        ("Selasa, 1/11/2022", Date(2022, 11, 1, 1)),
        ("Selasa, 1 November 2022", Date(2022, 11, 1, 1)),
        ("Selasa malam (1/11/2022)", Date(2022, 11, 1, 1)),
        ("Selasa pekan lalu (1/11)", Date(None, 11, 1, 1)),
        ("Jum'at, 4 Nopember 2022", Date(2022, 11, 4, 4)),
        ("1/11/2022", Date(2022, 11, 1)),
        ("01-11-2022", Date(2022, 11, 1)),
        ("1.11.2022", Date(2022, 11, 1)),
        ("2022-11-01", Date(2022, 11, 1)),
        ("1/11/22", Date(2022, 11, 1)),
        ("1 Nov 2022", Date(2022, 11, 1)),
        ("1 Nov. 2022", Date(2022, 11, 1)),
        ("12 Pebruari 2022", Date(2022, 2, 12)),
        ("12 Juni '22", Date(2022, 6, 12)),
        ("1 November", Date(None, 11, 1)),
        ("November 2022", Date(2022, 11)),
        ("tanggal 15", Date(day=15)),
        ("tahun 2022", Date(2022)),
        ("tahun anggaran 2023", Date(2023)),
        ("awal 2023", Date(2023, part="early")),
        ("pertengahan Maret 2023", Date(2023, 3, part="mid")),
        ("akhir tahun 2023", Date(2023, part="late")),
        ("17-8-1945", Date(1945, 8, 17)),
        ("Selasa tanggal satu bulan November tahun dua ribu dua puluh dua", Date(2022, 11, 1, 1)),
    ],
)
def test_one_day(phrase: str, value: Date) -> None:
    raw = f"Rapat itu berlangsung {phrase} di Samarinda."
    fact = only(raw)
    assert (raw[fact.start : fact.end], fact.value, fact.doubt) == (phrase, value, "")


def span(a: tuple[int | None, ...], b: tuple[int | None, ...]) -> DateRange:
    return DateRange(Date(*a), Date(*b))


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("1-3 November 2022", span((2022, 11, 1), (2022, 11, 3))),
        ("1 s.d. 3 November 2022", span((2022, 11, 1), (2022, 11, 3))),
        ("1 hingga 3 November 2022", span((2022, 11, 1), (2022, 11, 3))),
        ("5 dan 6 November 2022", span((2022, 11, 5), (2022, 11, 6))),
        ("30 Oktober-2 November 2022", span((2022, 10, 30), (2022, 11, 2))),
        ("30 Desember 2022 - 2 Januari 2023", span((2022, 12, 30), (2023, 1, 2))),
        ("30 Desember - 2 Januari 2023", span((2022, 12, 30), (2023, 1, 2))),
        ("30/10-2/11/2022", span((2022, 10, 30), (2022, 11, 2))),
        ("Sabtu dan Minggu (5-6/11/2022)", span((2022, 11, 5, 5), (2022, 11, 6, 6))),
        ("Sabtu-Minggu (5-6/11/2022)", span((2022, 11, 5, 5), (2022, 11, 6, 6))),
        ("Januari-Maret 2022", span((2022, 1), (2022, 3))),
        ("triwulan III 2022", span((2022, 7), (2022, 9))),
        ("kuartal kedua tahun 2023", span((2023, 4), (2023, 6))),
        ("semester I", span((None, 1), (None, 6))),
        ("tahun ajaran 2022/2023", span((2022,), (2023,))),
        ("2019 hingga 2024", span((2019,), (2024,))),
    ],
)
def test_days_from_to(phrase: str, value: DateRange) -> None:
    raw = f"Kegiatan ini berlangsung pada {phrase} di Samarinda."
    fact = only(raw)
    assert (raw[fact.start : fact.end], fact.value, fact.doubt) == (phrase, value, "")


def test_days_that_do_not_follow_each_other_are_no_range() -> None:
    assert [fact.value for fact in facts("Digelar 5 dan 9 November 2022.")] == [Date(2022, 11, 9)]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("hari ini", Date(2022, 11, 2)),
        ("kemarin", Date(2022, 11, 1)),
        ("besok", Date(2022, 11, 3)),
        ("lusa", Date(2022, 11, 4)),
        ("pekan depan", span((2022, 11, 7), (2022, 11, 13))),
        ("Kamis pekan depan", Date(2022, 11, 10, 3)),
        ("bulan lalu", Date(2022, 10)),
        ("tahun depan", Date(2023)),
        ("awal tahun depan", Date(2023, part="early")),
    ],
)
def test_relative_to_the_dateline(phrase: str, value: Date | DateRange) -> None:
    raw = f"Rapat itu digelar {phrase}."
    fact = only(raw, DATELINE)
    assert (raw[fact.start : fact.end], fact.value, fact.doubt) == (phrase, value, "")
    assert only(raw).doubt == "date_relative"


def test_a_relative_word_beside_its_date_is_one_fact() -> None:
    for phrase in ("besok, Kamis (3/11/2022)", "Kamis (3/11/2022) besok"):
        raw = f"Rapat digelar {phrase} di sana."
        fact = only(raw)
        assert (raw[fact.start : fact.end], fact.value) == (phrase, Date(2022, 11, 3, 3))


@pytest.mark.parametrize(
    "raw",
    [
        "Sejak dua tahun lalu.",
        "Dalam beberapa hari ini.",
        "Selama tiga minggu.",
        "Ada 2000 orang.",
        "Minggu-minggu ini ramai.",
        "Sejak tahun 1990-an.",
        "Mei Ling hadir.",
    ],
)
def test_lengths_of_time_and_counts_are_no_dates(raw: str) -> None:
    assert facts(raw) == []


@pytest.mark.parametrize(
    "raw",
    [
        "Pada 31/2/2022.",
        "Pada 31 April 2022.",
        "Pada 11/25/2022.",
        "Pada 29 Februari 2023.",
        "Pada 2022-13-01.",
    ],
)
def test_impossible_dates_are_doubted(raw: str) -> None:
    assert only(raw).doubt == "date_impossible"


def test_weekday_alone() -> None:
    fact = only("Digelar setiap Senin.")
    assert (fact.kind, fact.value) == (Kind.WEEKDAY, Date(weekday=0))
    fact = only("Buka Senin-Rabu.")
    assert (fact.kind, fact.value) == (Kind.WEEKDAY, DateRange(Date(weekday=0), Date(weekday=2)))


def test_a_weekday_that_does_not_fit_is_kept_for_the_judge() -> None:
    assert only("Digelar Senin (1/11/2022).").value == Date(2022, 11, 1, 0)


def test_a_law_has_a_number_and_a_year() -> None:
    text = Text("Diatur UU 14/2008.")
    dates = read_dates(text, 0, len(text.words))
    figures = read_quantities(text, 0, len(text.words), dates)
    assert [fact.value for fact in dates] == [Date(2008)]
    assert len(figures) == 1


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("pukul 09.00", Time(540)),
        ("pukul 09:00", Time(540)),
        ("pukul 09.00 WITA", Time(540, None, "WITA")),
        ("09.00 Wita", Time(540, None, "WITA")),
        ("pkl. 09.00", Time(540)),
        ("pukul 9 pagi", Time(540)),
        ("jam 10", Time(600)),
        ("jam 8 malam", Time(1200)),
        ("pukul sembilan pagi", Time(540)),
        ("pukul 1 siang", Time(780)),
        ("pukul 12 siang", Time(720)),
        ("pukul 12 malam", Time(1440)),
        ("pukul 2 dini hari", Time(120)),
        ("19.30 malam", Time(1170)),
        ("pukul 08.00-12.00 WITA", Time(480, 720, "WITA")),
        ("pukul 08.00 WIB hingga pukul 12.00 WIB", Time(480, 720, "WIB")),
        ("pukul 09.00 s.d. selesai", Time(540)),
        ("08.00 - 09.30", Time(480, 570)),
    ],
)
def test_times(phrase: str, value: Time) -> None:
    raw = f"Acara dimulai {phrase} di sana."
    fact = only(raw)
    assert (fact.kind, raw[fact.start : fact.end], fact.value, fact.doubt) == (Kind.TIME, phrase, value, "")


@pytest.mark.parametrize(
    ("phrase", "doubt"),
    [
        ("pukul setengah sembilan", "time_half_hour"),
        ("pukul 25.00", "time_unfit"),
        ("pukul 9 sore", "time_unfit"),
    ],
)
def test_doubtful_times(phrase: str, doubt: str) -> None:
    assert only(f"Acara dimulai {phrase}.").doubt == doubt


def test_hours_of_length_and_figures_are_no_times() -> None:
    for raw in ("Lamanya 10 jam.", "Naik 12.50 persen.", "Nilainya 12.50 saja."):
        assert facts(raw) == []


_DAYS = st.dates(date(1950, 1, 1), date(2050, 12, 31))


def notations(day: date) -> list[str]:
    """The day in many notations."""
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    return [
        f"{day.day} {month} {day.year}",
        f"{day.day:02} {month} {day.year}",
        f"{day.day} {month[:3]} {day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}/{day.month:02}/{day.year}",
        f"{day.day:02}-{day.month:02}-{day.year}",
        day.isoformat(),
        f"tanggal {day.day} bulan {month} tahun {day.year}",
        f"{weekday} ({day.day}/{day.month}/{day.year})",
        f"{weekday}, {day.day} {month} {day.year}",
        f"{weekday} pagi ({day.day}/{day.month}/{day.year})",
    ]


@given(_DAYS)
def test_any_day_in_any_notation(day: date) -> None:
    for phrase in notations(day):
        raw = f"Rapat digelar {phrase} di aula."
        fact = only(raw)
        assert raw[fact.start : fact.end] == phrase
        assert isinstance(fact.value, Date)
        assert (fact.value.year, fact.value.month, fact.value.day) == (day.year, day.month, day.day)
        assert fact.value.weekday in (None, day.weekday())
        assert fact.doubt == ""


@given(_DAYS, st.integers(1, 20), st.sampled_from(["-", " - ", "–", " s.d. ", " hingga ", " sampai dengan "]))
def test_any_range_within_a_month(day: date, length: int, join: str) -> None:
    last = min(day.day + length, monthrange(day.year, day.month)[1])
    month = MONTHS[day.month - 1]
    found = facts(f"Digelar {day.day}{join}{last} {month} {day.year}.")
    expected = Date(day.year, day.month, day.day), Date(day.year, day.month, last)
    if day.day < last:
        assert [fact.value for fact in found] == [DateRange(*expected)]


@given(
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from([".", ":"]),
    st.sampled_from(["", " WIB", " WITA", " WIT", "WITA"]),
)
def test_any_time(hour: int, minute: int, mark: str, zone: str) -> None:
    raw = f"Acara mulai pukul {hour:02}{mark}{minute:02}{zone}."
    assert only(raw).value == Time(hour * 60 + minute, None, zone.strip())


_PIECES = st.sampled_from(
    "1 31 1/11 1/11/2022 2022 - – ( ) , . ' s.d. hingga dan November Mei Senin Minggu minggu lalu depan ini hari tahun bulan pekan "
    "awal akhir triwulan III kedua tanggal pukul jam 09.00 25.00 WITA pagi malam setengah sembilan dua ribu selesai Oktober-2 "
    "Senin-Rabu Januari-Maret besok 0000 99/99 UU 14/2008 an '90 +".split()
)


@given(
    st.lists(_PIECES, max_size=25),
    st.sampled_from(["", " "]),
    st.sampled_from([None, DATELINE, Date(2022), Date(2022, 2, 31)]),
)
def test_any_mix_is_read_in_place(pieces: list[str], blank: str, dateline: Date | None) -> None:
    text = Text(blank.join(pieces))
    before = 0
    for fact in read_dates(text, 0, len(text.words), dateline):
        assert before <= fact.first < fact.last <= len(text.words)
        assert (fact.start, fact.end) == (text.starts[fact.first], text.ends[fact.last - 1])
        before = fact.last


@given(st.text(max_size=80))
def test_any_text_is_read(raw: str) -> None:
    facts(raw, DATELINE)


def value_of(phrase: str) -> Date | DateRange:
    value = only(f"Digelar {phrase}.").value
    assert isinstance(value, Date | DateRange)
    return value


@pytest.mark.parametrize(
    ("a", "b", "same", "compatible"),
    [
        ("1 November 2022", "1/11/2022", True, True),
        ("Selasa (1/11/2022)", "1 November 2022", True, True),
        ("Senin (1/11/2022)", "Selasa (1/11/2022)", False, False),
        ("Selasa (1/11)", "1 November 2022", False, True),
        ("2 November 2022", "1 November 2022", False, False),
        ("tanggal 1", "1 November 2022", False, True),
        ("Selasa", "1 November 2022", False, True),
        ("Rabu", "1 November 2022", False, False),
        ("tahun 2022", "1 November", False, False),
        ("awal 2022", "akhir 2022", False, False),
        ("awal 2022", "tahun 2022", False, True),
        ("1-3 November 2022", "1 s.d. 3 November 2022", True, True),
        ("1-3 November 2022", "1-4 November 2022", False, False),
        ("1-3 November 2022", "1 November 2022", False, False),
        ("triwulan III 2022", "Juli-September 2022", True, True),
    ],
)
def test_the_same_day(a: str, b: str, same: bool, compatible: bool) -> None:
    x, y = value_of(a), value_of(b)
    assert (same_date(x, y), same_date(y, x)) == (same, same)
    assert (compatible_date(x, y), compatible_date(y, x)) == (compatible, compatible)


@pytest.mark.parametrize(
    ("a", "b", "same", "compatible"),
    [
        (Time(600, None, "WIB"), Time(660, None, "WITA"), True, True),
        (Time(600, None, "WIB"), Time(600, None, "WITA"), False, False),
        (Time(600), Time(600, None, "WITA"), True, True),
        (Time(600), Time(600, 720), False, True),
        (Time(600, 660), Time(600, 720), False, False),
    ],
)
def test_the_same_time(a: Time, b: Time, same: bool, compatible: bool) -> None:
    assert (same_time(a, b), same_time(b, a)) == (same, same)
    assert (compatible_time(a, b), compatible_time(b, a)) == (compatible, compatible)

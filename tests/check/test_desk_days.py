"""Desk rules on time: weekday against date, telah with a time to come, akan with a time gone by."""

import datetime

import pytest

from lawang.check.desk import desk
from lawang.check.model import Advice
from lawang.text import Text

NOW = datetime.date(2022, 11, 10)


def advice_on(raw: str, now: datetime.date | None = None) -> list[Advice]:
    return desk(Text(raw), now)


@pytest.mark.parametrize(
    "raw",
    [
        "Rapat digelar di Samarinda, Rabu (1/11/2022).",
        "Rapat digelar di Samarinda pada Rabu, 1 November 2022.",
        "Rapat digelar Rabu (1/11), sepekan sesudah rakor Selasa (25/10/2022).",
    ],
)
def test_a_weekday_that_is_not_the_dates(raw: str) -> None:
    (advice,) = advice_on(raw)
    assert advice.rule == "weekday"
    assert advice.params == {"date": "1 November 2022", "right": "Selasa", "written": "Rabu"}


@pytest.mark.parametrize(
    "raw",
    [
        "Rapat digelar di Samarinda, Selasa (1/11/2022).",
        # no year, and nothing to tell it from
        "Rapat digelar di Samarinda, Rabu (1/11).",
        # a year that the text names fits, though a far older date is near in the calendar
        "Upacara Jumat (20/5) memperingati tahun 2022 sebagai tahun bangkit; Boedi Oetomo berdiri 20 Mei 1908.",
        # two weekdays, the dates of both behind the second
        "Pelatihan digelar Senin dan Selasa (31 Oktober-1 November 2022).",
        "Peringatan 1 November 2022 berlangsung khidmat pada hari Rabu.",
    ],
)
def test_weekdays_that_fit_or_cannot_be_told(raw: str) -> None:
    assert advice_on(raw) == []


def test_the_year_of_a_date_may_come_from_now() -> None:
    assert [a.rule for a in advice_on("Rapat digelar Rabu (1/11).", NOW)] == ["weekday"]
    assert advice_on("Rapat digelar Selasa (1/11).", NOW) == []


def test_one_wrong_weekday_is_one_advice_with_all_its_places() -> None:
    raw = "Rapat digelar Rabu (1/11/2022). Peserta datang Rabu (1/11/2022) pagi."
    (advice,) = advice_on(raw)
    assert [raw[s.start : s.end] for s in advice.places] == ["Rabu (1/11/2022)"] * 2


LEAD = "Dinas Kesehatan menggelar rapat di Samarinda, Selasa (1/11/2022). "


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Dinas telah melatih 120 kader pada Februari 2023.", "done_in_future"),
        ("Posyandu baru sudah dibuka pada Senin (5/12/2022).", "done_in_future"),
        ("Posyandu baru akan dibuka pada 3 Oktober 2022.", "planned_in_past"),
        ("Kader bakal dilatih pada Februari 2021.", "planned_in_past"),
        # the right tense
        ("Dinas akan melatih 120 kader pada Februari 2023.", ""),
        ("Dinas telah melatih 120 kader pada Februari 2022.", ""),
        # plans may be made, money set aside, terms run
        ("Pelatihan telah dijadwalkan pada Februari 2023.", ""),
        ("Dana telah disiapkan untuk pelatihan pada Februari 2023.", ""),
        ("Izin telah diperpanjang hingga Februari 2023.", ""),
        ("Dinas telah menyusun APBD 2023 bersama dewan.", ""),
        ("Dinas telah membahas belanja pada tahun anggaran 2023.", ""),
        # the date belongs to another statement
        ("Posyandu akan dibuka setelah gedungnya selesai pada 3 Oktober 2022.", ""),
        ("Posyandu semula akan dibuka pada 3 Oktober 2022.", ""),
        ("Kader akan dilatih, kata kepala dinas pada 3 Oktober 2022.", ""),
        # within days of the event
        ("Pelatihan telah ditutup pada Kamis (3/11/2022).", ""),
        # a month that is not over
        ("Kader akan dilatih pada November 2022.", ""),
    ],
)
def test_tense_against_the_day_of_the_event(sentence: str, expected: str) -> None:
    assert [advice.rule for advice in advice_on(LEAD + sentence)] == ([expected] if expected else [])


def test_without_a_day_in_the_text_now_is_the_day() -> None:
    sentence = "Dinas telah melatih 120 kader pada Februari 2023."
    assert advice_on(sentence) == []
    (advice,) = advice_on(sentence, NOW)
    assert (advice.rule, advice.params["reference"]) == ("done_in_future", "10 November 2022")
    assert advice_on(sentence, datetime.date(2024, 1, 1)) == []


def test_an_announced_day_is_not_the_day_the_text_speaks_from() -> None:
    raw = (
        "Dinas akan menggelar pameran pada Kamis (1/12/2022). Panitia akan dibentuk pada Senin (21/11/2022)."
    )
    assert advice_on(raw) == []
    assert advice_on(raw, NOW) == []

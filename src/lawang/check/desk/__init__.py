"""Desk rules: what a text shows to be wrong or missing by itself, with no source beside it.

They are written for officers who were never trained: each advice says what is wrong, why it matters and how to mend it
(`lesson`). They judge conservatively, because whoever gets silly advice stops reading.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from lawang.check.desk.abbreviations import abbreviations
from lawang.check.desk.days import tenses_against_dates, weekdays
from lawang.check.desk.draft import Draft
from lawang.check.desk.lesson import Lesson, lesson
from lawang.check.desk.questions import open_questions
from lawang.check.desk.sums import shares, totals
from lawang.check.desk.twice import two_values
from lawang.check.desk.voices import quotes_without_speaker, speakers_without_position
from lawang.check.desk.wording import absolutes, long_sentences
from lawang.check.model import Advice
from lawang.facts.reading import Reading
from lawang.text import Text

__all__ = ["Lesson", "desk", "lesson"]

_RULES: tuple[Callable[[Draft], Iterator[Advice]], ...] = (
    weekdays,
    tenses_against_dates,
    totals,
    shares,
    two_values,
    quotes_without_speaker,
    speakers_without_position,
    abbreviations,
    absolutes,
    open_questions,
    long_sentences,
)


def desk(text: Text, now: datetime.date | None = None, reading: Reading | None = None) -> list[Advice]:
    """Advice on a text, in its order; one advice per cause, with all its places.

    Past and future are told from the day of the event at the top of the text, else from `now`; without either they are not
    judged. `reading` is the text's reading where the caller has one already.
    """
    draft = Draft(text, now, reading)
    found = [advice for rule in _RULES for advice in rule(draft)]
    return sorted(found, key=lambda advice: (advice.start, advice.end, advice.rule))

"""The door of the desk rules: on the sample draft, in both languages, on any text at all."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawang.check.desk import desk, lesson
from lawang.facts.reading import Reading
from lawang.language import table
from lawang.text import Text

SAMPLES = Path(__file__).parents[2] / "samples" / "kaltim-2022"


def advice_by_rule(name: str) -> dict[str, str]:
    text = Text((SAMPLES / name).read_text("utf-8"))
    return {advice.rule: text.raw[advice.start : advice.end] for advice in desk(text)}


def test_the_faults_planted_in_the_sample_draft_are_found_and_no_others() -> None:
    assert advice_by_rule("draft.txt") == {
        "weekday": "Rabu (1/11/2022)",
        "absolute": "terbesar di Kalimantan",
        "quote_speaker": "Satu angka yang keliru lebih lama diingat daripada sepuluh ralat.",
        "abbreviation": "PPID",
        "done_in_future": "telah melatih 120 pejabat humas pada Februari 2023",
    }


def test_the_mended_release_is_sound() -> None:
    assert advice_by_rule("release.txt") == {}


def test_advice_comes_in_the_order_of_the_text() -> None:
    starts = [advice.start for advice in desk(Text((SAMPLES / "draft.txt").read_text("utf-8")))]
    assert starts == sorted(starts)


def test_a_reading_made_elsewhere_gives_the_same_advice() -> None:
    text = Text((SAMPLES / "draft.txt").read_text("utf-8"))
    assert desk(text, reading=Reading(text)) == desk(text)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_advice_says_what_why_and_how_to_mend(language: str) -> None:
    for advice in desk(Text((SAMPLES / "draft.txt").read_text("utf-8"))):
        words = lesson(advice, "en" if language == "en" else "id")
        assert all(part and "{" not in part for part in words)
        assert all(value in "".join(words) for value in advice.params.values())


def test_every_rule_is_explained_in_both_languages() -> None:
    for rule, languages in table("desk").items():
        assert set(languages) == {"id", "en"}, rule
        assert all(
            set(parts) == {"title", "why", "mend"} and all(parts.values()) for parts in languages.values()
        )


# A token of nothing but invisible characters has no folded form.
VISIBLE = st.characters(exclude_characters="\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f")
PIECES = st.sampled_from(
    "telah akan Rabu (1/11/2022) 31/02/2023 Rp2,5 miliar terdiri atas 10 20 dan sisanya dari persen atau OPD ( ) “ ” . , : ; "
    "kata Budi Santoso Samarinda terbesar di sepanjang paling besar yang pertama satu-satunya 100 % menjadi naik H. Pol. PT - – \n \x00 \u202e \ud800".split(
        " "
    )
)


@given(
    st.one_of(st.text(VISIBLE, max_size=300), st.lists(PIECES, max_size=60).map(" ".join)),
    st.none() | st.dates(),
)
def test_any_text_gets_advice_inside_itself(raw: str, now: datetime.date | None) -> None:
    text = Text(raw)
    for advice in desk(text, now):
        assert all(0 <= span.start < span.end <= len(raw) for span in (advice, *advice.places))
        assert advice.places and (advice.start, advice.end) == advice.places[0]
        assert lesson(advice).title

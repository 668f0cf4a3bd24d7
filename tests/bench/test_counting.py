"""How the benches count: intervals, places, labelled facts, baselines."""

import pytest

from bench.baselines import any_word, new_digits, new_digits_or_capitals
from bench.judge import at, widened
from bench.labelled import Fact, Raised, Tally
from bench.quality import Score
from bench.stats import Share, table

TEXT = "Bupati meninjau 12 desa di Kabupaten Paser pada Senin pagi."


def _result(*spans: tuple[int, int], verdict: str = "contradicted") -> dict[str, object]:
    return {
        "verdict": "drift",
        "findings": [{"verdict": verdict, "start": s, "end": e, "places": []} for s, e in spans],
    }


def test_wilson_interval_as_published() -> None:
    # Wilson (1927) for 81 of 263, as in Newcombe (1998), table I: 0.2553 to 0.3662.
    assert Share(81, 263).interval == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert Share(0, 0).interval == (0.0, 1.0)
    low, high = Share(20, 20).interval
    assert low == pytest.approx(0.8389, abs=1e-4) and high == pytest.approx(1.0)


def test_a_place_is_widened_by_whole_words() -> None:
    start = TEXT.index("12")
    left, right = widened(TEXT, start, start + 2)
    assert TEXT[left:right] == "meninjau 12 desa"
    assert widened(TEXT, 0, 6) == (0, TEXT.index(" 12"))


def test_a_finding_one_word_off_counts_and_two_words_off_does_not() -> None:
    place = [(TEXT.index("12"), TEXT.index("12") + 2)]
    near, far = TEXT.index("desa"), TEXT.index("Kabupaten")
    assert at(_result((near, near + 4)), TEXT, place)
    assert not at(_result((far, far + 9)), TEXT, place)
    assert not at(_result((near, near + 4), verdict="undetermined"), TEXT, place)


def test_one_of_several_places_is_enough() -> None:
    result = _result((50, 55))
    assert at(result, TEXT, [(0, 6), (49, 54)])


def test_labelled_facts_make_findings_right_wrong_or_unsure() -> None:
    facts = [
        Fact(0, 5, "number", True, False),
        Fact(10, 15, "date", True, True),
        Fact(20, 25, "place", False, False),
    ]
    facts.append(Fact(30, 35, "person", True, False))
    tally = Tally()
    spans = [(0, 3), (11, 12), (20, 25), (50, 55)]
    tally.add("a", "x" * 60, facts, [Raised("number", (span,), "") for span in spans])
    assert (tally.right, tally.unsure, tally.wrong) == (1, 1, 2)
    assert (tally.found, tally.missed, tally.same_kind) == (1, 1, 1)
    assert tally.precision.value == pytest.approx(1 / 3) and tally.recall.value == 0.5
    assert [note["why"] for note in tally.notes] == ["false alarm", "false alarm", "missed"]


def test_one_finding_with_two_places_finds_two_labels() -> None:
    tally = Tally()
    facts = [Fact(0, 5, "place", True, False), Fact(30, 35, "place", True, False)]
    tally.add("a", "x" * 60, facts, [Raised("place", ((0, 5), (30, 35)), "")])
    assert (tally.found, tally.right) == (2, 1)


def test_baselines_see_what_they_are_named_after() -> None:
    official = "Sebanyak 12 desa di Paser menerima bantuan."
    assert not any_word(official, official)
    assert any_word(official, "Sebanyak 12 desa di Paser memperoleh bantuan.")
    assert not new_digits(official, "Sebanyak 12 desa di Berau menerima bantuan.")
    assert new_digits(official, "Sebanyak 21 desa di Paser menerima bantuan.")
    assert new_digits_or_capitals(official, "Sebanyak 12 desa di Berau menerima bantuan.")
    assert not new_digits_or_capitals(official, "Paser: bantuan untuk 12 desa.".replace(":", ""))


def test_score_counts_place_and_verdict_apart() -> None:
    base = {
        "id": "1",
        "official": TEXT,
        "copy": TEXT,
        "class": "number",
        "operation": "digit",
        "surrounding": "near",
    }
    pair = base | {"drift": True, "edits": [], "places": [{"start": 16, "end": 18}], "start": 16, "end": 18}
    pair |= {"source_start": 16, "source_end": 18}
    score = Score()
    score.add(pair, _result((16, 18)))
    score.add(pair, _result((50, 55)))
    score.add(pair, {"verdict": "faithful", "findings": []})
    score.add(base | {"drift": False, "edits": []}, {"verdict": "faithful", "findings": []})
    assert score.summary() == {
        "recall": pytest.approx(1 / 3),
        "false_alarms": 0.0,
        "recall.number": pytest.approx(1 / 3),
    }
    assert [miss["why"] for miss in score.misses] == ["elsewhere", "silent"]
    assert "recall at the place" in score.report()


def test_tables_align() -> None:
    assert table([("a", 1), ("bbb", 22)], ("x", "yy")).splitlines() == [
        "x    yy",
        "---  --",
        "a    1",
        "bbb  22",
    ]

"""The fast paths change nothing: reports are the same with every shortcut switched off, and a text is faithful to itself."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lawang.check import Source, check
from lawang.check.pairs import check_pair
from lawang.facts.reading import Reading
from lawang.text import Text
from tests.check.pairing import CORPUS

TEXTS = [path.read_text("utf-8") for path in CORPUS]


def swap_digits(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    lines[at] = re.sub(r"\d", lambda _: str(chance.randrange(1, 10)), lines[at], count=3)


def drop_word(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    words = lines[at].split(" ")
    del words[chance.randrange(len(words))]
    lines[at] = " ".join(words)


def exchange_words(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    words = lines[at].split(" ")
    a, b = chance.randrange(len(words)), chance.randrange(len(words))
    words[a], words[b] = words[b], words[a]
    lines[at] = " ".join(words)


def move_line(lines: list[str], chance: random.Random) -> None:
    lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))


def drop_line(lines: list[str], chance: random.Random) -> None:
    if len(lines) > 1:
        del lines[chance.randrange(len(lines))]


def double_line(lines: list[str], chance: random.Random) -> None:
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))


def foreign_line(lines: list[str], chance: random.Random) -> None:
    lines.insert(chance.randrange(len(lines)), chance.choice(chance.choice(TEXTS).splitlines()))


def join_lines(lines: list[str], chance: random.Random) -> None:
    if len(lines) > 1:
        at = chance.randrange(len(lines) - 1)
        lines[at : at + 2] = [f"{lines[at]} {lines[at + 1]}"]


def turn_mark(lines: list[str], chance: random.Random) -> None:
    marks = "telah akan belum tidak sedang diperkirakan Plt persen miliar Senin “ ”".split()
    at = chance.randrange(len(lines))
    words = lines[at].split(" ")
    words.insert(chance.randrange(len(words) + 1), chance.choice(marks))
    lines[at] = " ".join(words)


EDITS = [
    swap_digits,
    drop_word,
    exchange_words,
    move_line,
    drop_line,
    double_line,
    foreign_line,
    join_lines,
    turn_mark,
]


# A failing seed says as much as a smaller one: no time is spent on shrinking.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """A text of the corpus, and it after up to eight random edits."""
    official = draw(st.sampled_from(TEXTS))
    chance = random.Random(draw(st.integers(0, 2**32)))
    lines = official.splitlines()
    for edit in draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=8)):
        edit(lines, chance)
    return official, "\n".join(lines)


@given(pairs())
@settings(max_examples=100, phases=PHASES)
def test_an_edited_copy_gets_the_same_report_without_shortcuts(pair: tuple[str, str]) -> None:
    official, copy = pair
    assert check_pair(official, copy) == check_pair(official, copy, shortcut=False)


@given(pairs())
@settings(max_examples=30, phases=PHASES)
def test_with_supported_facts_shown_the_others_stay_the_same(pair: tuple[str, str]) -> None:
    official, copy = pair
    shown = check_pair(official, copy, supported=True)
    rest = [f for f in shown["findings"] if f["verdict"] not in ("supported", "derived")]
    assert {"verdict": shown["verdict"], "findings": rest} == check_pair(official, copy)


@given(pairs())
@settings(max_examples=25, phases=PHASES)
def test_asked_again_the_report_is_the_same(pair: tuple[str, str]) -> None:
    assert check_pair(*pair) == check_pair(*pair)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
@pytest.mark.parametrize("shortcut", [True, False], ids=["fast", "slow"])
def test_a_text_of_the_corpus_is_faithful_to_itself(path: Path, shortcut: bool) -> None:
    raw = path.read_text("utf-8")
    assert check_pair(raw, raw, shortcut=shortcut) == {"verdict": "faithful", "findings": []}


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_a_draft_that_is_its_source_has_nothing_to_mend(path: Path) -> None:
    text = Text(path.read_text("utf-8"))
    assert check(text, [Source("naskah", text)]).findings == ()


@given(st.text(min_size=1, max_size=200))
@settings(max_examples=100)
def test_any_text_is_faithful_to_itself(raw: str) -> None:
    assert check_pair(raw, raw) == {"verdict": "faithful", "findings": []}


@given(
    st.lists(st.sampled_from([line for text in TEXTS for line in text.splitlines()]), min_size=1, max_size=12)
)
@settings(max_examples=30)
def test_any_row_of_lines_is_faithful_to_itself_in_any_order(lines: list[str]) -> None:
    whole = "\n".join(lines)
    assert check_pair(whole, whole) == {"verdict": "faithful", "findings": []}
    shuffled = check_pair(whole, "\n".join(reversed(lines)))
    assert shuffled == {"verdict": "faithful", "findings": []}


@given(pairs())
@settings(max_examples=25, phases=PHASES)
def test_what_a_fresh_reader_sees_in_a_sentence_is_what_the_report_speaks_of(pair: tuple[str, str]) -> None:
    """A slow, obvious reference: every figure whose very words stand in no sentence of the official text is spoken of."""
    official, copy = pair
    result = check_pair(official, copy, supported=True, shortcut=False)
    spoken = [(p["start"], p["end"]) for f in result["findings"] for p in f["places"]]
    reading = Reading(Text(copy))
    for index in range(len(reading.tokens)):
        for fact in reading.figures(index):
            assert any(start < fact.end and fact.start < end for start, end in spoken), copy[
                fact.start : fact.end
            ]

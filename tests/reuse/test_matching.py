"""Which release an article came from, or none: what is told to the outside, whatever happened to the text."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawang.reuse.index import Index, build
from lawang.reuse.matching import Match
from tests.reuse.texts import VOCABULARY, background, release, releases, retold, sentence

FOOTER = " ".join(sentence(random.Random(f"footer {number}"), 14) for number in range(3))
COUNT = 60


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Sixty releases; every other one ends with the same footer."""
    names, texts = releases(COUNT)
    texts = [f"{text}\n{FOOTER}" if number % 2 else text for number, text in enumerate(texts)]
    folder = tmp_path_factory.mktemp("index") / "i"
    build(folder, [(names, texts)])
    return Index(folder)


def one(index: Index, text: str) -> Match:
    return index.match([text])[0]


def made(folder: Path, texts: list[str]) -> Index:
    """An index of these texts, with their numbers as ids."""
    build(folder, [([str(number) for number in range(len(texts))], texts)])
    return Index(folder)


def test_a_release_is_found_whole(index: Index) -> None:
    for number in range(0, COUNT, 2):
        match = one(index, release(number))
        assert (match.release, match.score) == (f"r{number}", 1.0)
        (passage,) = match.passages
        assert (passage.start, passage.release_start) == (0, 0)
        assert passage.end == passage.release_end == len(release(number)) - 1  # the last full stop is no word


@pytest.mark.parametrize(
    ("share", "changed"), [(1.0, 0.2), (0.5, 0.2), (0.25, 0.2), (0.25, 0.0), (0.17, 0.1)]
)
def test_part_of_a_release_in_another_order_is_found(index: Index, share: float, changed: float) -> None:
    articles = [retold(number, share, changed) for number in range(COUNT)]
    matches = index.match(articles)
    right = [match for number, match in enumerate(matches) if match.release == f"r{number}"]
    assert len(right) >= COUNT - 1
    mean = sum(match.score for match in right) / len(right)
    assert share * (1 - changed) * 0.7 < mean < share + 0.05


def test_text_from_nowhere_has_no_release(index: Index) -> None:
    matches = index.match([" ".join(background(number, 25)) for number in range(200)])
    assert [match for match in matches if match.release is not None] == []
    assert {match.score for match in matches} == {0.0}


def test_a_footer_makes_no_match(index: Index) -> None:
    articles = [f"{' '.join(background(number, 4))}\n{FOOTER}" for number in range(50)]
    assert {match.release for match in index.match([FOOTER, *articles])} == {None}


def test_a_footer_does_not_hide_the_release(index: Index) -> None:
    for number in range(0, COUNT, 7):
        assert one(index, f"{retold(number, 0.3)}\n{FOOTER}").release == f"r{number}"


def test_a_phrase_that_an_article_says_often_counts_once(tmp_path: Path) -> None:
    phrase = "Kepala Dinas Perikanan dan Kelautan Kabupaten Tepian Arum"
    opening = (
        "Menurut {} kapal pukat yang kandas di muara sungai itu akan ditarik besok pagi oleh dua kapal tunda."
    )
    texts = [release(number) for number in range(30)]
    texts[4] += "\n" + opening.format(phrase)
    index = made(tmp_path / "i", texts)
    article = "\n".join(f"{line} {phrase}." for line in background(3, 8))
    assert one(index, article).release is None
    assert one(index, f"{article}\n{opening.format(phrase)}").release == "4"


def test_a_text_sent_out_often_is_still_a_release(tmp_path: Path) -> None:
    index = made(tmp_path / "i", [release(1)] * 30 + [release(number) for number in range(2, 20)])
    assert one(index, release(1)).release in {str(number) for number in range(30)}


def bulletin(week: int) -> str:
    """A number of a weekly series: the same words, other figures."""
    words = release(7, 6).split()
    figures = random.Random(f"week {week}")
    return " ".join(
        str(figures.randrange(100, 9999)) if at % 6 == 5 else word for at, word in enumerate(words)
    )


def test_numbers_of_a_series_are_told_apart_by_their_figures(tmp_path: Path) -> None:
    index = made(tmp_path / "i", [bulletin(week) for week in range(40)] + releases(30)[1])
    for week in range(40):
        assert one(index, bulletin(week)).release == str(week)


def test_a_number_of_a_series_that_is_not_there_is_none(tmp_path: Path) -> None:
    index = made(tmp_path / "i", [bulletin(week) for week in range(40)] + releases(30)[1])
    assert {one(index, bulletin(week)).release for week in range(100, 120)} == {None}


def test_passages_say_where(index: Index) -> None:
    first, second = release(10).split("\n")[2:4]
    text = f"“{background(1, 1)[0]}”  {second.upper()}\n\n– {background(2, 1)[0]} {first}"
    match = one(index, text)
    assert match.release == "r10"
    taken = {
        text[p.start : p.end].lower(): release(10)[p.release_start : p.release_end].lower()
        for p in match.passages
    }
    assert taken == {first[:-1].lower(): first[:-1].lower(), second[:-1].lower(): second[:-1].lower()}


def test_others_are_the_releases_that_share_less(index: Index) -> None:
    halves = release(20).split("\n")[:8] + release(22).split("\n")[:4]
    match = one(index, " ".join(halves))
    assert match.release == "r20"
    assert [other.release for other in match.others] == ["r22"]
    assert 0.25 < match.others[0].score < match.score


@pytest.mark.parametrize(
    "text", ["", " \n", "kata", "dua kata", "?!…", "\x00" * 50, "\ud800 \udfff x", "a" * 100_000]
)
def test_texts_that_hold_nothing_have_no_release(index: Index, text: str) -> None:
    assert one(index, text) == Match(None, 0.0)


def test_an_article_of_many_times_the_length_of_a_release(index: Index) -> None:
    text = "\n".join(background(number, 20)[number % 20] for number in range(4000)) + release(30)
    match = one(index, text)
    assert match.release is None or match.release == "r30"
    assert one(index, "\n".join(release(30) for _ in range(300))).release == "r30"


def test_words_far_apart_keep_their_places(tmp_path: Path) -> None:
    wide = release(5).replace(" ", " " * 50).replace("\n", "\n" + "-" * 300 + "\n")
    index = made(tmp_path / "i", ["  \n" + release(4), wide])
    match = one(index, release(5))
    assert match.release == "1"
    assert [re.findall(r"\w+", wide[p.release_start : p.release_end]) for p in match.passages] == [
        re.findall(r"\w+", release(5)[p.start : p.end]) for p in match.passages
    ]


def edited(original: str, seed: int, rate: float) -> str:
    """A text with words left out, replaced and put in, and other characters between them."""
    source = random.Random(seed)
    words = []
    for word in original.split():
        if source.random() >= rate:
            words.append(word)
        elif source.random() < 0.5:
            words += source.choices(VOCABULARY, k=source.randrange(3))
    return source.choice([" ", "  ", ", "]).join(words)


@settings(max_examples=60)
@given(st.integers(0, COUNT - 1), st.integers(0, 2**32), st.floats(0, 0.5))
def test_passages_stay_in_both_texts(index: Index, number: int, seed: int, rate: float) -> None:
    original = release(number) + (f"\n{FOOTER}" if number % 2 else "")
    text = edited(original, seed, rate)
    match = one(index, text)
    assert 0 <= match.score <= 1 and (match.release is None) == (not match.passages)
    last = 0
    for p in match.passages:
        assert last <= p.start < p.end <= len(text)
        last = p.end
        if match.release == f"r{number}":
            assert 0 <= p.release_start < p.release_end <= len(original)


def test_passages_begin_and_end_with_the_same_words(index: Index) -> None:
    """A sketch of eight bits takes another word for the same now and then, but not often."""
    same = edges = 0
    for number in range(0, COUNT, 2):
        text = edited(release(number), number, 0.15)
        for p in one(index, text).passages:
            mine = re.findall(r"\w+", text[p.start : p.end].lower())
            theirs = re.findall(r"\w+", release(number)[p.release_start : p.release_end].lower())
            same += (mine[0] == theirs[0]) + (mine[-1] == theirs[-1])
            edges += 2
    assert edges > 100 and same >= 0.9 * edges


def test_many_segments_answer_as_one(tmp_path: Path) -> None:
    from lawang.reuse.index import add, compact

    names, texts = releases(COUNT)
    texts = [f"{text}\n{FOOTER}" for text in texts]
    build(tmp_path / "i", [(names[:10], texts[:10])])
    for first in range(10, COUNT, 10):
        add(tmp_path / "i", [(names[first : first + 10], texts[first : first + 10])])
    index = Index(tmp_path / "i")
    assert len(index.segments) > 1
    articles = [f"{retold(number, 0.4, 0.1)}\n{FOOTER}" for number in range(COUNT)] + [FOOTER, *background(1)]
    before = index.match(articles)
    compact(tmp_path / "i")
    assert index.refresh() and len(index.segments) == 1
    after = index.match(articles)
    assert [(m.release, m.score, m.passages) for m in before] == [
        (m.release, m.score, m.passages) for m in after
    ]

"""Indonesian as data: every table loads, and the stemmer, the region list and the phrases answer as a reader would."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawang.language import locale, table, words
from lawang.language.gazetteer import Phrases, is_place, is_regency, places
from lawang.language.stem import is_everyday, is_root, stem

TABLES = sorted(
    p.name.removesuffix(".toml") for p in files("lawang.language").iterdir() if p.name.endswith(".toml")
)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_loads_and_holds_something(name: str) -> None:
    assert table(name)


def test_words_split_at_blanks_and_underscores_are_blanks() -> None:
    found = words("markers", "tense", "planned")
    assert "akan" in found and "akan segera" in found and not any("_" in word for word in found)


@pytest.mark.parametrize("path", [("markers", "asing"), ("markers", "tense", "asing")])
def test_a_list_that_is_not_there_is_an_error(path: tuple[str, ...]) -> None:
    with pytest.raises(KeyError):
        words(*path)


@pytest.mark.parametrize(
    ("value", "language"),
    [(None, "id"), ("", "id"), ("id", "id"), ("en", "en"), ("en_GB", "en"), ("fr", "id")],
)
def test_the_screen_is_indonesian_unless_english_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, value: str | None, language: str
) -> None:
    monkeypatch.delenv("LAWANG_LANG", raising=False)
    if value is not None:
        monkeypatch.setenv("LAWANG_LANG", value)
    assert locale() == language


@pytest.mark.parametrize("name", ["reasons"])
def test_every_reason_is_said_in_both_languages(name: str) -> None:
    for key, message in table(name).items():
        assert message["id"].strip() and message["en"].strip(), key


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("membangun", "bangun"),
        ("memplesetkan", "peleset"),
        ("memelesetkan", "peleset"),
        ("menginventarisir", "inventarisasi"),
        ("perijinan", "izin"),
        ("dibangun", "bangun"),
        ("pembangunan", "bangun"),
        ("menyalurkan", "salur"),
        ("disalurkan", "salur"),
        ("penyaluran", "salur"),
        ("meresmikan", "resmi"),
        ("menurunkan", "turun"),
        ("memperbaiki", "baik"),
        ("mengatakan", "kata"),
        ("katanya", "kata"),
        ("bukunya", "buku"),
        ("pertemuan", "temu"),
        ("kesehatan", "sehat"),
        ("sekolah-sekolah", "sekolah"),
        ("air", "air"),
    ],
)
def test_stems(word: str, root: str) -> None:
    assert stem(word) == root


@pytest.mark.parametrize("word", ["samarinda", "isran", "xyz", "1.234", "-", "", "--", "a-b-c-d"])
def test_what_has_no_root_is_its_own_stem(word: str) -> None:
    assert stem(word) == word


@given(st.text(max_size=30))
def test_any_word_has_a_stem_no_longer_than_itself_by_more_than_a_swallowed_letter(word: str) -> None:
    assert len(stem(word)) <= len(word) + 1
    is_everyday(word)


@given(st.integers(1, 3000))
def test_a_long_chain_of_prefixes_and_hyphens_ends(times: int) -> None:
    for word in ("mem" * times, "kan" * times, "a-" * min(times, 200) + "a"):
        assert stem(word)


@pytest.mark.parametrize("word", ["jalan", "membangun", "kepada", "anak-anak"])
def test_everyday_words(word: str) -> None:
    assert is_everyday(word)


@pytest.mark.parametrize("word", ["isran", "hardiansyah", "mahakam"])
def test_names_are_no_everyday_words(word: str) -> None:
    assert not is_everyday(word)


def test_a_root_is_a_root_and_a_derived_word_is_not() -> None:
    assert is_root("bangun") and not is_root("membangun")


@pytest.mark.parametrize(
    "name",
    [
        ("kalimantan", "timur"),
        ("kaltim",),
        ("kutai", "kartanegara"),
        ("kukar",),
        ("penajam", "paser", "utara"),
        ("ppu",),
        ("samarinda",),
        ("bontang",),
        ("tanah", "grogot"),
        ("aceh",),
    ],
)
def test_places(name: tuple[str, ...]) -> None:
    assert is_place(name)


@pytest.mark.parametrize("name", [("kalimantan", "timur", "raya"), ("pembangunan",), ("isran", "noor")])
def test_no_places(name: tuple[str, ...]) -> None:
    assert not is_place(name)


def test_every_regency_of_kalimantan_timur_is_known() -> None:
    for name in (
        "paser|kutai kartanegara|berau|kutai barat|kutai timur|penajam paser utara|mahakam ulu|balikpapan|"
        "samarinda|bontang"
    ).split("|"):
        assert is_regency(name.split()), name
    assert not is_regency(["kalimantan", "timur"])


def test_a_short_form_stands_for_its_long_one() -> None:
    assert places().longest(["kukar"], 0, 1) == (1, "kutai kartanegara")


def test_the_longest_phrase_wins_and_never_passes_the_end() -> None:
    phrases = Phrases({"kutai": "a", "kutai timur": "b", "kutai timur raya": "c"})
    norms = ["di", "kutai", "timur", "raya"]
    assert phrases.longest(norms, 1, 4) == (3, "c")
    assert phrases.longest(norms, 1, 3) == (2, "b")
    assert phrases.longest(norms, 1, 2) == (1, "a")
    assert phrases.longest(norms, 0, 4) is None

"""The generator: the same pairs for the same seed, one change in each drift pair, and nothing borrowed from the readers."""

import json
import subprocess
import sys
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from bench import words
from bench.articles import Article, articles
from bench.edits import DRIFT, FAITHFUL
from bench.generate import Pair, generate, main, plant
from bench.marked import Marked, sentences

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    return list(generate(240, 3, small=True))


def test_same_seed_same_pairs_other_seed_other_pairs(pairs: list[Pair]) -> None:
    again = list(islice(generate(240, 3, small=True), 40))
    assert [p.line() for p in again] == [p.line() for p in pairs[:40]]
    assert [p.copy for p in islice(generate(240, 4, small=True), 40)] != [p.copy for p in pairs[:40]]


def test_half_of_the_pairs_drift_and_every_class_is_there(pairs: list[Pair]) -> None:
    drifted = [p for p in pairs if p.drift]
    assert len(drifted) == len(pairs) // 2
    assert {p.cls for p in drifted} == set(DRIFT)


def test_places_point_at_the_change(pairs: list[Pair]) -> None:
    for pair in pairs:
        if not pair.drift:
            assert pair.start is None and pair.places == []
            continue
        assert pair.start is not None and pair.end is not None
        assert {"start": pair.start, "end": pair.end} in pair.places
        assert all(pair.copy[p["start"] : p["end"]].strip() for p in pair.places)
        assert pair.copy[pair.start : pair.end] != pair.official[pair.source_start : pair.source_end]


def test_near_copies_differ_from_the_official_text_at_the_places_alone(pairs: list[Pair]) -> None:
    near = [p for p in pairs if p.drift and p.surrounding == "near" and len(p.places) == 1]
    assert len(near) > 20
    for pair in near:
        assert pair.start is not None and pair.end is not None
        head, tail = pair.copy[: pair.start].rstrip(), pair.copy[pair.end :].lstrip()
        assert pair.official.startswith(head) and pair.official.endswith(tail)


def test_faithful_pairs_differ_from_the_official_text(pairs: list[Pair]) -> None:
    assert all(p.copy != p.official and p.edits for p in pairs if not p.drift)


def test_every_drift_operation_finds_something_or_says_nothing() -> None:
    for kind in DRIFT.values():
        for operation in kind.values():
            for article in articles(small=True)[:8]:
                for edit in operation(article, Random(1)):
                    assert all(0 <= s <= e <= len(article.text) for s, e, _ in edit)
                    assert any(article.text[s:e] != new for s, e, new in edit)
                    assert plant(article, edit)[0].text != article.text


def test_faithful_operations_leave_a_planted_change_alone() -> None:
    rng = Random(5)
    for article in articles(small=True)[:6]:
        at = article.text.index(" ", len(article.text) // 2)
        start = article.text.index(" ", at + 1)
        doc = Marked(article.text).replace(at + 1, start, "UBAHAN", 1)
        for family in FAITHFUL.values():
            for operation in family.values():
                new = operation(doc, article, rng)
                if new is not None:
                    ((s, e),) = new.places()
                    assert new.text[s:e] == "UBAHAN"
                    assert len(new.text) == len(new.marks)


def test_sentences_keep_titles_numbers_and_quotations_whole() -> None:
    text = 'Kata drh. Siti, M.Si. dan Rp2.500,00 ada. "Satu. Dua," ujar H. Umar. Selesai?'
    assert [text[s:e] for s, e in sentences(text)] == [
        "Kata drh. Siti, M.Si. dan Rp2.500,00 ada.",
        '"Satu. Dua," ujar H. Umar.',
        "Selesai?",
    ]


def test_persons_are_found_with_their_short_mentions() -> None:
    text = "Kepala Dinas Sosial, Rahma Yulianti, hadir. “Baik,” kata Rahma. Yulianti pulang ke Kota Rahma."
    article = Article("x", text)
    assert [p.full for p in article.persons] == ["Rahma Yulianti"]
    assert [text[s:e] for s, e in article.mentions(article.persons[0])] == [
        "Rahma Yulianti",
        "Rahma",
        "Yulianti",
    ]


def test_the_command_writes_one_pair_a_line(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "pairs.jsonl"
    assert main(["--n", "12", "--seed", "9", "--small", "-o", str(out)]) == 0
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 12
    fields = {
        "id",
        "official",
        "copy",
        "drift",
        "class",
        "operation",
        "surrounding",
        "start",
        "end",
        "source_start",
    }
    assert all(fields <= row.keys() for row in rows)


def test_generating_loads_no_module_of_the_readers() -> None:
    code = (
        "import sys; from bench.generate import generate; list(generate(30, 1, small=True));"
        "print([m for m in sys.modules if m.split('.')[0] == 'lawang'])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_no_word_list_is_one_of_the_readers() -> None:
    ours = {p.read_bytes() for p in (ROOT / "bench" / "words").iterdir() if p.suffix in (".txt", ".toml")}
    theirs = {p.read_bytes() for p in (ROOT / "src" / "lawang" / "language").rglob("*") if p.is_file()}
    assert ours and theirs and not ours & theirs
    assert len(words.pairs("synonyms")) >= 120

"""Pairing of sentences: reordered, merged, split, and surrounded by text from elsewhere; beside slow obvious references."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawang.reuse.align import Originals, Pairing
from lawang.text import Text

CORPUS = sorted((Path(__file__).parents[2] / "bench" / "corpus").glob("*.txt"))
# Sentences of one release, each of them of another matter.
RELEASE = [
    "Pemerintah Kabupaten Berau menyalurkan 240 ton pupuk kepada kelompok tani di Kecamatan Talisayan.",
    "Kepala Dinas Pertanian Rina Wulandari meminta petani memakai pupuk itu untuk musim tanam pertama.",
    "Luas sawah yang ditanami tahun ini mencapai 800 hektare dengan dua kali panen.",
    "Penyuluh lapangan mendampingi warga memeriksa hama wereng setiap pekan.",
    "Gudang baru di Tanjung Redeb dilengkapi mesin pengering gabah buatan dalam negeri.",
    "Harga gabah kering giling ditetapkan sebesar Rp7.000 per kilogram oleh Bulog.",
    "Koperasi desa membuka pendaftaran anggota bagi ibu rumah tangga pengolah tepung.",
    "Bupati menutup acara dengan menanam pohon durian bersama murid sekolah dasar.",
]
# Sentences that have nothing to do with it.
FOREIGN = [
    "Tim sepak bola putri memenangi laga terakhir lewat adu penalti yang menegangkan.",
    "Konser musik klasik itu memukau ribuan penonton hingga larut malam.",
    "Gempa dangkal mengguncang pesisir barat pulau seberang pada dini hari.",
    "Peneliti menemukan spesies katak baru di lereng gunung berapi.",
    "Bursa saham ditutup menguat setelah bank sentral menahan suku bunga.",
]


def pair(copy: str, *originals: str) -> list[Pairing]:
    return Originals([Text(original) for original in originals]).pair(Text(copy))


def text_of(lines: list[str]) -> str:
    return "\n".join(lines)


def best(pairing: Pairing) -> tuple[int, int] | None:
    return (pairing.origins[0].text, pairing.origins[0].sentence) if pairing.origins else None


@given(st.permutations(range(len(RELEASE))))
def test_shuffled_sentences_pair_to_themselves(order: list[int]) -> None:
    found = pair(text_of([RELEASE[i] for i in order]), text_of(RELEASE))
    assert [best(p) for p in found] == [(0, i) for i in order]
    assert all(p.verbatim and p.taken for p in found)


@given(
    st.lists(st.sampled_from(RELEASE + FOREIGN), max_size=20), st.lists(st.sampled_from(RELEASE), max_size=9)
)
def test_verbatim_sentences_are_those_of_a_slow_obvious_search(
    copied: list[str], official: list[str]
) -> None:
    copy, original = Text(text_of(copied)), Text(text_of(official))
    known = [original.raw[start:end] for start, end in original.sentences]
    found = Originals([original]).pair(copy)
    assert [p.sentence for p in found] == list(range(len(copy.sentences)))
    for pairing, (start, end) in zip(found, copy.sentences, strict=True):
        words = copy.raw[start:end]
        assert pairing.verbatim == (words in known)
        if pairing.verbatim:
            assert known[pairing.origins[0].sentence] == words


@given(st.permutations(RELEASE), st.lists(st.tuples(st.integers(0, 8), st.sampled_from(FOREIGN)), max_size=8))
def test_foreign_sentences_stay_unpaired_among_those_taken(
    order: list[str], strange: list[tuple[int, str]]
) -> None:
    lines = list(order)
    for at, line in strange:
        lines.insert(at, line)
    found = pair(text_of(lines), text_of(RELEASE))
    assert [p.taken for p in found] == [line in RELEASE for line in lines]
    assert all(not p.origins for p, line in zip(found, lines, strict=True) if line in FOREIGN)


@pytest.mark.parametrize("i", range(len(RELEASE) - 1))
def test_a_merged_sentence_has_both_its_originals(i: int) -> None:
    first, second = RELEASE[i].rstrip("."), RELEASE[i + 1]
    [found] = pair(f"{first}, sedangkan {second[0].lower()}{second[1:]}", text_of(RELEASE))
    assert {(o.text, o.sentence) for o in found.origins} >= {(0, i), (0, i + 1)}
    assert found.taken and not found.verbatim


def test_both_halves_of_a_split_sentence_have_the_same_original() -> None:
    found = pair(
        "Pemerintah Kabupaten Berau menyalurkan 240 ton pupuk.\nPupuk itu untuk kelompok tani di Kecamatan Talisayan.",
        text_of(RELEASE),
    )
    assert [best(p) for p in found] == [(0, 0), (0, 0)] and all(p.taken for p in found)


@pytest.mark.parametrize(
    ("retold", "sentence"),
    [
        ("Sebanyak 240 ton pupuk disalurkan Pemkab Berau untuk kelompok tani di Talisayan.", 0),
        ("Rina Wulandari mengimbau agar pupuk dipakai petani pada musim tanam yang pertama.", 1),
        ("Tahun ini sawah seluas 800 ha ditanami dan dipanen dua kali.", 2),
        ("Bulog menetapkan harga gabah kering giling Rp7.000 tiap kilogram.", 5),
    ],
)
def test_a_retold_sentence_finds_its_original(retold: str, sentence: int) -> None:
    [found] = pair(retold, text_of(RELEASE))
    assert best(found) == (0, sentence) and found.taken and not found.verbatim


@given(st.integers(0, len(RELEASE) - 1), st.integers(0, 30))
def test_one_word_exchanged_leaves_the_original_the_same(sentence: int, at: int) -> None:
    words = RELEASE[sentence].split()
    words[at % len(words)] = "Kelapa"
    [found] = pair(" ".join(words), text_of(RELEASE))
    assert best(found) == (0, sentence) and found.taken


def test_of_two_originals_the_one_that_goes_on_is_taken() -> None:
    both = [text_of(RELEASE), text_of(RELEASE[4:])]
    assert [best(p) for p in pair(text_of(RELEASE[:6]), *both)] == [(0, i) for i in range(6)]


def test_a_repeated_sentence_pairs_to_the_nearest_of_its_like() -> None:
    lines = [RELEASE[0], RELEASE[1], RELEASE[0], RELEASE[2]]
    assert [best(p) for p in pair(text_of(lines), text_of(lines))] == [(0, i) for i in range(4)]


@pytest.mark.parametrize(
    ("copy", "original"), [("", ""), ("", RELEASE[0]), (RELEASE[0], ""), ("…", "…"), ("\0", "\ud800")]
)
def test_texts_with_nothing_to_pair(copy: str, original: str) -> None:
    found = pair(copy, original)
    assert len(found) == len(Text(copy).sentences)


def test_no_originals_at_all() -> None:
    assert [p.origins for p in Originals([]).pair(Text(RELEASE[0]))] == [()]


@pytest.mark.parametrize("path", CORPUS[::4], ids=lambda path: path.stem)
def test_a_corpus_text_pairs_to_itself_and_to_no_other(path: Path) -> None:
    raw, other = path.read_text("utf-8"), CORPUS[CORPUS.index(path) - 1].read_text("utf-8")
    found = pair(raw, other, raw)
    assert all(p.verbatim and best(p) == (1, p.sentence) for p in found)
    strange = pair(raw, other)
    assert sum(p.taken for p in strange) <= len(strange) / 5


@given(
    st.lists(st.one_of(st.text(max_size=12), st.sampled_from(RELEASE)), max_size=8).map("\n".join),
    st.lists(st.one_of(st.text(max_size=12), st.sampled_from(RELEASE)), max_size=8).map("\n".join),
)
def test_every_origin_is_a_sentence_of_an_original(copied: str, official: str) -> None:
    copy, original = Text(copied), Text(official)
    originals = Originals([original])
    found = originals.pair(copy)
    assert found == originals.pair(copy, shortcut=False)
    assert [p.sentence for p in found] == list(range(len(copy.sentences)))
    for pairing in found:
        scores = [origin.score for origin in pairing.origins]
        assert all(0 < score <= 1 for score in scores) and pairing.taken <= bool(scores)
        assert len({o.sentence for o in pairing.origins}) == len(scores)
        assert all(o.text == 0 and 0 <= o.sentence < len(original.sentences) for o in pairing.origins)


def test_thousands_of_equal_sentences_are_paired_in_order() -> None:
    lines = text_of([RELEASE[i % 8] for i in range(4000)])
    found = pair(lines, lines)
    assert [best(p) for p in found] == [(0, i) for i in range(4000)]

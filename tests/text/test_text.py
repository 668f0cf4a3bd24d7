"""Text: every span points into the original, whatever characters stand there."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lawang.language.characters import fold
from lawang.text import LONGEST, Text

# Characters that break readers: marks of direction, blanks of no width, marks that combine, halves of pairs, NUL.
ODD = "\0\u200b\u200c\u200d\u200e\u200f\u202b\u202e\u2066\ufeff\u00ad\u0301\u0308\ud800\udfff\u00a0\u2028\r\n\t“”‘’«»\"'–—…·ﬁ½²ßİ𝟓😀"
PIECES = st.one_of(
    st.text(max_size=4),
    st.text(alphabet=ODD, max_size=3),
    st.characters(categories=["Cs"]),
    st.sampled_from(
        [
            "Bupati ",
            "Jum'at. ",
            "Rp 2,5 miliar",
            "Dr. ",
            "“Kita maju,” ",
            "ke-3",
            "1/11/2022",
            "www.contoh.go.id",
            "S.Sos",
        ]
    ),
)
ANYTHING = st.lists(PIECES, max_size=25).map("".join)
SEVERAL = [
    "",
    "\0",
    "\ud800",
    "a\u200bb",
    "Cafe\u0301",
    '"',
    "Rp",
    "İstanbul\u202e9",
    "\ufeffSamarinda\r\nBontang\x85Berau",
    "x\x1cy",
]


def pieces(text: Text, spans: list) -> list[str]:
    return [text.raw[span[0] : span[1]] for span in spans]


@given(ANYTHING)
@example("".join(SEVERAL))
def test_tokens_lie_in_order_and_leave_only_blanks_between(raw: str) -> None:
    text = Text(raw)
    bounds = [(0, 0), *zip(text.starts, text.ends, strict=True), (len(raw), len(raw))]
    assert len(text.plain) == len(raw)
    assert all(start < end for start, end in bounds[1:-1])
    for (_, end), (start, _) in pairwise(bounds):
        assert end <= start and not text.plain[end:start].strip()


@given(ANYTHING)
@example("".join(SEVERAL))
def test_a_word_is_folded_from_the_very_characters_of_its_span(raw: str) -> None:
    text = Text(raw)
    assert len(text.words) == len(text.norms) == len(text.starts) == len(text.ends)
    for norm, start, end in zip(text.norms, text.starts, text.ends, strict=True):
        piece = raw[start:end]
        assert norm
        if piece.isalnum():
            assert norm == unicodedata.normalize("NFKC", piece).casefold()
        if piece.isascii() and piece.isprintable() and piece.strip("`"):
            assert norm == piece.lower()


@given(ANYTHING)
@example("".join(SEVERAL))
def test_sentences_and_paragraphs_hold_every_character_that_is_no_blank(raw: str) -> None:
    text = Text(raw)
    for spans in (text.sentences, text.paragraphs):
        assert all(0 <= start < end <= len(raw) for start, end in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        held = [text.plain[start:end] for start, end in spans]
        assert all(piece == piece.strip() for piece in held)
        assert sum(len("".join(piece.split())) for piece in held) == len("".join(text.plain.split()))


@given(ANYTHING)
def test_no_sentence_runs_over_a_paragraph(raw: str) -> None:
    text = Text(raw)
    for start, end in text.sentences:
        assert any(p.start <= start and end <= p.end for p in text.paragraphs)


@given(ANYTHING)
@example('"' * 9 + "a" + "'" * 9)
def test_quotes_lie_in_the_text_and_inside_each_other_or_apart(raw: str) -> None:
    text = Text(raw)
    for quote in text.quotes:
        assert 0 <= quote.start <= quote.end <= len(raw) and quote.depth >= 0
    for a in text.quotes:
        for b in text.quotes:
            if a < b and b.start < a.end:
                assert b.end <= a.end and b.depth > a.depth


@given(ANYTHING, st.integers(0, 99), st.integers(0, 99))
def test_token_ranges_and_spans_turn_into_each_other(raw: str, first: int, size: int) -> None:
    text = Text(raw)
    if not text.words:
        assert text.token_range(0, len(raw)) == range(0)
        return
    first %= len(text.words)
    last = min(len(text.words), first + 1 + size)
    assert text.token_range(*text.span(first, last)) == range(first, last)


@given(ANYTHING)
def test_a_sentence_is_found_by_each_of_its_characters(raw: str) -> None:
    text = Text(raw)
    for index, (start, end) in enumerate(text.sentences):
        assert text.sentence_at(start) == text.sentence_at(end - 1) == index


@given(st.text())
def test_folding_twice_changes_nothing_more_than_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(fold(fold(word)))
    assert fold(word.upper()) == fold(word.upper().lower()) or not word.isascii()


@pytest.mark.parametrize(
    ("raw", "norms"),
    [
        ("Jumlahnya 1.234,5 hektare.", ["jumlahnya", "1.234,5", "hektare", "."]),
        ("pukul 09.00 WITA", ["pukul", "09.00", "wita"]),
        ("Selasa (1/11/2022)", ["selasa", "(", "1/11/2022", ")"]),
        ("Rp2,5 miliar", ["rp", "2,5", "miliar"]),
        ("peringkat ke-3", ["peringkat", "ke-3"]),
        ("sekolah-sekolah", ["sekolah-sekolah"]),
        ("Jum’at", ["jum'at"]),
        ("S.Sos", ["s.sos"]),
        ("di kaltim.go.id", ["di", "kaltim.go.id"]),
        ("Sa\u00admarinda", ["samarinda"]),
        ("Sa\u200bmarinda", ["samarinda"]),
        ("\u202bBontang\u202c", ["bontang"]),
        ("Kaf\u00e9", ["kaf\u00e9"]),
        ("\ud800Berau", ["\ud800", "berau"]),
        ("Paser\0Berau", ["paser", "berau"]),
    ],
)
def test_tokens(raw: str, norms: list[str]) -> None:
    assert Text(raw).norms == norms


def test_a_word_with_invisible_characters_keeps_its_place() -> None:
    raw = "Di Sa\u200bma\u00adrinda, kemarin"
    text = Text(raw)
    at = text.norms.index("samarinda")
    assert raw[text.starts[at] : text.ends[at]] == "Sa\u200bma\u00adrinda"


@pytest.mark.parametrize(
    ("raw", "sentences"),
    [
        (
            "Dr. H. Budi hadir. Ia pulang.",
            ["Dr. H. Budi hadir.", "Ia pulang."],
        ),
        (
            "Kantor di Jl. Mawar No. 5 pindah. Warga senang.",
            ["Kantor di Jl. Mawar No. 5 pindah.", "Warga senang."],
        ),
        ("Siti Aminah, S.Pd. hadir. Ia guru.", ["Siti Aminah, S.Pd. hadir.", "Ia guru."]),
        ("Luasnya 1.500 ha. Sisanya 2.5 ha.", ["Luasnya 1.500 ha.", "Sisanya 2.5 ha."]),
        ("Dimulai pukul 09.00 WITA. Selesai siang.", ["Dimulai pukul 09.00 WITA.", "Selesai siang."]),
        ("Benarkah? Tentu! Mari.", ["Benarkah?", "Tentu!", "Mari."]),
        ("“Ayo maju.” Ia lalu pergi.", ["“Ayo maju.”", "Ia lalu pergi."]),
        ("Judul tanpa titik\nIsi berita.", ["Judul tanpa titik", "Isi berita."]),
        ("Ada 3 jalan. 2 di antaranya rusak.", ["Ada 3 jalan.", "2 di antaranya rusak."]),
        ("Ia pulang.Mereka tidur.", ["Ia pulang.", "Mereka tidur."]),
        ("  \n\t ", []),
        ("M. Yusuf dan A. Rahman datang.", ["M. Yusuf dan A. Rahman datang."]),
    ],
)
def test_sentences(raw: str, sentences: list[str]) -> None:
    text = Text(raw)
    assert pieces(text, text.sentences) == sentences


@pytest.mark.parametrize(
    ("raw", "quotes"),
    [
        ('Kata dia, "kita maju".', [("kita maju", 0, True)]),
        ("Kata dia, “kita maju”.", [("kita maju", 0, True)]),
        ("Kata dia, «kita maju».", [("kita maju", 0, True)]),
        ("Kata dia, „kita maju“.", [("kita maju", 0, True)]),
        ("Kata dia, ‘kita maju’.", [("kita maju", 0, True)]),
        ("“Ia bilang ‘ayo’ tadi,” ujar Rini.", [("Ia bilang ‘ayo’ tadi,", 0, True), ("ayo", 1, True)]),
        ('"Ayo," kata A. "Mari," kata B.', [("Ayo,", 0, True), ("Mari,", 0, True)]),
        ("Hari Jum’at dan Qur'an.", []),
        ("“Belum ditutup\nBaris baru.", [("Belum ditutup", 0, False)]),
        (
            "“Alinea satu.\n“Alinea dua,” ujarnya.",
            [("Alinea satu.", 0, False), ("Alinea dua,", 0, True)],
        ),
        ('“campur kutip" di sini', [("campur kutip", 0, True)]),
        ("tanpa kutip", []),
    ],
)
def test_quotes(raw: str, quotes: list[tuple[str, int, bool]]) -> None:
    text = Text(raw)
    assert [(raw[q.start : q.end], q.depth, q.closed) for q in text.quotes] == quotes


def test_quotes_without_an_end_do_not_swallow_the_text_below() -> None:
    raw = "\n".join(f"“kalimat {i}" for i in range(5))
    assert [raw[q.start : q.end] for q in Text(raw).quotes] == [f"kalimat {i}" for i in range(5)]


@pytest.mark.parametrize(
    "raw",
    [
        '"' * 100_000,
        "“a ‘b " * 2_000,
        "a" * 300_000,
        "a-" * 150_000,
        "S." * 150_000,
        "1." * 150_000,
        "1" * 1_000_000,
        "(" * 200_000,
        "." * 200_000,
        "x.”" * 60_000,
        "\u200b" * 200_000,
        "\u0301" * 200_000,
        "A. " * 60_000,
        ".\n" * 100_000,
    ],
    ids=lambda raw: f"{raw[:6]!r}x{len(raw)}",
)
def test_long_monotonous_texts_are_read_to_the_end(raw: str) -> None:
    text = Text(raw)
    spans = [*text.sentences, *text.paragraphs, *((q.start, q.end) for q in text.quotes)]
    assert sum(map(len, text.words)) == len("".join(text.plain.split()))
    assert all(0 <= start <= end <= len(raw) for start, end in spans)


@given(ANYTHING)
@example('"' * 9 + "a\n" + "'" * 9)
def test_the_outer_quotes_of_a_stretch_are_those_that_reach_into_it(raw: str) -> None:
    text = Text(raw)
    for start, end in [*text.sentences, *text.paragraphs, (0, len(raw))]:
        inside = [q for q in text.quotes if q.depth == 0 and q.start < end and q.end > start]
        assert text.quotes_between(start, end) == inside


@given(ANYTHING)
def test_sentences_share_out_the_tokens(raw: str) -> None:
    text = Text(raw)
    assert [i for tokens in text.sentence_tokens for i in tokens] == list(range(len(text.words)))


@pytest.mark.parametrize("piece", ["Kutai ", "Kutai, Berau ", "1 ", "(", "a-"])
def test_a_sentence_without_end_is_cut(piece: str) -> None:
    text = Text(piece * 5000)
    assert all(0 < len(tokens) <= LONGEST for tokens in text.sentence_tokens)
    assert [i for tokens in text.sentence_tokens for i in tokens] == list(range(len(text.words)))


@given(ANYTHING)
@example('"' * 9 + "a\n" + "'" * 9)
def test_a_character_is_quoted_where_a_quotation_holds_it(raw: str) -> None:
    text = Text(raw)
    for offset in range(len(raw)):
        if text.plain[offset] != "\n":
            assert text.is_quoted(offset) == any(q.start <= offset < q.end for q in text.quotes)


def test_a_line_that_breaks_behind_a_preposition_goes_on() -> None:
    text = Text("Harga beras naik hingga\nRp15 ribu per kilogram.\nWarga mengeluh.")
    assert [text.raw[s.start : s.end] for s in text.sentences] == [
        "Harga beras naik hingga\nRp15 ribu per kilogram.",
        "Warga mengeluh.",
    ]


def test_a_long_sentence_ends_where_its_full_stops_were_lost() -> None:
    first = "Jalan itu dibangun " + "dengan batu kali dan pasir sungai " * 13 + "selama 2 tahun"
    second, third = "Sementara jembatannya masih kayu", "Kayu itu diganti tiap musim"
    text = Text(f"{first} {second} {third}.")
    assert [text.raw[s.start : s.end] for s in text.sentences] == [first, second, f"{third}."]
    assert len(Text(f"{second} {third}.").sentences) == 1

"""Figures: every notation is read to its exact value, in its place, or refused with a reason."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lawang.facts.compare import CUT, rounds_to, same_quantity
from lawang.facts.dates import read_dates
from lawang.facts.model import Bound, Fact, Kind, Quantity
from lawang.facts.quantities import may_hold_figures, read_quantities
from lawang.text import Text

JUTA, MILIAR, TRILIUN = 10**6, 10**9, 10**12


def facts(raw: str) -> list[Fact]:
    text = Text(raw)
    size = len(text.words)
    return read_quantities(text, 0, size, read_dates(text, 0, size))


def only(raw: str) -> tuple[Fact, Quantity]:
    found = facts(raw)
    assert len(found) == 1, found
    value = found[0].value
    assert isinstance(value, Quantity)
    return found[0], value


@pytest.mark.parametrize(
    ("raw", "covered", "value"),
    [
        ("Luasnya 1.234,5 ha.", "1.234,5 ha", Fraction(12345, 10)),
        ("Luasnya 1,234,567 m2.", "1,234,567 m2", 1234567),
        ("Luasnya 2.5 ha.", "2.5 ha", Fraction(5, 2)),
        ("Pagu Rp2,5 miliar cair.", "Rp2,5 miliar", 25 * MILIAR // 10),
        ("Pagu Rp 2.5 M cair.", "Rp 2.5 M", 25 * MILIAR // 10),
        ("Pagu Rp 1 T cair.", "Rp 1 T", TRILIUN),
        ("Harga Rp.5.000,- saja.", "Rp.5.000,-", 5000),
        ("Harga Rp5.000,00 saja.", "Rp5.000,00", 5000),
        ("Bantuan IDR 5 juta cair.", "IDR 5 juta", 5 * JUTA),
        ("Bantuan 5 juta rupiah cair.", "5 juta rupiah", 5 * JUTA),
        ("Sebanyak 20rb pohon.", "20rb", 20_000),
        ("Sekarang 3 jt pohon.", "3 jt", 3 * JUTA),
        ("Ada seribu lima ratus pohon.", "seribu lima ratus", 1500),
        ("Ada dua puluh tiga pohon.", "dua puluh tiga", 23),
        ("Ada seratus sebelas pohon.", "seratus sebelas", 111),
        ("Ada dua setengah juta pohon.", "dua setengah juta", 25 * JUTA // 10),
        ("Ada setengah juta pohon.", "setengah juta", JUTA // 2),
        ("Ada dua koma lima persen.", "dua koma lima persen", Fraction(5, 2)),
        ("Ada 1 juta 200 ribu pohon.", "1 juta 200 ribu", 1_200_000),
        ("Ada 2 ribu 500 paket.", "2 ribu 500 paket", 2500),
        ("Hanya tiga perempat warga.", "tiga perempat", Fraction(3, 4)),
        ("Hanya sepertiga warga.", "sepertiga", Fraction(1, 3)),
        ("Hanya 2½ jam.", "2½ jam", Fraction(5, 2)),
        ("Lama 3x24 jam.", "3x24 jam", 72),
        ("Lama 2 jam 30 menit.", "2 jam 30 menit", 150),
        ("Sebanyak 15 (lima belas) orang.", "15 (lima belas) orang", 15),
        ("Suhu minus 5 derajat.", "minus 5 derajat", -5),
    ],
)
def test_value_and_place(raw: str, covered: str, value: int | Fraction) -> None:
    fact, quantity = only(raw)
    assert raw[fact.start : fact.end] == covered
    assert (quantity.low, quantity.high) == (value, value)
    assert fact.doubt == ""


@pytest.mark.parametrize(
    ("raw", "kind", "unit", "noun"),
    [
        ("Ada 150 sekolah dasar.", Kind.NUMBER, "", "sekolah"),
        ("Ada 150 unit rumah.", Kind.NUMBER, "unit", "rumah"),
        ("Ada 150 KK.", Kind.NUMBER, "household", ""),
        ("Ada 150 kepala keluarga.", Kind.NUMBER, "household", ""),
        ("Ada 150 jiwa.", Kind.NUMBER, "person", ""),
        ("Ada 10 OPD di sana.", Kind.NUMBER, "", "opd"),
        ("Luas 12 m² saja.", Kind.NUMBER, "m2", ""),
        ("Luas 12 meter persegi saja.", Kind.NUMBER, "m2", ""),
        ("Suhu 36,5°C.", Kind.NUMBER, "celsius", ""),
        ("Naik 5 persen.", Kind.PERCENT, "percent", ""),
        ("Naik 5%.", Kind.PERCENT, "percent", ""),
        ("Naik 5 poin persen.", Kind.PERCENT, "point", ""),
        ("Naik 25 basis poin.", Kind.PERCENT, "basis_point", ""),
        ("Harga US$5 saja.", Kind.MONEY, "usd", ""),
        ("Harga 5 dolar AS saja.", Kind.MONEY, "usd", ""),
        ("Harga Rp12.000 per kg.", Kind.MONEY, "idr/kg", ""),
        ("Laju 60 km/jam.", Kind.NUMBER, "km/hour", ""),
        ("Andi (45) hadir.", Kind.NUMBER, "year", ""),
    ],
)
def test_kind_unit_and_noun(raw: str, kind: Kind, unit: str, noun: str) -> None:
    fact, quantity = only(raw)
    assert (fact.kind, quantity.unit, quantity.noun) == (kind, unit, noun)


@pytest.mark.parametrize(
    ("phrase", "bound"),
    [
        ("sekitar 200 pohon", Bound.ABOUT),
        ("kurang lebih 200 pohon", Bound.ABOUT),
        ("200-an pohon", Bound.ABOUT),
        ("hampir 200 pohon", Bound.BELOW),
        ("kurang dari 200 pohon", Bound.BELOW),
        ("lebih dari 200 pohon", Bound.ABOVE),
        ("lebih 200 pohon", Bound.ABOVE),
        ("tidak lebih 200 pohon", Bound.AT_MOST),
        ("200 lebih pohon", Bound.ABOVE),
        ("minimal 200 pohon", Bound.AT_LEAST),
        ("tidak kurang dari 200 pohon", Bound.AT_LEAST),
        ("paling sedikit 200 pohon", Bound.AT_LEAST),
        ("maksimal 200 pohon", Bound.AT_MOST),
        ("tidak lebih dari 200 pohon", Bound.AT_MOST),
        ("mencapai 200 pohon", Bound.EXACT),
        ("hingga 200 pohon", Bound.EXACT),
    ],
)
def test_bounds(phrase: str, bound: Bound) -> None:
    raw = f"Tercatat {phrase} di sana."
    fact, quantity = only(raw)
    assert (quantity.bound, quantity.low) == (bound, 200)
    said = phrase.removesuffix(" pohon")
    assert raw[fact.start : fact.end] == (said if bound is not Bound.EXACT else "200")


def test_lebih_before_an_adjective_is_no_bound() -> None:
    assert only("Hasilnya 5 persen lebih tinggi.")[1].bound is Bound.EXACT


@pytest.mark.parametrize(
    ("raw", "low", "high"),
    [
        ("Naik 10-15 persen.", 10, 15),
        ("Naik 10–15 persen.", 10, 15),
        ("Naik 10 permil–15 permil.", 10, 15),
        ("Jaraknya 10 s.d. 15 km.", 10, 15),
        ("Jaraknya 10 hingga 15 km.", 10, 15),
        ("Jaraknya antara 10 dan 15 km.", 10, 15),
        ("Pagu Rp1,5–2 miliar.", 1_500_000_000, 2 * MILIAR),
        ("Pagu Rp10 juta - Rp15 juta.", 10 * JUTA, 15 * JUTA),
        ("Pagu Rp10 juta-Rp15 juta.", 10 * JUTA, 15 * JUTA),
        ("Lamanya dua-tiga hari.", 2, 3),
        ("Ada dua hingga tiga juta pohon.", 2 * JUTA, 3 * JUTA),
    ],
)
def test_ranges(raw: str, low: int, high: int) -> None:
    fact, quantity = only(raw)
    assert (quantity.low, quantity.high, fact.doubt) == (low, high, "")


def test_a_change_is_two_figures() -> None:
    values = [fact.value for fact in facts("Angka itu naik dari 5,1 persen menjadi 5,4 persen.")]
    assert [value.low for value in values if isinstance(value, Quantity)] == [
        Fraction(51, 10),
        Fraction(54, 10),
    ]


@pytest.mark.parametrize(
    ("raw", "rank", "head"),
    [
        ("Ini tahap ketiga.", 3, "tahap"),
        ("Ini tahap III.", 3, "tahap"),
        ("Ini tahap ke-3.", 3, "tahap"),
        ("Ini tahap 3.", 3, "tahap"),
        ("Perayaan HUT ke-77 meriah.", 77, "hut"),
        ("Memasuki abad XX.", 20, "abad"),
        ("Pejabat bintang tiga.", 3, "bintang"),
    ],
)
def test_ranks(raw: str, rank: int, head: str) -> None:
    quantity = only(raw)[1]
    assert (quantity.low, quantity.noun, quantity.ordinal) == (rank, head, True)


def test_all_three_is_a_count_and_both_is_nothing() -> None:
    assert only("Polisi menangkap ketiga pelaku itu.")[1] == Quantity(3, 3, 1, noun="pelaku")
    assert facts("Disepakati kedua pihak.") == []


@pytest.mark.parametrize(
    ("raw", "label", "value"),
    [
        ("Diatur dalam Pasal 17 undang-undang itu.", "pasal", 17),
        ("Lihat ayat (2) saja.", "ayat", 2),
        ("Diatur UU 14/2008.", "uu", 14),
        ("Diatur Perda Nomor 14 Tahun 2008.", "nomor", 14),
        ("Diatur Perda No. 14 Tahun 2008.", "nomor", 14),
        ("Alamatnya RT 05 di sana.", "rt", 5),
        ("Hubungi telepon 0541-000111 segera.", "telepon", 541000111),
        ("Hubungi telepon +62 812-0000-1111 segera.", "telepon", 81200001111),
        ("Siswa SMAN 1 Samarinda hadir.", "sman", 1),
    ],
)
def test_labels_name_and_do_not_measure(raw: str, label: str, value: int) -> None:
    quantity = only(raw)[1]
    assert (quantity.label, quantity.low) == (label, value)


@pytest.mark.parametrize(
    "raw",
    [
        "Salah satu warga hadir.",
        "Pelayanan satu pintu dibuka.",
        "Beberapa warga dan sejumlah tokoh hadir.",
        "Seorang warga membawa sebuah buku.",
        "Pandemi Covid-19 dan pertemuan G20 usai.",
        "Kalimantan Satu Data dan Simpang Empat ramai.",
        "Kedua, pemerintah daerah hadir.",
        "1.",
        "Kerja setengah hati.",
        "Ini wilayah 3T juga.",
    ],
)
def test_nothing_is_counted(raw: str) -> None:
    assert facts(raw) == []


@pytest.mark.parametrize(
    ("raw", "doubt"),
    [
        ("Puluhan ribu warga hadir.", "figure_vague"),
        ("Belasan rumah rusak.", "figure_vague"),
        ("Pada era 90-an ramai.", "figure_vague"),
        ("Beratnya 1,500 kg.", "figure_ambiguous"),
        ("Nilainya 12.50 saja.", "figure_or_time"),
        ("Skornya 2-1 saja.", "figure_score_or_range"),
        ("Perbandingannya 3:1 saja.", "figure_score_or_range"),
        ("Nilainya 12.34.5 saja.", "figure_malformed"),
        ("Jumlahnya " + "9" * 41 + " saja.", "figure_huge"),
        ("Jumlahnya " + "9" * 100_000 + " saja.", "figure_huge"),
    ],
)
def test_what_is_not_safe_is_doubted(raw: str, doubt: str) -> None:
    assert only(raw)[0].doubt == doubt


# --- any value in any notation is read back ---------------------------------------------------------------------------

_ONES = "nol satu dua tiga empat lima enam tujuh delapan sembilan".split()


def _spell(value: int) -> str:
    """A whole number in Indonesian words, by the textbook rule."""
    if value < 10:
        return _ONES[value]
    for worth, word in (
        (10**12, "triliun"),
        (10**9, "miliar"),
        (10**6, "juta"),
        (1000, "ribu"),
        (100, "ratus"),
    ):
        if value >= worth:
            above, below = divmod(value, worth)
            head = "se" + word if above == 1 and worth <= 1000 else f"{_spell(above)} {word}"
            return head if not below else f"{head} {_spell(below)}"
    if value in (10, 11):
        return ("sepuluh", "sebelas")[value - 10]
    if value < 20:
        return f"{_ONES[value - 10]} belas"
    return f"{_ONES[value // 10]} puluh" + (f" {_ONES[value % 10]}" if value % 10 else "")


def _dotted(value: int) -> str:
    return f"{value:,}".replace(",", ".")


@given(st.integers(2, 10**15 - 1))
@example(1000)
@example(1001)
@example(1_001_000)
@example(111_111_111_111)
def test_spelled_numbers(value: int) -> None:
    assert only(f"ada {_spell(value)} kg")[1].low == value


@given(st.integers(1000, 10**15), st.integers(0, 99))
def test_dotted_numbers(value: int, cents: int) -> None:
    assert only(f"ada {_dotted(value)} kg")[1].low == value
    assert only(f"ada {_dotted(value)},{cents:02} kg")[1].low == value + Fraction(cents, 100)


@given(
    st.integers(1, 999),
    st.integers(0, 9),
    st.sampled_from(
        [
            ("ribu", 1000),
            ("rb", 1000),
            ("juta", JUTA),
            ("jt", JUTA),
            ("miliar", MILIAR),
            ("M", MILIAR),
            ("T", TRILIUN),
        ]
    ),
    st.sampled_from([",", "."]),
    st.sampled_from(["", " "]),
)
def test_money_with_a_scale(whole: int, tenth: int, scale: tuple[str, int], mark: str, blank: str) -> None:
    word, worth = scale
    quantity = only(f"pagu Rp{blank}{whole}{mark}{tenth}{blank}{word} cair")[1]
    assert (quantity.low, quantity.unit, quantity.step) == (
        (whole * 10 + tenth) * worth // 10,
        "idr",
        worth // 10,
    )


@given(
    st.integers(1, 500),
    st.integers(1, 500),
    st.sampled_from([" - ", "-", "–", " s.d. ", " hingga ", " sampai dengan "]),
)
def test_ranges_in_any_join(low: int, more: int, join: str) -> None:
    quantity = only(f"jaraknya {low}{join}{low + more} km")[1]
    assert (quantity.low, quantity.high, quantity.unit) == (low, low + more, "km")


_PIECES = st.sampled_from(
    "1 2,5 1.000 1/2 10-15 Rp IDR $ juta M T rb persen % poin - – ( ) . , : / ' \" dua setengah puluh belas ratus seribu koma "
    "sekitar lebih kurang dari antara dan hingga s.d. ke-3 ketiga tahap III Pasal Nomor 0541 +62 ½ m² km/jam x24 jam an tahun "
    "puluhan Selasa 1/11/2022 November pukul 09.00 WITA pagi tanggal satu \n Budi 99999999999999999999999999999999999999999999".split(
        " "
    )
)


@given(st.lists(_PIECES, max_size=30), st.sampled_from(["", " "]))
def test_any_mix_is_read_in_place(pieces: list[str], blank: str) -> None:
    raw = blank.join(pieces)
    text = Text(raw)
    for span in text.sentences:
        tokens = text.token_range(*span)
        dates = read_dates(text, tokens.start, tokens.stop)
        found = read_quantities(text, tokens.start, tokens.stop, dates)
        assert not found or may_hold_figures(text, tokens.start, tokens.stop)
        for fact in dates + found:
            assert tokens.start <= fact.first < fact.last <= tokens.stop
            assert (fact.start, fact.end) == (text.starts[fact.first], text.ends[fact.last - 1])
        for fact in found:
            assert isinstance(fact.value, Quantity)
            assert fact.value.low <= fact.value.high or fact.doubt
        assert all(a.last <= b.first for a, b in pairwise(found))


@given(st.text(max_size=80))
def test_any_text_is_read(raw: str) -> None:
    facts(raw)


# --- the same figure --------------------------------------------------------------------------------------------------


def value_of(raw: str) -> Quantity:
    return only(raw)[1]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("luas 1 km2", "luas 100 ha"),
        ("luas 1 ha", "luas 10.000 meter persegi"),
        ("ada 15%", "ada 15 persen"),
        ("ada 1,5 ton", "ada 15 kuintal"),
        ("pagu Rp2,5 miliar", "pagu 2.500.000.000 rupiah"),
        ("lama 3x24 jam", "lama tiga hari"),
        ("ada 25 basis poin", "ada 0,25 poin persen"),
        ("ada 150 orang guru", "ada 150 guru"),
        ("ada 10-15 km", "ada 10 hingga 15 kilometer"),
        ("harga Rp5.000 per kg", "harga Rp5.000"),
        ("tahap III usai", "tahap ketiga usai"),
    ],
)
def test_same_figure_in_other_words(a: str, b: str) -> None:
    assert same_quantity(value_of(a), value_of(b))
    assert same_quantity(value_of(b), value_of(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("naik 5 persen", "naik 5 poin persen"),
        ("ada 150 KK", "ada 150 jiwa"),
        ("ada 150 KK", "ada 150 rumah"),
        ("ada 150 unit", "ada 150 paket"),
        ("ada 10-15 km", "ada 10 km"),
        ("ada 10 ha", "ada 10 km2"),
        ("harga Rp5.000 per kg", "harga Rp5.000 per liter"),
        ("tahap III usai", "ada 3 tahap"),
        ("pagu Rp5 juta", "pagu US$5 juta"),
    ],
)
def test_not_the_same_figure(a: str, b: str) -> None:
    assert not same_quantity(value_of(a), value_of(b))


# --- rounding ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "exact", "holds"),
    [
        ("1,2 juta kg", "1.234.567 kg", True),
        ("1,3 juta kg", "1.234.567 kg", False),
        ("1,23 juta kg", "1.234.567 kg", True),
        ("1,24 juta kg", "1.234.567 kg", False),
        ("2 juta kg", "1.987.654 kg", True),
        ("lebih dari 1,2 juta kg", "1.234.567 kg", True),
        ("lebih dari 1,3 juta kg", "1.234.567 kg", False),
        ("lebih dari 1.000 kg", "1.234 kg", True),
        ("lebih dari 1.200 kg", "1.200 kg", False),
        ("minimal 1.200 kg", "1.200 kg", True),
        ("sekitar 1,2 juta kg", "1.234.567 kg", True),
        ("sekitar 2 juta kg", "1.234.567 kg", False),
        ("hampir 1,3 juta kg", "1.234.567 kg", True),
        ("hampir 1,2 juta kg", "1.234.567 kg", False),
        ("hampir 200 kg", "187 kg", True),
        ("hampir 200 kg", "150 kg", False),
        ("15 persen", "15,37 persen", True),
        ("15 persen", "15,37 poin persen", False),
        ("1 km2", "104 ha", True),
        ("1 km2", "204 ha", False),
        ("Rp2,5 miliar", "Rp2.512.000.000", True),
        ("1.500 kg", "1.512 kg", False),
    ],
)
def test_rounding(stated: str, exact: str, holds: bool) -> None:
    assert rounds_to(value_of(f"ada {stated}"), value_of(f"ada {exact}")) is holds


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.integers(0, 6))
def test_bare_rounding_against_the_obvious_rule(exact: int, stated: int, power: int) -> None:
    step = 10**power
    stated -= stated % step
    half_up, cut = (exact + step // 2) // step * step, exact // step * step
    halfway = {exact - step // 2, exact + step // 2} if step > 1 and exact % step == step // 2 else set()
    slightly = {cut} if exact - cut <= exact * CUT else set()
    expected = stated in {half_up} | halfway | slightly
    assert (
        rounds_to(Quantity(stated, stated, step, "kg", "mass"), Quantity(exact, exact, 1, "kg", "mass"))
        is expected
    )


@given(st.integers(1, 10**7), st.integers(0, 10**7))
def test_bounds_are_respected_whatever_the_margin(stated: int, exact: int) -> None:
    def holds(bound: Bound) -> bool:
        return rounds_to(Quantity(stated, stated, 1, bound=bound), Quantity(exact, exact, 1))

    assert not holds(Bound.ABOVE) or exact > stated
    assert not holds(Bound.BELOW) or exact < stated
    assert not holds(Bound.AT_LEAST) or exact >= stated
    assert not holds(Bound.AT_MOST) or exact <= stated

"""Desk rules on wording: long sentences, abbreviations, absolute claims, the six questions."""

import pytest

from lawang.check.desk import desk
from lawang.check.desk.wording import LONGEST_SENTENCE
from lawang.text import Text


def rules(raw: str) -> list[str]:
    return [advice.rule for advice in desk(Text(raw))]


def sentence(size: int) -> str:
    return " ".join(["Petugas", *["membawa"] * (size - 2), "bantuan."])


def test_sentences_up_to_the_limit_are_short_enough() -> None:
    assert rules(sentence(LONGEST_SENTENCE)) == []
    (advice,) = desk(Text(sentence(LONGEST_SENTENCE + 1)))
    assert advice.rule == "long_sentence"
    assert advice.params == {"words": str(LONGEST_SENTENCE + 1), "limit": str(LONGEST_SENTENCE)}


def test_all_long_sentences_are_one_advice() -> None:
    (advice,) = desk(Text(f"{sentence(50)} {sentence(10)} {sentence(60)}"))
    assert advice.params["words"] == "60"
    assert len(advice.places) == 2


@pytest.mark.parametrize(
    "raw",
    [
        # words of a speaker cannot be shortened by the officer
        f"“{sentence(60)}” ujar camat.",
        # a list with semicolons, a cell without a stop
        sentence(60).replace("membawa membawa", "membawa; membawa", 1),
        sentence(60).rstrip("."),
    ],
)
def test_long_passages_that_are_no_long_sentence(raw: str) -> None:
    assert "long_sentence" not in rules(raw)


@pytest.mark.parametrize(
    ("raw", "short"),
    [
        ("Rapat digelar bersama KSOP sejak pagi.", "KSOP"),
        ("Kepala BPKAD Hendra Saputra hadir.", "BPKAD"),
        ("Seluruh OPD di kabupaten menyusun daftar. Daftar OPD itu diserahkan.", "OPD"),
        ("Petugas KPPS diperiksa oleh dinas kesehatan.", "KPPS"),
    ],
)
def test_an_abbreviation_that_is_never_explained(raw: str, short: str) -> None:
    (advice,) = desk(Text(raw))
    assert (advice.rule, advice.params) == ("abbreviation", {"short": short})
    assert [raw[s.start : s.end] for s in advice.places] == [short] * raw.count(short)


@pytest.mark.parametrize(
    "raw",
    [
        "Rapat digelar bersama Kesyahbandaran dan Otoritas Pelabuhan (KSOP). KSOP menyetujuinya.",
        "Rapat digelar bersama KSOP (Kesyahbandaran dan Otoritas Pelabuhan).",
        "Rapat digelar bersama OPD atau organisasi perangkat daerah.",
        "Setiap organisasi perangkat daerah, atau OPD, menyusun daftar.",
        "Organisasi Perangkat Daerah menyusun daftar. Setelah itu OPD menyerahkannya.",
        "OPD menyusun daftar. Setiap organisasi perangkat daerah (OPD) menyerahkannya.",
        # known to everybody
        "DPRD membahas APBD bersama ASN pada pukul 09.00 WITA.",
        # no abbreviations: a headline, a dateline, a firm, a rank, a person, a plate, a unit
        "WARGA DESA MINTA JALAN SEGERA DIPERBAIKI\nJalan itu rusak.",
        "PONOROGO – Jalan itu rusak.",
        "Pekerjaan dilaksanakan PT BKJ dan CV TRM.",
        "Asisten III membuka rapat triwulan IV.",
        "Pelaku berinisial RDS ditangkap.",
        "Mahfud MD hadir bersama RA Kartini.",
        "Mobil KT 1234 XY terparkir di halaman.",
        "Daya listriknya 20 MW dan luasnya 3 ha.",
        "Aplikasi GoTo dipakai. Saham GOTO naik.",
        "Andi Wirosobo, MKM menutup acara.",
        "(DRX)",
        "Angka itu dari Global School-based Health Survey (GSHS 2023).",
        "Kedua pegawai itu MZ alias Udin dan ZK alias Usman.",
        "Pajak itu ditanggung pemerintah (PPN DTP).",
        "Kegiatan MICE (meeting, incentive, convention, exhibition) dibatasi.",
        "Perkara 121/G/PTUN.BDG didaftarkan.",
        "Andi Wirosobo, S.S., M.Par., CPOD, menutup acara.",
    ],
)
def test_abbreviations_that_need_no_explanation(raw: str) -> None:
    assert "abbreviation" not in rules(raw)


@pytest.mark.parametrize(
    ("raw", "claim"),
    [
        ("Ini merupakan forum kehumasan terbesar di Kalimantan.", "terbesar di Kalimantan"),
        ("Pasar ini adalah pasar terbaik se-Indonesia.", "terbaik se-Indonesia"),
        ("Kota ini kota paling bersih di Indonesia.", "paling bersih di Indonesia"),
        ("Ini satu-satunya pelabuhan yang ramah lingkungan.", "satu-satunya"),
        ("Pelayanan ini yang pertama di Indonesia.", "yang pertama di Indonesia"),
        ("Ini bendungan terbesar di Asia Tenggara.", "terbesar di Asia Tenggara"),
        ("Panen ini terbesar sepanjang sejarah.", "terbesar sepanjang sejarah"),
        ("Kota ini nomor satu di Kalimantan.", "nomor satu di Kalimantan"),
        ("Vaksin itu 100 persen aman.", "100 persen aman"),
    ],
)
def test_an_absolute_claim_without_a_source(raw: str, claim: str) -> None:
    (advice,) = desk(Text(raw))
    assert advice.rule == "absolute"
    assert advice.params["claim"] == claim


@pytest.mark.parametrize(
    "raw",
    [
        "Menurut BPS, ini pasar terbesar di Kalimantan.",
        "Berdasarkan data Kementerian Perhubungan, pelabuhan ini terbesar di Kalimantan.",
        "“Ini pasar terbesar di Kalimantan, dan kami bangga sekali,” kata Camat Sepaku.",
        "Camat Sepaku menyebut pasar itu terbesar di Kalimantan.",
        "Ini salah satu pasar terbesar di Kalimantan.",
        "Tim meraih juara pertama di Indonesia.",
        "Pasar ini bukan terbesar di Kalimantan.",
        # no claim over all others
        "Peserta terbanyak mengikuti budi daya jamur.",
        "Rapat pertama digelar pagi hari.",
        "Realisasi pendapatan mencapai 100 persen pada akhir tahun.",
        "Satu-satunya jalan adalah bermusyawarah.",
        "Kepala dinas adalah pimpinan tertinggi di Dinas Sosial.",
    ],
)
def test_claims_with_a_source_and_words_that_claim_nothing(raw: str) -> None:
    assert "absolute" not in rules(raw)


# A text of some length that answers all six questions, a sentence for each.
ANSWERS = {
    "who": "Dinas Perhubungan mengatur lalu lintas. ",
    "where": "Arus dialihkan ke Samarinda. ",
    "when": "Pengaturan berlaku Senin pagi. ",
    "why": "Hal itu perlu karena jembatan rusak. ",
    "how": "Kendaraan dialihkan melalui terowongan. ",
}
FILLER = "Bangunan besar itu sangat kokoh, tinggi, lebar, tebal, panjang, serta amat berat sekali. "


def story(*left_out: str, lines: int = 14) -> str:
    return "".join(text for question, text in ANSWERS.items() if question not in left_out) + FILLER * lines


def test_a_text_that_answers_all_questions() -> None:
    assert rules(story()) == []


@pytest.mark.parametrize("question", ["where", "when", "why"])
def test_a_question_left_open(question: str) -> None:
    assert rules(story(question)) == [f"missing_{question}"]


def test_several_questions_left_open() -> None:
    assert sorted(rules(FILLER * 15)) == [
        f"missing_{q}" for q in ("how", "what", "when", "where", "who", "why")
    ]


def test_a_short_report_may_leave_out_the_reason() -> None:
    assert rules(story("why", lines=7)) == []
    assert rules(story("when", lines=7)) == ["missing_when"]


def test_short_texts_and_tables_are_not_asked() -> None:
    assert rules(FILLER * 3) == []
    assert rules("Kecamatan\tJumlah\n" * 80) == []

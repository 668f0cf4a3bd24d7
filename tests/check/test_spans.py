"""Figures that follow from what stands further apart: lengths of time, cells under a scale, what the text says to follow;
and what a draft says in a headline or in the other voice."""

from __future__ import annotations

import pytest

from lawang.check import Source, check
from lawang.text import Text

RUN = "Pendaftaran lomba desa dibuka 22 April s.d. 4 Mei 2024 di kantor kecamatan."
MONTHS = "Jumlah pengunjung Pantai Kenyamukan Januari-Oktober 2023: 21.480 orang."
TENS = "Awal musim tanam di bagian selatan dasarian III Juni, bagian utara dasarian II Juli."
SCALE = "Wilayah: Pesisir; Penduduk miskin 2023 (ribu): 118,4; Penduduk miskin 2024 (ribu): 112,9.\n" * 1 + (
    "Wilayah: Jumlah; Penduduk miskin 2023 (ribu): 322,1; Penduduk miskin 2024 (ribu): 304,5.\n"
)
YIELD = "Ubinan: 6,8 ton gabah kering panen per hektare. Musim lalu 5,9."
APART = (
    "Peserta 978 orang: perempuan 164.\nKamar yang siap dipakai ada di tiga gedung.\nSurat sehat terbit 951."
)


def faults(text: str, *sources: str) -> list[tuple[str, str]]:
    """Kind and words of what a draft that rests on the sources says otherwise."""
    report = check(Text(text), [Source(f"s{number}", Text(source)) for number, source in enumerate(sources)])
    wrong = [f for f in report.findings if f.verdict in ("contradicted", "unsupported")]
    return [(str(f.kind), text[f.start : f.end]) for f in wrong]


FOLLOWS = [
    (
        "Pendaftaran lomba desa dibuka selama dua pekan, mulai 22 April hingga 4 Mei 2024.",
        "dua pekan",
        "lima pekan",
        RUN,
    ),
    (
        "Dalam sepuluh bulan pertama 2023 pengunjung Pantai Kenyamukan 21.480 orang.",
        "sepuluh bulan",
        "tujuh bulan",
        MONTHS,
    ),
    (
        "Awal musim tanam di bagian selatan jatuh pada sepuluh hari terakhir Juni.",
        "sepuluh hari",
        "lima hari",
        TENS,
    ),
    ("Penduduk Miskin Berkurang 17,6 Ribu Orang", "17,6 Ribu Orang", "19,6 Ribu Orang", SCALE),
    ("Panen Raya, Hasil Naik Hampir Satu Ton per Hektare", "Hampir Satu", "Hampir Tiga", YIELD),
    (
        "Peserta 978 orang, 164 di antaranya perempuan.\nKamar siap dipakai di tiga gedung.\n"
        "Surat sehat yang terbit 951. Dengan demikian masih 27 yang ditunggu.",
        "27 yang",
        "37 yang",
        APART,
    ),
]


@pytest.mark.parametrize(("text", "right", "wrong", "source"), FOLLOWS)
def test_a_figure_that_follows_is_no_fault_and_another_is(
    text: str, right: str, wrong: str, source: str
) -> None:
    assert right in text
    assert faults(text, source) == []
    assert faults(text.replace(right, wrong), source) != []


def test_what_the_text_does_not_call_a_result_is_not_computed_from_afar() -> None:
    text = FOLLOWS[-1][0].replace("Dengan demikian masih", "Panitia menyiapkan")
    assert [words for _, words in faults(text, APART)] == ["27"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Lembaga yang sudah menerima hibah dua tahun berturut-turut harus memberi giliran kepada yang lain.",
            "Hibah tidak diberikan kepada lembaga yang menerima hibah pada dua tahun berturut-turut.",
        ),
        (
            "Bahasa daerah akan masuk muatan lokal dan diharapkan mulai awal tahun depan.",
            "Bahasa daerah akan masuk muatan lokal, semoga awal tahun depan sudah mulai.",
        ),
        (
            "Jalan Penyangga Bandara: Dua Ruas Terkontrak, Satu Dilelang Ulang\nPanjangnya 74 kilometer.",
            "Panjang jalan penyangga bandara 74 kilometer. Dua ruas terkontrak, satu yaitu Sotek-Bongan masih lelang ulang.",
        ),
        (
            "Dua pasar hewan di Boyolali tutup sementara.",
            "Notulen rapat di Kantor Bupati Boyolali.\nPasar hewan Simo ditutup sementara sejak 18 Juni.",
        ),
    ],
    ids=["other voice", "hope", "headline", "wider place"],
)
def test_the_same_said_otherwise_at_the_door_is_no_fault(text: str, source: str) -> None:
    assert faults(text, source) == []


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        (
            "Dinas memberikan hibah kepada lembaga yang menerima hibah pada dua tahun berturut-turut.",
            "Hibah tidak diberikan kepada lembaga yang menerima hibah pada dua tahun berturut-turut.",
            "negation",
        ),
        (
            "Dua pasar hewan di Sukoharjo tutup sementara.",
            "Notulen rapat di Kantor Bupati Boyolali.\nPasar hewan Simo ditutup sementara sejak 18 Juni.",
            "place",
        ),
    ],
)
def test_a_real_difference_at_the_door_is_still_one(text: str, source: str, kind: str) -> None:
    assert kind in [kind for kind, _ in faults(text, source)]

"""At the door: things of one kind, values of one key, regions, purses, buildings and readers put for one another."""

from __future__ import annotations

import pytest

from lawang.check import Source, Verdict, check
from lawang.text import Text

SPEECH = """Sambutan Bupati Bireuen pada Hari Krida Pertanian, Selasa 20 Juni 2023
Dibacakan oleh Asisten Administrasi Umum, Ir. Zulkarnain Hasbi

Pintu air rusak tahun ini diperbaiki di Aceh Barat Daya, Bireuen, dan Simeulue.
Tiga laporan pencurian pupuk sudah kami teruskan ke kepolisian.
Serapan pupuk 71,5 persen, tahun lalu 64 persen.
Tidak ada lagi subsidi pestisida. Traktor akan dibeli tahun depan.
Sawah itu dada kita, jangan dijual.
Penginapan rombongan Takengon: Wisma Bahagia. Penginapan rombongan Langsa: Hotel Harmoni.
"""


def faults(draft: str) -> list[tuple[str, str]]:
    report = check(Text(draft), [Source("sambutan", Text(SPEECH))])
    found = [f for f in report.findings if f.verdict in (Verdict.CONTRADICTED, Verdict.UNSUPPORTED)]
    return [(f.kind.value, draft[f.start : f.end]) for f in found]


@pytest.mark.parametrize(
    ("sound", "faulty", "kind", "words"),
    [
        (
            "Pintu air rusak tahun ini diperbaiki di Aceh Barat Daya, Bireuen, dan Simeulue.",
            "Pintu air rusak tahun ini diperbaiki di Aceh Barat, Bireuen, dan Simeulue.",
            "place",
            "Aceh Barat",
        ),
        (
            "Tiga laporan pencurian pupuk diteruskan ke kepolisian.",
            "Tiga laporan pencurian pupuk diteruskan ke kejaksaan.",
            "organisation",
            "kejaksaan",
        ),
        (
            "Serapan pupuk 71,5 persen, naik 7,5 poin persen dibanding tahun lalu.",
            "Serapan pupuk 71,5 persen, naik 7,5 persen dibanding tahun lalu.",
            "percent",
            "7,5 persen",
        ),
        (
            "Petani tidak lagi mendapat subsidi pestisida.",
            "Petani tetap mendapat subsidi pestisida.",
            "negation",
            "mendapat subsidi",
        ),
        (
            "Traktor akan dibeli tahun depan.",
            "Traktor akan dibeli dengan dana APBN tahun depan.",
            "organisation",
            "APBN",
        ),
        (
            "Traktor akan dibeli tahun depan, kata bupati.",
            "Traktor akan dibeli tahun depan, kata bupati di Pendopo Kabupaten.",
            "place",
            "Pendopo Kabupaten",
        ),
        (
            "“Sawah itu dada kita, jangan dijual,” demikian sambutan yang dibacakan Zulkarnain Hasbi.",
            "“Sawah itu dada kita, jangan dijual,” kata Zulkarnain Hasbi.",
            "attribution",
            "Zulkarnain Hasbi",
        ),
        (
            "Rombongan Langsa menginap di Hotel Harmoni.",
            "Rombongan Langsa menginap di Wisma Bahagia.",
            "place",
            "Wisma Bahagia",
        ),
    ],
)
def test_one_thing_for_another(sound: str, faulty: str, kind: str, words: str) -> None:
    assert faults(sound) == []
    [(found, text)] = faults(faulty)
    assert found == kind and words in text

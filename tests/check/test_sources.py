"""Several sources: any of them supports; where they disagree that is a finding of its own, and none wins silently."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from lawang.check import Finding, Source, check
from lawang.check.reasons import explain
from lawang.text import Text

FIRST = "Banjir merendam 125 rumah di Kecamatan Busang dan merusak dua jembatan."
RETOLD = "Pekan lalu banjir merendam 125 rumah di Kecamatan Busang serta merusak dua jembatan."


def findings(text: str, sources: Sequence[str], **how: bool) -> list[Finding]:
    listed = [Source(f"sumber-{number}", Text(source)) for number, source in enumerate(sources, start=1)]
    return list(check(Text(text), listed, **how).findings)


def disagreements(text: str, *sources: str) -> list[Finding]:
    return [f for f in findings(text, sources) if f.kind == "sources"]


@pytest.mark.parametrize(
    ("source", "other"),
    [
        ("Banjir merendam 152 rumah di Kecamatan Busang.", "152"),
        ("Menurut laporan camat, banjir merendam 152 rumah di Kecamatan Busang sejak Senin.", "152"),
    ],
)
def test_sources_that_disagree_make_a_finding_of_their_own(source: str, other: str) -> None:
    for first, second in ((FIRST, source), (source, FIRST)):
        [finding] = disagreements(RETOLD, first, second)
        assert finding.verdict == "undetermined" and finding.source is not None
        assert RETOLD[finding.start : finding.end] == "125"
        assert finding.source_start is not None and finding.source_end is not None
        contrary = {"sumber-1": first, "sumber-2": second}[finding.source]
        assert contrary[finding.source_start : finding.source_end] == other
        reason = explain(finding, "id")
        assert "sumber-1" in reason and "sumber-2" in reason and reason != explain(finding, "en")


@pytest.mark.parametrize(
    "source",
    [
        "Banjir merendam 125 rumah di Kecamatan Busang.",
        "Banjir merendam seratus dua puluh lima rumah di Kecamatan Busang.",
        "Longsor menutup 152 meter jalan di Kecamatan Telen.",
        "Perpustakaan desa itu dikunjungi 152 murid sekolah dasar.",
        "Cuaca cerah sepanjang pekan.",
    ],
    ids=["same", "notation", "other-matter", "elsewhere", "no-figure"],
)
def test_sources_that_agree_or_speak_of_other_things_are_silent(source: str) -> None:
    assert disagreements(RETOLD, FIRST, source) == []


def test_one_source_cannot_disagree_with_itself_alone() -> None:
    assert disagreements(RETOLD, FIRST) == []


def test_each_source_supports_its_own_part() -> None:
    speech = "Bupati Paser Rusmin Hadi meminta camat mendata ulang warga penerima bantuan."
    table = "Kecamatan: Batu Sopang; Penerima: 412 keluarga"
    text = "Bupati Paser Rusmin Hadi meminta camat mendata ulang warga. Penerima di Kecamatan Batu Sopang 412 keluarga."
    assert findings(text, [speech, table]) == []
    by = {text[f.start : f.end]: f.source for f in findings(text, [speech, table], supported=True)}
    assert by["412 keluarga"] == "sumber-2"


def test_the_order_of_sources_changes_no_verdict() -> None:
    sources = [FIRST, "Bupati Paser Rusmin Hadi membuka dapur umum di Tanah Grogot pada Senin (6/3/2023)."]
    text = "Banjir merendam 152 rumah di Kecamatan Busang dan merusak dua jembatan. Bupati Paser Rusmin Hadi membuka dapur umum di Tanah Grogot pada Senin (6/3/2023)."
    one, other = findings(text, sources), findings(text, sources[::-1])
    assert [(f.kind, f.verdict, f.start, f.end) for f in one] == [
        (f.kind, f.verdict, f.start, f.end) for f in other
    ]
    assert [str(f.verdict) for f in one] == ["contradicted"]


def test_what_was_read_by_ocr_is_never_verified_by_machine_alone() -> None:
    listed = [Source("pindai", Text(FIRST), ocr=True)]
    [finding] = [f for f in check(Text(RETOLD), listed).findings if "125" in RETOLD[f.start : f.end]]
    assert finding.verdict == "undetermined" and finding.source == "pindai"


def test_without_sources_nothing_is_supported() -> None:
    report = check(Text(FIRST), [])
    assert report.findings and {str(f.verdict) for f in report.findings} <= {"unsupported", "undetermined"}


SPEECH_WITH_ITS_DAY = (
    "Sambutan Bupati pada Pertemuan Kader Posyandu se-Kabupaten Berau Tahun 2024\n\n"
    "Gedung Graha Batiwakal, Kamis, 7 Maret 2024\n\nKader posyandu adalah tetangga yang pertama kali bertanya.\n"
)
INVITATION = (
    "Kami mengundang Saudara menghadiri Pertemuan Kader Posyandu se-Kabupaten Berau yang dilaksanakan pada:\n\n"
    "Hari, tanggal: Kamis, 7 Maret 2024\n\nTempat: Gedung Graha Batiwakal\n"
)


@pytest.mark.parametrize(
    "sources", [(SPEECH_WITH_ITS_DAY, INVITATION), (INVITATION, SPEECH_WITH_ITS_DAY), (SPEECH_WITH_ITS_DAY,)]
)
def test_a_day_is_given_though_the_nearest_sentence_has_only_its_year(sources: tuple[str, ...]) -> None:
    text = (
        "Dinas Kesehatan menggelar Pertemuan Kader Posyandu se-Kabupaten Berau di Gedung Graha Batiwakal,"
        " {day}."
    )

    def verdict(day: str) -> str:
        written = Text(text.format(day=day))
        listed = [Source(str(n), Text(words)) for n, words in enumerate(sources)]
        report = check(written, listed, supported=True)
        return next(f.verdict.value for f in report.findings if written.raw[f.start : f.end] == day)

    assert verdict("Kamis (7/3/2024)") == "supported"
    assert verdict("Jumat (8/3/2024)") != "supported"

"""At the door: how far a matter has come, and which way a figure went, must be what the sources say."""

from __future__ import annotations

import pytest

from lawang.check import Finding, Source, check
from lawang.text import Text

MINUTES = (
    "Notulen rapat koordinasi jembatan gantung Desa Lung Barang, Kabupaten Malinau, 14 Maret 2024.\n"
    "Perbaikan tali baja jembatan Lung Barang baru diusulkan ke Balai Jalan; belum ada jawaban dari balai.\n"
    "Bupati sudah menyurati Balai Jalan soal alat berat pada 2 Maret 2024, tetapi belum menerima balasan.\n"
    "Mudah-mudahan jembatan Lung Barang sudah dapat dilewati truk pada bulan Agustus 2024.\n"
    "Stok beras di gudang Lung Barang cukup sampai akhir Mei.\n"
    "Bantuan beras didahulukan untuk dusun yang paling jauh dari gudang.\n"
    "Harga beras di Lung Barang Rp18.500 per kilogram, tidak berubah dari bulan lalu.\n"
    "Pemeriksaan laporan keuangan jembatan tahap kedua masih berlangsung.\n"
)


def faults(draft: str) -> list[Finding]:
    return [f for f in check(Text(draft), [Source("notulen", Text(MINUTES))]).findings if f.drifts]


@pytest.mark.parametrize(
    ("sound", "ahead", "word"),
    [
        (
            "Perbaikan tali baja jembatan Lung Barang diusulkan ke Balai Jalan.",
            "Perbaikan tali baja jembatan Lung Barang sudah disetujui oleh Balai Jalan.",
            "disetujui",
        ),
        (
            "Bupati telah berkirim surat kepada Balai Jalan soal alat berat pada 2 Maret 2024.",
            "Bupati telah berkirim surat kepada Balai Jalan soal alat berat pada 2 Maret 2024 dan telah mendapat jawaban.",
            "mendapat",
        ),
        (
            "Jembatan Lung Barang diharapkan dapat dilewati truk pada Agustus 2024.",
            "Jembatan Lung Barang dipastikan dapat dilewati truk pada Agustus 2024.",
            "dipastikan",
        ),
        (
            "Stok beras di gudang Lung Barang cukup sampai akhir Mei.",
            "Stok beras di gudang Lung Barang tidak cukup sampai akhir Mei.",
            "tidak",
        ),
        (
            "Bantuan beras didahulukan bagi dusun yang letaknya paling jauh.",
            "Bantuan beras didahulukan bagi dusun yang letaknya paling dekat.",
            "dekat",
        ),
        (
            "Harga beras di Lung Barang bertahan pada Rp18.500 per kilogram.",
            "Harga beras di Lung Barang turun menjadi Rp18.500 per kilogram.",
            "turun",
        ),
        (
            "Laporan keuangan jembatan tahap kedua masih diperiksa.",
            "Laporan keuangan jembatan tahap kedua telah memperoleh persetujuan.",
            "memperoleh",
        ),
    ],
)
def test_a_matter_is_no_further_than_the_sources_have_it(sound: str, ahead: str, word: str) -> None:
    assert faults(sound) == []
    [finding] = faults(ahead)
    assert finding.verdict == "contradicted"
    assert word in ahead[finding.start : finding.end]


@pytest.mark.parametrize(
    "draft",
    [
        "Bupati meminta Balai Jalan menyetujui perbaikan tali baja jembatan Lung Barang.",
        "Perbaikan tali baja jembatan Lung Barang dikerjakan bila usulannya disetujui Balai Jalan.",
        "Balai Jalan belum menjawab surat bupati soal alat berat.",
    ],
)
def test_what_is_asked_for_or_made_a_condition_is_not_said_done(draft: str) -> None:
    assert faults(draft) == []

"""Tense, negation and certainty: a mark exchanged or lost turns a statement; a synonym of it does not."""

from __future__ import annotations

import pytest

from tests.check.pairing import assert_faithful, drifts, edited, judged


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("telah diterima", "akan diterima", "tense"),
        ("telah diterima", "belum diterima", "tense|negation"),
        ("akan dilanjutkan", "telah dilanjutkan", "tense"),
        ("akan dilanjutkan", "tidak dilanjutkan", "tense|negation"),
        ("belum menetapkan", "telah menetapkan", "tense|negation"),
        ("belum menetapkan", "sudah menetapkan", "tense|negation"),
        ("belum menetapkan", "akan menetapkan", "tense|negation"),
        ("belum menetapkan", "menetapkan", "tense|negation"),
        ("tidak boleh dijual", "boleh dijual", "negation"),
        ("seluruh kelompok tani", "sebagian kelompok tani", "certainty"),
    ],
)
def test_a_changed_mark_is_contradicted(old: str, new: str, kinds: str) -> None:
    [finding] = drifts(edited((old, new)))
    assert finding["verdict"] == "contradicted" and finding["kind"] in kinds.split("|"), finding


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("telah diterima", "sudah diterima"),
        ("akan dilanjutkan", "bakal dilanjutkan"),
        ("akan dilanjutkan", "rencananya dilanjutkan"),
        ("tidak boleh dijual", "tak boleh dijual"),
        ("mengatakan bantuan", "menuturkan bantuan"),
        ("menegaskan bahwa pupuk", "menekankan pupuk"),
    ],
)
def test_another_word_for_the_same_mark_is_faithful(old: str, new: str) -> None:
    assert_faithful(edited((old, new)))


def test_a_lost_guess_is_told() -> None:
    found = judged(edited(("diperkirakan mencapai", "mencapai")))["findings"]
    assert {f["kind"] for f in found} == {"certainty"}
    assert {f["verdict"] for f in found} <= {"contradicted", "undetermined"}


@pytest.mark.parametrize(
    ("official", "copy", "drift"),
    [
        (
            "Pemerintah tidak hanya membangun jalan ke Kampung Labanan, tetapi juga memperbaiki dua jembatan lama.",
            "Pemerintah bukan hanya membangun jalan ke Kampung Labanan, tetapi juga memperbaiki dua jembatan lama.",
            False,
        ),
        (
            "Pemerintah tidak hanya membangun jalan ke Kampung Labanan, tetapi juga memperbaiki dua jembatan lama.",
            "Pemerintah membangun jalan ke Kampung Labanan dan memperbaiki dua jembatan lama.",
            False,
        ),
        (
            "Pemerintah tidak hanya membangun jalan ke Kampung Labanan, tetapi juga memperbaiki dua jembatan lama.",
            "Pemerintah tidak membangun jalan ke Kampung Labanan, tetapi memperbaiki dua jembatan lama.",
            True,
        ),
        (
            "Bantuan benih jagung itu dibagikan kepada tidak kurang dari 50 kelompok tani di Kecamatan Busang.",
            "Bantuan benih jagung itu dibagikan kepada sedikitnya 50 kelompok tani di Kecamatan Busang.",
            False,
        ),
        (
            "Bantuan benih jagung itu dibagikan kepada tidak kurang dari 50 kelompok tani di Kecamatan Busang.",
            "Bantuan benih jagung itu dibagikan kepada kurang dari 50 kelompok tani di Kecamatan Busang.",
            True,
        ),
        (
            "Harga beras di Pasar Segiri naik sejak awal pekan karena pasokan dari Jawa terlambat datang.",
            "Harga beras di Pasar Segiri turun sejak awal pekan karena pasokan dari Jawa terlambat datang.",
            True,
        ),
        (
            "Sidang paripurna itu batal digelar karena jumlah anggota dewan yang hadir tidak mencukupi.",
            "Sidang paripurna itu urung digelar karena jumlah anggota dewan yang hadir tidak mencukupi.",
            False,
        ),
        (
            "Sidang paripurna itu batal digelar karena jumlah anggota dewan yang hadir tidak mencukupi.",
            "Sidang paripurna itu digelar karena jumlah anggota dewan yang hadir tidak mencukupi.",
            True,
        ),
    ],
    ids=[
        "hanya",
        "hanya-dropped",
        "hanya-lost",
        "kurang",
        "kurang-lost",
        "naik-turun",
        "urung",
        "batal-lost",
    ],
)
def test_traps_of_negation(official: str, copy: str, drift: bool) -> None:
    assert bool(drifts(copy, official)) is drift
    assert drift or judged(copy, official)["findings"] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("akan dilanjutkan", "batal dilanjutkan"), ("diperkirakan mencapai", "dipastikan mencapai")],
)
def test_a_plan_dropped_and_a_guess_made_sure_are_drift(old: str, new: str) -> None:
    copy = edited((old, new))
    assert {copy[f["start"] : f["end"]] for f in drifts(copy)} >= {new.split()[0]}


def test_a_statement_left_out_loses_no_mark() -> None:
    cut = edited(
        (" dan telah diterima seluruh kelompok tani", ""),
        (", sedangkan pemerintah kabupaten belum menetapkan harga gabah tahun ini", ""),
    )
    assert_faithful(cut)

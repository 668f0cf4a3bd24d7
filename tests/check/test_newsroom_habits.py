"""Slips and habits of newsrooms that change no fact, each beside the change that looks like it and does."""

from __future__ import annotations

import pytest

from tests.check.pairing import drifts

STORY = """TARAKAN – Sejumlah pedagang Pasar Gusher menolak kenaikan retribusi lapak, Senin (10/2/2025).
Kepala Dinas Perdagangan Tarakan Irjen Wiyonomembantah kabar bahwa pedagang lama akan digusur dari lapak mereka di lantai dua.
“Tidak ada penggusuran (pedagang lama), penggusuran lapak kosong ada,” kata dia.
Rapat dengan pedagang berlangsung di Gedung DPRD, Tarakan, pada Senin (10/2/2025) hingga sore hari.
“Lapak yang terbakar dulu mendapat bantuan kios baru 40 unit dan air genangan masih menggenangi lorong timur pasar,” ujarnya.
Plt Kepala Dinas PU Bina Marga dan Tata Ruang Tarakan Sapta Mulyadi menyebut perbaikan lorong timur dimulai bulan Maret.
Menurut Sapta, tahun lalu pihaknya telah memperbaiki drainase pasar sepanjang 320 meter dari ujung ke ujung.
Pemerintah membuka ruang untuk penundaan retribusi lapak sampai Lebaran bagi pedagang yang lapaknya terbakar.
"""


def found(old: str, new: str) -> list[tuple[str, str]]:
    assert STORY.count(old) == 1, old
    return [(f["kind"], f["text"]) for f in drifts(STORY.replace(old, new), STORY)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Irjen Wiyonomembantah kabar", "Irjen Wiyono membantah kabar"),
        ("(pedagang lama), penggusuran lapak", "(pedagang lama). Penggusuran lapak"),
        ("di Gedung DPRD, Tarakan", "di Kompleks DPRD, Tarakan"),
        ("air genangan masih menggenangi", "air masih menggenangi"),
        ("bantuan kios baru 40 unit", "bantuan kios baru sebanyak 40 unit"),
        ("Menurut Sapta, tahun lalu pihaknya", "Menurut Sapta, pada tahun 2024 pihaknya"),
        ("membuka ruang untuk penundaan", "membuka kemungkinan penundaan"),
    ],
)
def test_a_habit_changes_no_fact(old: str, new: str) -> None:
    assert found(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("Irjen Wiyonomembantah kabar", "Irjen Sutejo membantah kabar", "person"),
        ("Tidak ada penggusuran (pedagang", "Ada penggusuran (pedagang", "negation"),
        ("di Gedung DPRD, Tarakan", "di Gedung Wanita, Tarakan", "place"),
        ("air genangan masih menggenangi", "air laut masih menggenangi", "quote"),
        ("bantuan kios baru 40 unit", "bantuan kios baru hanya 40 unit", "quote"),
        ("Plt Kepala Dinas PU", "Kepala Dinas PU", "position"),
    ],
)
def test_a_change_beside_it_is_found(old: str, new: str, kind: str) -> None:
    kinds = [kind_found for kind_found, _ in found(old, new)]
    assert kind in kinds, kinds

"""Readers given an empty stretch of a text find nothing there."""

from __future__ import annotations

from lawang.facts.names import read_names
from lawang.text import Text


def test_an_empty_stretch_names_nothing() -> None:
    assert read_names(Text(""), 0, 0) == read_names(Text("Bupati Paser hadir."), 1, 1) == []

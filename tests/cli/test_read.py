"""`lawang read`: every fact in its place."""

from __future__ import annotations

import json

TEXT = "Gubernur Isran Noor meresmikan 2,5 juta hektare sawah di Berau pada Selasa (1/11/2022) pukul 09.00 WITA.\n"


def test_json_points_into_the_text(desk, invoke):
    result = invoke("read", desk.put("naskah.txt", TEXT), "--format", "json")
    facts = json.loads(result.stdout)["facts"]
    assert result.exit_code == 0
    assert all(TEXT[fact["start"] : fact["end"]] == fact["text"] for fact in facts)
    values = {fact["value"] for fact in facts}
    assert {"2.500.000 ha", "2022-11-01", "09.00 WITA"} <= values


def test_the_terminal_marks_facts_in_the_text_and_lists_them(desk, invoke):
    shown = invoke("read", desk.put("naskah.txt", TEXT)).stdout
    assert "▸2,5 juta hektare◂#" in shown and "→ 2.500.000 ha" in shown


def test_html_marks_and_lists_the_same_facts(desk, invoke):
    naskah = desk.put("naskah.txt", TEXT)
    page = invoke("read", naskah, "--format", "html").stdout
    count = len(json.loads(invoke("read", naskah, "--format", "json").stdout)["facts"])
    assert page.count("<tr id=") == count == page.count('class="tag ')


def test_a_text_without_facts(desk, invoke):
    naskah = desk.put("naskah.txt", "halo\n")
    assert json.loads(invoke("read", naskah, "--format", "json").stdout)["facts"] == []
    assert "0 fakta" in invoke("read", naskah).stdout

"""Minutes in Markdown: a line with a label of its own stays a line."""

from __future__ import annotations

from pathlib import Path

from lawang.intake.files import read_file


def test_a_line_with_a_label_begins_anew(tmp_path: Path) -> None:
    minutes = tmp_path / "notulen.md"
    minutes.write_text(
        "Pompa dipesan (permintaan ke balai, belum dijawab)\nStatus siaga: 10 Juni\nyang berlaku sampai Juli\n",
        encoding="utf-8",
    )
    lines = read_file(minutes).text.splitlines()
    assert lines[0].endswith("belum dijawab)") and lines[1].startswith("Status siaga: 10 Juni")
    assert "yang berlaku" in lines[1]

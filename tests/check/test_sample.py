"""The sample of the demonstration: faults planted in it are found, and the sound release has none."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import PROGRAM

SAMPLE = Path(__file__).parents[2] / "samples" / "kaltim-2022"
SOURCES = sorted((SAMPLE / "sources").iterdir())


def findings(name: str, sources: list[Path], out: Path) -> list[dict[str, str]]:
    given = [part for source in sources for part in ("--source", str(source))]
    command = [*PROGRAM, "check", str(SAMPLE / name), *given, "--format", "json", "-o", str(out)]
    assert subprocess.run(command, check=False).returncode in (0, 1)
    return list(json.loads(out.read_text("utf-8"))["findings"])


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    return findings("draft.txt", SOURCES, tmp_path_factory.mktemp("draft") / "out.json")


@pytest.mark.parametrize(
    ("kind", "text", "verdicts"),
    [
        ("weekday", "Rabu (1/11/2022)", "contradicted"),
        ("number", "118 orang", "contradicted"),
        ("number", "27", "unsupported"),
        ("position", "Asisten III Setda Provinsi Kaltim", "contradicted"),
        ("quote", "beragam", "contradicted"),
        ("tense", "sudah", "contradicted"),
        ("tense", "telah", "contradicted"),
    ],
)
def test_a_planted_fault_is_found(draft: list[dict[str, str]], kind: str, text: str, verdicts: str) -> None:
    assert any((f["kind"], f["text"], f["verdict"]) == (kind, text, verdicts) for f in draft)


def test_a_figure_of_the_copy_is_held_against_the_release(tmp_path: Path) -> None:
    found = findings("copy.txt", [SAMPLE / "release.txt"], tmp_path / "out.json")
    assert ("number", "131 orang", "contradicted") in {(f["kind"], f["text"], f["verdict"]) for f in found}


@pytest.mark.parametrize("sources", [SOURCES, SOURCES[::-1], SOURCES[2:] + SOURCES[:2]])
def test_the_sound_release_has_nothing_to_mend(sources: list[Path], tmp_path: Path) -> None:
    found = findings("release.txt", sources, tmp_path / "out.json")
    assert [f for f in found if f["verdict"] in ("contradicted", "unsupported", "undetermined")] == []

"""The tree speaks only of itself: no path of one machine, no index address; tests stand beside their rooms."""

import re

import pytest

from tests.rules.tree import ROOT, SOURCE, project_files, text_of

# Written in pieces, so that this file does not match itself.
HOMES = "|".join(["work", "root", "tmp", "opt", "home/[a-z]+"])
MACHINE_PATH = re.compile(rf"(?<![\w.)}}\]/-])/({HOMES})/")
INDEX = re.compile(
    "|".join(["pypi" + r"\.org", "python" + "hosted", "registry" + r"\.npm", "debian" + r"\.org/debian"])
)
SWITCH = re.compile("--(extra-)?index" + "-url|--find" + "-links|--trusted" + "-host")

# Folders of tests/ that mirror no room of src/lawang.
OTHER_TESTS = {"rules", "journeys", "bench", "samples"}


def telling_lines(text: str) -> list[str]:
    """Lines that name a folder of one machine or an address of a package index."""
    return [
        f"{number}: {line.strip()[:100]}"
        for number, line in enumerate(text.splitlines(), start=1)
        if MACHINE_PATH.search(line) or INDEX.search(line) or SWITCH.search(line)
    ]


def test_no_machine_path_and_no_index_address() -> None:
    found = []
    for path in project_files():
        text = text_of(path)
        if text and path.parent != ROOT / "tests" / "rules":
            found += [f"{path.relative_to(ROOT)}:{line}" for line in telling_lines(text)]
    assert found == []


@pytest.mark.parametrize("folder", ["work", "root", "tmp", "home/ani"])
def test_a_machine_path_is_seen(folder: str) -> None:
    assert telling_lines(f"open('/{folder}/file.txt')")


@pytest.mark.parametrize("line", ["https://example.id/home/berita", "docs/tmp/page.md", "1/tmp", "</root>"])
def test_an_address_or_a_relative_path_is_no_machine_path(line: str) -> None:
    assert telling_lines(line) == []


def test_the_tests_stand_beside_their_rooms() -> None:
    rooms = {path.stem for path in SOURCE.iterdir()}
    folders = {
        path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and path.name != "__pycache__"
    }
    assert folders - rooms - OTHER_TESTS == set()


def test_the_programs_of_the_house_can_be_run() -> None:
    programs = [*(ROOT / "tools").glob("*.sh"), ROOT / ".ci" / "run"]
    assert [str(path) for path in programs if not path.stat().st_mode & 0o100] == [] and len(programs) >= 3

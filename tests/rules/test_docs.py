"""The docs tell the truth: links and anchors resolve, named folders, make targets and rooms exist."""

import re
from pathlib import Path

import pytest

from tests.rules.tree import ROOT, SOURCE, project_files

PAGES = [path for path in project_files() if path.suffix == ".md"]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.M | re.S)
_HOLE = re.compile(r"[A-Z]{4,}[0-9]?$")
WHERE = ROOT / "docs" / "where-things-live.md"


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text("utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken_links(page: Path) -> list[str]:
    """Links of a page, except those to the web, that lead nowhere."""
    broken = []
    for target in LINK.findall(FENCE.sub("", page.read_text("utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        goal = (page.parent / name).resolve() if name else page
        if not goal.exists() or (anchor and goal.suffix == ".md" and anchor not in anchors(goal)):
            broken.append(target)
    return broken


def page_id(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_links_resolve(page: Path) -> None:
    assert broken_links(page) == []


def test_a_broken_link_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One two\n[good](#one-two) [bad](#three) [gone](gone.md) [web](https://example.org)\n")
    assert broken_links(page) == ["#three", "gone.md"]


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_named_make_targets_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = set(re.findall(r"`make ([a-z]+)", page.read_text("utf-8")))
    assert named - targets == set()


def test_no_page_has_a_hole_where_a_figure_belongs() -> None:
    """A line that is nothing but one capitalised word is an unfilled place."""
    holes = [
        f"{page.name}: {line}"
        for page in PAGES
        for line in page.read_text("utf-8").splitlines()
        if _HOLE.match(line)
    ]
    assert holes == []
    assert _HOLE.match("SPEED") and not _HOLE.match("# SPEED") and not _HOLE.match("Speed")


def test_every_page_of_docs_can_be_reached() -> None:
    reached: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached:
            continue
        reached.add(page)
        for target in LINK.findall(page.read_text("utf-8")):
            goal = (page.parent / target.partition("#")[0]).resolve()
            if goal.suffix == ".md" and goal.is_file():
                waiting.append(goal)
    assert [
        page_id(page) for page in PAGES if page.is_relative_to(ROOT / "docs") and page not in reached
    ] == []


def test_where_things_live_names_every_room() -> None:
    told = WHERE.read_text("utf-8")
    rooms = {path.name for path in SOURCE.iterdir() if path.is_dir() or path.suffix == ".py"}
    rooms -= {"__init__.py", "__pycache__"}
    assert {room for room in rooms if f"`{room}" not in told} == set()


def test_where_things_live_names_nothing_that_is_not_there() -> None:
    """Every path in backticks before the heading "Not built yet" exists."""
    built = WHERE.read_text("utf-8").split("## Not built yet")[0]
    named = set(re.findall(r"`((?:src|tests|docs|bench|tools|samples|requirements)/[\w./-]*)`", built))
    assert named and {name for name in named if not (ROOT / name).exists()} == set()

"""The pinned requirements: exact versions with hashes, no addresses, one set for running and testing."""

import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.rules.tree import ROOT, module_from, project_files

# Top-level modules of the project itself.
OWN = {"lawang", "bench", "tests", "tools"}

FOLDER = ROOT / "requirements"
LOCKS = sorted(FOLDER.glob("*.txt"))
LISTS = sorted(FOLDER.glob("*.in"))

REQUIREMENT = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[^\s;]+)( ; (?P<marker>[^\\]+))?", re.I
)


def pins(path: Path) -> dict[tuple[str, str], str]:
    """The version of each (package, environment marker) in a lock file."""
    found = {}
    for block in blocks(path):
        match = REQUIREMENT.match(block)
        assert match, f"{path.name}: not an exact pin: {block[:80]}"
        marker = (match["marker"] or "").partition("--hash")[0].strip()
        found[match["name"].lower(), marker] = match["version"]
    return found


def blocks(path: Path) -> list[str]:
    """The requirements of a lock file, each with its continuation lines joined."""
    joined = path.read_text("utf-8").replace("\\\n", " ")
    return [line for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def wanted(path: Path) -> set[str]:
    """The package names that a .in file lists itself, normalised as the lock files write them."""
    lines = (line.split("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    names = (re.match(r"[A-Za-z0-9._-]+", line) for line in lines if line and not line.startswith("-"))
    return {normal(name[0]) for name in names if name}


def normal(name: str) -> str:
    """A package name as indexes compare them (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_there_are_lock_files_for_running_and_testing() -> None:
    assert {"build.txt", "core.txt", "dev.txt"} <= {path.name for path in LOCKS}


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_pin_is_exact_and_carries_hashes(path: Path) -> None:
    bare = [block for block in blocks(path) if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", block)]
    assert pins(path) and bare == []


@pytest.mark.parametrize("path", [*LOCKS, *LISTS], ids=lambda path: path.name)
def test_no_address_and_no_folder_of_one_machine(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    telling = re.compile(r"://|^\s*-(i|f)\b|--(extra-)?index|--find-links|--trusted-host|@ |(?<![\w.])/\w")
    assert [line for line in lines if telling.search(line)] == []


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_every_wanted_package_is_pinned(path: Path) -> None:
    assert wanted(path) - {name for name, _ in pins(FOLDER / f"{path.stem}.txt")} == set()


@pytest.mark.parametrize(
    "path", [path for path in LOCKS if path.stem not in {"build", "core"}], ids=lambda path: path.name
)
def test_what_is_tested_is_what_runs(path: Path) -> None:
    core, other = versions(FOLDER / "core.txt"), versions(path)
    assert {name: pinned for name, pinned in core.items() if other.get(name) != pinned} == {}


def versions(path: Path) -> dict[str, set[str]]:
    """The versions of each package in a lock file; another list may want a package on more machines than the core does."""
    found: dict[str, set[str]] = {}
    for (name, _), version in pins(path).items():
        found.setdefault(name, set()).add(version)
    return found


def foreign_packages(paths: list[Path]) -> dict[str, set[str]]:
    """For each top-level module imported from outside the project and the standard library: who provides it."""
    providers = packages_distributions()
    found = {}
    for path in paths:
        module = module_from(path.stem, path.read_text("utf-8"), path)
        for _, name in module.imports():
            top = name.split(".")[0]
            if top and top not in sys.stdlib_module_names and top not in OWN:
                found[top] = {
                    normal(provider) for provider in providers.get(top, [f"nothing provides {top}"])
                }
    return found


# Lists over and above core.in, of what one room needs and only some people install.
EXTRAS = ("corpus", "cluster", "site")


@pytest.mark.parametrize(
    ("folders", "besides", "lists"),
    [
        (["src"], ["src/lawang/corpus", "src/lawang/site"], ["core"]),
        (["src/lawang/corpus"], [], ["core", "corpus", "cluster"]),
        (["src/lawang/site"], [], ["core", "site"]),
        (["bench", "tests", "tools"], [], ["core", "dev", *EXTRAS]),
    ],
)
def test_every_import_is_a_wanted_package(folders: list[str], besides: list[str], lists: list[str]) -> None:
    """What came along with another package may go with it; what somebody installed by hand is not everywhere."""

    def within(path: Path, names: list[str]) -> bool:
        return any(path.is_relative_to(ROOT / name) for name in names)

    paths = [
        path
        for path in project_files()
        if path.suffix == ".py"
        and path.parent.name != "migrations"
        and within(path, folders)
        and not within(path, besides)
    ]
    listed = set().union(*(wanted(FOLDER / f"{name}.in") for name in lists))
    strangers = {top for top, providers in foreign_packages(paths).items() if not providers & listed}
    assert paths and strangers == set()

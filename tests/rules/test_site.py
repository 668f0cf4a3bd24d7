"""The apps of the site meet through `actions` and `access` alone, and stand in one order."""

from pathlib import Path

import pytest

from tests.rules.tree import SOURCE, Module, module_from, modules

# From the lowest app to the highest; an app imports itself and those before it.
APPS = (
    "jobs",
    "audit",
    "members",
    "releases",
    "newsroom",
    "watch",
    "register",
    "service",
    "forum",
    "coaching",
)

# What one app may know of another, beside the words of its closed lists.
DOORS = frozenset({"access", "actions", "events", "roles", "regions"})


def app_of(name: str) -> str:
    """The app that a dotted name belongs to, or nothing."""
    parts = name.split(".")
    return parts[2] if name.startswith("lawang.site.") and len(parts) > 2 and parts[2] in APPS else ""


def wrong_meetings(module: Module) -> list[str]:
    """Imports that reach past another app's doors, or upwards."""
    wrong = []
    here = app_of(module.name)
    for line, name in module.imports():
        there = app_of(name)
        if here and there and there != here:
            door = ([*name.split("."), ""])[3]
            if APPS.index(there) > APPS.index(here) or (door and door not in DOORS):
                wrong.append(f"{module.name}:{line} imports {name}")
    return wrong


def test_apps_meet_through_their_doors() -> None:
    assert [line for module in modules() for line in wrong_meetings(module)] == []


def test_every_app_is_in_the_list() -> None:
    assert {path.parent.name for path in (SOURCE / "site").glob("*/apps.py")} <= set(APPS)


@pytest.mark.parametrize(
    ("name", "code", "wrong"),
    [
        ("lawang.site.releases.actions.submit", "from lawang.site.members.models import Officer", True),
        ("lawang.site.members.access", "from lawang.site.releases import access", True),
        ("lawang.site.releases.actions.submit", "from lawang.site.members import access", False),
        ("lawang.site.releases.actions.submit", "from lawang.site.audit.actions.record import record", False),
        ("lawang.site.effects", "from lawang.site.releases.tasks import tidy", False),
    ],
)
def test_a_wrong_meeting_is_seen(name: str, code: str, wrong: bool) -> None:
    assert bool(wrong_meetings(module_from(name, code, Path("module.py")))) is wrong

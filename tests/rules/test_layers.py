"""Imports point one way, downwards in the list of rooms; the core knows no site, no network and no clock."""

import ast
from pathlib import Path

import pytest

from tests.rules.tree import Module, module_from, modules

# From the top of the house to its ground (docs/decisions/0002-layers.md). A room imports itself and those below.
ROOMS = (
    "site",
    "cli",
    "corpus",
    "signing",
    "intake",
    "deadlines",
    "check",
    "reuse",
    "facts",
    "text",
    "language",
    "errors",
)

CORE = frozenset({"deadlines", "check", "reuse", "facts", "text", "language", "errors"})

# What would bring the site, the network or other programs into the core.
OUTSIDE = frozenset(
    {
        "django",
        "wagtail",
        "socket",
        "ssl",
        "http",
        "urllib",
        "requests",
        "httpx",
        "aiohttp",
        "asyncio",
        "subprocess",
        "ftplib",
        "smtplib",
        "time",
    }
)

# Calls that read the clock. The core is given `now`.
CLOCK = frozenset({"now", "utcnow", "today"})


def upward_imports(module: Module) -> list[str]:
    """Imports of a room that stands above the module's own, or of a room that is not in the list."""
    wrong = []
    for line, name in module.imports():
        parts = name.split(".")
        if parts[0] != "lawang" or len(parts) < 2 or not module.room:
            continue
        target = parts[1]
        if target == "__version__":
            continue
        if target not in ROOMS or ROOMS.index(target) < ROOMS.index(module.room):
            wrong.append(f"{module.name}:{line} imports {name}")
    return wrong


def outside_imports(module: Module) -> list[str]:
    """Imports that the core must not have, and calls that read the clock."""
    wrong = [
        f"{module.name}:{line} imports {name}"
        for line, name in module.imports()
        if name.split(".")[0] in OUTSIDE
    ]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK:
            owner = ast.unparse(node.func.value).split(".")[-1]
            if owner in {"date", "datetime"}:
                wrong.append(f"{module.name}:{node.lineno} reads the clock: {ast.unparse(node.func)}")
    return wrong


def test_every_module_stands_in_a_known_room() -> None:
    strangers = sorted({module.name for module in modules() if module.room and module.room not in ROOMS})
    assert strangers == []


def test_imports_point_downwards() -> None:
    assert [line for module in modules() if module.room in ROOMS for line in upward_imports(module)] == []


def test_the_core_knows_no_site_no_network_and_no_clock() -> None:
    assert [line for module in modules() if module.room in CORE for line in outside_imports(module)] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("lawang.facts.dates", "from lawang.check import check"),
        ("lawang.facts.dates", "from ..check import judge"),
        ("lawang.text", "import lawang.facts.model"),
        ("lawang.language", "def f():\n    from lawang import text"),
        ("lawang.check", "from lawang.unknown import thing"),
    ],
)
def test_an_upward_import_is_seen(name: str, code: str) -> None:
    assert upward_imports(module_from(name, code, Path("module.py")))


@pytest.mark.parametrize(
    "code",
    ["import socket", "from urllib.request import urlopen", "import datetime\nx = datetime.date.today()"],
)
def test_the_outside_in_the_core_is_seen(code: str) -> None:
    assert outside_imports(module_from("lawang.check.judge", code, Path("judge.py")))


@pytest.mark.parametrize(
    "code",
    ["from lawang.text import Text", "from . import dates", "from lawang import __version__", "import re"],
)
def test_a_downward_import_is_allowed(code: str) -> None:
    module = module_from("lawang.facts.numbers", code, Path("numbers.py"))
    assert upward_imports(module) == [] and outside_imports(module) == []

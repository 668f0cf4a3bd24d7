"""Commands of the site: Django management commands, passed on by name.

The site is not imported here: whether it has a command is seen from the files. A command that nobody has stays unknown,
with the same error as before there was a site.
"""

from __future__ import annotations

import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import click

from lawang.cli.words import bad

__all__ = ["command", "own"]

SETTINGS = "lawang.site.settings.production"
_FOLDER = "management/commands"
# Where the parts that the site is built on keep theirs.
_OTHERS = (
    ("django", ("core", "contrib/*")),
    ("wagtail", (".", "*", "contrib/*")),
    ("django_tasks_db", (".",)),
)


def own() -> list[str]:
    """Names of the site's own commands."""
    site = Path(__file__).parents[1] / "site"
    return sorted(path.stem for path in site.glob(f"*/{_FOLDER}/[!_]*.py"))


def command(name: str) -> click.Command | None:
    """The site's command of that name, or None. Calling it raises `BadInput` when Django is not installed."""
    if name not in own() and not _others(name):
        return None
    rest = click.Argument(["rest"], nargs=-1, type=click.UNPROCESSED)
    settings = {"ignore_unknown_options": True, "help_option_names": []}
    return click.Command(
        name, params=[rest], callback=lambda rest: _run(name, rest), context_settings=settings
    )


def _others(name: str) -> bool:
    if not name.isidentifier() or name.startswith("_"):
        return False
    for package, places in _OTHERS:
        spec = find_spec(package)
        root = Path(spec.origin).parent if spec and spec.origin else None
        if root and any(next(root.glob(f"{place}/{_FOLDER}/{name}.py"), None) for place in places):
            return True
    return False


def _run(name: str, rest: tuple[str, ...]) -> int:
    if find_spec("django") is None:
        raise bad(name, "site_missing")
    os.environ["DJANGO_SETTINGS_MODULE"] = os.environ.get("DJANGO_SETTINGS_MODULE") or SETTINGS
    management = import_module("django.core.management")
    management.execute_from_command_line(["lawang", name, *rest])
    return 0

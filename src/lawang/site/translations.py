"""Messages of the screens. They are written in Indonesian in code and templates; `locale/en` holds their English, and the
site's `locale/id` the Indonesian of what Wagtail and allauth would show in English.

An app keeps its own `locale/` folder, so that apps do not meet in one file. The compiled files are not kept in the tree:
`lawang messages` makes them (`make serve` and the tests call it).
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

__all__ = ["SITE", "collect", "compile_all", "folders", "untranslated"]

SITE = Path(__file__).parent
_CALLS = frozenset({"_", "gettext", "gettext_lazy", "pgettext", "ngettext", "ngettext_lazy"})
# What templatize() leaves of a template's messages.
_TEMPLATE_CALL = re.compile(
    r"""\b(?:_|gettext|ngettext)\((u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"))(?:,u?('(?:\\.|[^'\\])*'))?"""
)


def folders() -> list[Path]:
    """The folders that have messages of their own: the site's and each app's."""
    apps = {path.parent for path in SITE.glob("*/apps.py")}
    return [SITE, *sorted(apps)]


def collect(folder: Path) -> list[str]:
    """Every message in the code and templates of one folder, in order of the alphabet."""
    found: set[str] = set()
    others = [other for other in folders() if other != folder and folder in other.parents]
    for path in sorted(folder.rglob("*")):
        if any(other in path.parents for other in others):
            continue
        if path.suffix == ".py" and "migrations" not in path.parts:
            found.update(_in_code(path.read_text("utf-8")))
        elif path.suffix in (".html", ".txt") and "templates" in path.parts:
            found.update(_in_template(path.read_text("utf-8")))
    return sorted(found)


def _in_code(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
            words = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            yield from (word for word in words[:2] if isinstance(word, str))


def _in_template(text: str) -> Iterator[str]:
    for match in _TEMPLATE_CALL.finditer(templatize(text)):
        yield from (str(ast.literal_eval(group)) for group in match.groups() if group)


def _file(folder: Path) -> Path:
    return folder / "locale" / "en" / "LC_MESSAGES" / "django.po"


def _catalog(folder: Path) -> Catalog:
    if not _file(folder).exists():
        return Catalog(locale="en")
    with _file(folder).open("rb") as stream:
        return read_po(stream, locale="en")


def untranslated(folder: Path) -> list[str]:
    """Messages of a folder that have no English yet."""
    catalog = _catalog(folder)
    return [words for words in collect(folder) if words not in catalog or not catalog[words].string]


def update(folder: Path) -> None:
    """Write the folder's django.po anew: what is gone goes, what is new comes in without English."""
    old = _catalog(folder)
    fresh = Catalog(
        locale="en", header_comment="# English of the messages; `lawang messages` keeps the list."
    )
    for words in collect(folder):
        known = old.get(words)
        fresh.add(words, known.string if known else "", flags=["python-format"] if "%(" in words else [])
    if len(fresh):
        _file(folder).parent.mkdir(parents=True, exist_ok=True)
        with _file(folder).open("wb") as stream:
            write_po(stream, fresh, omit_header=True, width=110)


def compile_all() -> None:
    """Make the .mo file of each .po that is newer; several processes may do it at once."""
    for source in (path for folder in folders() for path in (folder / "locale").glob("*/LC_MESSAGES/*.po")):
        goal = source.with_suffix(".mo")
        if not goal.exists() or goal.stat().st_mtime < source.stat().st_mtime:
            part = goal.with_suffix(f".{os.getpid()}")
            with source.open("rb") as words, part.open("wb") as stream:
                write_mo(stream, read_po(words, locale=source.parts[-3]))
            part.replace(goal)

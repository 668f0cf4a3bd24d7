"""How a page looks to who cannot see it well, and to who holds a phone: axe-core, and nothing that runs off the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

DESK, PHONE = 1280, 390
_HEIGHT = {DESK: 900, PHONE: 844}
_AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
# What keeps somebody from using a page; the lesser ones are advice.
_GRAVE = ("serious", "critical")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def look(page: Page) -> None:
    """Holds the open page against axe and against both widths."""
    before = page.viewport_size
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": _HEIGHT[width]})
        fits(page)
        faults = _faults(page)
        assert faults == [], f"{page.url} at {width}"
    page.set_viewport_size(before)


def fits(page: Page) -> None:
    """Nothing of the open page, once it is whole, runs off the screen."""
    page.wait_for_function("document.readyState === 'complete' && document.documentElement !== null")
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{page.url} at {width}"


def _faults(page: Page) -> list[Any]:
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_AXE)
    options = {"runOnly": {"type": "tag", "values": _RULES}, "resultTypes": ["violations"]}
    answer = page.evaluate("options => axe.run(document, options)", options)
    return [
        (fault["id"], fault["help"], [node["html"][:200] for node in fault["nodes"]])
        for fault in answer["violations"]
        if fault["impact"] in _GRAVE
    ]

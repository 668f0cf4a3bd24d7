"""The text of a version as the check, the search and a plain-text export read it: one paragraph a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import html

from lawang.site.releases.models import Version

__all__ = ["lines", "plain"]

# How a quote block reads as a sentence; Indonesian, as releases are.
_SAID = "“{text}” kata {speaker}."
_SAID_AS = "“{text}” kata {position} {speaker}."
_BLOCKS = "self::p or self::li or self::h3 or self::h2 or self::h4"


def plain(version: Version) -> str:
    """Headline, then the lead behind its dateline, then the body."""
    return "\n".join(line for _, line in lines(version))


def lines(version: Version) -> list[tuple[str, str]]:
    """The same, each line with the field it comes from: `headline`, `lead`, or `body:3` for the fourth block."""
    dateline = version.place.strip().upper()
    lead = " ".join(version.lead.split())
    found = [("headline", version.headline), ("lead", f"{dateline} – {lead}" if dateline and lead else lead)]
    for number, block in enumerate(version.body):
        found += [(f"body:{number}", line) for line in _block(block.block_type, block.value)]
    return [(field, words) for field, line in found if (words := " ".join(line.split()))]


def _block(kind: str, value: Any) -> Iterator[str]:
    if kind == "paragraph":
        yield from _paragraphs(value.source)
    elif kind == "quote":
        text = (value["text"] or "").strip().strip('"“”')
        if not text or not value["speaker"]:  # half written; the form asks for the rest
            yield f"“{text}”" if text else ""
            return
        text += "" if text.endswith((".", "!", "?", ",")) else ","
        form = _SAID_AS if value["position"] else _SAID
        yield form.format(text=text, speaker=value["speaker"], position=value["position"])
    else:
        yield value["caption"] or ""


def _paragraphs(source: str) -> list[str]:
    """The paragraphs and list items of rich text."""
    if not source.strip():
        return []
    tree = html.fragment_fromstring(source, create_parent="div")
    found = [node.text_content() for node in tree.xpath(f"//*[{_BLOCKS}]")]
    return found or [tree.text_content()]

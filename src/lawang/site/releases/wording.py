"""The text of a version as the check, the search and a plain-text export read it: one paragraph a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import html

from lawang.site.releases.models import Version

__all__ = ["plain"]

# How a quote block reads as a sentence; Indonesian, as releases are.
_SAID = "“{text}” kata {speaker}."
_SAID_AS = "“{text}” kata {position} {speaker}."
_BLOCKS = "self::p or self::li or self::h3 or self::h2 or self::h4"


def plain(version: Version) -> str:
    """Headline, then the lead behind its dateline, then the body."""
    dateline = version.place.strip().upper()
    lead = " ".join(version.lead.split())
    lines = [version.headline, f"{dateline} – {lead}" if dateline and lead else lead]
    for block in version.body:
        lines += _block(block.block_type, block.value)
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _block(kind: str, value: Any) -> Iterator[str]:
    if kind == "paragraph":
        yield from _paragraphs(value.source)
    elif kind == "quote":
        text = value["text"].strip().strip('"“”')
        text += "" if text.endswith((".", "!", "?", ",")) else ","
        form = _SAID_AS if value["position"] else _SAID
        yield form.format(text=text, speaker=value["speaker"], position=value["position"])
    else:
        yield value["caption"]


def _paragraphs(source: str) -> list[str]:
    """The paragraphs and list items of rich text."""
    if not source.strip():
        return []
    tree = html.fragment_fromstring(source, create_parent="div")
    found = [node.text_content() for node in tree.xpath(f"//*[{_BLOCKS}]")]
    return found or [tree.text_content()]

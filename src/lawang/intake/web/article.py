"""An article: its text, its own address, its further pages, and whether it is all there."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from lawang.intake import html
from lawang.intake.encoding import decode
from lawang.intake.package import Element
from lawang.intake.reading import Refused, join, tidy
from lawang.intake.web.addresses import same_house, written
from lawang.intake.web.failure import Failed, Why
from lawang.language import words

__all__ = ["SHRUNK", "Article", "Trouble", "characters", "joined", "read", "shrank"]

LEAST_WORDS = 25
"""A text with fewer words is no article: a headline and one sentence have about as many. Chosen, not measured."""
STUB_WORDS = 150
"""Words up to which a text that asks for a subscription is only its beginning: three or four paragraphs. Chosen, not measured."""
SHRUNK = 0.5
"""Share of its earlier letters below which a text counts as cut: a correction changes words, seldom half of a text. Chosen, not
measured."""
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_NUMBER = re.compile(r"^(?P<stem>.*?)/(?:page/|halaman/)?(?P<number>\d{1,2})/?$")
_PAGE_NAMES = frozenset({"page", "halaman", "hal", "p", "pg", "paged"})
_WHOLE = frozenset({"all", "semua", "full"})
# A page is UTF-8 with some broken signs while those are fewer than half of the others beyond ASCII. A page in Windows-1252 has
# hardly any of the others: two of its signs would have to stand together and make one.
_BROKEN_SHARE = 0.5


class Trouble(StrEnum):
    """Why a text may not be all that the readers of the outlet see."""

    EMPTY = "empty"
    STUB = "stub"
    SHRUNK = "shrunk"


@dataclass(frozen=True)
class Article:
    """`text`: headline and paragraphs, one a line; `canonical`: the address that the page calls its own, or empty; `following`: the
    address of its next page, or of all of them in one, or empty."""

    title: str
    text: str
    canonical: str = ""
    following: str = ""
    published: datetime | None = None
    trouble: Trouble | None = None


def read(body: bytes, address: str, charset: str = "") -> Article:
    """The article in the bytes of a page. Raises `Failed` (kind) when they are no page with text."""
    try:
        root = html.tree(characters(body, charset))
        data = list(_data(root))
        title = html.title_of(root)
        canonical, following = _canonical(root, address), _following(root, address)
        html.lines_for_tables(root)
        lines = html.main_text(root)
        text = join([title, *lines] if title and title not in lines[:3] else lines)
    except Refused as refused:
        raise Failed(Why.KIND, address, refused.key) from refused
    return Article(title, text, canonical, following, _published(root, data), _trouble(text, data))


def characters(body: bytes, charset: str = "") -> str:
    """The characters of a page: UTF-8 where the bytes are that whatever else is declared, else what the answer or the page
    declares, else the usual order."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body.decode("utf-16", "replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        patched = body.decode("utf-8", "replace")
    broken = patched.count("\ufffd")
    if broken < _BROKEN_SHARE * (sum(character > "\x7f" for character in patched) - broken):
        return patched
    found = _DECLARED.search(body[:4096])
    for name in (charset, found[1].decode("ascii") if found else ""):
        try:
            codec = codecs.lookup(name).name
        except LookupError:
            continue
        if codec not in ("utf-8", "ascii"):
            return body.decode("cp1252" if codec == "iso8859-1" else codec, "replace")
    try:
        return decode(body)[0]
    except Refused:
        return body.decode("cp1252", "replace")


def joined(pages: list[Article]) -> Article:
    """Several pages of one article as one; a line that stands on more than one of them (the headline) stands once."""
    first = pages[0]
    lines = dict.fromkeys(line for page in pages for line in page.text.split("\n"))
    return Article(first.title, join(list(lines)), first.canonical, "", first.published, first.trouble)


def shrank(before: str, after: str) -> bool:
    """Has a text lost so much that it may have been cut rather than corrected?"""
    return _letters(after) < SHRUNK * _letters(before)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _trouble(text: str, data: list[dict[str, Any]]) -> Trouble | None:
    count = len(text.split())
    if count < LEAST_WORDS:
        return Trouble.EMPTY
    closed = any(str(item.get("isAccessibleForFree", "")).lower() == "false" for item in data)
    folded = text.casefold()
    asks = any(phrase in folded for phrase in words("web", "paywall"))
    return Trouble.STUB if count < STUB_WORDS and (closed or asks) else None


def _canonical(root: Element, address: str) -> str:
    """The page's own address if it names a believable one: of this house, and not its front page."""
    for link in root.iter("link"):
        if "canonical" in link.get("rel", "").lower().split():
            try:
                place = written(link.get("href", ""), address)
            except Failed:
                return ""
            believable = same_house(place, address) and urlsplit(place).path.strip("/")
            return place if believable or place == address else ""
    return ""


def _following(root: Element, address: str) -> str:
    """The next page: a link to this address with the next number, or to all pages in one."""
    here, number = _numbered(address)
    slug = here.partition("?")[0].rpartition("/")[2]
    wanted: dict[int, str] = {}
    for link in root.iter("a", "link"):
        if slug not in (href := link.get("href") or "") and not href.startswith("?"):
            continue  # most links lead elsewhere, and reading an address takes its time
        try:
            place = written(href, address)
        except Failed:
            continue
        stem, page = _numbered(place)
        if stem == here and place != address:
            wanted.setdefault(page, place)
    whole = wanted.get(0, "") if number == 1 else ""
    return whole or (wanted.get(number + 1, "") if number else "")


def _numbered(address: str) -> tuple[str, int]:
    """An address without the number of its page, and that number: 1 without one, 0 for all pages in one."""
    parts = urlsplit(address)
    number, rest = 1, []
    for name, value in parse_qsl(parts.query):
        if name.lower() in _PAGE_NAMES and value.isdecimal() and len(value) < 3:
            number = int(value)
        elif name.lower() in _PAGE_NAMES | {"show", "single"} and value.lower() in _WHOLE | {"1"}:
            number = 0
        else:
            rest.append((name, value))
    path = parts.path.rstrip("/")
    if number == 1 and (match := _NUMBER.match(path)) and "-" in match["stem"].rpartition("/")[2]:
        path, number = match["stem"], int(match["number"])
    return f"{parts.netloc}{path}?{rest}", number


def _data(root: Element) -> Iterator[dict[str, Any]]:
    """What the page says of itself in JSON-LD."""
    for script in root.iter("script"):
        if script.get("type", "").lower() != "application/ld+json":
            continue
        try:
            found = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in found if isinstance(found, list) else [found]:
            graph = item.get("@graph") if isinstance(item, dict) else None
            yield from (x for x in (graph if isinstance(graph, list) else [item]) if isinstance(x, dict))


def _published(root: Element, data: list[dict[str, Any]]) -> datetime | None:
    said = [str(item["datePublished"]) for item in data if "datePublished" in item]
    said += [
        meta.get("content", "")
        for meta in root.iter("meta")
        if (meta.get("property") or meta.get("name") or "").lower()
        in ("article:published_time", "datepublished")
    ]
    said += [node.get("datetime", "") for node in root.iter("time")][:1]
    for words_ in said:
        try:
            when = datetime.fromisoformat(tidy(words_))
        except ValueError:
            continue
        return when if when.tzinfo else when.replace(tzinfo=UTC)
    return None

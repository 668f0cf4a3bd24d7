"""Versions of the releases app as editions: many at once, with a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils import timezone
from lxml import html

from lawang.site.audit import access as log
from lawang.site.newsroom import addresses
from lawang.site.newsroom.edition import (
    Agency,
    Block,
    Contact,
    Edition,
    Heading,
    House,
    Item,
    Paragraph,
    Picture,
    Quote,
    Source,
    Status,
    Topic,
    Version,
)
from lawang.site.releases import access
from lawang.site.releases.events import Event

__all__ = ["editions", "house", "pictures_of"]

LANGUAGE = "id"  # releases are written in Indonesian
_HEADINGS = frozenset({"h2", "h3", "h4"})


def house(keeper: Agency | None = None) -> House:
    """The site itself; `keeper` is the body whose door a release passed."""
    name = str(settings.WAGTAIL_SITE_NAME)
    return House(
        name,
        addresses.origin(),
        keeper or Agency(name, addresses.origin()),
        addresses.to("newsroom:corrections"),
        addresses.to("newsroom:verify"),
    )


def editions(versions: Sequence[Any], now: datetime) -> list[Edition]:
    """The editions of rows of `access.addressable`, in their order. A withdrawn row becomes the notice that it was withdrawn:
    one version more than it was."""
    prefetch_related_objects(
        list(versions), "release__owner", "release__door", "topics", "supporting", "uses__source"
    )
    threads: dict[int, list[Any]] = defaultdict(list)
    siblings = access.addressable(now).filter(release__in=[version.release_id for version in versions])
    for sibling in siblings.order_by("number").defer("body", "lead"):
        threads[sibling.release_id].append(sibling)
    return [_edition(version, threads[version.release_id]) for version in versions]


def _edition(row: Any, thread: Sequence[Any]) -> Edition:
    uri = addresses.to("newsroom:release", row.release.slug)
    reason = _reason(row) if row.withdrawn else ""
    number = row.number + 1 if row.withdrawn else row.number
    status = Status.WITHDRAWN if row.withdrawn else Status.CORRECTED if row.number > 1 else Status.USABLE
    versions = [_version(uri, sibling) for sibling in thread]
    if row.withdrawn:
        versions.append(Version(number, _permalink(uri, number), _here(row.withdrawn), reason))
    keeper = row.release.door or row.release.owner
    return Edition(
        uri=uri,
        permalink=_permalink(uri, number),
        version=number,
        language=LANGUAGE,
        headline=row.headline,
        lead=row.lead,
        body=tuple(_blocks(row, _permalink(uri, row.number))),
        place=row.place,
        dated=row.dated or _here(row.public_from).date(),
        house=house(_agency(keeper)),
        lead_agency=_agency(row.release.owner),
        first_published=_here(min(sibling.public_from for sibling in (*thread, row))),
        published=_here(row.withdrawn or row.public_from),
        status=status,
        correction=reason if row.withdrawn else _note(row),
        supporting=tuple(_agency(agency) for agency in row.supporting.all()),
        topics=tuple(
            Topic(topic.name, addresses.to("newsroom:topic", topic.slug)) for topic in row.topics.all()
        ),
        sources=tuple(_sources(row)),
        embargo=_here(row.embargo) if row.embargo else None,
        contact=Contact(row.contact) if row.contact else None,
        versions=tuple(versions),
    )


def _here(when: datetime) -> datetime:
    return timezone.localtime(when)


def _permalink(uri: str, number: int) -> str:
    return f"{uri}v{number}/"


def _agency(organisation: Any) -> Agency:
    return Agency(organisation.name, addresses.to("newsroom:agency", organisation.slug))


def _version(uri: str, row: Any) -> Version:
    return Version(row.number, _permalink(uri, row.number), _here(row.public_from), _note(row))


def _reason(row: Any) -> str:
    """Why it was withdrawn, from the log."""
    last = log.about(row).filter(event=Event.WITHDRAWN).order_by("-number").first()
    return str(last.details.get("reason") or "–") if last else "–"


def _note(row: Any) -> str:
    """What a correction says it changed; nothing of a first version."""
    return row.what_changed or f"Versi {row.number}" if row.number > 1 else ""


def _sources(row: Any) -> Iterator[Source]:
    for use in row.uses.all():
        source = use.source
        if not source.confidential:
            yield Source(source.title, str(source.get_kind_display()), source.issuer, source.first)


def pictures_of(row: Any) -> list[Any]:
    """The pictures of a version in their order; those that were deleted since are None."""
    return [block.value["picture"] for block in row.body if block.block_type == "figure"]


def _blocks(row: Any, permalink: str) -> Iterator[Block]:
    count = 0
    for block in row.body:
        value = block.value
        if block.block_type == "paragraph":
            yield from _rich(value.source)
        elif block.block_type == "quote":
            yield Quote(value["text"].strip().strip('"“”'), value["speaker"], value["position"] or "")
        elif block.block_type == "figure":
            count += 1
            if picture := value["picture"]:
                address = f"{permalink}foto-{count}.jpg"
                yield Picture(address, picture.default_alt_text, value["caption"], picture.credit)


def _rich(source: str) -> Iterator[Block]:
    """The paragraphs, headings and list items of rich text, as words alone."""
    if not source.strip():
        return
    tree = html.fragment_fromstring(source, create_parent="div")
    found = False
    for node in tree.iter("p", "li", *_HEADINGS):
        text = node.text_content().strip()
        if not text or any(parent.tag == "li" for parent in node.iterancestors()):
            continue
        found = True
        if node.tag == "li":
            ordered = node.getparent() is not None and node.getparent().tag == "ol"
            place = 1 + sum(1 for _ in node.itersiblings("li", preceding=True))
            yield Item(text, place if ordered else 0)
        else:
            yield Heading(text) if node.tag in _HEADINGS else Paragraph(text)
    if not found and (text := tree.text_content().strip()):
        yield Paragraph(text)

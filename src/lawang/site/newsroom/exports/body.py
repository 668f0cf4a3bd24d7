"""The body of a release as HTML and as plain text: what feeds, e-mail, print and ninjs have in common."""

from __future__ import annotations

from html import escape
from itertools import groupby

from lawang.site.newsroom.edition import Block, Edition, Heading, Item, Paragraph, Picture, Quote
from lawang.site.newsroom.wording import day, moment, say

__all__ = ["blocks_html", "dateline", "notice", "paragraphs", "tail", "to_html", "to_text"]


def dateline(edition: Edition) -> str:
    """Place and day at the head of the text: Samarinda, 1 November 2022."""
    return ", ".join(part for part in (edition.place, day(edition.dated, edition.language)) if part)


def notice(edition: Edition) -> str:
    """What a correction or withdrawal says; empty for a release that stands as it was."""
    if edition.status == "usable":
        return ""
    said = f"{say(edition.language, edition.status)}: {edition.correction}"
    return f"{said} {say(edition.language, 'withdrawn_long')}" if edition.withdrawn else said


def tail(edition: Edition) -> list[tuple[str, str]]:
    """What stands below the text, each with its label: version, agencies, sources, contact."""
    language = edition.language
    versions = say(language, "version", number=edition.version, time=moment(edition.published, language))
    if edition.version > 1:
        versions += f". {say(language, 'first', time=moment(edition.first_published, language))}"
    agencies = edition.lead_agency.name
    if edition.supporting:
        names = ", ".join(agency.name for agency in edition.supporting)
        agencies += f" {say(language, 'supporting', names=names)}"
    told = [("", versions), ("", say(language, "agency", name=agencies))]
    for source in edition.sources if not edition.withdrawn else ():
        kind = say(language, "first_source" if source.first else "secondary_source")
        what = ", ".join(part for part in (source.title, source.kind, source.issuer) if part)
        told.append((say(language, "sources"), f"{what} ({kind})"))
    if contact := edition.contact:
        ways = ", ".join(part for part in (contact.name, contact.phone, contact.email) if part)
        told.append((say(language, "contact"), ways))
    return told


def to_html(edition: Edition) -> str:
    """The release below its headline as a fragment of HTML, with no script and no style."""
    parts = [f'<p class="notice"><strong>{escape(told)}</strong></p>'] if (told := notice(edition)) else []
    parts.append(blocks_html(edition))
    rows = (f"{label}: {said}" if label else said for label, said in tail(edition))
    return "\n".join([*parts, *(f'<p class="tail">{escape(row)}</p>' for row in rows)])


def blocks_html(edition: Edition) -> str:
    """The text alone, block by block; the lines of a list stand in one list."""
    head = f'<span class="dateline">{escape(dateline(edition))}</span> – ' if edition.lead else ""
    parts = []
    for kind, blocks in groupby(enumerate(edition.blocks), key=lambda pair: _list_tag(pair[1])):
        found = [_block_html(block, head if at == 0 else "") for at, block in blocks]
        parts.append(f"<{kind}>{''.join(found)}</{kind}>" if kind else "\n".join(found))
    return "\n".join(parts)


def _list_tag(block: Block) -> str:
    """The element around a block and its neighbours of the same kind, if any."""
    if isinstance(block, Item):
        return "ol" if block.number else "ul"
    return ""


def to_text(edition: Edition) -> str:
    """The release below its headline as plain text, paragraphs apart by an empty line."""
    parts = [notice(edition), *paragraphs(edition)]
    rows = (f"{label}: {said}" if label else said for label, said in tail(edition))
    return "\n\n".join(part for part in (*parts, "\n".join(rows)) if part) + "\n"


def paragraphs(edition: Edition) -> list[str]:
    """Each block of the text as plain text, the lead with the dateline before it."""
    head = f"{dateline(edition)} – " if edition.lead else ""
    return [(head if at == 0 else "") + _block_text(block) for at, block in enumerate(edition.blocks)]


def _block_html(block: Block, lead: str) -> str:
    match block:
        case Paragraph(text):
            return f"<p>{lead}{escape(text)}</p>"
        case Quote(text, speaker, position):
            who = ", ".join(part for part in (speaker, position) if part)
            said = f"<footer>{escape(who)}</footer>" if who else ""
            return f"<blockquote><p>“{escape(text)}”</p>{said}</blockquote>"
        case Heading(text):
            return f"<h2>{escape(text)}</h2>"
        case Item(text):
            return f"<li>{escape(text)}</li>"
        case Picture(url, shows, caption, credit):
            below = ". ".join(part for part in (caption, credit) if part)
            told = f"<figcaption>{escape(below)}</figcaption>" if below else ""
            image = f'<img src="{escape(url)}" alt="{escape(shows)}">'
            return f"<figure>{image}{told}</figure>"


def _block_text(block: Block) -> str:
    match block:
        case Paragraph(text) | Heading(text):
            return text
        case Item(text, number):
            return f"{number}. {text}" if number else f"• {text}"
        case Quote(text, speaker, position):
            who = ", ".join(part for part in (speaker, position) if part)
            return f"“{text}”" + (f" ({who})" if who else "")
        case Picture(url, shows, caption, credit):
            return f"[{'. '.join(part for part in (caption or shows, credit) if part)}] {url}"

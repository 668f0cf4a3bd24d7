"""ninjs 3.1, the JSON of newsrooms (IPTC): the document that is signed, and that archives and agencies take in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from lawang.site.newsroom.edition import Edition, Quote
from lawang.site.newsroom.exports import body
from lawang.site.newsroom.wording import marked

__all__ = ["MEDIA_TYPE", "ninjs"]

MEDIA_TYPE = "application/json"
_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
_INDICATOR = "http://cv.iptc.org/newscodes/trustindicator/"


def ninjs(edition: Edition) -> dict[str, Any]:
    """The edition as a ninjs object. A correction raises `version` and is told in `edNote`; a withdrawn release is `canceled` and
    has no text any more."""
    speakers = dict.fromkeys(block.speaker for block in edition.blocks if isinstance(block, Quote))
    document = {
        "uri": edition.uri,
        "type": "text",
        "representationType": "full",
        "language": edition.language,
        "version": str(edition.version),
        "firstCreated": stamp(edition.first_published),
        "versionCreated": stamp(edition.published),
        "embargoedUntil": stamp(edition.embargo) if edition.embargo else "",
        "pubStatus": "canceled" if edition.withdrawn else "usable",
        "edNote": body.notice(edition),
        "title": marked(edition),
        "headlines": [{"role": "main", "contentType": "text/plain", "value": marked(edition)}],
        "descriptions": _descriptions(edition),
        "bodies": [
            {"role": "main", "contentType": "text/html", "value": body.to_html(edition)},
            {"role": "main", "contentType": "text/plain", "value": body.to_text(edition)},
        ],
        "by": edition.lead_agency.name,
        "located": edition.place,
        "people": [{"rel": "quoted", "name": name} for name in speakers if name],
        "organisations": _organisations(edition),
        "places": [{"rel": "dateline", "name": edition.place}] if edition.place else [],
        "subjects": [{"name": topic.name, "uri": topic.url} for topic in edition.topics],
        "infoSources": _sources(edition),
        "altIds": [{"role": "version", "value": edition.permalink}],
        "renditions": [{"name": "page", "href": edition.permalink, "contentType": "text/html"}],
        "associations": [
            {"name": other.language, "rel": "translation", "uri": other.url, "language": other.language}
            for other in edition.translations
        ],
        "copyrightHolder": edition.house.keeper.name,
        "trustIndicators": [
            {
                "role": _INDICATOR + "correctionsPolicy",
                "title": "corrections",
                "href": edition.house.corrections,
            },
            {
                "role": _INDICATOR + "verificationPolicy",
                "title": "verify",
                "href": edition.house.verification,
            },
        ],
        "standard": {"name": "ninjs", "version": "3.1", "schema": _SCHEMA},
    }
    return {name: value for name, value in document.items() if value}


def stamp(when: datetime) -> str:
    """A time as RFC 3339 writes it, in UTC and whole seconds."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _descriptions(edition: Edition) -> list[dict[str, str]]:
    summary = body.notice(edition) if edition.withdrawn else edition.lead
    return [{"role": "summary", "contentType": "text/plain", "value": summary}] if summary else []


def _organisations(edition: Edition) -> list[dict[str, str]]:
    named = [("publisher", edition.house.keeper), ("lead", edition.lead_agency)]
    named += [("supporting", agency) for agency in edition.supporting]
    return [{"rel": rel, "name": agency.name, "uri": agency.url} for rel, agency in named]


def _sources(edition: Edition) -> list[dict[str, str]]:
    if edition.withdrawn:
        return []
    told = []
    for source in edition.sources:
        name = ", ".join(part for part in (source.title, source.issuer) if part)
        entry = {"name": name, "role": "first" if source.first else "secondary", "literal": source.kind}
        told.append({key: value for key, value in {**entry, "uri": source.url}.items() if value})
    return told

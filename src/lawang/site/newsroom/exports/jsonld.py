"""schema.org NewsArticle as JSON-LD, for search engines and fact-checking tools, and its place in a page."""

from __future__ import annotations

import json
from typing import Any

from lawang.site.newsroom.edition import Agency, Edition, Picture
from lawang.site.newsroom.exports import body
from lawang.site.newsroom.wording import marked

__all__ = ["jsonld", "script"]


def jsonld(edition: Edition) -> dict[str, Any]:
    """The edition as a NewsArticle of a GovernmentOrganization. Corrections stand in `correction` (CorrectionComment); of a
    withdrawn release only that it was withdrawn, and why."""
    keeper = edition.house.keeper
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": edition.uri,
        "url": edition.permalink,
        "mainEntityOfPage": edition.uri,
        "headline": marked(edition),
        "abstract": "" if edition.withdrawn else edition.lead,
        "articleBody": "\n\n".join(body.paragraphs(edition)),
        "inLanguage": edition.language,
        "version": edition.version,
        "creativeWorkStatus": {"usable": "Published", "corrected": "Corrected", "withdrawn": "Withdrawn"}[
            edition.status
        ],
        "datePublished": edition.first_published.isoformat(),
        "dateModified": edition.published.isoformat(),
        "dateline": body.dateline(edition),
        "author": [_agency(agency) for agency in (edition.lead_agency, *edition.supporting)],
        "publisher": {**_agency(keeper), "correctionsPolicy": edition.house.corrections},
        "publishingPrinciples": edition.house.verification,
        "about": [{"@type": "Thing", "name": topic.name, "url": topic.url} for topic in edition.topics],
        "image": [block.url for block in edition.blocks if isinstance(block, Picture)],
        "isBasedOn": _sources(edition),
        "correction": _corrections(edition),
        "workTranslation": [
            {"@type": "NewsArticle", "@id": other.url, "inLanguage": other.language}
            for other in edition.translations
        ],
        "isAccessibleForFree": True,
    }
    return {name: value for name, value in article.items() if value}


def script(edition: Edition) -> str:
    """The same as the content of a script element: no character in it can end the element or open another."""
    text = json.dumps(jsonld(edition), ensure_ascii=False)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _agency(agency: Agency) -> dict[str, str]:
    return {"@type": "GovernmentOrganization", "name": agency.name, "url": agency.url}


def _sources(edition: Edition) -> list[dict[str, Any]]:
    if edition.withdrawn:
        return []
    told = []
    for source in edition.sources:
        work = {"@type": "CreativeWork", "name": source.title, "genre": source.kind, "url": source.url}
        issuer = {"@type": "Organization", "name": source.issuer} if source.issuer else None
        told.append({name: value for name, value in {**work, "publisher": issuer}.items() if value})
    return told


def _corrections(edition: Edition) -> list[dict[str, str]]:
    """One comment for each version that changed something, the newest last."""
    told = [(version.published, version.note) for version in edition.versions if version.note]
    own = (edition.published, edition.correction)
    if edition.correction and own not in told:
        told.append(own)
    return [
        {"@type": "CorrectionComment", "text": text, "datePublished": when.isoformat()} for when, text in told
    ]

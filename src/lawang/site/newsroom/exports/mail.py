"""E-mail to subscribers: one release, or a digest of several, each as plain text and as HTML, with one click to unsubscribe.

List-Unsubscribe and List-Unsubscribe-Post follow RFC 2369 and RFC 8058. A correction answers the first message about the same
release (In-Reply-To), so that mail programs show both together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape
from urllib.parse import urlsplit

from lawang.site.newsroom.edition import Edition, House, plain
from lawang.site.newsroom.exports import body
from lawang.site.newsroom.wording import marked, moment, say

__all__ = ["Letter", "digest", "release_mail"]

_STYLE = (
    "body{margin:0 auto;padding:1rem;max-width:40rem;font:1rem/1.5 sans-serif;color:#1c2430;background:#fff}"
    "h1{font-size:1.4rem;line-height:1.25}h2{font-size:1.1rem;margin-bottom:.2rem}a{color:#0b4f9e}"
    "blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid #4a5566}"
    ".notice{border:2px solid #a3141e;padding:.5rem .8rem}.tail,.foot{color:#4a5566;font-size:.9rem;margin:.2rem 0}"
    "img{max-width:100%;height:auto}figure{margin:1rem 0}"
)


@dataclass(frozen=True)
class Letter:
    """Whom a message is from and to, when it is sent, and the addresses with which its reader unsubscribes or changes topics."""

    sender: str
    to: str
    sent: datetime
    unsubscribe: str
    manage: str


def release_mail(edition: Edition, letter: Letter) -> EmailMessage:
    """One release as a message."""
    message = _message(letter, marked(edition), edition.house, edition.language)
    first = _id(edition.house, edition.uri, letter.to, "1")
    message["Message-ID"] = _id(edition.house, edition.uri, letter.to, str(edition.version))
    if edition.version > 1:
        message["In-Reply-To"] = message["References"] = first
    more = f"{say(edition.language, 'more')}: {edition.uri}"
    text = f"{marked(edition)}\n\n{body.to_text(edition)}\n{more}\n"
    check = escape(say(edition.language, "check"))
    fragment = (
        f"<h1>{escape(marked(edition))}</h1>\n{body.to_html(edition)}\n"
        f'<p><a href="{escape(edition.uri)}">{escape(say(edition.language, "more"))}</a> · '
        f'<a href="{escape(edition.house.verification)}">{check}</a></p>'
    )
    return _filled(message, text, fragment, letter, edition.house, edition.language)


def digest(editions: Sequence[Edition], letter: Letter, house: House, language: str) -> EmailMessage:
    """Several releases as one message, in the order given: headline, notice of correction, lead and address of each."""
    subject = say(language, "digest", house=house.name, count=len(editions))
    message = _message(letter, subject, house, language)
    message["Message-ID"] = _id(house, "digest", letter.to, letter.sent.isoformat())
    texts, fragments = [], [f"<h1>{escape(subject)}</h1>"]
    for edition in editions:
        told = [body.notice(edition), "" if edition.withdrawn else edition.lead]
        when = f"{edition.lead_agency.name}, {moment(edition.published, language)}"
        lines = [marked(edition), *(part for part in told if part), when, edition.uri]
        texts.append("\n".join(lines))
        said = "".join(f"<p>{escape(part)}</p>" for part in told if part)
        link = f'<a href="{escape(edition.uri)}">{escape(marked(edition))}</a>'
        fragments.append(f'<h2>{link}</h2>{said}<p class="tail">{escape(when)}</p>')
    return _filled(message, "\n\n".join(texts) + "\n", "\n".join(fragments), letter, house, language)


def _message(letter: Letter, subject: str, house: House, language: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = letter.sender
    message["To"] = letter.to
    message["Date"] = format_datetime(letter.sent)
    message["Content-Language"] = language
    message["List-Id"] = f"<siaran.{_host(house)}>"
    message["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    # no vacation replies (RFC 3834)
    message["Auto-Submitted"] = "auto-generated"
    return message


def _filled(
    message: EmailMessage, text: str, fragment: str, letter: Letter, house: House, language: str
) -> EmailMessage:
    why, stop = say(language, "why_mail", house=house.name), say(language, "unsubscribe")
    message.set_content(f"{text}\n-- \n{why}\n{stop}: {letter.manage}\n")
    foot = f'<p class="foot">{escape(why)} <a href="{escape(letter.manage)}">{escape(stop)}</a></p>'
    page = (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{escape(message["Subject"])}</title>'
        f"<style>{_STYLE}</style></head>\n<body>{fragment}\n<hr>{foot}</body></html>\n"
    )
    message.add_alternative(page, subtype="html")
    return message


def _id(house: House, *parts: str) -> str:
    name = hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
    return f"<{name}@{_host(house)}>"


def _host(house: House) -> str:
    return plain(urlsplit(house.url).hostname or "localhost")

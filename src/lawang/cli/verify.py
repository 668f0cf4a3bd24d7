"""`lawang verify FILE|URL`: is a signed release genuine and unchanged, and which site published it?"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import click
from lxml import html
from lxml.etree import LxmlError

from lawang.cli import inputs, output
from lawang.cli.shell import Choice, Command, Option, output_option
from lawang.cli.words import bad, say
from lawang.signing import MAX_DOCUMENT_BYTES, Outcome, Ring, Signed, Verdict, keys_address

__all__ = ["command"]

# Seconds that a site may keep us waiting.
_TIMEOUT = 20


@click.command("verify", cls=Command)
@click.argument("named", metavar="FILE|URL")
@click.option("--keys", cls=Option, metavar="FILE|URL", help="keys")
@click.option(
    "--format", "form", cls=Option, type=Choice("terminal", "json"), default="terminal", help="format_short"
)
@output_option()
def command(named: str, keys: str | None, form: str, out: Path | None) -> int:
    """Hold a signed file against its site's keys; ends with 1 when it is not to be believed."""
    output.guard(out, inputs.paths([name for name in (named, keys) if name and not _is_address(name)]))
    signed = _signed(named)
    address = keys or keys_address(signed.document)
    if address is None:
        raise bad(named, "no_site")
    verdict = Ring.read(_content(address)[0], address).verify(signed.document, signed.signature)
    host = urlsplit(address).netloc if _is_address(address) else say("verify", "keys_given")
    write = _json if form == "json" else _lines
    output.deliver(write(signed.document, verdict, host), out)
    return 0 if verdict.outcome is Outcome.VALID else 1


def _signed(named: str) -> Signed:
    """The signed file of that name, or the one that a page of that address links to with rel="signature"."""
    content, address = _content(named)
    if not _is_address(named) or not content.lstrip().startswith(b"<"):
        return Signed.read(content, named)
    try:
        found = html.fromstring(content).iter("link")
        links = [
            str(link.get("href")) for link in found if link.get("rel") == "signature" and link.get("href")
        ]
    except (LxmlError, ValueError):
        links = []
    if not links:
        raise bad(named, "unsigned_page")
    target = urljoin(address, links[0])
    if not _is_address(target):
        raise bad(named, "unsigned_page")
    return Signed.read(_content(target)[0], target)


def _is_address(name: str) -> bool:
    return name.lower().startswith(("http://", "https://"))


def _content(named: str) -> tuple[bytes, str]:
    """The bytes of a file or address, and the address that they came from in the end. Raises `BadInput`."""
    try:
        if not _is_address(named):
            with Path(named).open("rb") as file:
                content, address = file.read(MAX_DOCUMENT_BYTES + 1), named
        else:
            request = urllib.request.Request(named, headers={"User-Agent": "lawang-verify"})
            with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:
                content, address = answer.read(MAX_DOCUMENT_BYTES + 1), answer.geturl()
    except urllib.error.URLError as error:
        raise bad(named, "unreachable", detail=error.reason) from None
    except (OSError, ValueError, HTTPException) as error:
        key = "unreachable" if _is_address(named) else "cannot_read"
        detail = getattr(error, "strerror", None) or type(error).__name__
        raise bad(named, key, detail=detail) from None
    if len(content) > MAX_DOCUMENT_BYTES:
        raise bad(named, "too_large", limit=MAX_DOCUMENT_BYTES // 10**6)
    return content, address


def _lines(document: dict[str, Any], verdict: Verdict, host: str) -> str:
    signed = verdict.signed.isoformat() if verdict.signed else ""
    lines = [say("verify", verdict.outcome, host=host, signed=signed)]
    # nothing of what a changed file says is repeated
    if verdict.outcome is Outcome.VALID:
        told = _told(document)
        status = say("verify", told["status"]) if told["status"] in _STATUSES else told["status"]
        lines += ["", say("verify", "headline", headline=told["headline"])]
        lines += [say("verify", "version", version=told["version"], status=status)]
        lines += [say("verify", "note", note=told["note"])] if told["note"] else []
        lines += [say("verify", "address", uri=told["uri"]), say("verify", "key", kid=verdict.kid)]
        lines += ["", say("verify", "newest")]
    return "".join(line + "\n" for line in lines)


_STATUSES = ("usable", "canceled", "withheld")


def _told(document: dict[str, Any]) -> dict[str, str]:
    """What a ninjs document says of itself, on one line each and without control characters."""
    headlines = document.get("headlines")
    first = headlines[0] if isinstance(headlines, list) and headlines else None
    said = {
        "headline": first.get("value") if isinstance(first, dict) else None,
        "version": document.get("version"),
        "status": document.get("pubStatus", "usable"),
        "note": document.get("edNote"),
        "uri": document.get("uri"),
    }
    return {name: _plain(value) for name, value in said.items()}


def _plain(value: object) -> str:
    text = " ".join(str("" if value is None else value).split())
    return "".join(letter for letter in text if letter.isprintable())


def _json(document: dict[str, Any], verdict: Verdict, host: str) -> str:
    found = {
        "outcome": verdict.outcome.value,
        "site": host,
        "kid": verdict.kid,
        "signed": verdict.signed.isoformat() if verdict.signed else None,
    }
    said = _told(document) if verdict.outcome is Outcome.VALID else {}
    return json.dumps({**found, **said}, ensure_ascii=False, indent=2) + "\n"

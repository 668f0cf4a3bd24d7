"""Signatures: who published a document, when, and that not one character of it has changed since.

A document is a JSON object. It is brought into its canonical form (JCS, RFC 8785) and signed with Ed25519 as a detached JWS
(RFC 7515 appendix F, RFC 8037). The protected header names the key by its thumbprint (`kid`, RFC 7638) and the time of
signing (`iat`, seconds since 1970). A signed file is `{"document": {...}, "signature": "header..signature"}`.

Keys are a JSON Web Key Set (RFC 7517). A key has `nbf` and, once another took its place, `exp`; one that fell into wrong
hands has `revoked`, and nothing it ever signed is believed. The public halves, old ones too, stand at KEYS_PATH of the site
that signs.
"""

from __future__ import annotations

import base64
import json
import warnings
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

import rfc8785
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey
from joserfc.registry import HeaderParameter

from lawang.errors import BadInput
from lawang.language.wording import Wording

__all__ = ["KEYS_PATH", "Key", "Outcome", "Ring", "Signed", "Verdict", "canonical", "keys_address"]

KEYS_PATH = "/.well-known/lawang-keys.json"

# What can be signed, in bytes. A release with every block filled has under 100,000.
MAX_DOCUMENT_BYTES = 4_000_000

# RFC 9864 gives the same algorithm the name "Ed25519"; "EdDSA" is the name that verifiers in use know.
_ALGORITHM = "EdDSA"
_WORDS = Wording("signing")
warnings.filterwarnings("ignore", message="EdDSA is deprecated")
_REGISTRY = jws.JWSRegistry({"iat": HeaderParameter("Time of signing", "int", True)}, [_ALGORITHM])
_REGISTRY.max_payload_length = MAX_DOCUMENT_BYTES * 4 // 3 + 4


class Outcome(StrEnum):
    """What holding a document against its signature gave; all but VALID mean: do not believe it."""

    VALID = "valid"
    CHANGED = "changed"
    UNKNOWN_KEY = "unknown_key"
    OUT_OF_TIME = "out_of_time"
    REVOKED = "revoked"


@dataclass(frozen=True)
class Verdict:
    """The outcome; the key that the signature names; when it says it was signed (None unless it can be believed)."""

    outcome: Outcome
    kid: str
    signed: datetime | None = None


@dataclass(frozen=True)
class Key:
    """A key and the time it is good for: from `since` until before `until`, unless it was `revoked`."""

    jwk: OKPKey
    since: datetime
    until: datetime | None = None
    revoked: datetime | None = None

    @property
    def kid(self) -> str:
        """Its name: the thumbprint of the public half, which no other key can have."""
        return self.jwk.thumbprint()

    def entry(self, private: bool) -> dict[str, Any]:
        """It as a member of a key set."""
        times = {"nbf": self.since, "exp": self.until, "revoked": self.revoked}
        return {
            **self.jwk.as_dict(private=private and self.jwk.is_private),
            **{"kid": self.kid, "use": "sig", "alg": _ALGORITHM},
            **{name: int(time.timestamp()) for name, time in times.items() if time},
        }


def _fresh_key(now: datetime) -> Key:
    """A key whose name does not open with a hyphen, for it is given to commands, which would take it for an option."""
    while (key := Key(OKPKey.generate_key("Ed25519"), now)).kid.startswith("-"):
        pass
    return key


@dataclass(frozen=True)
class Ring:
    """The keys of one site, the newest last."""

    keys: tuple[Key, ...] = ()

    @classmethod
    def read(cls, text: str | bytes, name: str) -> Ring:
        """The keys of a JSON Web Key Set; keys of other kinds are passed over. Raises `BadInput` about `name`."""
        found = _object(text, name).get("keys")
        if not isinstance(found, list):
            raise _WORDS.bad(name, "no_keys", path=KEYS_PATH)
        return cls(tuple(key for entry in found if (key := _key(entry))))

    def to_json(self, *, private: bool = False) -> str:
        """The set as JSON: with `private` for the site's own store, without for everybody."""
        return json.dumps({"keys": [key.entry(private) for key in self.keys]}, indent=1)

    @property
    def current(self) -> Key | None:
        """The key that signs now."""
        return next((key for key in reversed(self.keys) if _signs(key)), None)

    def rotated(self, now: datetime) -> Ring:
        """With a new key from `now` on; the one before it keeps its public half, to verify what it signed."""
        now = now.replace(microsecond=0)
        # times are whole seconds: what the old key signed in this second still holds
        kept = (_retired(key, now + timedelta(seconds=1)) for key in self.keys)
        return Ring((*kept, _fresh_key(now)))

    def revoked(self, kid: str, now: datetime) -> Ring:
        """With the key `kid` no longer believed. Raises `BadInput` when there is no such key."""
        if kid not in {key.kid for key in self.keys}:
            raise _WORDS.bad(kid, "which_key")
        return Ring(
            tuple(replace(_retired(key, now), revoked=now) if key.kid == kid else key for key in self.keys)
        )

    def sign(self, document: Mapping[str, Any], now: datetime) -> str:
        """The detached signature of a document by the current key. Raises `BadInput` where there is none."""
        key = self.current
        if key is None:
            raise _WORDS.bad("keys", "no_key")
        header = {"alg": _ALGORITHM, "kid": key.kid, "iat": int(now.timestamp())}
        whole = jws.serialize_compact(header, canonical(document), key.jwk, registry=_REGISTRY)
        return str(jws.detach_content(whole))

    def verify(self, document: Mapping[str, Any], signature: str) -> Verdict:
        """Hold a document against its detached signature. Never raises for what a stranger may have written."""
        kid, signed = "", None
        try:
            header, middle, mark = signature.split(".")
            kid = str(_header(header).get("kid", ""))
            key = next((key for key in self.keys if key.kid == kid), None)
            if key is None:
                return Verdict(Outcome.UNKNOWN_KEY, kid)
            payload = canonical(document)
            token = jws.deserialize_compact(signature, key.jwk, registry=_REGISTRY, payload=payload)
            # other letters that decode to the same signature, or a payload of its own, are a change too
            if middle or any(_encode(_decode(part)) != part for part in (header, mark)):
                return Verdict(Outcome.CHANGED, kid)
            signed = datetime.fromtimestamp(token.headers()["iat"], UTC)
        except (JoseError, BadInput, ValueError, OverflowError, OSError):
            return Verdict(Outcome.CHANGED, kid)
        if key.revoked:
            return Verdict(Outcome.REVOKED, kid, signed)
        if signed < key.since or (key.until and signed >= key.until):
            return Verdict(Outcome.OUT_OF_TIME, kid, signed)
        return Verdict(Outcome.VALID, kid, signed)


@dataclass(frozen=True)
class Signed:
    """A document with its signature, as they travel together."""

    document: dict[str, Any]
    signature: str

    @classmethod
    def read(cls, text: str | bytes, name: str) -> Signed:
        """From a signed file. Raises `BadInput` about `name` when it is none."""
        whole = _object(text, name)
        match whole:
            case {"document": dict(document), "signature": str(signature)} if len(whole) == 2:
                return cls(document, signature)
        raise _WORDS.bad(name, "unsigned")

    def to_json(self) -> str:
        """As a signed file."""
        return json.dumps({"document": self.document, "signature": self.signature}, ensure_ascii=False)


def canonical(document: Mapping[str, Any]) -> bytes:
    """The one form of a JSON object (RFC 8785), the same for every program. Raises `BadInput` when it has none."""
    try:
        form: bytes = rfc8785.dumps(dict(document))
    except (rfc8785.CanonicalizationError, UnicodeError, RecursionError) as error:
        raise _WORDS.bad("document", "form", detail=error) from None
    if len(form) > MAX_DOCUMENT_BYTES:
        raise _WORDS.bad("document", "large", limit=MAX_DOCUMENT_BYTES // 10**6)
    return form


def keys_address(document: Mapping[str, Any]) -> str | None:
    """Where the keys of the site that published a document stand: on the host that its `uri` names."""
    try:
        parts = urlsplit(str(document.get("uri", "")))
    except ValueError:
        return None
    return f"{parts.scheme}://{parts.netloc}{KEYS_PATH}" if parts.scheme in ("http", "https") else None


def _signs(key: Key) -> bool:
    return bool(key.jwk.is_private and not key.until and not key.revoked)


def _retired(key: Key, now: datetime) -> Key:
    """Without its private half, which nobody needs any more."""
    public = OKPKey.import_key(key.jwk.as_dict(private=False))
    return replace(key, jwk=public, until=key.until or now)


def _key(entry: Any) -> Key | None:
    try:
        if not isinstance(entry, dict) or (entry.get("kty"), entry.get("crv")) != ("OKP", "Ed25519"):
            return None
        jwk = OKPKey.import_key({name: entry[name] for name in ("kty", "crv", "x", "d") if name in entry})
        times = [entry.get(name) for name in ("nbf", "exp", "revoked")]
        since, until, revoked = (None if at is None else datetime.fromtimestamp(at, UTC) for at in times)
    except (JoseError, ValueError, TypeError, OverflowError, OSError):
        return None
    return Key(jwk, since, until, revoked) if since else None


def _object(text: str | bytes, name: str) -> dict[str, Any]:
    """A JSON object in which no name comes twice: two programs would read two things in it."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            ((doubled, _),) = Counter(key for key, _ in pairs).most_common(1)
            raise ValueError(_WORDS.say("error", "twice", detail=doubled))
        return found

    try:
        found = json.loads(text, object_pairs_hook=once)
    except (ValueError, RecursionError) as error:
        raise _WORDS.bad(name, "json", detail=error) from None
    if not isinstance(found, dict):
        raise _WORDS.bad(name, "object")
    return found


def _header(part: str) -> dict[str, Any]:
    found = json.loads(_decode(part))
    if not isinstance(found, dict):
        raise ValueError("the header is no object")
    return found


def _decode(part: str) -> bytes:
    return base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)


def _encode(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")

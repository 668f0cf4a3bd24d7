"""The signature of every published version: made when it is first asked for after it came out, then kept."""

from __future__ import annotations

import json
from datetime import datetime

from lawang.signing import Outcome, Signed
from lawang.site.newsroom import keys
from lawang.site.newsroom.edition import Edition
from lawang.site.newsroom.exports.ninjs import ninjs
from lawang.site.newsroom.models import Signature

__all__ = ["of"]


def of(edition: Edition, now: datetime) -> Signed:
    """The signed document of an edition that is public at `now`. One whose key was revoked since is signed anew."""
    kept = Signature.objects.filter(uri=edition.uri, version=edition.version).first()
    if kept:
        signed = Signed(json.loads(kept.document), kept.signature)
        if keys.ring().verify(signed.document, signed.signature).outcome is Outcome.VALID:
            return signed
        document = signed.document
    else:
        document = ninjs(edition)
    signature = keys.signing(now).sign(document, now)
    text = json.dumps(document, ensure_ascii=False)
    # of two who sign at once, both signatures hold; the last is kept
    Signature.objects.update_or_create(
        uri=edition.uri,
        version=edition.version,
        defaults={"document": text, "signature": signature, "made": now},
    )
    return Signed(document, signature)

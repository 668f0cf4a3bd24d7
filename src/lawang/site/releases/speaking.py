"""What a speaker is asked about, the signed link by which that is done, and what ends it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.core import signing
from django.utils.translation import gettext_lazy as _

from lawang.facts.model import Fact, Kind, Speech
from lawang.facts.reading import Reading
from lawang.site.reasons import Reason
from lawang.site.releases.models import Answer, Point, SpeakerLink, Version
from lawang.site.releases.states import EDITABLE
from lawang.text import Span, Text

__all__ = ["Saying", "ended", "link_of", "proposals", "sayings", "speakers", "token"]

_SALT = "lawang.releases.speaker"
# Facts that are figures to a speaker.
_FIGURES = frozenset(
    {Kind.NUMBER, Kind.SCALE, Kind.MONEY, Kind.PERCENT, Kind.UNIT, Kind.DATE, Kind.TIME, Kind.WEEKDAY}
)


@dataclass(frozen=True)
class Saying:
    """A quote or a figure of a text, its sentence, and who says it as far as the text tells."""

    quote: bool
    start: int
    end: int
    context: Span
    words: str
    sentence: str
    speaker: str = ""

    @property
    def code(self) -> str:
        """Its name in a form."""
        return f"{self.start}-{self.end}"


def sayings(written: str) -> list[Saying]:
    """Every quote of the text, and every figure outside quotes, in order. What names nobody is given to who is named in its
    sentence by a part of their name, else to the speaker before it in its paragraph."""
    text, found = Text(written), []
    reading = Reading(text)
    named = [_named(text, reading.speech(number)) for number in range(len(text.sentences))]
    known = [
        (name, re.compile(rf"\b(?:{'|'.join(map(re.escape, name.split()))})\b"))
        for name in dict.fromkeys(named)
        if name
    ]
    quotes = [quote for quote in text.quotes if quote.depth == 0 and quote.closed]
    speaker, paragraph = "", -1
    for number, sentence in enumerate(text.sentences):
        line = written.count("\n", 0, sentence.start)
        before = speaker if line == paragraph else ""
        paragraph = line
        for quote in (quote for quote in quotes if sentence.start <= quote.start < sentence.end):
            last = text.sentence_at(max(quote.end - 1, quote.start))
            context = Span(sentence.start, max(sentence.end, text.sentences[last].end))
            who = next(filter(None, named[number : last + 1]), "") or _part(known, text, context) or before
            # with its marks, as a finding may have them
            found.append(_saying(text, True, quote.start - 1, quote.end + 1, context, who))
        speaker = named[number] or _part(known, text, sentence)
        for fact in reading.figures(number):
            if fact.kind in _FIGURES and not any(q.start <= fact.start < q.end for q in quotes):
                found.append(_saying(text, False, fact.start, fact.end, sentence, speaker))
        speaker = speaker or before
    return sorted(found, key=lambda saying: saying.start)


def _part(known: list[tuple[str, re.Pattern[str]]], text: Text, place: Span) -> str:
    return next((name for name, part in known if part.search(text.raw, place.start, place.end)), "")


def _saying(text: Text, quote: bool, start: int, end: int, context: Span, speaker: str) -> Saying:
    start, end = max(start, context.start), min(end, len(text.raw))
    whole = Span(context.start, max(context.end, end))
    words, sentence = text.raw[start:end], text.raw[whole.start : whole.end]
    return Saying(quote, start, end, whole, words, sentence, speaker)


def _named(text: Text, speech: list[Fact]) -> str:
    for fact in speech:
        if fact.kind is Kind.ATTRIBUTION and isinstance(fact.value, Speech):
            return text.raw[fact.start : fact.end]
    return ""


def speakers(found: list[Saying]) -> list[str]:
    """Who speaks in the text, each once, as first written."""
    return list(dict.fromkeys(saying.speaker for saying in found if saying.speaker))


def token(link: SpeakerLink) -> str:
    """What stands in the address: signed, and tied to the row by a random part."""
    return signing.dumps([link.pk, link.nonce], salt=_SALT)


def link_of(written: str) -> SpeakerLink | None:
    """The link of a token; None for one that we did not sign. Whether it still works is told by `ended`."""
    try:
        pk, nonce = signing.loads(written, salt=_SALT)
    except signing.BadSignature:
        return None
    return SpeakerLink.objects.select_related("version", "sent_by").filter(pk=pk, nonce=nonce).first()


def ended(link: SpeakerLink, now: datetime.datetime) -> Reason | None:
    """Why nobody may answer by it any more; None while one may. What was submitted may be read until it expires."""
    if link.revoked:
        return Reason("revoked", _("Tautan ini sudah dicabut oleh pengirimnya."))
    if link.expires <= now:
        return Reason("expired", _("Tautan ini sudah kedaluwarsa. Mintalah tautan baru kepada pengirimnya."))
    if link.submitted:
        return None
    version = Version.objects.only("digest", "state").get(pk=link.version_id)
    if version.digest != link.digest or version.state not in EDITABLE:
        return Reason(
            "changed",
            _("Naskahnya sudah berubah sejak tautan ini dikirim. Mintalah tautan baru kepada pengirimnya."),
        )
    return None


def proposals(version: Version, text: str) -> Iterator[Point]:
    """What speakers want changed and still stands in the text, unless an editor of the door set it aside."""
    wanted = Point.objects.filter(
        link__version__release=version.release_id,
        link__submitted__isnull=False,
        answer=Answer.CHANGE,
        aside_by__isnull=True,
    )
    return (point for point in wanted.select_related("link") if point.context in text)

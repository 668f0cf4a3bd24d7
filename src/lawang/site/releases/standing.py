"""What each fact of a version that went out rests on, as anybody may know it.

It is read from the check that the approval rested on, with the decisions that stood then: what is written later, for a
correction, changes nothing of it. No person is named, no reason quoted, and of a confidential source only that there is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lawang.check import Verdict
from lawang.check.reports.view import say
from lawang.language import Locale
from lawang.site.audit import access as audit
from lawang.site.releases.events import Event
from lawang.site.releases.models import Checked, Decision, Source, Version
from lawang.site.releases.states import Act

__all__ = ["GROUND_WORDS", "Ground", "Standing", "standings"]


class Ground(StrEnum):
    """What a fact rests on: a closed list, the firmest first."""

    FIRST = "first"
    SECONDARY = "secondary"
    CONFIRMED = "confirmed"
    OVERRIDDEN = "overridden"
    JUDGED = "judged"


# Each with its sign, its name and what it means.
GROUND_WORDS = {
    Ground.FIRST: ("✓", _("sumber pertama"), _("Tertulis atau terucap di sumber aslinya, dan cocok.")),
    Ground.SECONDARY: (
        "◐",
        _("sumber kedua"),
        _("Cocok dengan sumber yang menceritakannya kembali, bukan dengan aslinya."),
    ),
    Ground.CONFIRMED: (
        "☑",
        _("dipastikan orang"),
        _("Tidak tertulis di sumber; seseorang yang tahu menyatakan benar dan mencatatkan alasannya."),
    ),
    Ground.OVERRIDDEN: (
        "✎",
        _("dilanjutkan dengan alasan"),
        _("Tidak tertulis di sumber; seorang pejabat menanggungnya dengan alasan yang ditandatangani."),
    ),
    Ground.JUDGED: (
        "⚖",
        _("dinilai dua penyunting"),
        _("Pemeriksaan otomatis ragu; dua penyunting membandingkannya sendiri dan menilainya cocok."),
    ),
}
_BY_ACT = {
    Act.CONFIRM.value: Ground.CONFIRMED,
    Act.OVERRIDE.value: Ground.OVERRIDDEN,
    Act.DISMISS.value: Ground.JUDGED,
}
# Words shown on either side of a fact: enough to tell one "15" from another on one line of a phone.
_BESIDE = 3
_RESTING = (Verdict.SUPPORTED.value, Verdict.DERIVED.value)


@dataclass(frozen=True)
class Standing:
    """A fact of the text, with the words beside it. `source` is empty where there is none or it may not be named; `derived`: it follows from the source by
    arithmetic or rounding."""

    words: str
    kind: str
    ground: Ground
    source: str = ""
    derived: bool = False
    before: str = ""
    after: str = ""


def standings(version: Version) -> list[Standing]:
    """The facts of an approved version in the order of its text; none for one whose approving check is not on record."""
    entry = audit.about(version).filter(event=Event.APPROVED).order_by("-number").first()
    checked = (
        Checked.objects.filter(pk=entry.details.get("check"), version=version).first() if entry else None
    )
    if checked is None:
        return []
    decided = Decision.objects.filter(release=version.release_id, at__lte=entry.at).order_by("id")
    decisions = {decision.key: decision for decision in decided if decision.counts}
    found = checked.findings.exclude(kind="sources").select_related("source")
    return list(dict.fromkeys(_standings(checked.text, found, decisions)))


def _standings(text: str, found: Any, decisions: dict[str, Decision]) -> Iterator[Standing]:
    language: Locale = "en" if get_language() == "en" else "id"
    for item in found:
        words, kind = text[item.start : item.end], say("kind", item.kind, language=language)
        decision = decisions.get(item.key)
        if item.verdict in _RESTING and item.source:
            ground = Ground.FIRST if item.source.first else Ground.SECONDARY
            derived = item.verdict == Verdict.DERIVED.value
            yield Standing(
                words, kind, ground, _name(item.source), derived, *_beside(text, item.start, item.end)
            )
        elif decision is not None:
            ground = _BY_ACT[decision.act]
            yield Standing(words, kind, ground, "", False, *_beside(text, item.start, item.end))


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The few words of the same paragraph on either side, so that a bare figure can be found again."""
    before = text[:start].rpartition("\n")[2].split(" ")[-_BESIDE - 1 :]
    after = text[end:].partition("\n")[0].split(" ")[: _BESIDE + 1]
    return " ".join(before), " ".join(after)


def _name(source: Source) -> str:
    return "" if source.confidential else source.title

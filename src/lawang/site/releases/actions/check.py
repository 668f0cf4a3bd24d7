"""Hold a version against its sources, and say what bars it from approval."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

import lawang
from lawang.check import Finding, Source, Verdict, check
from lawang.check.desk import desk
from lawang.site.findings import columns, known_by
from lawang.site.reasons import Reason
from lawang.site.releases.models import Checked, Decision, Found, Version
from lawang.site.releases.models import Source as SourceRow
from lawang.site.releases.speaking import proposals
from lawang.site.releases.wording import plain
from lawang.text import Text

__all__ = ["Judged", "barring", "basis", "current", "judged", "rules", "sentence_of", "sentences_of", "typed"]

OPEN = frozenset({Verdict.CONTRADICTED.value, Verdict.UNSUPPORTED.value, Verdict.UNDETERMINED.value})


@dataclass(frozen=True)
class Judged:
    """An open finding with what persons decided. `settled`: a decision counts. `waits`: a dismissal wants a second."""

    found: Found
    words: str
    decision: Decision | None

    @property
    def settled(self) -> bool:
        """Does it no longer bar approval?"""
        return self.decision is not None and self.decision.counts

    @property
    def waits(self) -> bool:
        """Is there a dismissal that nobody has seconded?"""
        return self.decision is not None and not self.decision.counts


@cache
def rules() -> str:
    """Digest of the checker's code and language data: with another one the same text may have other findings."""
    root = Path(lawang.__file__).parent
    found = hashlib.sha256()
    for room in ("check", "facts", "language", "reuse", "text.py"):
        place = root / room
        for path in [place] if place.is_file() else sorted(place.rglob("*.*")):
            if path.suffix in (".py", ".toml", ".txt", ".json"):
                found.update(path.read_bytes())
    return found.hexdigest()[:20]


def basis(sources: Iterable[SourceRow]) -> str:
    """Digest of the sources that a check rests on."""
    written = ",".join(sorted(f"{source.pk}:{source.sha256}" for source in sources))
    return hashlib.sha256(written.encode()).hexdigest()


def current(version: Version) -> Checked:
    """The check of the text as it is against the sources as they are; made now unless it stands already."""
    sources = [use.source for use in version.uses.select_related("source")]
    identity = {"digest": version.digest, "basis": basis(sources), "rules": rules()}
    stands = version.checks.filter(**identity).first()
    if stands is not None:
        return stands
    looked, findings = _look(version, sources)
    kept = {name: getattr(looked, name) for name in ("at", "text", "advice", "tally")}
    with transaction.atomic():
        made, new = Checked.objects.get_or_create(version=version, **identity, defaults=kept)
        if new:
            for found in findings:
                found.check_of = made
            Found.objects.bulk_create(findings)
    return made


def typed(version: Version) -> tuple[Checked, list[Judged]]:
    """The check of a text that nobody has saved yet, with what persons decided of the same words before. Writes nothing."""
    checked, findings = _look(version, [use.source for use in version.uses.select_related("source")])
    return checked, _decided(checked, [found for found in findings if found.verdict in OPEN])


def _look(version: Version, library: list[SourceRow]) -> tuple[Checked, list[Found]]:
    """A check and its findings in the order of the text, unsaved."""
    text = Text(plain(version))
    sources = [Source(str(row.pk), Text(row.text), row.ocr) for row in library]
    findings = check(text, sources, supported=True).findings if sources else ()
    checked = Checked(
        version=version,
        at=timezone.now(),
        text=text.raw,
        advice=[_advice(item) for item in desk(text, version.dated or timezone.localdate())],
        tally=_tally(findings),
    )
    by_id = {str(row.pk): row for row in library}
    found = [_found(checked, text, finding, by_id) for finding in findings]
    return checked, sorted(found, key=lambda item: (item.start, item.end))


def judged(checked: Checked) -> list[Judged]:
    """The open findings of a check, in the order of the text, each with the latest decision on it."""
    return _decided(checked, checked.findings.filter(verdict__in=OPEN).select_related("source"))


def _decided(checked: Checked, findings: Iterable[Found]) -> list[Judged]:
    decisions: dict[str, Decision] = {}
    release = checked.version.release_id
    for decision in (
        Decision.objects.filter(release=release).select_related("by", "second", "point__link").order_by("id")
    ):
        decisions[decision.key] = decision
    return [
        Judged(found, checked.text[found.start : found.end], decisions.get(found.key)) for found in findings
    ]


def barring(version: Version, checked: Checked) -> list[Reason]:
    """Everything in the check that bars approval."""
    reasons = []
    if not version.uses.exists():
        reasons.append(Reason("no_source", _("Belum ada sumber yang dilampirkan.")))
    for item in judged(checked):
        if item.settled:
            continue
        about = {"words": item.words, "key": item.found.key}
        if item.found.verdict == Verdict.CONTRADICTED:
            words = _(
                "“%(words)s” berbeda dari sumber: perbaiki naskah, atau nyatakan temuan keliru oleh dua penyunting."
            )
        elif item.found.verdict == Verdict.UNSUPPORTED:
            words = _(
                "“%(words)s” belum ada sumbernya: lampirkan sumber, pastikan, atau lanjutkan dengan alasan."
            )
        else:
            words = _("“%(words)s” perlu dipastikan orang.")
        reasons.append(Reason(item.found.verdict, words % about, about))
    for point in proposals(version, checked.text):
        words = _(
            "%(name)s meminta “%(words)s” diubah: perbaiki naskah, atau penyunting pintu mengesampingkannya dengan alasan."
        )
        about = {"name": point.link.name, "words": point.words}
        reasons.append(Reason("speaker", words % about, about))
    return reasons


def _tally(findings: Iterable[Finding]) -> dict[str, int]:
    """How many facts of the text have which verdict; what sources say of each other is no fact of the text."""
    tally: dict[str, int] = {}
    for finding in findings:
        if finding.kind.value != "sources":
            tally[finding.verdict.value] = tally.get(finding.verdict.value, 0) + 1
    return tally


def _advice(item: Any) -> dict[str, Any]:
    return {"rule": item.rule, "start": item.start, "end": item.end, "params": item.params}


def sentences_of(written: str) -> list[str]:
    """The sentences of a text, each once."""
    text = Text(written)
    return list(dict.fromkeys(text.raw[span.start : span.end] for span in text.sentences))


def sentence_of(written: str, place: int) -> str:
    """The sentence of a text around a place in it."""
    text = Text(written)
    if not text.sentences:
        return written
    sentence = text.sentences[text.sentence_at(place)]
    return text.raw[sentence.start : sentence.end]


def _found(checked: Checked, text: Text, finding: Finding, library: dict[str, SourceRow]) -> Found:
    words = text.raw[finding.start : finding.end]
    sentence = text.sentences[text.sentence_at(finding.start)] if text.sentences else None
    around = text.raw[sentence.start : sentence.end] if sentence else words
    names = (finding.kind.value, finding.verdict.value, words, around, finding.source or "", finding.reason)
    return Found(
        check_of=checked,
        key=known_by(*names),
        **columns(finding),
        source=library[finding.source] if finding.source else None,
        source_start=finding.source_start,
        source_end=finding.source_end,
    )

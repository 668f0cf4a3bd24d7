"""A case as its page shows it: official text and copy side by side, each place marked, in the words of the checker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from lawang.check.reports.page import Mark, escape, marked_text
from lawang.check.reports.view import Excerpt, excerpt, say
from lawang.site.findings import reason_of, tongue
from lawang.site.watch.models import Case, Found, Sighting
from lawang.text import Text

__all__ = ["Side", "kind_words", "severity_words", "titled"]


def kind_words(kind: str) -> str:
    """A kind of fact in words."""
    return say("kind", kind, language=tongue())


def severity_words(severity: str) -> str:
    """How much it matters, in words."""
    return say("severity", severity, language=tongue())


@dataclass(frozen=True)
class Side:
    """One copy against the release. Both texts are as they were when the finding was made."""

    case: Case
    sighting: Sighting

    @cached_property
    def found(self) -> Found:
        """The finding of this case in this copy."""
        return self.sighting.found

    @property
    def reason(self) -> str:
        """Why it was made."""
        return reason_of(self.found)

    @property
    def theirs(self) -> Excerpt:
        """The sentence of the copy."""
        return excerpt(Text(self._copy), self.found.start, self.found.end)

    @property
    def ours(self) -> Excerpt | None:
        """The sentence of the release, where it has one."""
        if self.found.source_start is None or self.found.source_end is None:
            return None
        return excerpt(Text(self._official), self.found.source_start, self.found.source_end)

    @property
    def their_text(self) -> SafeString:
        """The whole copy, this case's place marked strongly and other findings lightly."""
        return mark_safe(marked_text(self._copy, self._marks(ours=False)))

    @property
    def our_text(self) -> SafeString:
        """The whole release with the places that the copy tells otherwise."""
        return mark_safe(marked_text(self._official, self._marks(ours=True)))

    @property
    def others(self) -> list[tuple[Found, str]]:
        """The other drifts of the same copy, in words."""
        rows = self.found.judgement.findings.filter(drifts=True).exclude(pk=self.found.pk)
        return [(row, reason_of(row)) for row in rows]

    @property
    def _copy(self) -> str:
        text: str = self.found.judgement.capture.text
        return text

    @property
    def _official(self) -> str:
        text: str = self.found.judgement.original.text
        return text

    def _marks(self, *, ours: bool) -> Iterator[Mark]:
        for row in self.found.judgement.findings.filter(drifts=True):
            this = row.pk == self.found.pk
            style = ("supported" if ours else "contradicted") if this else "advice"
            sign = escape("◀" if this else "")
            tag = f'<span class="tag" id="{"resmi" if ours else "tayangan"}">{sign}</span>' if this else ""
            if ours:
                if row.source_start is not None and row.source_end is not None:
                    yield Mark(row.source_start, row.source_end, style, tag, 0 if this else 1)
                continue
            for place, (start, end) in enumerate(row.places or [[row.start, row.end]]):
                yield Mark(start, end, style, tag if place == 0 else "", 0 if this else 1)


def titled(cases: Any) -> list[tuple[Case, str, str]]:
    """Cases with their kind and severity in words."""
    return [(case, kind_words(case.kind), severity_words(case.severity)) for case in cases]

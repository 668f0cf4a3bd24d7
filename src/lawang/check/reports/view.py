"""What every form of a report says alike: words, order, counts, excerpts, and characters made safe to show."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lawang.check.desk.lesson import lesson
from lawang.check.model import Advice, Finding, Report, Verdict
from lawang.check.reasons import explain
from lawang.facts.model import Kind
from lawang.facts.render import readable
from lawang.language import Locale, locale, table
from lawang.text import Span, Text

__all__ = ["Excerpt", "Lines", "View", "counted", "excerpt", "printable", "say"]

# Characters of context to each side of a marked place. Three lines of a narrow column; most sentences fit whole.
_CONTEXT = 180
# From best known to least: the order of counts, bars and legends.
VERDICTS = (
    Verdict.CONTRADICTED,
    Verdict.UNSUPPORTED,
    Verdict.UNDETERMINED,
    Verdict.DERIVED,
    Verdict.SUPPORTED,
)
RESTING = (Verdict.SUPPORTED, Verdict.DERIVED)


def say(*path: str, language: Locale | None = None, **blanks: object) -> str:
    """The words at `path` of language/report.toml in the reader's language, with its blanks filled."""
    node = table("report")
    for key in path:
        node = node[key]
    words: str = node[language or locale()]
    return words.format(**blanks) if blanks else words


def counted(what: str, number: int, language: Locale | None = None) -> str:
    """A count in words: `1 temuan`, `3 findings`."""
    return say("count", f"{what}_one" if number == 1 else what, language=language, n=number)


def printable(text: str) -> str:
    """The text with nothing in it that acts on a screen: control characters become pictures (␀), lone surrogates �;
    marks that turn the writing direction are left out, so that characters stand in the order they have in the file."""
    return _ACTING.sub(_harmless, text) if _ACTING.search(text) else text


_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)


def _harmless(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code == 0x0D:
        return ""
    if code < 0x20:
        return chr(0x2400 + code)
    if code < 0xA0 or 0xD800 <= code < 0xE000 or code >= 0xFFFE:
        return "\ufffd"
    return ""


class Excerpt(NamedTuple):
    """A place with what stands around it in its sentence; `…` where more was cut off."""

    before: str
    marked: str
    after: str


def excerpt(text: Text, start: int, end: int, context: int = _CONTEXT) -> Excerpt:
    """The sentences that hold the characters `start`..`end`, cut to `context` characters on both sides."""
    sentences = text.sentences
    left, right = start, end
    if sentences:
        left = min(start, sentences[text.sentence_at(start)].start)
        right = max(end, sentences[text.sentence_at(max(start, end - 1))].end)
    before, marked, after = text.raw[left:start], text.raw[start:end], text.raw[end:right]
    if len(before) > context:
        before = "…" + before[-context:].partition(" ")[2]
    if len(marked) > 2 * context:
        marked = f"{marked[:context]} … {marked[-context:]}"
    if len(after) > context:
        after = after[:context].rpartition(" ")[0] + " …"
    return Excerpt(*(printable(piece).replace("\n", " ") for piece in (before, marked, after)))


class Lines:
    """Which line a character stands on, counted from 1 as an editor counts."""

    def __init__(self, raw: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", raw))]

    def at(self, offset: int) -> int:
        """Line number of the character at `offset`."""
        return bisect_right(self._starts, offset)


@dataclass(frozen=True)
class View:
    """A report as it is shown: `name` is what the person called the text, `everything` shows supported facts as well,
    `notes` are sentences on what was not fully read, by name of the file."""

    report: Report
    name: str
    everything: bool = False
    notes: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def findings(self) -> list[Finding]:
        """Findings to show, in the order of the text."""
        return [finding for finding in self.report.findings if finding.open or self.everything]

    @property
    def tally(self) -> Counter[Verdict]:
        """How many facts of the text have which verdict; what sources say of each other is no fact of the text."""
        return Counter(
            finding.verdict for finding in self.report.findings if finding.kind is not Kind.SOURCES
        )

    @property
    def resting(self) -> tuple[int, int]:
        """Facts that rest on a source, and all facts that were judged."""
        tally = self.tally
        return sum(tally[verdict] for verdict in RESTING), tally.total()

    @property
    def worst(self) -> Verdict:
        """The gravest verdict among the findings; `supported` when there is nothing open."""
        verdicts = {finding.verdict for finding in self.report.findings if finding.open}
        return next((verdict for verdict in VERDICTS if verdict in verdicts), Verdict.SUPPORTED)

    def headline(self) -> tuple[str, str]:
        """Symbol and sentence that say the outcome."""
        if not self.report.sources:
            calm = not self.report.advice
            return ("✓", say("headline", "clear")) if calm else ("✎", say("headline", "advice"))
        if not self.report.related and self.worst is not Verdict.CONTRADICTED:
            return "–", say("headline", "unrelated")
        return symbol(self.worst), say("headline", self.worst)

    def resting_line(self) -> str:
        """How much of the text rests on its sources, in words."""
        resting, total = self.resting
        return say("label", "rests", n=resting, total=total, percent=100 * resting // total if total else 0)

    def source_text(self, finding: Finding) -> Text | None:
        """Text of the source that a finding points into."""
        return next((s.text for s in self.report.sources if s.id == finding.source), None)


def symbol(verdict: Verdict) -> str:
    """The sign that goes with a verdict."""
    return str(table("report")["verdict"][verdict]["symbol"])


def mend(finding: Finding) -> str:
    """What to do about a finding; empty when nothing is to be done."""
    key = "sources" if finding.kind is Kind.SOURCES else finding.verdict.value
    return say("mend", key) if finding.open and key in table("report")["mend"] else ""


def reason(finding: Finding) -> str:
    """Why the finding was made, safe to show."""
    return printable(explain(finding)).replace("\n", " ")


def other_places(finding: Finding | Advice) -> list[Span]:
    """The places of a finding besides its first."""
    return [place for place in finding.places if (place.start, place.end) != (finding.start, finding.end)]


def read_value(written: str, finding_value: object, kind: Kind) -> str:
    """The typed value, where it says more than what is written: `2,5 miliar` is read as `2.500.000.000`."""
    value = readable(finding_value, kind=kind) if finding_value is not None else ""  # type: ignore[arg-type]
    return "" if _plain(value) == _plain(written) else printable(value)


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).casefold()


def advice_words(advice: Advice) -> dict[str, str]:
    """`title`, `why` and `mend` of a desk rule, safe to show."""
    return {part: printable(words) for part, words in lesson(advice)._asdict().items()}

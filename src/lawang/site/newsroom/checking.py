"""Cek Informasi: is a text that somebody received ours, which release is it, and which facts were changed on its way?

Nothing of the text is kept: it is held against the index of published releases in memory, and forgotten with the answer.
"""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from django.conf import settings

from lawang.check import Source, Verdict, check
from lawang.check.model import Finding, Report
from lawang.check.reasons import explain
from lawang.check.reports.view import Excerpt, excerpt, printable
from lawang.errors import BadInput
from lawang.reuse.index import Index, add, build
from lawang.reuse.manifest import MANIFEST
from lawang.site.newsroom.edition import Edition
from lawang.site.newsroom.exports import body
from lawang.text import Text

__all__ = ["MOST_CHARACTERS", "Answer", "Changed", "answer", "put"]

# What is read of a pasted text: some 20 pages. The longest release of the collections that the checker is measured on is shorter.
MOST_CHARACTERS = 60_000

Language = Literal["id", "en"]


@dataclass(frozen=True)
class Changed:
    """A fact of the text that is otherwise in the release: what stands where in both, and why it matters."""

    verdict: str
    reason: str
    here: Excerpt
    there: Excerpt | None


@dataclass(frozen=True)
class Answer:
    """`edition`: the release that the text comes from, None when it is none of ours; `share`: how much of the text, in
    percent; `changed`: the facts that differ; `others`: further releases it takes from."""

    edition: Edition | None = None
    share: int = 0
    changed: tuple[Changed, ...] = ()
    others: tuple[Edition, ...] = ()

    @property
    def outcome(self) -> str:
        """`stranger`, `withdrawn`, `changed` or `same`."""
        if self.edition is None:
            return "stranger"
        if self.edition.withdrawn:
            return "withdrawn"
        return "changed" if self.changed else "same"


def answer(text: str, public: Callable[[str], Edition | None], language: Language) -> Answer:
    """What is to be said of a text. `public` gives the newest edition of a release by its id in the index, or None when it may
    not be seen now; it decides, not the index."""
    text = text[:MOST_CHARACTERS]
    try:
        match = Index(_folder()).match([text])[0]
    except BadInput:  # nothing was published yet
        return Answer()
    named = [(match.release, match.score), *((other.release, other.score) for other in match.others)]
    seen = [(edition, score) for name, score in named if name and (edition := public(name))]
    if match.release is None or not seen:
        return Answer()
    edition, score = seen[0]
    others = tuple(other for other, _ in seen[1:])
    if edition.withdrawn:
        return Answer(edition, round(100 * score), others=others)
    report = check(Text(text), [Source(edition.uri, Text(plain_text(edition)))], claimed=False)
    changed = tuple(_changed(report, finding, language) for finding in report.findings if finding.drifts)
    return Answer(edition, round(100 * score), changed, others)


def plain_text(edition: Edition) -> str:
    """What a release says, as it is searched and held against other texts."""
    return "\n\n".join([edition.headline, *body.paragraphs(edition)])


def put(releases: Iterable[tuple[str, str]]) -> None:
    """Put the texts of releases, by their ids, into the index; one whose id is there takes the place of the old."""
    batch = tuple(zip(*releases, strict=True))
    if batch:
        names, texts = (list(part) for part in batch)
        with _alone():
            if not (_folder() / MANIFEST).exists():
                build(_folder(), [])
            add(_folder(), [(names, texts)])


@contextmanager
def _alone() -> Iterator[None]:
    """Of two jobs that would make the first index, one waits for the other."""
    with (Path(settings.HOME) / "index.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _folder() -> Path:
    return Path(settings.HOME) / "index"


def _changed(report: Report, finding: Finding, language: Language) -> Changed:
    there = None
    if finding.source_start is not None and finding.source_end is not None:
        there = excerpt(_source(report.sources), finding.source_start, finding.source_end)
    return Changed(
        "contradicted" if finding.verdict is Verdict.CONTRADICTED else "unsupported",
        printable(explain(finding, language)),
        excerpt(report.text, finding.start, finding.end),
        there,
    )


def _source(sources: Sequence[Source]) -> Text:
    return sources[0].text

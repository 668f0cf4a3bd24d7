"""Judge what a page says: which release it took from, and which facts it tells otherwise. Once for each text, version and rules."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from rapidfuzz import fuzz

from lawang.check import Finding, Report, check
from lawang.intake.web.article import Trouble
from lawang.reuse.matching import Match
from lawang.site.findings import columns, known_by
from lawang.site.releases.actions.check import rules
from lawang.site.watch import officials, rhythm
from lawang.site.watch.actions.look import key_of
from lawang.site.watch.actions.settle import settle
from lawang.site.watch.models import Capture, Copy, Found, Judgement, Original, Outlet, Page
from lawang.text import Text

__all__ = ["judge"]

ALIKE = 60.0
"""Likeness, of 100, from which two texts that call the same address their own are believed to be one article; a whole site may name
its front page so. Chosen, not measured."""
_NOT_READ = frozenset({Trouble.EMPTY.value, Trouble.SHRUNK.value})


def judge(capture_id: int, now: datetime.datetime) -> Judgement | None:
    """The judgement of a capture; None when it carries none of our releases or is not whole. Doing it twice changes nothing."""
    capture = Capture.objects.select_related("page__copy", "page__outlet").get(pk=capture_id)
    page = capture.page
    newer = page.captures.filter(number__gt=capture.number, trouble="").exists()
    whole = not capture.trouble or (capture.trouble not in _NOT_READ and page.copy is None)
    aside = page.copy is not None and page.copy.page_id != page.pk
    if newer or not whole or aside:
        _done(capture, now)
        return None
    found = officials.match(capture.text) if page.copy is None else None
    if found is not None and found.release is None:
        _done(capture, now)
        return None
    release_id = int(found.release) if found and found.release else page.copy.release_id
    original = officials.current(release_id)
    if original is None:
        _done(capture, now)
        return None
    report = check(Text(capture.text), [officials.source(original)], claimed=False)
    with transaction.atomic():
        copy = _copy(capture, original, found, now)
        if copy.page_id != page.pk:  # this article is known by another address
            _settled(capture, copy, now)
            return None
        judgement, new = Judgement.objects.get_or_create(
            copy=copy,
            capture=capture,
            original=original,
            rules=rules(),
            defaults={"at": now, "verdict": report.verdict},
        )
        if new:
            rows = [
                _found(judgement, report, finding, original) for finding in report.findings if finding.open
            ]
            Found.objects.bulk_create(rows)
            changes = {"capture": capture, "verdict": report.verdict, "removed": None}
            if not copy.born:
                changes["born"] = report.verdict
            Copy.objects.filter(pk=copy.pk).update(**changes)
            settle(copy, judgement, now)
        _settled(capture, copy, now, right=report.verdict == "faithful")
    return judgement


def _done(capture: Capture, now: datetime.datetime) -> None:
    Capture.objects.filter(pk=capture.pk).update(judged=now)


def _settled(capture: Capture, copy: Copy, now: datetime.datetime, *, right: bool = False) -> None:
    _done(capture, now)
    page = capture.page
    page.copy = copy
    again = rhythm.again(page, now, right=right) if page.address else None
    Page.objects.filter(pk=page.pk).update(copy=copy, next_at=again)


def _copy(capture: Capture, original: Original, found: Match | None, now: datetime.datetime) -> Copy:
    """The copy that a capture belongs to, known by its page, its letters or the address it calls its own."""
    page = capture.page
    if found is None:
        known: Copy = page.copy
        return known
    Outlet.objects.select_for_update().get(
        pk=page.outlet_id
    )  # of two that judge the same article at once, one waits
    here = Copy.objects.filter(outlet=page.outlet, release=original.release_id)
    same = here.filter(capture__digest=capture.digest).first()
    if same is not None:
        return same
    article = key_of(capture.canonical) if capture.canonical else page.key
    other = here.filter(article=article).select_related("capture").first()
    if other is not None and fuzz.ratio(other.capture.text, capture.text) < ALIKE:
        article = page.key
    copy, _ = Copy.objects.get_or_create(
        outlet=page.outlet,
        release_id=original.release_id,
        article=article,
        defaults={
            "page": page,
            "capture": capture,
            "score": found.score,
            "passages": [list(passage) for passage in found.passages],
            "first_seen": capture.at,
        },
    )
    return copy


def _found(judgement: Judgement, report: Report, finding: Finding, original: Original) -> Found:
    words = report.text.raw[finding.start : finding.end]
    start, end = finding.source_start, finding.source_end
    ours = original.text[start:end] if start is not None and end is not None else ""
    names: tuple[Any, ...] = (finding.kind.value, _plain(words), _plain(ours))
    return Found(
        judgement=judgement,
        key=known_by(*names),
        drifts=finding.drifts,
        words=words,
        source_start=start,
        source_end=end,
        source_words=ours,
        **columns(finding),
    )


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())

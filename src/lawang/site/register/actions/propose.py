"""Read what was published, or what came into the library, and put what it states before an editor."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from lawang.check.statements import Proposal as Read
from lawang.check.statements import Relation, period, propose, relate
from lawang.site.audit.actions.record import record
from lawang.site.members import regions
from lawang.site.register.events import Event
from lawang.site.register.models import Proposal, Value
from lawang.site.register.states import Stage
from lawang.site.releases import access as releases

__all__ = ["from_source", "from_version", "outdate", "read"]

# Of one text; a table of hundreds of rows belongs into a data set, not before an editor. The longest release of the samples
# proposes 31.
MOST = 60


def read(text: str, issued: datetime.date, agency: Any) -> list[Read]:
    """What a text of that agency states, `MOST` statements of it, without what names no day that the register could keep it by."""
    place = regions.name(agency.region) if agency is not None else ""
    return [found for found in propose(text, issued, place) if period(found.statement.as_of)][:MOST]


def from_version(version_id: int, now: datetime.datetime) -> int:
    """Propose what a release that is out states and the register does not have from its older version, whose own proposals
    lapse. Gives how many are new."""
    version = releases.public(now).filter(pk=version_id).select_related("release__owner").first()
    if version is None:
        return 0
    issued = version.dated or timezone.localtime(version.public_from).date()
    text, owner = releases.text_of(version), version.release.owner
    with transaction.atomic():
        older = version.release.versions.filter(number__lt=version.number)
        Proposal.objects.filter(version__in=older, stage=Stage.OPEN).update(stage=Stage.OUTDATED)
        kept = Value.objects.filter(version__in=older, ended__isnull=True).select_related("fact")
        known = [value.statement for value in kept]
        fresh = [
            item
            for item in read(text, issued, owner)
            if not any(relate(item.statement, other) is Relation.AGREE for other in known)
        ]
        return _keep(fresh, text, version=version, agency=owner, topic=version.topics.first())


def from_source(source_id: int) -> int:
    """Propose what a first source states, unless it is confidential: the register is public. Gives how many are new."""
    source = releases.first_sources().filter(pk=source_id).select_related("organisation").first()
    if source is None:
        return 0
    found = read(source.text, source.obtained, source.organisation)
    return _keep(found, source.text, source=source, agency=source.organisation)


def outdate(version_id: int) -> None:
    """A release was withdrawn: nothing more is to be taken from it."""
    Proposal.objects.filter(version=version_id, stage=Stage.OPEN).update(stage=Stage.OUTDATED)


def _keep(found: list[Read], text: str, **origin: Any) -> int:
    new = 0
    for item in found:
        statement, (start, end) = item.statement, item.sentence
        measure = statement.measure
        key = {name: origin.get(name) for name in ("version", "source")}
        given = {
            "agency": origin["agency"],
            "topic": origin.get("topic"),
            "subject": statement.subject[:200],
            "amount": statement.value[:120],
            "as_of": statement.as_of[:60],
            "place": statement.place[:120],
            "state": statement.state.value,
            "due": item.due or None,
            "passage": text[start:end],
            "doubt": item.doubt[:60],
        }
        row, made = Proposal.objects.get_or_create(
            **key, start=item.start, end=item.end, measure=measure, defaults=given
        )
        if made:
            new += 1
            record(Event.PROPOSED, row)
    return new

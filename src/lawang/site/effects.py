"""Every after-effect of the house: which jobs follow which event, and which come at a rhythm.

`audit.actions.record` calls `after` inside the transaction that made the change. Jobs are rows of the same database, so a
change and what follows from it are committed together or not at all.
"""

from __future__ import annotations

from typing import Any

from lawang.site.jobs.tasks import prune
from lawang.site.members.events import Event as Members
from lawang.site.members.tasks import send_delegation, send_invitation
from lawang.site.newsroom.events import Event as Newsroom
from lawang.site.newsroom.models import Pulse
from lawang.site.newsroom.tasks import ask_to_confirm, index, tell, tend_subscriptions, unindex
from lawang.site.register.access import against
from lawang.site.register.events import Event as Register
from lawang.site.register.tasks import (
    compare_value,
    propose_from_source,
    propose_from_version,
    remind,
    retire,
    settle_cases,
)
from lawang.site.releases.access import unaccounted
from lawang.site.releases.events import Event as Releases
from lawang.site.releases.tasks import (
    send_answer,
    send_answers,
    send_ask,
    send_comment,
    send_speaker_link,
    tidy_schedule,
)
from lawang.site.service import tasks as service
from lawang.site.service.events import Event as Service
from lawang.site.watch import tasks as watch
from lawang.site.watch.access import carriers
from lawang.site.watch.events import Event as Watch

__all__ = ["ACCOUNTS", "AFTER", "BESIDE", "CARRIERS", "RHYTHMS", "after", "beside", "carrying"]

# Event to jobs; each job is given the id of what the event is about.
AFTER: dict[str, tuple[Any, ...]] = {
    Members.INVITED: (send_invitation,),
    Members.DELEGATED: (send_delegation,),
    Releases.SOURCE_ASKED: (send_ask,),
    Releases.SOURCE_NOT_ASKED: (send_ask,),
    Releases.SOURCE_ANSWERED: (send_answer,),
    Releases.SOURCE_DECLINED: (send_answer,),
    Releases.SPEAKER_ASKED: (send_speaker_link,),
    Releases.SPEAKER_ANSWERED: (send_answers,),
    Releases.COMMENTED: (send_comment,),
    Releases.SCHEDULED: (index,),
    Releases.UNSCHEDULED: (unindex,),
    Releases.APPROVAL_VOIDED: (unindex,),
    Releases.PUBLISHED: (index, tell, watch.take_in, propose_from_version),
    Releases.CORRECTED: (unindex,),
    Releases.WITHDRAWN: (unindex, tell, watch.forget, retire),
    Releases.SOURCE_ADDED: (propose_from_source,),
    Newsroom.SUBSCRIPTION_ASKED: (ask_to_confirm,),
    Register.CONFIRMED: (compare_value,),
    Watch.CORRECTION_ASKED: (watch.send_request,),
    Watch.FEED_ADDED: (watch.look,),
    Watch.OPENED_NOW: (watch.visit,),
    Watch.TRUSTED: (watch.judge,),
    Service.RECEIVED: (service.send_receipt,),
    Service.ROUTED: (service.tell_agencies,),
    Service.EXTENDED: (service.send_extension,),
    Service.ANSWERED: (service.send_answer,),
    Service.OBJECTED: (service.send_objection,),
    Service.DECIDED: (service.send_decision,),
}

# What else `lawang audit verify` asks, beside the chain: each gives what no entry of the log accounts for.
ACCOUNTS = (unaccounted,)

# Periodic jobs, with their seconds; `lawang worker` puts them into the queue.
RHYTHMS: dict[Any, int] = {
    tidy_schedule: 60,
    prune: 3600,
    tend_subscriptions: 24 * 3600,
    settle_cases: 3600,
    remind: 24 * 3600,
    watch.go_round: 60,
    watch.nudge: 24 * 3600,
    service.tend_service: 24 * 3600,
}

# What a draft at the door, and a text that a citizen brings, is held against beside sources and releases. Each is asked with
# (text, its day, the agency it is of or None, now, the release it belongs to or None); lower apps ask here by `beside`.
BESIDE: tuple[Any, ...] = (against,)

# Who knows which copies elsewhere carry a statement. Each is asked with (its sentence, the id of the version it stands in or
# None, its figure as written) and gives rows with `outlet`, `title` and `url`.
CARRIERS: tuple[Any, ...] = (carriers,)


# What officers, agencies and speakers say to each other.
_BETWEEN_OFFICERS = (
    Releases.TAKEN_OVER,
    Releases.COMMENTED,
    Releases.STANDARD_SET,
    Releases.SOURCE_ASKED,
    Releases.SOURCE_ANSWERED,
    Releases.SOURCE_DECLINED,
    Releases.SOURCE_NOT_ASKED,
    Releases.SPEAKER_ASKED,
    Releases.SPEAKER_REVOKED,
    Releases.SPEAKER_ANSWERED,
    Releases.SPEAKER_CONFIRMED,
    Releases.SPEAKER_SET_ASIDE,
)
# Events that change nothing the public may see; after any other, no page that was kept is shown again.
UNSEEN = frozenset(
    {
        *(event for event in Members if event != Members.ORGANISATION_ADDED),
        Releases.BEGUN,
        Releases.EDITED,
        Releases.SUBMITTED,
        Releases.RECALLED,
        Releases.CLAIMED,
        Releases.SENT_BACK,
        Releases.APPROVED,
        Releases.CORRECTION_BEGUN,
        Releases.SOURCE_ADDED,
        Releases.SOURCE_ATTACHED,
        Releases.SOURCE_DETACHED,
        Releases.CONFIRMED,
        Releases.OVERRIDDEN,
        Releases.DISMISSED,
        Releases.DISMISSAL_SECONDED,
        *_BETWEEN_OFFICERS,
        Newsroom.SUBSCRIPTION_ASKED,
        *Register,  # its pages are not kept
        *Service,
    }
)


def after(event: str, subject_id: int) -> None:
    """Put the jobs of `event` into the queue, and let pages that were kept grow stale, in the transaction of the act."""
    if event not in UNSEEN:
        Pulse.change()
    for job in AFTER.get(event, ()):
        job.enqueue(subject_id)


def beside(*text: Any) -> list[Any]:
    """All that a text says otherwise than what `BESIDE` knows."""
    return [found for ask in BESIDE for found in ask(*text)]


def carrying(*statement: Any) -> list[Any]:
    """The copies elsewhere that carry a statement, as far as `CARRIERS` know."""
    return [row for ask in CARRIERS for row in ask(*statement)]

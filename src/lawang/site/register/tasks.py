"""Jobs of this app. Each may run twice and late: it looks at what is so now."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from lawang.site.members import access as members
from lawang.site.register import access
from lawang.site.register.actions import contradict, propose

__all__ = [
    "compare_value",
    "propose_from_source",
    "propose_from_version",
    "remind",
    "retire",
    "settle_cases",
]


@task()
def propose_from_version(version_id: int) -> None:
    """What a release states goes before its editors; cases that waited for its correction are looked at."""
    now = timezone.now()
    propose.from_version(version_id, now)
    settle_cases.enqueue()


@task()
def propose_from_source(source_id: int) -> None:
    """What a first source states goes before the editors of its agency."""
    propose.from_source(source_id)


@task()
def retire(version_id: int) -> None:
    """A release was withdrawn."""
    propose.outdate(version_id)
    contradict.end_version(version_id, timezone.now())
    settle_cases.enqueue()


@task()
def compare_value(value_id: int) -> None:
    """Hold a value that came into the register against the others."""
    contradict.compare(value_id, timezone.now())
    settle_cases.enqueue()


@task()
def settle_cases() -> None:
    """Close the cases whose releases were put right."""
    now = timezone.now()
    for case in access.unsettled():
        contradict.settle(case, now)


@task()
def remind() -> None:
    """Once a day: each agency hears of its promises that are due soon or overdue, in one message."""
    today = timezone.localdate()
    for agency, rows in access.due_by_agency(today).items():
        to = sorted({officer.email for officer in members.members(agency) if officer.email})
        if not to:
            continue
        words = {"agency": agency, "rows": rows, "today": today, "url": settings.WAGTAILADMIN_BASE_URL}
        subject = _("%(count)s rencana %(agency)s perlu kabar") % {"count": len(rows), "agency": agency.short}
        send_mail(subject, render_to_string("register/remind.txt", words), None, to)

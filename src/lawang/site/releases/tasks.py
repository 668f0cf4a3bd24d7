"""Jobs of this app."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from lawang.site.releases.actions.publish import tidy

__all__ = ["tidy_schedule"]


@task()
def tidy_schedule() -> None:
    """Every minute: write down which scheduled releases are out."""
    tidy(timezone.now())

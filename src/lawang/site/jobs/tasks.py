"""What the queue does for itself."""

from __future__ import annotations

import datetime

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

__all__ = ["FAILED_KEPT", "KEPT", "prune"]

KEPT = datetime.timedelta(days=3)
"""How long jobs that were done stay in the list; a watch of 2,000 outlets does some 100,000 a day."""
FAILED_KEPT = datetime.timedelta(days=90)


@task()
def prune() -> None:
    """Once an hour: forget jobs that were done long ago, and failed ones that nobody looked at for longer."""
    now = timezone.now()
    DBTaskResult.objects.successful().filter(finished_at__lt=now - KEPT).delete()
    DBTaskResult.objects.failed().filter(finished_at__lt=now - FAILED_KEPT).delete()

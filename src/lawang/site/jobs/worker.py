"""One worker. A failed job is tried again, later each time; a job whose worker died is given back; both at most MOST times."""

from __future__ import annotations

import datetime
import threading
import time
from collections.abc import Mapping
from typing import Any

from django.db import close_old_connections, transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as BaseWorker
from django_tasks_db.models import DBTaskResult

from lawang.site.jobs.models import Beat, Rhythm

__all__ = ["MOST", "Worker", "beat", "due", "take_up", "wait"]

# Tries of one job. With the waits below the last comes some 5 hours after the first: longer than a mail server's restart.
MOST = 8
FIRST_WAIT = datetime.timedelta(seconds=60)
# A worker writes its beat every BEAT seconds, from a thread of its own, and counts as dead after DEAD.
BEAT = 15
DEAD = datetime.timedelta(seconds=90)


def wait(tries: int) -> datetime.timedelta:
    """How long a job rests after its `tries`-th failure: 1, 2, 4, ... minutes."""
    return FIRST_WAIT * 2 ** (tries - 1)


def due(rhythms: Mapping[Any, int], now: datetime.datetime) -> list[Any]:
    """Put every periodic job into the queue whose seconds have passed; gives those that this call put in."""
    put = []
    for job, seconds in rhythms.items():
        Rhythm.objects.get_or_create(
            job=job.module_path, defaults={"last": datetime.datetime.fromtimestamp(0, datetime.UTC)}
        )
        with transaction.atomic():
            old = now - datetime.timedelta(seconds=seconds)
            if Rhythm.objects.filter(job=job.module_path, last__lte=old).update(last=now):
                job.enqueue()
                put.append(job)
    return put


def beat(worker: str, now: datetime.datetime) -> None:
    """Say that a worker lives."""
    Beat.objects.update_or_create(worker=worker, defaults={"at": now})


def take_up(now: datetime.datetime) -> int:
    """Give jobs of dead workers back to the queue; gives how many. A job must bear being done twice."""
    alive = set(Beat.objects.filter(at__gt=now - DEAD).values_list("worker", flat=True))
    count = 0
    for job in DBTaskResult.objects.running().filter(started_at__lt=now - DEAD):
        if job.worker_ids and job.worker_ids[-1] not in alive:
            count += _again(job, now, "its worker died")
    Beat.objects.filter(at__lte=now - 10 * DEAD).delete()
    return count


def _again(job: DBTaskResult, now: datetime.datetime, why: str) -> int:
    """Back into the queue, or failed for good after MOST tries. Only from the state in which it was seen."""
    tries = len(job.worker_ids)
    changes: dict[str, Any] = {"status": TaskResultStatus.READY, "run_after": now + wait(tries)}
    if tries >= MOST:
        changes = {"status": TaskResultStatus.FAILED, "finished_at": now, "traceback": job.traceback or why}
    return int(DBTaskResult.objects.filter(pk=job.pk, status=job.status).update(**changes))


class Worker(BaseWorker):
    """Runs what is ready, then looks at rhythms and at dead colleagues, and rests."""

    def __init__(self, worker_id: str, rhythms: Mapping[Any, int], interval: float = 1) -> None:
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=interval,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
        )
        self.rhythms = rhythms

    def round(self, now: datetime.datetime) -> None:
        """One round: rhythms, the dead, and everything that is ready."""
        due(self.rhythms, now)
        take_up(now)
        self.run()

    def go_on(self) -> None:
        """Round after round until a signal ends it; the job at hand is finished first."""
        self.configure_signals()
        threading.Thread(target=self._live, daemon=True).start()
        while self.running:
            self.round(timezone.now())
            close_old_connections()
            time.sleep(self.interval)

    def run_task(self, db_task_result: DBTaskResult) -> None:
        """Run one job; if it fails, plan its next try."""
        super().run_task(db_task_result)
        db_task_result.refresh_from_db()
        if db_task_result.status == TaskResultStatus.FAILED and len(db_task_result.worker_ids) < MOST:
            _again(db_task_result, timezone.now(), "")

    def _live(self) -> None:
        """The beat, beside a job however long it takes."""
        while self.running:
            beat(self.worker_id, timezone.now())
            close_old_connections()
            time.sleep(BEAT)

"""The worker: retries, dead colleagues, rhythms. The database backend is used as in production."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lawang.site.effects import RHYTHMS
from lawang.site.jobs.tasks import KEPT, prune
from lawang.site.jobs.worker import DEAD, MOST, Worker, beat, due, take_up, wait
from lawang.site.members.actions.invite import invite
from lawang.site.members.models import Invitation

MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def queue(settings, transactional_db):
    """Jobs wait in the database."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "ENQUEUE_ON_COMMIT": False}}
    return DBTaskResult.objects


@pytest.fixture
def invited(queue, region, officer):
    """An invitation whose mail waits."""
    return invite(
        officer("rina", diskominfo="administrator"), "dewi@contoh.id", "Dewi", region["dinkes"], "writer"
    )


def worker() -> Worker:
    return Worker("uji", {})


def test_a_job_waits_for_the_worker_and_is_done_once(invited, queue):
    assert not mail.outbox and queue.get().status == TaskResultStatus.READY
    worker().round(timezone.now())
    worker().round(timezone.now())
    assert len(mail.outbox) == 1 and queue.get().status == TaskResultStatus.SUCCESSFUL


def test_what_fails_is_tried_again_later_each_time_and_not_for_ever(invited, queue, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1  # nobody listens there
    for tries in range(1, MOST + 1):
        before = timezone.now()
        worker().round(before)
        job = queue.get()
        assert len(job.worker_ids) == tries
        if tries < MOST:
            assert job.status == TaskResultStatus.READY and job.run_after >= before + wait(tries)
            worker().round(timezone.now())
            assert len(queue.get().worker_ids) == tries  # not before its time
            queue.update(run_after=before)
    assert job.status == TaskResultStatus.FAILED and "Connection" in job.traceback
    assert Invitation.objects.exists()


def test_the_job_of_a_dead_worker_is_taken_up_and_that_of_a_living_one_is_not(invited, queue):
    now = timezone.now()
    queue.get().claim("mati")
    beat("mati", now)
    assert take_up(now + MINUTE) == 0
    beat("mati", now + 2 * DEAD)
    assert take_up(now + 2 * DEAD + MINUTE) == 0
    assert take_up(now + 4 * DEAD) == 1 and queue.get().status == TaskResultStatus.READY


def test_a_periodic_job_comes_once_a_rhythm_whoever_asks(queue):
    now = timezone.now()
    assert len(due(RHYTHMS, now)) == len(RHYTHMS) and due(RHYTHMS, now) == []
    assert due({next(iter(RHYTHMS)): 60}, now + 59 * MINUTE / 60) == []
    assert len(due({next(iter(RHYTHMS)): 60}, now + MINUTE)) == 1


def test_what_was_done_long_ago_is_forgotten_and_what_failed_stays(invited, queue):
    worker().round(timezone.now())
    long_ago = timezone.now() - KEPT - MINUTE
    queue.update(finished_at=long_ago)
    kept = queue.get()
    kept.pk, kept.status = None, TaskResultStatus.FAILED
    kept.save()
    prune.call()
    assert [job.status for job in queue.all()] == [TaskResultStatus.FAILED]


def test_the_command_does_one_round(invited, manage):
    manage("worker", once=True)
    assert len(mail.outbox) == 1


def test_every_periodic_job_of_the_house_can_be_done(queue):
    Worker("uji", RHYTHMS).round(timezone.now())
    done = queue.filter(status=TaskResultStatus.SUCCESSFUL)
    assert {job.task_path for job in done} >= {job.module_path for job in RHYTHMS}

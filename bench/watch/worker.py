"""A worker that is missed soon: ``python -m bench.watch.worker``. As `lawang worker`, but a dead one counts as dead after a second, so that killing it
fifty times does not take hours. Everything else is what runs in production."""

from __future__ import annotations

import datetime
import os
import sys

__all__ = ["main"]


def main() -> None:
    """Run until a signal, or a SIGKILL, ends it."""
    import django

    django.setup()
    from lawang.site.effects import RHYTHMS
    from lawang.site.jobs import worker

    if "--short" in sys.argv:
        worker.BEAT, worker.DEAD = 0.2, datetime.timedelta(seconds=1)
        worker.FIRST_WAIT = datetime.timedelta(0)
    worker.Worker(f"bench-{os.getpid()}", RHYTHMS, interval=0.2).go_on()


if __name__ == "__main__":
    main()

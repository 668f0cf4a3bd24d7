"""How fast the watch works: ``python -m bench.watch [--outlets 2000] [--articles 10000] [--workers 1] [--kills 0]``.

Fills an empty site in a temporary folder, starts the outlets and the workers as processes of their own, and tells articles judged in a second and the
workers' memory over time. With ``--kills N`` a worker is killed (SIGKILL) N times at random moments and started again; then
nothing may be lost or doubled. Ends with 1 when what came of it is not what had to.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[2]
# Seconds between two looks at what was done, and at most between two kills: long enough for a worker to start and work.
LOOK = 1.0
LIFE = 6.0


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--outlets", type=int, default=2000)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--kills", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lawang-watch-") as home:
        surroundings(home)
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        from bench.watch.filling import fill

        print(f"filling: {options.outlets} outlets, {options.articles} articles", flush=True)
        fill(port, options.outlets)
        sizes = [str(number) for number in (port, options.outlets, options.articles)]
        web = start("bench.watch.outlets", *sizes)
        try:
            wrong = run(options)
        finally:
            web.kill()
            web.wait()
    sys.exit(1 if wrong else 0)


def surroundings(home: str) -> None:
    """Where the site stands; this machine's own addresses may be asked, without a pause between two pages of a host."""
    os.environ |= {
        "LAWANG_HOME": home,
        "DJANGO_SETTINGS_MODULE": "bench.watch.site_settings",
        "LAWANG_WATCH_ALLOWED": "127.0.0.0/8",
        "LAWANG_WATCH_BETWEEN": "0",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }


def start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    """A process of ours."""
    quiet = subprocess.DEVNULL
    return subprocess.Popen([sys.executable, "-m", module, *arguments], stdout=quiet, stderr=quiet, cwd=ROOT)


def run(options: Any) -> bool:
    """Start the workers, wait until all is done, and tell; gives whether something is wrong."""
    from django.db import connection

    from bench.watch.filling import left, result
    from lawang.site.watch.models import Capture

    short = ["--short"] if options.kills else []
    connection.close()
    workers = [start("bench.watch.worker", *short) for _ in range(options.workers)]
    rng, kills, samples = random.Random(7), 0, list[tuple[float, float, float]]()
    begun = time.monotonic()
    try:
        while not samples or left():
            time.sleep(rng.uniform(0.5, LIFE) if kills < options.kills else LOOK)
            # an article is half done when it was fetched and read, and done when it was judged
            done = (Capture.objects.count() + Capture.objects.exclude(judged=None).count()) / 2
            samples.append((time.monotonic() - begun, done, sum(memory(worker.pid) for worker in workers)))
            if kills < options.kills:
                place = rng.randrange(len(workers))
                workers[place].send_signal(signal.SIGKILL)
                workers[place].wait()
                workers[place] = start("bench.watch.worker", *short)
                kills += 1
        spent = sum(processor(worker.pid) for worker in workers)
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
    tell(samples, kills)
    if not kills:
        print(f"{1000 * spent / options.articles:.0f} ms of a processor for an article, start included")
    found = result(options.articles)
    for name, (is_, must) in found.items():
        print(f"{name:36} {is_:8,} {'' if is_ == must else f'WRONG, must be {must:,}'}")
    return any(is_ != must for is_, must in found.values())


def memory(pid: int) -> float:
    """Resident megabytes of a process."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def processor(pid: int) -> float:
    """Seconds of a processor that a process took."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def tell(samples: list[tuple[float, float, float]], kills: int) -> None:
    """Articles in a second from the first one on, feeds included, and the slope of memory over the second half."""
    times, done, megabytes = (np.array(column, float) for column in zip(*samples, strict=True))
    first = int(np.searchsorted(done, 0, side="right"))
    last = int(np.searchsorted(done, done[-1]))
    if last > first:
        rate = (done[last] - done[first]) / (times[last] - times[first])
        print(f"{rate:.1f} articles/s, {done[-1]:.0f} in {times[last]:.0f} s, {kills} kills")
    half = (done >= done[-1] / 2) & (times <= times[last])
    if half.sum() > 2:
        slope = np.polyfit(done[half], megabytes[half], 1)[0]
        print(f"memory {megabytes[half].mean():.0f} MB, {1000 * slope:+.2f} MB for 1,000 articles")


if __name__ == "__main__":
    main()

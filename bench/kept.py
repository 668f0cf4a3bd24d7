"""How many pages a second the site gives under gunicorn: from where they are kept, made anew, and from Django's own site cache.

    python -m bench.kept [--n RELEASES] [--seconds S] [--workers W]

The three run beside each other on the same data and are asked in turns, so that other work on the machine weighs on all of
them. Ratios are the measure. The client opens a connection for each page, as gunicorn's plain workers want it.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from bench.stats import table

ROOT = Path(__file__).resolve().parents[1]
WAYS = ("ours", "django", "nothing")
PAGES = ("/", "/siaran/", "/siaran/siaran-50/", "/umpan/rss.xml")
ROUNDS, CLIENTS = 5, 4
# How much faster a kept page must be than one that is made, and how it must stand beside Django's site cache.
TARGET_MADE, TARGET_DJANGO = 15.0, 1.0


def port() -> int:
    """One that is free."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def serve(way: str, home: str, workers: int, stack: ExitStack) -> int:
    """A gunicorn that keeps pages this way; gives its port."""
    at = port()
    bind = ["--bind", f"127.0.0.1:{at}", "--workers", str(workers), "--graceful-timeout", "1"]
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "lawang.site.wsgi", *bind, "--log-level", "error"],
        env={**os.environ, "LAWANG_HOME": home, "LAWANG_KEEPS": way},
        cwd=ROOT,
    )
    stack.callback(process.wait)
    stack.callback(process.terminate)
    for _ in range(600):
        try:
            ask(at, "/")
            return at
        except ConnectionError:
            time.sleep(0.1)
    raise RuntimeError(f"{way}: gunicorn does not answer")


def ask(at: int, page: str) -> int:
    """Fetch a page; gives its length in bytes. Raises `RuntimeError` for another answer than 200."""
    with socket.create_connection(("127.0.0.1", at)) as line:
        line.sendall(f"GET {page} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".encode())
        read = line.recv(65536)
        if b" 200 " not in read[:20]:
            raise RuntimeError(f"{page}: {read[:80]!r}")
        length = len(read)
        while part := line.recv(65536):
            length += len(part)
    return length


def rate(at: int, page: str, seconds: float) -> float:
    """Pages a second, asked for by several clients at once."""
    counts, end = [0] * CLIENTS, time.perf_counter() + seconds

    def client(number: int) -> None:
        while time.perf_counter() < end:
            ask(at, page)
            counts[number] += 1

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - begun)


def measure(ports: dict[str, int], seconds: float) -> bool:
    """The table; whether both targets hold on every page."""
    rows, held = [], True
    for page in PAGES:
        rates: dict[str, list[float]] = {way: [] for way in ports}
        size = ask(ports["ours"], page)
        for _ in range(ROUNDS):
            for way, at in ports.items():
                rates[way].append(rate(at, page, seconds))
        made = median(a / b for a, b in zip(rates["ours"], rates["nothing"], strict=True))
        django = median(a / b for a, b in zip(rates["ours"], rates["django"], strict=True))
        held = held and made >= TARGET_MADE and django >= TARGET_DJANGO
        figures = [f"{median(rates[way]):,.0f}" for way in WAYS]
        rows.append([page, f"{size:,}", *figures, f"{made:.1f}", f"{django:.2f}"])
    head = ["page", "bytes", "kept/s", "Django's cache/s", "made/s", "kept : made", "kept : Django's"]
    print(table(rows, head))
    return held


def main(argv: Sequence[str] | None = None) -> int:
    """Fill a database, start the three, measure. Exit status 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.kept")
    parser.add_argument("--n", type=int, default=2_000, help="number of releases")
    parser.add_argument("--seconds", type=float, default=2.0, help="of each turn")
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as home, ExitStack() as stack:
        os.environ.update(LAWANG_HOME=home, DJANGO_SETTINGS_MODULE="bench.site_settings")
        os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        import django

        django.setup()
        from django.core.management import call_command

        from bench.newsroom import fill

        (Path(home) / "static").mkdir()
        call_command("migrate", verbosity=0)
        fill(args.n)
        ports = {way: serve(way, home, args.workers, stack) for way in WAYS}
        load = os.getloadavg()[0]
        print(f"{args.n:,} releases, {args.workers} workers each, load {load:.1f}")
        return 0 if measure(ports, args.seconds) else 1


if __name__ == "__main__":
    raise SystemExit(main())

"""A whole site on this machine for the journeys: an empty database, web server, worker, mail server and a browser.

The site runs in processes of its own, so that the browser's event loop and Django never meet, and the pages are those that
gunicorn serves. With DATABASE_URL it stands on a fresh database of that server, otherwise on SQLite.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import psycopg
import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
# Seconds that anything may take before the journey counts as stuck.
PATIENCE = 60
LAWANG = [sys.executable, "-c", "from lawang.cli import main; main()"]


class Mailbox:
    """What the site sent, as its receivers have it."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    def letter(self, to: str, subject: str) -> EmailMessage:
        """The last letter to an address with these words in its subject; waits for it."""

        def found() -> EmailMessage | None:
            held = [one for one in self.letters if one["To"] == to and subject in one["Subject"]]
            return held[-1] if held else None

        return until(found, f"no letter “{subject}” to {to}")

    def link(self, to: str, subject: str, path: str) -> str:
        """The first address in that letter that leads to `path`."""
        text = self.letter(to, subject).get_body(("plain",)).get_content()
        found = re.search(rf"http://[^\s<>]+?{path}[^\s<>]*", text)
        assert found, text
        return found[0]


def until(look: Callable[[], Any], otherwise: str) -> Any:
    """What `look` finds, as soon as it finds it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.1)
    raise AssertionError(otherwise)


@dataclass
class House:
    """The site: its address, its mail, and its commands."""

    url: str
    mail: Mailbox
    surroundings: dict[str, str]

    def run(self, *args: str) -> str:
        """What a command of the server prints."""
        done = subprocess.run([*LAWANG, *args], env=self.surroundings, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def database() -> str:
    """The address of a fresh database where DATABASE_URL names a server; nothing, for SQLite, without."""
    server = os.environ.get("DATABASE_URL", "")
    if not server:
        return ""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE journeys")
    return f"{server.rpartition('/')[0]}/journeys"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """The site with an empty database, running."""
    mail, port, mail_port = Mailbox(), free_port(), free_port()
    url = f"http://127.0.0.1:{port}"
    surroundings = {
        **os.environ,
        "LAWANG_HOME": str(tmp_path),
        "LAWANG_URL": url,
        "LAWANG_MAIL_PORT": str(mail_port),
        "LAWANG_NAME": "Benua Raya",
        "LAWANG_WATCH_ALLOWED": "127.0.0.0/8",
        "LAWANG_WATCH_BETWEEN": "0",
        "DATABASE_URL": database(),
        "DJANGO_SETTINGS_MODULE": "tests.journeys.site_settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }
    found = House(url, mail, surroundings)
    found.run("messages", "--compile")
    found.run("migrate", "-v0")
    post = Controller(mail, hostname="127.0.0.1", port=mail_port)
    post.start()
    gunicorn = [sys.executable, "-m", "gunicorn", "lawang.site.wsgi", "--bind", f"127.0.0.1:{port}"]
    quiet = {"env": surroundings, "cwd": ROOT, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    running = [
        subprocess.Popen([*gunicorn, "--workers", "2", "--graceful-timeout", "1"], **quiet),
        subprocess.Popen([*LAWANG, "worker"], **quiet),
    ]
    try:
        until(lambda: answers(url), "the site does not answer")
        yield found
    finally:
        for process in running:
            process.terminate()
        said = [process.communicate(timeout=PATIENCE)[1].decode("utf-8", "replace") for process in running]
        print(*said)
        post.stop()


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return answer.status == 200
    except (urllib.error.URLError, ConnectionError):
        return False


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or whichever is on the path."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()

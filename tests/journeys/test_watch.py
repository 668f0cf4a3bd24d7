"""A watcher's day: an outlet is added, a drift found, a letter sent, the page mended, and the case closes by itself."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.intake.web.outlet import Outlet, page, typed
from tests.journeys.conftest import ROOT, House, until
from tests.journeys.eyes import DESK, PHONE
from tests.journeys.test_journey import Person

SAMPLE = ROOT / "samples" / "kaltim-2022"
# An hour of waiting in a moment: every page that is to be opened again is due now.
AN_HOUR_PASSES = """
from django.utils import timezone
from lawang.site.watch import tasks
from lawang.site.watch.models import Page
Page.objects.exclude(next_at=None).update(next_at=timezone.now())
tasks.go_round.enqueue()
"""


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    """A newsroom on this machine, which carries the sample release with its faults."""
    made = Outlet()
    serves(made, "copy.txt")
    made.pages["/"] = page(
        "Kabar Mahakam",
        "Selamat datang",
        head='<link rel="alternate" type="application/rss+xml" href="/umpan">',
    )
    feed = "<rss version='2.0'><channel><title>Kabar Mahakam</title><item><title>Bakohumas</title><link>/bakohumas</link></item></channel></rss>"
    made.pages["/umpan"] = typed(feed, "application/rss+xml")
    yield made
    made.close()


def serves(outlet: Outlet, file: str) -> None:
    """The newsroom's article says now what stands in this file of the sample."""
    title, *lines = [line for line in (SAMPLE / file).read_text("utf-8").split("\n") if line.strip()]
    outlet.pages["/bakohumas"] = page(title, *lines)


def signs_in(watcher: Person) -> None:
    """As the watcher of the sample region."""
    watcher.open("/akun/login/")
    watcher.page.fill("[name=login]", "pemantau@contoh.id")
    watcher.page.fill("[name=password]", "siaran-pers-contoh")
    watcher.page.click("main button")
    watcher.page.wait_for_url("**/meja/")


def adds_the_outlet(watcher: Person, outlet: Outlet) -> None:
    """With its feed, after a look at what stands there."""
    page_ = watcher.open("/meja/pantauan/media/baru/")
    page_.fill("[name=name]", "Kabar Mahakam")
    page_.fill("[name=site]", outlet.at("/"))
    page_.fill("[name=email]", "redaksi@kabar.contoh.id")
    watcher.press("Simpan media")
    watcher.looks()
    page_.fill("[name=address]", outlet.at("/"))
    watcher.press("Lihat isinya dahulu")
    page_.get_by_role("button", name=outlet.at("/umpan")).click()
    watcher.sees("1 berita")
    watcher.looks()
    watcher.press("Pantau alamat ini")
    watcher.sees("Umpan ditambahkan.")


def finds(watcher: Person, words: str) -> str:
    """The case with these words, when the worker has found it; gives its address."""
    page_ = watcher.page
    until(
        lambda: page_.goto("/meja/pantauan/") and page_.get_by_role("link", name=words).count(),
        f"no case {words}",
    )
    watcher.looks()
    page_.get_by_role("link", name=words).first.click()
    watcher.sees("Bandingkan")
    watcher.looks()
    return page_.url


def test_from_an_outlet_to_a_case_that_closed_by_itself(
    browser: Browser, house: House, outlet: Outlet
) -> None:
    for command in (["sample_region"], ["sample_release", str(SAMPLE)]):
        house.run(*command)
    watcher = Person(browser, house, DESK)
    signs_in(watcher)
    adds_the_outlet(watcher, outlet)
    case = finds(watcher, "131 orang")
    watcher.page.get_by_role("link", name="Minta ralat kepada Kabar Mahakam").click()
    watcher.looks()
    watcher.press("Kirim surat ke Kabar Mahakam")
    watcher.sees("Permintaan ralat dikirim ke redaksi@kabar.contoh.id.")
    letter = house.mail.letter("redaksi@kabar.contoh.id", "Permintaan ralat")
    text = letter.get_body(("plain",)).get_content()
    assert "131 orang" in text and "113 orang" in text and outlet.at("/bakohumas") in text
    serves(outlet, "release.txt")
    house.run("shell", "-c", AN_HOUR_PASSES)
    page_: Any = watcher.page
    until(lambda: page_.goto(case) and page_.get_by_text("sudah benar").count(), "the case does not close")
    watcher.page.set_viewport_size({"width": PHONE, "height": 900})
    watcher.looks()
    watcher.open("/meja/pantauan/gambaran/")
    watcher.sees("0% seragam")
    assert "Utuh" in house.run("audit", "verify")


def test_a_worker_killed_at_random_loses_and_doubles_nothing() -> None:
    """A few kills of the bench; `python -m bench.watch --kills 50` is the whole of it."""
    given = ["--outlets", "10", "--articles", "60", "--kills", "4"]
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    surroundings.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, "-m", "bench.watch", *given],
        env=surroundings,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0 and "4 kills" in done.stdout, done.stdout + done.stderr[-2000:]

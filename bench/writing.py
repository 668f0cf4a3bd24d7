"""How fast the editor is with its findings: ``python -m bench.writing [--rounds 15] [--browser]``.

A release of 11 paragraphs of four sentences, most of whose figures differ from those of its source, and its twin that says what the source says. For
each the median of opening it in the editor and of one check while one writes, and the ratio of the two; every other check
is of a text that was never seen before. `--browser` measures in Chromium too: from the click until the findings are marked in the
fields, or until the fields of the twin can be written in.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

SENTENCES, PARAGRAPHS = 44, 11
PASSWORD = "kalimat sandi yang panjang 7"
PLACES = (
    "Anggana Babulu Bengalon Berau Bontang Kaubun Kedang Kenohan Kembang Loa Long Marang Melak Muara Nunukan Paser Penajam"
    " Sanga Sangatta Sebulu Sendawar Sepaku Tabang Tanah Telen Tenggarong Waru Wahau Batu Linggang Lempake Mandau Bongan Jempang Siluq Damai Tering Laham Ilir Ulu Seberang Loakulu Palaran Sambutan"
).split()


def lines(shift: int) -> list[str]:
    """The paragraphs, with every figure `shift` more than in the source."""
    written = [
        f"Di Kecamatan {place} dibangun {120 + 7 * number + shift} rumah layak huni dengan anggaran Rp{number + 2},5 miliar."
        for number, place in enumerate(PLACES[:SENTENCES])
    ]
    step = SENTENCES // PARAGRAPHS
    return [" ".join(written[start : start + step]) for start in range(0, SENTENCES, step)]


def build() -> tuple[Any, Any, Any]:
    """An officer, the release with findings and its twin, in the empty database."""
    from django.utils import timezone

    from lawang.site.members.actions.grant import grant
    from lawang.site.members.models import Officer, Organisation
    from lawang.site.members.roles import Role
    from lawang.site.releases.actions.begin import begin
    from lawang.site.releases.actions.edit import editing
    from lawang.site.releases.actions.sources import add_source, attach
    from lawang.site.releases.models import Version

    now = timezone.now()
    place = Organisation.objects.create(
        slug="perkim", kind="agency", region="64", name="Dinas Perumahan", short="Perkim", is_door=True
    )
    officer = Officer.objects.create_user("uji@contoh.id", PASSWORD, name="Uji")
    grant(None, officer, place, Role.WRITER)
    officer = Officer.objects.get(pk=officer.pk)
    day = timezone.localdate()
    fields = {"kind": "data", "title": "Rumah layak huni", "issuer": "Dinas Perumahan", "obtained": day}
    source = add_source(officer, place, "\n".join(lines(0)).encode(), "rumah.txt", **fields)

    def release(shift: int) -> Any:
        version = begin(officer, place, "Rumah layak huni dibangun di banyak kecamatan", now)
        with editing(version, officer, now):
            blocks = [{"type": "paragraph", "value": f"<p>{line}</p>"} for line in lines(shift)]
            version.body = Version.body.field.to_python(blocks)
            version.save()
        attach(officer, version, source)
        return version

    return officer, release(3), release(0)


def form(version: Any, lead: str) -> dict[str, str]:
    """What the editor's page sends of it."""
    from wagtail.rich_text import features  # noqa: F401  (loads the converters)

    widget = version._meta.get_field("body").formfield().widget
    rich = widget.block_def.child_blocks["paragraph"].field.widget
    data = {"headline": version.headline, "place": "", "dated": "", "lead": lead}
    data["body-count"] = str(len(version.body))
    for number, block in enumerate(version.body):
        cell = {"type": "paragraph", "order": str(number), "deleted": "", "id": block.id or ""}
        data |= {f"body-{number}-{name}": words for name, words in cell.items()}
        data[f"body-{number}-value"] = rich.format_value(block.value.source)
    return data


def median(ask: Callable[[int], Any], rounds: int) -> float:
    """Milliseconds of the middle one; the first is not counted."""
    took = []
    for number in range(rounds + 1):
        began = time.perf_counter()
        answer = ask(number)
        took.append(1000 * (time.perf_counter() - began))
        assert answer is None or answer.status_code == 200, answer.status_code
    return statistics.median(took[1:])


def told(what: str, with_findings: float, without: float) -> None:
    """One line."""
    print(f"{what:34} {with_findings:7.0f} ms  {without:7.0f} ms  {with_findings / without:5.2f}")


def in_process(officer: Any, full: Any, clean: Any, rounds: int) -> int:
    """The answers of the server, without a network; gives how many findings there are."""
    from django.test import Client
    from django.urls import reverse

    client = Client()
    client.force_login(officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    opened, checked, counts = {}, {}, []
    for version in (full, clean):
        edit = reverse("wagtailsnippets_releases_version:edit", args=[version.pk])
        live = reverse("releases:check_typed", args=[version.pk])
        count = client.get(edit).content.decode().count('data-jump="f')
        counts.append(count)
        print(f"{count} findings in a text of {sum(map(len, lines(0))):,} characters")
        opened[version.pk] = median(lambda _, edit=edit: client.get(edit), rounds)
        checked[version.pk] = median(
            lambda number, live=live, version=version: client.post(
                live, form(version, f"Kalimat ke-{number}.")
            ),
            rounds,
        )
    print(f"{'median of ' + str(rounds):34} {'findings':>10} {'none':>11}  ratio")
    told("the editor's page", opened[full.pk], opened[clean.pk])
    told("one check while one writes", checked[full.pk], checked[clean.pk])
    return counts[0]


def in_browser(url: str, full: Any, clean: Any, count: int, rounds: int) -> None:
    """From the click until the fields are there, in Chromium."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{url}/akun/login/")
        page.fill("[name=login]", "uji@contoh.id")
        page.fill("[name=password]", PASSWORD)
        page.click("main form button")
        page.wait_for_url("**/meja/**")

        def opens(version: Any, ready: str) -> Callable[[int], None]:
            def ask(_: int) -> None:
                page.goto(f"{url}/redaksi/snippets/releases/version/edit/{version.pk}/", wait_until="commit")
                page.wait_for_function(ready)

            return ask

        fields = f"document.querySelectorAll('.public-DraftEditor-content').length >= {PARAGRAPHS}"
        marked = f"{fields} && document.querySelectorAll('.lawang-under a').length >= {count}"
        told("opened in Chromium", median(opens(full, marked), rounds), median(opens(clean, fields), rounds))
        browser.close()


def main(argv: list[str] | None = None) -> int:
    """Build, then measure."""
    parser = argparse.ArgumentParser(prog="python -m bench.writing")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--browser", action="store_true", help="in Chromium too")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(
            LAWANG_HOME=home, DJANGO_SETTINGS_MODULE="lawang.site.settings.dev", LAWANG_URL="http://127.0.0.1"
        )
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connection

        settings.DEBUG = False  # as on a server: queries are not kept
        call_command("migrate", verbosity=0)
        officer, full, clean = build()
        count = in_process(officer, full, clean, args.rounds)
        if args.browser:
            connection.close()
            serve = [sys.executable, "-m", "gunicorn", "lawang.site.wsgi", "--bind", "127.0.0.1:8123"]
            with subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
                time.sleep(4)
                in_browser("http://127.0.0.1:8123", full, clean, count, args.rounds)
                running.terminate()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

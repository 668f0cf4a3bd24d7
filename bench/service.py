"""How fast the information service is with many requests: ``python -m bench.service [--n 100000]``.

Fills an empty SQLite database in a temporary folder with requests of made-up words over three years, nine of ten answered and
every fifth of those published, then asks each page twice and tells the second answer's time. The floor is a page of the
service that counts nothing (the pledge), what Django and the template take on this machine.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from datetime import date, timedelta
from typing import Any

from bench.newsroom import WORDS

FLOOR = "/layanan/maklumat/"
PUBLIC = (
    "/layanan/",
    "/layanan/jawaban/",
    "/layanan/jawaban/?sebelum={far}",
    "/layanan/jawaban/?q=jembatan",
    "/layanan/jawaban/?q=jembatan+desa+air",
    "/layanan/laporan/?tahun={year}",
)
DESK = (
    "/meja/",
    "/meja/layanan/",
    "/meja/layanan/?cari=jembatan+desa",
    "/meja/layanan/?cari=PI-{year}-00050",
    "/meja/layanan/{far}/",
    "/meja/layanan/register/",
    "/meja/layanan/register/?sebelum={far}",
    "/meja/layanan/keberatan/",
)
BATCH = 2000
SPAN = 3 * 365


def fill(count: int, span: int) -> tuple[Any, int]:
    """Put `count` requests into the empty database; gives the PPID and a request far down the list."""
    from django.utils import timezone

    from lawang.site.members.actions.grant import grant
    from lawang.site.members.models import Officer, Organisation
    from lawang.site.service import searching
    from lawang.site.service.models import Answer, Objection, Request, Requester

    rng = random.Random(7)
    fields = {"kind": "agency", "region": "64", "is_door": True}
    body = Organisation.objects.create(slug="kominfo", name="Diskominfo", short="Kominfo", **fields)
    ppid = Officer.objects.create_user("ppid@contoh.id", "siaran-pers", name="Hadi")
    for role in ("ppid", "superior", "writer"):
        grant(None, ppid, body, role)
    now = timezone.now()
    for first in range(0, count, BATCH):
        requests, askers, answers, objections = [], [], [], []
        for n in range(first + 1, min(first + BATCH, count) + 1):
            received = now - timedelta(minutes=(count - n) * span * 1440 // count)
            answered = n % 10 != 0 and received < now - timedelta(days=20)
            request = Request(
                id=n,
                number=f"PI-{received.year}-{n:05d}",
                body=body,
                information=" ".join(rng.choices(WORDS, k=25)),
                purpose="Penelitian",
                form="soft",
                delivery="email",
                received=received,
                due=received.date() + timedelta(days=14),
                status="answered" if answered else "received",
                outcome=rng.choice(("granted", "partial", "refused", "not_held")) if answered else "",
                visibility="public" if answered and n % 5 == 1 else "private",
                closed=received + timedelta(days=9) if answered else None,
                taken=rng.randrange(1, 12) if answered else None,
                late=answered and n % 17 == 0,
            )
            requests.append(request)
            askers.append(Requester(request=request, who="person"))
            if answered:
                words = " ".join(rng.choices(WORDS, k=60))
                answers.append(
                    Answer(
                        request=request,
                        text=words,
                        ground=rng.choice("abch") if request.outcome in ("partial", "refused") else "",
                        form="soft",
                        delivery="page",
                        by=ppid,
                        at=request.closed,
                        question=request.information[:100],
                        published_text=words,
                    )
                )
            if n % 25 == 0:
                objections.append(
                    Objection(
                        number=f"KB-{n:06d}",
                        request=request,
                        ground=rng.choice("acdg"),
                        position="Bukan itu.",
                        received=received + timedelta(days=12),
                        due=date(2026, 1, 1),
                        ruling="rejected" if n % 50 else "",
                    )
                )
        for model, rows in (
            (Request, requests),
            (Requester, askers),
            (Answer, answers),
            (Objection, objections),
        ):
            model.objects.bulk_create(rows)
        for request in requests:
            searching.REQUESTS.put(request.pk, "", request.information)
        for answer in answers:
            if answer.request.visibility == "public":
                searching.ANSWERS.put(answer.request_id, answer.question, answer.published_text)
    return ppid, int(count * 0.4) // 5 * 5 + 1


def timed(client: Any, address: str) -> None:
    """The second answer's time in milliseconds, its size and status."""
    client.get(address)
    begun = time.perf_counter()
    answer = client.get(address)
    spent = 1000 * (time.perf_counter() - begun)
    print(f"{address:42} {spent:6.0f} ms {len(answer.content):8,} bytes  {answer.status_code}")


def main() -> None:
    """Fill and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=100_000, help="number of requests")
    parser.add_argument("--days", type=int, default=SPAN, help="over how many days they came")
    given = parser.parse_args()
    count, span = given.n, given.days
    with tempfile.TemporaryDirectory(prefix="lawang-bench-") as home:
        os.environ |= {"LAWANG_HOME": home, "DJANGO_SETTINGS_MODULE": "lawang.site.settings.dev"}
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command
        from django.db import transaction
        from django.test import Client
        from django.utils import timezone

        from lawang.site import translations

        settings.DEBUG = False
        translations.compile_all()
        call_command("migrate", verbosity=0)
        begun = time.perf_counter()
        with transaction.atomic():
            ppid, far = fill(count, span)
        print(f"{count:,} requests in {time.perf_counter() - begun:.0f} s")
        blanks = {"far": far, "year": (timezone.localdate() - timedelta(days=span // 2)).year}
        visitor, desk = Client(), Client()
        desk.force_login(ppid, backend="allauth.account.auth_backends.AuthenticationBackend")
        for address in (FLOOR, *PUBLIC):
            timed(visitor, address.format(**blanks))
        asked = {"act": "seek", "information": "Berapa anggaran jembatan desa dan jalan sekolah tahun ini?"}
        visitor.post("/layanan/permohonan/", asked)
        begun = time.perf_counter()
        visitor.post("/layanan/permohonan/", asked)
        print(f"{'POST /layanan/permohonan/ seek':42} {1000 * (time.perf_counter() - begun):6.0f} ms")
        for address in DESK:
            timed(desk, address.format(**blanks))


if __name__ == "__main__":
    main()

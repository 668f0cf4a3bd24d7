"""An agency is asked for a source, through the screens of both and real mail."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from lawang.site.audit import access as audit
from lawang.site.gate import rule_of
from lawang.site.reasons import Barred
from lawang.site.releases import access, asking
from lawang.site.releases.actions.answer import decline, make_statement
from lawang.site.releases.actions.ask import ask, take_back
from lawang.site.releases.actions.check import current, judged
from lawang.site.releases.models import Ask, Source, Version
from lawang.site.releases.states import State
from tests.site.post import link, words
from tests.site.releases.conftest import MONEY, NEWS

HOUR = datetime.timedelta(hours=1)
TABLE = "Data pelatihan kader.\nSebanyak 310 kader posyandu dilatih oleh 15 bidan.\n"


@pytest.fixture
def asked(release, people, region, now):
    """A question to bpsdm about a version, as an action: `asked(version)`."""

    def make(version: Version | None = None, **more: object) -> Ask:
        due = more.pop("due", now + 24 * HOUR)
        version = version or release(MONEY, NEWS)
        return ask(people.dewi, version, region["bpsdm"], "Tabel pelatihan kader.", due, now, **more)

    return make


def file_form(**more: object) -> dict[str, object]:
    fields = {
        "kind": "data",
        "title": "Tabel pelatihan kader",
        "issuer": "BPSDM",
        "obtained": "2025-05-10",
        "first": "on",
        "file": SimpleUploadedFile("tabel.txt", TABLE.encode()),
    } | more
    return {f"berkas-{name}": value for name, value in fields.items()}


def test_from_a_finding_to_the_file_of_the_agency_that_holds_the_fact(
    release, people, region, signed_in, post, now
):
    version = release(MONEY, NEWS)
    writer, agency = signed_in(people.dewi), signed_in(people.anto)
    key = judged(current(version))[0].found.key
    page = f"/meja/siaran/{version.pk}/"
    shown = writer.get(page).content.decode()
    assert f"/minta/?temuan={key}" in shown
    form = writer.get(f"{page}minta/?temuan={key}").content.decode()
    assert NEWS in form and "siapa pun pejabatnya" in form
    due = (now + 24 * HOUR).strftime("%Y-%m-%dT%H:%M")
    wish = {"to": region["bpsdm"].pk, "what": "Tabel pelatihan kader.", "words": NEWS, "due": due, "key": key}
    assert writer.post(f"{page}minta/", wish)["Location"] == page
    assert "Tabel pelatihan kader." in writer.get(page).content.decode()

    (letter,) = post.to("anto@contoh.id")
    assert NEWS in words(letter) and "Dewi" in words(letter) and MONEY not in words(letter)
    question = link(letter, "/meja/siaran/permintaan/")
    desk = agency.get("/meja/siaran/permintaan/").content.decode()
    assert question in desk and "menunggu jawaban" in desk
    seen = agency.get(question).content.decode()
    assert NEWS in seen and version.headline in seen and MONEY not in seen
    assert agency.get(page).status_code == 404

    assert agency.post(f"{question}berkas/", file_form()).status_code == 302
    source = Source.objects.get(filename="tabel.txt")
    assert source.organisation == region["bpsdm"] and source.vouched_by == people.anto
    assert version.uses.filter(source=source, by=people.anto).exists()
    assert judged(current(version)) == []
    (told,) = post.to("dewi@contoh.id")
    assert "Tabel pelatihan kader" in words(told) and link(told, question) == question
    assert "dijawab" in writer.get(page).content.decode()
    wanted = Ask.objects.get()
    assert [entry.event for entry in audit.about(wanted)] == [
        "releases.source_asked",
        "releases.source_answered",
    ]


def test_a_signed_statement_becomes_a_source_of_its_kind(asked, people, signed_in, post):
    question = asked(officer=people.anto)
    agency, page = signed_in(people.anto), f"/meja/siaran/permintaan/{question.pk}/"
    form = {"text": NEWS, "name": "Rahmat Hidayat", "position": "Kepala BPSDM"}
    form = {f"pernyataan-{name}": value for name, value in form.items()}
    unsigned = agency.post(f"{page}pernyataan/", form)
    assert unsigned.status_code == 409 and NEWS in unsigned.content.decode()
    assert agency.post(f"{page}pernyataan/", form | {"pernyataan-signed": "on"}).status_code == 302
    source = Source.objects.get(kind=Source.Kind.STATEMENT)
    assert source.speaker == "Rahmat Hidayat" and source.vouched_by == people.anto
    assert NEWS in source.text and "Kepala BPSDM Rahmat Hidayat" in source.text
    assert judged(current(question.version)) == []
    shown = signed_in(people.dewi).get(f"/meja/siaran/sumber/{source.pk}/").content.decode()
    assert "pernyataan tertulis" in shown


def test_declining_wants_a_reason_and_the_asker_reads_it(asked, people, signed_in, post):
    question = asked()
    agency, page = signed_in(people.anto), f"/meja/siaran/permintaan/{question.pk}/"
    assert agency.post(f"{page}tolak/", {"reason": " "}).status_code == 409
    agency.post(f"{page}tolak/", {"reason": "Datanya dipegang Dinas Sosial."})
    assert "dipegang Dinas Sosial" in words(post.to("dewi@contoh.id")[0])
    assert "dipegang Dinas Sosial" in signed_in(people.wati).get(page).content.decode()
    late = agency.post(f"{page}berkas/", file_form())
    assert late.status_code == 409 and "ditolak" in late.content.decode()
    assert not Source.objects.filter(filename="tabel.txt").exists()


def test_taken_back_by_who_asked(asked, people, signed_in, post):
    question = asked()
    signed_in(people.wati).post(f"/meja/siaran/permintaan/{question.pk}/batal/")
    question.refresh_from_db()
    assert question.status == asking.Status.WITHDRAWN
    assert "membatalkan" in words(post.to("anto@contoh.id")[-1])


def test_overdue_is_told_in_words(asked, people, signed_in, now):
    question = asked(due=now + HOUR)
    assert not question.overdue(now) and question.overdue(now + HOUR)
    Ask.objects.update(due=now - HOUR)
    for who, page in ((people.anto, "permintaan/"), (people.dewi, f"{question.version_id}/")):
        assert "lewat tenggat" in signed_in(who).get(f"/meja/siaran/{page}").content.decode()


def test_every_reason_at_once(release, people, region, now):
    version = release()
    with pytest.raises(Barred) as barred:
        ask(people.dewi, version, region["pemprov"], " ", now - HOUR, now)
    assert [reason.code for reason in barred.value.reasons] == ["what", "due", "nobody"]
    with pytest.raises(Barred, match="tidak berperan"):
        ask(people.dewi, version, region["bpsdm"], "Tabel.", now + HOUR, now, officer=people.budi)


@pytest.mark.parametrize("name", ["dewi", "budi", "anto", "yudi", "lina"])
def test_who_may_step_is_what_the_table_says(name, asked, release, people, now):
    """dewi writes, budi keeps the door, anto speaks for the agency that is asked."""
    question = asked(release(MONEY, NEWS, at="submitted"))
    stands = {"dewi": asking.Side.ASKER, "budi": asking.Side.ASKER, "anto": asking.Side.ASKED}.get(name)
    expected = {act for act, step in asking.STEPS.items() if step.by == stands}
    assert asking.steps(question, getattr(people, name)) == expected
    for act, step in (("decline", decline), ("take_back", take_back)):
        if act not in expected:
            with pytest.raises(PermissionDenied):
                step(getattr(people, name), question, *(["x"] if act == "decline" else []), now)
    with pytest.raises(PermissionDenied):
        ask(people.yudi, question.version, question.organisation, "Tabel.", now + HOUR, now)


def test_strangers_do_not_see_it(asked, people, signed_in):
    question = asked()
    for name, status in (("yudi", 404), ("wati", 200), ("anto", 200)):
        page = signed_in(getattr(people, name)).get(f"/meja/siaran/permintaan/{question.pk}/")
        assert page.status_code == status, name
    assert not access.asks_of(people.yudi).exists() and not access.asks(people.yudi).exists()


@pytest.mark.parametrize("state", [state.value for state in State if state != State.CORRECTED])
def test_it_is_asked_while_sources_may_change(state, release, people, region, signed_in, now):
    version = release(at=state, **({"embargo": now + HOUR} if state == "scheduled" else {}))
    due = (now + 24 * HOUR).strftime("%Y-%m-%dT%H:%M")
    wish = {"to": region["bpsdm"].pk, "what": "Tabel.", "due": due}
    signed_in(people.dewi).post(f"/meja/siaran/{version.pk}/minta/", wish)
    assert Ask.objects.exists() == (state in rule_of("releases:ask").states)


def test_an_answer_after_approval_stays_in_the_library(asked, release, people, now):
    question = asked(release(at="in_review"))
    from lawang.site.releases.actions.review import approve

    approve(people.budi, question.version, now)
    done = make_statement(people.anto, question, NEWS, "Rahmat", "Kepala", True, now)
    assert done.status == asking.Status.ANSWERED and done.source is not None
    assert not done.version.uses.filter(source=done.source).exists()
    assert Version.objects.get(pk=done.version_id).state == State.APPROVED


def test_a_file_that_cannot_be_read_closes_nothing(asked, people, signed_in):
    question = asked()
    bad = file_form(file=SimpleUploadedFile("tabel.pdf", b"%PDF-1.7 rusak"))
    answer = signed_in(people.anto).post(f"/meja/siaran/permintaan/{question.pk}/berkas/", bad)
    assert answer.status_code == 400 and "Tabel pelatihan kader" in answer.content.decode()
    question.refresh_from_db()
    assert question.status == asking.Status.OPEN

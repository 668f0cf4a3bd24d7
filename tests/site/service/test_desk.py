"""From receipt to notice: who may do what, what bars it, and when it is due."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from lawang.site.audit import access as audit
from lawang.site.reasons import Barred
from lawang.site.releases.models import Version
from lawang.site.service import access, tasks
from lawang.site.service.actions.answer import answer
from lawang.site.service.actions.decree import decree
from lawang.site.service.actions.extend import extend
from lawang.site.service.actions.publish import draft_release, publish, unpublish
from lawang.site.service.actions.receive import receive
from lawang.site.service.actions.route import reply, route
from lawang.site.service.actions.withdraw import withdraw
from lawang.site.service.models import Request
from tests.site.service.conftest import ASKED, MONDAY, NOTICE, SOURCE, TRUE, WHO

DAY = datetime.timedelta(days=1)
EXEMPT = {
    "ground": "c",
    "statute": "UU 14/2008 Pasal 17 huruf c",
    "exempt": "Lampiran 3",
    "harm": "Dapat diserang.",
    "until": "2030",
}


def codes(barred: pytest.ExceptionInfo[Barred]) -> set[str]:
    return {reason.code for reason in barred.value.reasons}


def test_a_request_is_numbered_due_and_confirmed_by_mail(ask, real_paper):
    first, second = ask(), ask(at=MONDAY + DAY)
    assert (first.number, second.number) == ("PI-2026-00001", "PI-2026-00002")
    assert first.due == datetime.date(2026, 1, 20)
    sent = mail.outbox[0]
    assert sent.to == [WHO["email"]] and first.number in sent.body and "20 Januari 2026" in sent.body
    name, content, kind = sent.attachments[0]
    assert (name, kind) == (f"{first.number}.pdf", "application/pdf") and content.startswith(b"%PDF")


def test_the_number_is_of_the_year_where_the_body_is(ask):
    late = datetime.datetime(
        2025, 12, 31, 16, 30, tzinfo=datetime.UTC
    )  # half an hour into the new year in Kaltim
    assert ask(at=late).number == "PI-2026-00001"


@pytest.mark.parametrize(
    ("change", "papers", "code"),
    [
        ({"email": "", "phone": ""}, None, "contact"),
        ({}, [], "identity"),
        ({"proxy": "Budi"}, None, "attorney"),
    ],
)
def test_what_a_request_lacks_is_told(ask, change, papers, code):
    with pytest.raises(Barred) as barred:
        ask(papers=papers, **change)
    assert codes(barred) == {code} and not Request.objects.exists()


def test_an_officer_enters_a_letter_from_the_day_it_came(people, region):
    given = {**ASKED, **WHO, "body": region["diskominfo"], "channel": "letter"}
    made = receive(people.hadi, given, [], MONDAY, MONDAY + 3 * DAY)
    assert made.due == datetime.date(2026, 1, 20) and made.entered_by == people.hadi
    with pytest.raises(PermissionDenied):
        receive(people.nina, given, [], MONDAY, MONDAY)
    with pytest.raises(Barred) as barred:
        receive(people.hadi, {**given, "channel": "web"}, [], MONDAY + DAY, MONDAY)
    assert codes(barred) == {"future", "channel"}


def test_the_queue_shows_the_next_due_first_and_only_ones_own(ask, people):
    second, first = ask(at=MONDAY + DAY), ask()
    assert list(access.queue(people.hadi)) == [first, second]
    assert not access.queue(people.yudi).exists() and not access.visible(people.dewi).exists()
    assert access.found(people.hadi, second.number.lower(), 9) == [second]
    assert access.found(people.hadi, "internet sekolah", 9) == [second, first] or set(
        access.found(people.hadi, "internet sekolah", 9)
    ) == {first, second}
    assert access.found(people.yudi, first.number, 9) == []


def test_an_agency_is_asked_by_its_own_day_and_never_sees_who_asked(ask, people, region, signed_in):
    request = ask()
    asked = route(people.hadi, request, region["dinkes"], "Jumlahnya saja.", MONDAY + DAY)
    assert asked.due == datetime.date(2026, 1, 13)
    late = route(people.hadi, request, region["bpsdm"], "", MONDAY + 11 * DAY)
    assert late.due == request.due  # never after the request's own
    page = signed_in(people.dewi).get("/meja/layanan/bahan/").content.decode()
    assert ASKED["information"] in page and not [
        mark for mark in WHO.values() if len(mark) > 6 and mark in page
    ]
    with pytest.raises(PermissionDenied):
        reply(people.nina, asked, "120 titik", MONDAY + DAY)
    reply(people.dewi, asked, "120 titik", MONDAY + 2 * DAY)
    with pytest.raises(Barred):
        reply(people.dewi, asked, "121 titik", MONDAY + 3 * DAY)
    assert any(ASKED["information"] not in m.body and m.to == ["dewi@contoh.id"] for m in mail.outbox)


def test_time_is_extended_once_with_a_reason_before_it_is_over(ask, people):
    request = ask()
    with pytest.raises(Barred) as barred:
        extend(people.hadi, request, " ", MONDAY + DAY)
    assert codes(barred) == {"reason"}
    longer = extend(people.hadi, request, "Dokumen dikumpulkan.", MONDAY + DAY)
    assert longer.due == datetime.date(2026, 1, 29)
    assert "Dokumen dikumpulkan." in mail.outbox[-1].body and "29 Januari 2026" in mail.outbox[-1].body
    with pytest.raises(Barred) as barred:
        extend(people.hadi, longer, "Lagi.", MONDAY + 2 * DAY)
    assert codes(barred) == {"extended"}
    with pytest.raises(Barred) as barred:
        extend(people.hadi, ask(), "Terlambat.", MONDAY + 16 * DAY)
    assert codes(barred) == {"late"}
    with pytest.raises(PermissionDenied):
        extend(people.mira, ask(), "Bukan PPID.", MONDAY)


def test_a_notice_has_all_that_the_law_wants(answered):
    request = answered(outcome="partial", **EXEMPT, cost=15000, payment="Tunai di loket")
    assert (request.status, request.outcome, request.taken, request.late) == ("answered", "partial", 4, False)
    body = mail.outbox[-1].body
    wanted = [
        TRUE,
        *EXEMPT.values(),
        "Rp15.000",
        "Tunai di loket",
        "dikabulkan sebagian",
        "dikuasai",
        "keberatan",
    ]
    wanted.remove("c")
    assert [words for words in wanted if words not in body] == []


def test_an_answer_after_the_day_is_late(answered):
    assert answered(days=15).late is False and answered(days=16).late is True


def test_a_refusal_needs_the_whole_consequence_test(ask, people):
    fields = {**NOTICE, **EXEMPT, "outcome": "refused", "text": "Ditolak."}
    for name in EXEMPT:
        with pytest.raises(Barred) as barred:
            answer(people.hadi, ask(), {**fields, name: ""}, [], [], MONDAY + DAY)
        assert codes(barred) == {"exemption"}


def test_a_grant_keeps_no_exemption(answered):
    assert answered(**EXEMPT).answer.ground == ""


def test_what_the_sources_state_otherwise_is_not_sent(ask, people):
    request, wrong = ask(), TRUE.replace("120", "210")
    fields = {**NOTICE, "outcome": "granted", "text": wrong}
    with pytest.raises(Barred) as barred:
        answer(people.hadi, request, fields, [SOURCE], [], MONDAY + DAY)
    assert codes(barred) == {"contradicted"} and "210" in str(barred.value)
    assert Request.objects.get(pk=request.pk).open and not request.papers.filter(kind="answer").exists()
    sent = answer(people.hadi, request, {**fields, "override": "Rekap keliru."}, [SOURCE], [], MONDAY + DAY)
    assert sent.tally["contradicted"] == 1 and sent.override


def test_of_two_answers_one_is_barred(ask, people):
    request = ask()
    fields = {**NOTICE, "outcome": "granted", "text": TRUE}
    answer(people.hadi, request, fields, [SOURCE], [], MONDAY + DAY)
    for act in (
        lambda: answer(people.hadi, request, fields, [SOURCE], [], MONDAY + DAY),
        lambda: withdraw(request, MONDAY + DAY),
    ):
        with pytest.raises(Barred) as barred:
            act()
        assert codes(barred) == {"state"}
    assert Request.objects.get(pk=request.pk).papers.filter(kind="answer").count() == 1


def test_an_answer_is_published_without_personal_data_and_found(answered, people):
    request = answered()
    for wrong in (
        "Hubungi 0812-3456-7890.",
        "Surel a.b@contoh.id",
        "NIK 6472015203880001",
        WHO["name"].upper(),
    ):
        with pytest.raises(Barred) as barred:
            publish(people.hadi, request, "Berapa titik internet?", f"{TRUE} {wrong}")
        assert codes(barred) == {"personal"}
    publish(people.hadi, request, "Berapa titik internet di sekolah?", TRUE)
    assert [a.request_id for a in access.answers_near("internet sekolah", 5)] == [request.pk]
    with pytest.raises(PermissionDenied):
        draft_release(people.hadi, access.answers().get(), MONDAY)
    version = draft_release(people.nina, access.answers().get(), MONDAY)
    assert Version.objects.get(pk=version.pk).lead == TRUE and version.state == "draft"
    unpublish(people.hadi, request)
    assert not access.answers().exists() and access.answers_near("internet", 5) == []


def test_a_decree_moves_open_deadlines_and_says_which(ask, answered, people):
    moves, stays, done = ask(), ask(at=MONDAY + 30 * DAY), answered()
    fields = {
        "day": datetime.date(2026, 1, 19),
        "off": True,
        "name": "Cuti tambahan",
        "decree": "SKB 1/2026",
        "signed": datetime.date(2026, 1, 2),
    }
    with pytest.raises(PermissionDenied):
        decree(people.nina, fields, MONDAY)
    made = decree(people.hadi, fields, MONDAY)
    assert made.moved == [{"number": moves.number, "before": "2026-01-20", "after": "2026-01-21"}]
    assert [Request.objects.get(pk=row.pk).due for row in (moves, stays, done)] == [
        datetime.date(2026, 1, 21),
        stays.due,
        done.due,
    ]
    assert [entry.event for entry in audit.about(moves)][-1] == "service.due_moved"


def test_one_digest_tells_each_officer_what_is_due(ask, people, region, monkeypatch):
    request = ask()
    route(people.hadi, request, region["dinkes"], "", MONDAY + DAY)
    mail.outbox.clear()
    monkeypatch.setattr(tasks.timezone, "localdate", lambda: datetime.date(2026, 1, 14))
    tasks.send_digests.func()
    assert sorted(m.to[0] for m in mail.outbox) == ["dewi@contoh.id", "hadi@contoh.id"]
    assert all(request.number in m.body and WHO["name"] not in m.body for m in mail.outbox)
    mail.outbox.clear()
    monkeypatch.setattr(tasks.timezone, "localdate", lambda: datetime.date(2026, 1, 1))
    tasks.send_digests.func()
    assert mail.outbox == []


def test_the_log_holds_and_names_every_step(answered, people, manage):
    request = answered()
    publish(people.hadi, request, "Berapa titik internet di sekolah?", TRUE)
    steps = [entry.event.split(".")[1] for entry in audit.about(request)]
    assert steps == ["received", "answered", "published"] and not audit.faults()

"""No path goes round the door: each test tries one, and the public sees nothing of it."""

from __future__ import annotations

import json

import pytest
from django.core import serializers
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.urls import NoReverseMatch, reverse
from wagtail.models import Revision

from lawang.site.releases import access, door
from lawang.site.releases.actions.edit import editing
from lawang.site.releases.models import OutsideTheDoor, Version
from lawang.site.releases.states import State
from tests.site.releases.conftest import MONEY
from tests.site.releases.test_desk import editor_form

EDITOR = "wagtailsnippets_releases_version"
PASSED = ["approved", "scheduled", "published"]


@pytest.fixture
def nothing_public(now):
    """Afterwards the public sees nothing, whatever was tried."""
    yield
    assert not access.public(now).exists()


@pytest.mark.parametrize("state", PASSED)
def test_a_state_that_is_set_and_saved(state, release, nothing_public):
    version = release()
    version.state = state
    with pytest.raises(OutsideTheDoor):
        version.save()
    with pytest.raises(OutsideTheDoor):
        version.save(update_fields=["state"])


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "published"},
        {"approved_digest": "x"},
        {"public_from": None},
        {"headline": "Lain"},
        {"digest": "x"},
    ],
)
def test_a_statement_on_many_rows(changes, release, nothing_public):
    release()
    with pytest.raises(OutsideTheDoor):
        Version.objects.update(**changes)


def test_rows_written_at_once(release, nothing_public):
    version = release()
    version.state = "published"
    with pytest.raises(OutsideTheDoor), transaction.atomic():
        Version.objects.bulk_update([version], ["state"])
    with pytest.raises(OutsideTheDoor):
        Version.objects.bulk_create([Version(release=version.release, number=2, state="published")])


def test_a_new_version_that_is_born_published(release, people, now, nothing_public):
    old = release()
    for more in ({"state": "published"}, {"approved_digest": "x"}):
        fresh = Version(
            release=old.release,
            number=2,
            headline="Baru",
            written_by=people.dewi,
            edited_by=people.dewi,
            edited=now,
        )
        for name, value in more.items():
            setattr(fresh, name, value)
        with pytest.raises(OutsideTheDoor):
            fresh.save()


@pytest.mark.parametrize("state", PASSED)
def test_the_database_refuses_a_state_without_its_approval(state, release, now, nothing_public):
    version = release()
    statement = "UPDATE releases_version SET state = %s, public_from = %s WHERE id = %s"
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [state, now, version.pk])


def test_the_database_refuses_another_text_under_an_old_approval(release):
    version = release(at="approved")
    statement = "UPDATE releases_version SET digest = %s WHERE id = %s"
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, ["0" * 64, version.pk])


def test_a_text_changed_beneath_its_digest_is_not_published(release, people, now, nothing_public):
    version = release(at="approved")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE releases_version SET lead = 'Lain.' WHERE id = %s", [version.pk])
    from lawang.site.reasons import Barred
    from lawang.site.releases.actions.publish import publish

    with pytest.raises(Barred, match="berubah"):
        publish(people.sari, Version.objects.get(pk=version.pk), now)


@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_a_text_that_is_out_is_not_changed(state, release, people, now):
    version = release(at=state)
    version.lead = "Lain."
    with pytest.raises(OutsideTheDoor):
        version.save()
    with pytest.raises(PermissionDenied), editing(version, people.dewi, now):
        version.save()
    with pytest.raises(OutsideTheDoor):
        Version.objects.get(pk=version.pk).delete()
    with pytest.raises(OutsideTheDoor):
        Version.objects.filter(pk=version.pk).delete()


def test_saving_a_changed_text_in_a_shell_voids_the_approval(release, nothing_public):
    version = release(at="approved")
    version.lead = "Lain."
    version.save()
    assert Version.objects.get(pk=version.pk).state == State.IN_REVIEW


def test_a_fixture_that_is_loaded(release, nothing_public):
    version = release()
    (row,) = json.loads(serializers.serialize("json", [version]))
    row["fields"] |= {
        "state": "published",
        "approved_digest": version.digest,
        "public_from": "2025-01-01T00:00:00Z",
    }
    (loaded,) = serializers.deserialize("json", json.dumps([row]))
    with pytest.raises(OutsideTheDoor):
        loaded.save()


def test_a_revision_that_is_published(release, people, nothing_public):
    version = release()
    version.save_revision(user=people.dewi)
    revision = Revision.objects.filter(object_id=str(version.pk)).latest("id")
    with pytest.raises(AttributeError):
        revision.publish(user=people.sari)
    assert Version.objects.get(pk=version.pk).state == State.DRAFT


def test_an_old_revision_that_is_brought_back_voids_the_approval(release, write, people, now, nothing_public):
    version = release()
    old = version.save_revision(user=people.dewi)
    write(version, MONEY, lead="Posyandu keliling dimulai.")
    version.save_revision(user=people.dewi)
    from lawang.site.releases.actions.hand_in import submit
    from lawang.site.releases.actions.review import approve, claim

    approve(people.budi, claim(people.budi, submit(people.dewi, version)), now)
    with pytest.raises(OutsideTheDoor):
        old.as_object().save()  # a revision carries the state it was saved in
    assert Version.objects.get(pk=version.pk).state == State.APPROVED
    back = Version.objects.get(pk=version.pk)
    back.lead = old.as_object().lead
    with editing(back, people.dewi, now):
        back.save()
    assert Version.objects.get(pk=version.pk).state == State.IN_REVIEW


def test_a_copy_begins_as_a_draft_or_not_at_all(release, nothing_public):
    version = release(at="approved")
    copy = Version.objects.get(pk=version.pk)
    copy.pk, copy.number = None, 2
    with pytest.raises(OutsideTheDoor):
        copy.save()


@pytest.mark.parametrize("name", ["unpublish", "copy", "revisions_unschedule", "workflow_action", "lock"])
def test_wagtails_other_ways_are_not_there(name):
    for arguments in ([1], [1, 1], [1, "approve", 1]):
        with pytest.raises(NoReverseMatch):
            reverse(f"{EDITOR}:{name}", args=arguments)


def test_wagtails_buttons_neither_publish_nor_delete_nor_add(release, people, signed_in, nothing_public):
    version = release(at="in_review")
    desk = signed_in(people.budi)
    edit = reverse(f"{EDITOR}:edit", args=[version.pk])
    page = desk.get(edit).content.decode()
    assert "action-publish" not in page and "action-submit" not in page
    for extra in ("action-publish", "action-submit", "action-workflow-action"):
        answer = desk.post(edit, editor_form(version, MONEY, **{extra: "1", "state": "published"}))
        assert answer.status_code == 302
    assert desk.post(reverse(f"{EDITOR}:delete", args=[version.pk])).status_code in (302, 403)
    assert desk.post(reverse(f"{EDITOR}:add"), {"headline": "Baru"}).status_code in (302, 403)
    assert Version.objects.get().state == State.IN_REVIEW


def test_what_belongs_to_a_text_that_is_out_stays(release, region):
    version = Version.objects.get(pk=release(at="published").pk)
    version.supporting.add(region["bpsdm"])
    with pytest.raises(OutsideTheDoor):
        version.save()


def test_a_revert_in_the_editor_is_an_edit_like_any_other(
    release, write, people, signed_in, now, nothing_public
):
    version = release()
    old = version.save_revision(user=people.dewi)
    write(version, MONEY, lead="Posyandu keliling dimulai.")
    version.save_revision(user=people.dewi)
    from lawang.site.releases.actions.hand_in import submit
    from lawang.site.releases.actions.review import approve, claim

    approve(people.budi, claim(people.budi, submit(people.dewi, version)), now)
    back = reverse(f"{EDITOR}:revisions_revert", args=[version.pk, old.pk])
    for stranger in (people.anto, people.yudi):
        assert signed_in(stranger).get(back).status_code == 404
    edit = reverse(f"{EDITOR}:edit", args=[version.pk])
    form = editor_form(version, MONEY, revision=str(old.pk))
    assert signed_in(people.dewi).get(back).status_code == 200
    assert signed_in(people.dewi).post(edit, form).status_code == 302
    assert Version.objects.get(pk=version.pk).state == State.IN_REVIEW


@pytest.mark.parametrize("action", ["delete", "publish", "unpublish"])
def test_bulk_actions_do_nothing(action, release, people, signed_in, nothing_public):
    version = release()
    desk = signed_in(people.dewi)
    desk.post(f"/redaksi/bulk/releases/version/{action}/?id={version.pk}")
    assert Version.objects.get().state == State.DRAFT


def test_management_commands_do_not_publish(release, manage, now, nothing_public):
    version = release(embargo=now)
    version.save_revision()
    manage("publish_scheduled")
    assert Version.objects.get(pk=version.pk).state == State.DRAFT


def test_no_api_of_wagtail_shows_or_takes_versions(client, release, people, signed_in):
    release(at="published")
    for address in ("/api/v2/pages/", "/api/v3/", "/redaksi/api/main/pages/"):
        assert client.get(address).status_code in (302, 404)
    answer = signed_in(people.dewi).get("/redaksi/api/main/pages/")
    assert b"Posyandu" not in answer.content


def test_a_row_forged_by_hand_is_found_by_the_log(release, people, now, manage):
    release(at="published")
    assert "Utuh" in manage("audit", "verify")
    version = release()
    statement = (
        "UPDATE releases_version SET state = 'published', approved_digest = digest, approved_by_id = %s, public_from = %s"
        " WHERE id = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [people.budi.pk, now, version.pk])
    assert access.unaccounted() == [f"releases.version {version.pk}: published"]
    with pytest.raises(SystemExit):
        manage("audit", "verify")


def test_only_the_door_and_its_guard_write_a_state():
    """The name of the field is assigned nowhere else in the site, as far as it has to do with releases."""
    import re

    from lawang.site.translations import SITE

    texts = {
        path.relative_to(SITE).as_posix(): path.read_text("utf-8")
        for path in SITE.rglob("*.py")
        if "migrations" not in path.parts
    }
    writers = {
        name
        for name, text in texts.items()
        if (name.startswith("releases/") or "lawang.site.releases" in text)
        and re.search(r"\.state(?:\s*=[^=]|,.*\s=\s)", text)
    }
    assert writers == {"releases/door.py"} and door.take

"""The states in the permission table: where each view can change something, and nowhere else."""

from __future__ import annotations

import datetime

import pytest

from lawang.site.gate import rule_of
from lawang.site.releases.actions.check import current, judged
from lawang.site.releases.models import Decision, Version
from lawang.site.releases.states import State
from tests.site.releases.conftest import MONEY, NEWS

STATES = [state.value for state in State if state != State.CORRECTED]
HOUR = datetime.timedelta(hours=1)


def at(release, state, now, *text):
    return release(*text, at=state, **({"embargo": now + HOUR} if state == "scheduled" else {}))


@pytest.mark.parametrize("state", STATES)
def test_sources_are_attached_and_taken_off(state, release, people, speech, signed_in, now):
    version = at(release, state, now)
    desk, page = signed_in(people.dewi), f"/meja/siaran/{version.pk}/"
    desk.post(f"{page}lepas/", {"source": speech.pk})
    assert (not version.uses.exists()) == (state in rule_of("releases:detach").states)
    desk.post(f"{page}lampirkan/", {"source": speech.pk})
    assert version.uses.exists()
    assert rule_of("releases:attach").states == rule_of("releases:detach").states


@pytest.mark.parametrize("state", ["draft", "submitted", "in_review"])
def test_decisions_are_signed_before_it_is_out(state, release, people, signed_in, now):
    version = at(release, state, now, MONEY, NEWS)
    key = judged(current(version))[0].found.key
    form = {"key": key, "act": "confirm", "reason": "Saya hitung."}
    signed_in(people.dewi).post(f"/meja/siaran/{version.pk}/temuan/", form)
    assert Decision.objects.exists() and state in rule_of("releases:decide").states


@pytest.mark.parametrize("state", STATES)
def test_a_correction_begins_where_it_is_out(state, release, people, signed_in, now):
    version = at(release, state, now)
    signed_in(people.dewi).post(f"/meja/siaran/{version.pk}/ralat/")
    begun = Version.objects.filter(number=2).exists()
    # a scheduled version is out, and may be corrected, only from its time on
    assert begun == (state in rule_of("releases:correct").states and state != "scheduled")

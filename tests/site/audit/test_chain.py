"""The log: append-only through its own door, and a change behind its back is found."""

from __future__ import annotations

import pytest
from django.db import connection

from lawang.site.audit import access
from lawang.site.audit.actions.record import record
from lawang.site.audit.models import Entry


@pytest.fixture
def chain(region):
    """Three entries."""
    return [record(f"uji.{number}", region["dinkes"], None, nomor=number) for number in range(3)]


def behind_its_back(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_chain_holds_and_tells_in_order(chain, region, manage):
    assert [entry.event for entry in access.about(region["dinkes"])] == ["uji.0", "uji.1", "uji.2"]
    assert [entry.number for entry in chain] == [1, 2, 3] and chain[2].previous == chain[1].digest
    assert access.faults() == [] and "3" in manage("audit", "verify")


def test_it_is_append_only(chain):
    chain[0].event = "lain"
    for attempt in (
        chain[0].save,
        chain[0].delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(event="x"),
    ):
        with pytest.raises(TypeError, match="append-only"):
            attempt()


@pytest.mark.parametrize(
    ("statement", "kinds"),
    [
        ("UPDATE audit_entry SET actor = 'orang lain' WHERE number = 2", ["changed"]),
        ("UPDATE audit_entry SET details = '{}' WHERE number = 1", ["changed"]),
        ("DELETE FROM audit_entry WHERE number = 2", ["missing"]),
        ("DELETE FROM audit_entry WHERE number = 3", ["cut"]),
        ("UPDATE audit_entry SET digest = previous WHERE number = 2", ["changed", "unlinked"]),
    ],
)
def test_a_change_behind_its_back_is_found(chain, manage, statement, kinds):
    behind_its_back(statement)
    assert [fault.kind for fault in access.faults()] == kinds
    with pytest.raises(SystemExit) as ended:
        manage("audit", "verify")
    assert ended.value.code == 1

"""What two editors called wrong goes out as lines that the bench reads."""

from __future__ import annotations

import json

import pytest

from bench.alarms import main, measure
from lawang.site.releases.actions.check import current, judged
from lawang.site.releases.actions.decide import decide, second
from lawang.site.releases.models import Source
from lawang.site.releases.states import Act
from tests.site.releases.conftest import FALSE, MONEY, SPEECH


@pytest.fixture
def dismissed(release, people, now):
    """A version with one finding that two editors called wrong, and one that only one did."""
    version = release(FALSE, MONEY.replace("3,6", "6,3"), lead="Posyandu keliling dimulai.", at="in_review")
    first, other = (item.found for item in judged(current(version)))
    decide(people.budi, version, first.key, Act.DISMISS, "Jumlah resmi 42.", now)
    second(people.sari, version, first.key, now)
    decide(people.budi, version, other.key, Act.DISMISS, "Belum pasti.", now)
    return version


def test_the_export_is_read_by_the_bench(dismissed, manage, tmp_path, capsys):
    file = tmp_path / "alarms.jsonl"
    file.write_text(manage("door_alarms"), "utf-8")
    (row,) = map(json.loads, file.read_text("utf-8").splitlines())
    assert row["copy"][row["start"] : row["end"]] == "42" and row["judgement"] == "same"
    assert row["reason"] == "Jumlah resmi 42." and [each["text"] for each in row["sources"]] == [SPEECH]
    assert SPEECH[row["source_start"] : row["source_end"]] == "24"
    tally, still = measure(file)
    assert (still.hits, still.total) == (1, 1) and tally.wrong == 1
    notes = tmp_path / "notes.jsonl"
    assert main([str(file), "--notes", str(notes)]) == 0
    assert "still raised" in capsys.readouterr().out and "42" in notes.read_text("utf-8")
    (alone,) = row.pop("sources")
    file.write_text(json.dumps(row | {"official": alone["text"]}), "utf-8")  # as the watch writes it
    assert measure(file)[1].hits == 1
    row["sources"] = [alone]
    mended = row | {"copy": row["copy"].replace("42 mobil", "24 mobil")}
    file.write_text(json.dumps(mended), "utf-8")
    assert measure(file)[1].hits == 0


def test_confidential_sources_stay_here_unless_asked_for(dismissed, manage, capsys):
    Source.objects.update(confidential=True)
    assert manage("door_alarms") == ""
    assert json.loads(manage("door_alarms", confidential=True))["kind"] == "number"


def test_a_finding_whose_sources_were_changed_is_not_told(dismissed, manage):
    dismissed.uses.all().delete()
    assert manage("door_alarms") == ""


@pytest.mark.parametrize("line", ["{", "[]", '{"copy": "a"}', "1"])
def test_a_line_that_is_no_such_row_is_named(line, tmp_path, capsys):
    file = tmp_path / "alarms.jsonl"
    file.write_text(line, "utf-8")
    with pytest.raises(SystemExit) as ended:
        main([str(file)])
    assert ended.value.code == 2 and "alarms.jsonl:1" in capsys.readouterr().err

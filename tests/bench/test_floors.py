"""The quality that bench/baseline.json promises: always on the committed corpus and drafts, on real articles where present."""

import pytest

from bench.floors import MEASURES, broken, floors, lifted


@pytest.mark.parametrize("sample", sorted(MEASURES))
def test_measured_quality_keeps_what_the_baseline_promises(sample: str) -> None:
    measured = MEASURES[sample]()
    if measured is None:
        assert sample in ("large", "natural", "fresh"), f"{sample} is measured on texts of the repository"
        return
    assert broken(floors()[sample], measured) == []


def test_every_sample_has_promises() -> None:
    assert floors().keys() == MEASURES.keys()
    assert all(floors().values())


def test_a_figure_below_its_floor_or_above_its_ceiling_breaks_the_promise() -> None:
    promised = {"recall": 0.9, "false_alarms": 0.02}
    assert broken(promised, {"recall": 0.9, "false_alarms": 0.02}) == []
    assert len(broken(promised, {"recall": 0.89, "false_alarms": 0.02})) == 1
    assert len(broken(promised, {"recall": 0.89, "false_alarms": 0.03})) == 2


def test_lifting_tightens_and_never_loosens() -> None:
    promised = {"recall": 0.9, "false_alarms": 0.02}
    assert lifted(promised, {"recall": 0.95123, "false_alarms": 0.01}) == {
        "recall": 0.9512,
        "false_alarms": 0.01,
    }
    assert lifted(promised, {"recall": 0.5, "false_alarms": 0.5}) == promised

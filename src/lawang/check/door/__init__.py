"""At the door: what a draft, which claims to say what its sources say, states otherwise in words of its own.

An article elsewhere is judged by what it retells closely; a draft is rewritten freely and rests on its sources as a whole.
Here its statements are held against theirs by what they speak of.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawang.check.door.bound import judge_bound
from lawang.check.door.tables import judge_tables
from lawang.check.evidence import Evidence
from lawang.check.model import Finding
from lawang.check.passage import Passage

__all__ = ["judge_door"]


def judge_door(passage: Passage, evidence: Evidence) -> Iterator[Finding]:
    """Findings on one sentence of a draft, each rule's in turn."""
    yield from judge_tables(passage, evidence)
    yield from judge_bound(passage, evidence)

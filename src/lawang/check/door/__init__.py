"""At the door: what a draft, which claims to say what its sources say, states otherwise in words of its own.

An article elsewhere is judged by what it retells closely; a draft is rewritten freely and rests on its sources as a whole.
Here its statements are held against theirs by what they speak of.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from lawang.check.door.bound import judge_bound
from lawang.check.door.deeds import judge_deeds
from lawang.check.door.names import judge_door_names
from lawang.check.door.statements import Statements
from lawang.check.door.tables import judge_tables
from lawang.check.evidence import Evidence
from lawang.check.model import Finding
from lawang.check.passage import Passage

__all__ = ["Door"]


class Door:
    """The rules for drafts over one text's sources."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence

    @cached_property
    def _statements(self) -> Statements:
        return Statements(self._evidence)

    def judge(self, passage: Passage) -> Iterator[Finding]:
        """Findings on one sentence of the draft, each rule's in turn."""
        yield from judge_tables(passage, self._evidence.grids)
        yield from judge_bound(passage, self._evidence)
        yield from judge_deeds(passage, self._statements)
        yield from judge_door_names(passage, self._statements)

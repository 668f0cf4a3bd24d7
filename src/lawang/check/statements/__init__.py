"""Statements: what the fact register holds. Taking them out of a text, and telling when two speak of the same thing."""

from __future__ import annotations

from lawang.check.statements.model import Proposal, State, Statement
from lawang.check.statements.period import Period, period
from lawang.check.statements.propose import propose
from lawang.check.statements.relation import Relation, figure, relate, same

__all__ = [
    "Period",
    "Proposal",
    "Relation",
    "State",
    "Statement",
    "figure",
    "period",
    "propose",
    "relate",
    "same",
]

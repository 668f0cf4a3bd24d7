"""A noun per file."""

from lawang.site.register.models.case import Case, Consequence
from lawang.site.register.models.fact import Fact, Value
from lawang.site.register.models.promise import Promise, Turn
from lawang.site.register.models.proposal import Proposal

__all__ = ["Case", "Consequence", "Fact", "Promise", "Proposal", "Turn", "Value"]

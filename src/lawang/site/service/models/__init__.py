"""The nouns of this app."""

from lawang.site.service.models.answer import Answer
from lawang.site.service.models.assignment import Assignment
from lawang.site.service.models.breach import Breach
from lawang.site.service.models.item import Decreed, Item, Remarks
from lawang.site.service.models.objection import Objection
from lawang.site.service.models.paper import Paper
from lawang.site.service.models.request import Counter, Request, Requester

__all__ = [
    "Answer",
    "Assignment",
    "Breach",
    "Counter",
    "Decreed",
    "Item",
    "Objection",
    "Paper",
    "Remarks",
    "Request",
    "Requester",
]

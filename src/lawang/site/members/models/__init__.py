"""The nouns of this app."""

from lawang.site.members.models.delegation import Delegation
from lawang.site.members.models.invitation import Invitation
from lawang.site.members.models.membership import Membership
from lawang.site.members.models.officer import Officer
from lawang.site.members.models.organisation import Organisation

__all__ = ["Delegation", "Invitation", "Membership", "Officer", "Organisation"]

"""Which views of this app are for whom; see lawang.site.gate."""

from lawang.site.gate import EVERYBODY, OFFICERS, by
from lawang.site.members.roles import Role

VIEWS = {
    "home": EVERYBODY,
    "desk": OFFICERS,
    "members:accept": EVERYBODY,
    "members:organisations": OFFICERS,
    "members:organisation": OFFICERS,
    "members:take_in": by(Role.ADMINISTRATOR),
    "members:template": by(Role.ADMINISTRATOR),
    "members:invite": by(Role.ADMINISTRATOR),
    "members:delegations": by(Role.EDITOR, Role.ADMINISTRATOR),
    "members:end_delegation": by(Role.EDITOR, Role.ADMINISTRATOR),
    "members:revoke": by(Role.ADMINISTRATOR),
}

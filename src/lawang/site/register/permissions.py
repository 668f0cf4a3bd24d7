"""Which views of this app are for whom; see lawang.site.gate."""

from lawang.site.gate import EVERYBODY, OFFICERS, by
from lawang.site.members.roles import Role

VIEWS = {
    **{f"register:{name}": EVERYBODY for name in ("topics", "topic", "topic_json", "topic_embed")},
    "register:desk": OFFICERS,
    "register:fact": OFFICERS,
    "register:proposals": by(Role.EDITOR),
    "register:proposal": by(Role.EDITOR),
    "register:cases": OFFICERS,
    "register:case": OFFICERS,
    "register:decide": by(Role.EDITOR),
    "register:hand_over": by(Role.EDITOR),
    "register:correct": by(Role.WRITER, Role.EDITOR),
    "register:promises": OFFICERS,
    "register:promise": by(Role.WRITER, Role.EDITOR),
}

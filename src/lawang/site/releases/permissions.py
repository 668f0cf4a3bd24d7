"""Which views of this app are for whom; see lawang.site.gate. `states`: where the view can change something."""

from lawang.site.gate import EVERYBODY, OFFICERS, by
from lawang.site.members.roles import Role
from lawang.site.releases.states import EDITABLE, OUT, State

WRITERS = (Role.WRITER, Role.EDITOR)
_CHECKED = tuple(sorted(EDITABLE))
_OPEN = (State.DRAFT, State.SUBMITTED, State.IN_REVIEW)

VIEWS = {
    "media": EVERYBODY,  # a picture is shown when the public may read a version with it, or to who may choose it
    "releases:drafts": by(*WRITERS),
    "releases:queue": by(Role.EDITOR),
    "releases:begin": by(*WRITERS),
    "releases:show": OFFICERS,
    "releases:move": by(*WRITERS),
    "releases:correct": by(*WRITERS, states=tuple(sorted(OUT))),
    "releases:decide": by(*WRITERS, states=_CHECKED),
    "releases:attach": by(*WRITERS, states=_OPEN),
    "releases:detach": by(*WRITERS, states=_OPEN),
    "releases:sources": OFFICERS,
    "releases:source_add": by(*WRITERS, Role.PPID),
    "releases:source": OFFICERS,
    "releases:original": OFFICERS,
}

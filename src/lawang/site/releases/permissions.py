"""Which views of this app are for whom; see lawang.site.gate. `states`: where the view can change something."""

from lawang.site.gate import EVERYBODY, OFFICERS, by
from lawang.site.members.roles import Role
from lawang.site.releases.asking import ANSWERERS
from lawang.site.releases.states import EDITABLE, OUT
from lawang.site.releases.states import OPEN as STILL_OPEN

WRITERS = (Role.WRITER, Role.EDITOR)
_CHECKED = tuple(sorted(EDITABLE))
_OPEN = tuple(sorted(STILL_OPEN))

VIEWS = {
    "media": EVERYBODY,  # a picture is shown when the public may read a version with it, or to who may choose it
    # the signed link is the permission
    "speaker": EVERYBODY,
    "speaker_point": EVERYBODY,
    "speaker_submit": EVERYBODY,
    "releases:drafts": by(*WRITERS),
    "releases:queue": by(Role.EDITOR),
    "releases:standard": by(Role.HEAD, Role.ADMINISTRATOR),
    "releases:comment": OFFICERS,
    "releases:begin": by(*WRITERS),
    "releases:show": OFFICERS,
    "releases:move": by(*WRITERS),
    "releases:correct": by(*WRITERS, states=tuple(sorted(OUT))),
    "releases:decide": by(*WRITERS, states=_CHECKED),
    "releases:check_typed": by(*WRITERS, states=_CHECKED),
    "releases:attach": by(*WRITERS, states=_OPEN),
    "releases:detach": by(*WRITERS, states=_OPEN),
    "releases:ask": by(*WRITERS, states=_OPEN),
    "releases:ask_speaker": by(*WRITERS, states=_OPEN),
    "releases:speaker_revoke": by(*WRITERS),
    "releases:speaker_aside": by(Role.EDITOR),
    "releases:asks": by(*ANSWERERS),
    "releases:ask_show": OFFICERS,
    "releases:ask_answer": by(*ANSWERERS),
    "releases:ask_state": by(*ANSWERERS),
    "releases:ask_decline": by(*ANSWERERS),
    "releases:ask_take_back": by(*WRITERS),
    "releases:topics": by(Role.EDITOR),
    "releases:topic": by(Role.EDITOR),
    "releases:sources": OFFICERS,
    "releases:source_add": by(*WRITERS, Role.PPID),
    "releases:source": OFFICERS,
    "releases:original": OFFICERS,
}

"""Which views of this app are for whom; see lawang.site.gate."""

from lawang.site.gate import EVERYBODY, by
from lawang.site.members.roles import Role

_PUBLIC = """
front ask track tracked receipt contest notice file act answers answer items items_file report report_pdf pledge privacy
"""
_DESK = by(Role.PPID, Role.SUPERIOR)
_PPID = by(Role.PPID)
_AGENCY = by(Role.PPID, Role.WRITER, Role.EDITOR, Role.HEAD)

VIEWS = {
    **{f"service:{name}": EVERYBODY for name in _PUBLIC.split()},
    **dict.fromkeys(
        ("service:queue", "service:show", "service:objections", "service:objection", "service:desk_notice"),
        _DESK,
    ),
    **dict.fromkeys(
        (
            "service:enter",
            "service:desk_act",
            "service:reveal",
            "service:paper",
            "service:register",
            "service:export",
            "service:keep_items",
            "service:calendar",
            "service:remarks",
            "service:breaches",
            "service:breach_told",
        ),
        _PPID,
    ),
    "service:asked": _AGENCY,
    "service:reply": _AGENCY,
    "service:draft": by(Role.WRITER, Role.EDITOR),
}

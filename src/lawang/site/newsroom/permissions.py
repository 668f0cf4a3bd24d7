"""Which views of this app are for whom; see lawang.site.gate."""

from lawang.site.gate import EVERYBODY, by
from lawang.site.members.roles import Role

_PUBLIC = """
latest release version format version_format picture topics topic topic_feed agencies agency agency_feed search corrections
agenda agenda_ics feed sitemap oembed api openapi how verify check subscribe subscription one_click
"""

VIEWS = {
    "newsroom_keys": EVERYBODY,
    **{f"newsroom:{name}": EVERYBODY for name in _PUBLIC.split()},
    "newsroom:announcing": by(Role.WRITER, Role.EDITOR),
    "newsroom:announcement": by(Role.WRITER, Role.EDITOR),
}

"""Which views of this app are for whom; see lawang.site.gate. Many may read; what changes something is for watchers."""

from lawang.site.gate import by
from lawang.site.members.roles import Role
from lawang.site.watch.access import READERS

_READ = "cases case outlets outlet page bytes picture picture_csv picture_pdf"
_ACT = "decide ask outlet_add outlet_edit feed_add feed_stop bring bring_links bring_again open trust"

VIEWS = {
    **{f"watch:{name}": by(*READERS) for name in _READ.split()},
    **{f"watch:{name}": by(Role.WATCHER) for name in _ACT.split()},
}

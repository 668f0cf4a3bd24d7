"""The nouns of the log."""

from lawang.site.audit.models.entry import Entry
from lawang.site.audit.models.head import Head

__all__ = ["Entry", "Head"]

"""What other apps may read of what is published: editions and their text, as the public sees them."""

from __future__ import annotations

from lawang.site.newsroom.checking import plain_text
from lawang.site.newsroom.published import by_version

__all__ = ["by_version", "plain_text"]

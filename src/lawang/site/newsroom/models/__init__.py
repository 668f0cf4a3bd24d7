"""The nouns of this app."""

from lawang.site.newsroom.models.announcement import Announcement
from lawang.site.newsroom.models.pulse import Pulse
from lawang.site.newsroom.models.signature import Signature
from lawang.site.newsroom.models.subscriber import Receipt, Subscriber

__all__ = ["Announcement", "Pulse", "Receipt", "Signature", "Subscriber"]

"""The nouns of this app."""

from lawang.site.jobs.models.beat import Beat
from lawang.site.jobs.models.rhythm import Rhythm

__all__ = ["Beat", "Rhythm"]

"""The nouns of this app."""

from lawang.site.releases.models.attachment import Attachment
from lawang.site.releases.models.picture import Picture, Rendition

__all__ = ["Attachment", "Picture", "Rendition"]

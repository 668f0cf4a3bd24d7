"""The nouns of this app."""

from lawang.site.releases.models.ask import Ask
from lawang.site.releases.models.attachment import Attachment
from lawang.site.releases.models.checked import Checked, Decision, Found
from lawang.site.releases.models.comment import Comment
from lawang.site.releases.models.guard import watch
from lawang.site.releases.models.picture import Picture, Rendition
from lawang.site.releases.models.release import Release, Topic
from lawang.site.releases.models.shown import Shown
from lawang.site.releases.models.source import Source
from lawang.site.releases.models.speaker import Answer, Person, Point, SpeakerLink
from lawang.site.releases.models.standard import Standard
from lawang.site.releases.models.use import Use
from lawang.site.releases.models.version import OutsideTheDoor, Version

__all__ = [
    "Answer",
    "Ask",
    "Attachment",
    "Checked",
    "Comment",
    "Decision",
    "Found",
    "OutsideTheDoor",
    "Person",
    "Picture",
    "Point",
    "Release",
    "Rendition",
    "Shown",
    "Source",
    "SpeakerLink",
    "Standard",
    "Topic",
    "Use",
    "Version",
    "watch",
]

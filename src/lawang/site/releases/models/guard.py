"""The guard of a version: it looks at every save, however it was called (form, revision, copy, shell, fixture)."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import m2m_changed, pre_save
from django.dispatch import receiver

from lawang.site.releases.models.version import GUARDED, OutsideTheDoor, Version
from lawang.site.releases.states import EDITABLE, PASSED, State

__all__ = ["watch"]


@receiver(pre_save, sender=Version)
def watch(sender: type[Version], instance: Version, **_: Any) -> None:
    """Reckon the digest; refuse what only the door may do; void the approval of a text that was changed.

    Raises `OutsideTheDoor`. The door itself saves with `passing` set, for that one save.
    """
    instance.digest = instance.reckoned()
    passing = instance.__dict__.pop("passing", False)
    stored = (
        Version.objects.filter(pk=instance.pk).values(*GUARDED, "digest").first() if instance.pk else None
    )
    if stored is None:
        if instance.state != State.DRAFT or instance.approved_digest:
            raise OutsideTheDoor(f"a new version begins as a draft, not {instance.state}")
        return
    changed = stored["digest"] != instance.digest
    if changed and stored["state"] not in EDITABLE:
        raise OutsideTheDoor(f"the text of a version that is {stored['state']}")
    if passing:
        return
    for name in GUARDED:
        if getattr(instance, name) != stored[name]:
            raise OutsideTheDoor(f"a change of {name}")
    if changed and stored["state"] in PASSED:
        from lawang.site.releases.door import void

        void(instance)


def _links(sender: Any, instance: Any, action: str, **_: Any) -> None:
    """Topics and agencies of a version that is out stay as they are."""
    if action.startswith("pre_") and isinstance(instance, Version):
        stored = Version.objects.filter(pk=instance.pk).values_list("state", flat=True).first()
        if stored not in EDITABLE:
            raise OutsideTheDoor(f"what belongs to a version that is {stored}")


for _name in ("topics", "supporting"):
    m2m_changed.connect(_links, sender=getattr(Version, _name).through)

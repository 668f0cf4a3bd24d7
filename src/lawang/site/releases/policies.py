"""What Wagtail's editor lets an officer do with releases and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Collection
from wagtail.permission_policies import BasePermissionPolicy

from lawang.site.members import access as members
from lawang.site.members.roles import Role
from lawang.site.releases import access, door

__all__ = ["PicturePolicy", "VersionPolicy"]


def _edits(officer: Any) -> bool:
    return members.holds(officer, Role.WRITER, Role.EDITOR)


class _RolePolicy(BasePermissionPolicy):
    """The parts that both share."""

    actions: frozenset[str] = frozenset()

    def user_has_permission(self, user: Any, action: str) -> bool:
        """On some instance?"""
        return action in self.actions and _edits(user)

    def users_with_any_permission(self, actions: Sequence[str]) -> QuerySet:
        """Who may do one of these: every writer and editor."""
        return members.with_roles(Role.WRITER, Role.EDITOR)


class VersionPolicy(_RolePolicy):
    """A version is changed by whom the door lets change it now. Nobody adds, deletes, publishes or locks one here."""

    actions = frozenset({"view", "change"})

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """On this version?"""
        if action == "view":
            return access.visible(user).filter(pk=instance.pk).exists()
        return action == "change" and door.may_edit(instance, user, timezone.now())

    def instances_user_has_any_permission_for(self, user: Any, actions: Sequence[str]) -> QuerySet:
        """Those an officer sees in the list."""
        return access.visible(user)


class PicturePolicy(_RolePolicy):
    """Writers and editors add pictures and choose among their colleagues'. A picture is never changed or deleted: a
    release that was approved with it would change, too."""

    actions = frozenset({"add", "choose", "view"})

    def instances_user_has_any_permission_for(self, user: Any, actions: Sequence[str]) -> QuerySet:
        """Pictures of colleagues; at a door those of the region."""
        if not _edits(user) or not self.actions.intersection(actions):
            return self.model.objects.none()
        mine = Q(uploaded_by_user=user)
        for place in members.organisations(user, Role.WRITER, Role.EDITOR):
            mine |= Q(uploaded_by_user__memberships__organisation=place)
            if place.is_door:
                mine |= Q(uploaded_by_user__memberships__organisation__region__startswith=place.region)
        return self.model.objects.filter(pk__in=self.model.objects.filter(mine).values("pk"))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """On this picture?"""
        return self.instances_user_has_any_permission_for(user, [action]).filter(pk=instance.pk).exists()

    def collections_user_has_any_permission_for(self, user: Any, actions: Sequence[str]) -> QuerySet:
        """Wagtail keeps pictures in collections; there is one."""
        allowed = _edits(user) and self.actions.intersection(actions)
        return Collection.objects.filter(depth=1) if allowed else Collection.objects.none()

    def collections_user_has_permission_for(self, user: Any, action: str) -> QuerySet:
        """The same for one action."""
        return self.collections_user_has_any_permission_for(user, [action])

"""A text that is encrypted in the database."""

from __future__ import annotations

from typing import Any

from django.db import models

from lawang.site.service import vault

__all__ = ["SealedField"]


class SealedField(models.TextField):
    """Sealed on its way in and opened on its way out; it cannot be searched."""

    def get_prep_value(self, value: Any) -> str:
        """What is stored."""
        return vault.seal(str(value or ""))

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str:
        """What was given."""
        return vault.unseal(value or "")

    def get_lookup(self, lookup_name: str) -> Any:
        """None: two seals of one text differ, so nothing could be found."""
        raise TypeError(f"a sealed field has no lookup {lookup_name!r}")

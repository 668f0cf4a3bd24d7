"""How allauth behaves here."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

__all__ = ["Adapter"]


class Adapter(DefaultAccountAdapter):
    """Nobody signs up: an officer comes in by invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """No."""
        return False

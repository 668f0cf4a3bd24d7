"""Who signs in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

__all__ = ["Officer"]


class Officers(BaseUserManager):
    """Makes officers; an address is kept in lower case, so one person has one account."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Officer:
        """A new officer; without a password nobody can sign in yet."""
        officer = self.model(email=email.strip().lower(), **fields)
        officer.set_password(password)
        officer.save(using=self._db)
        return officer

    def get_by_natural_key(self, email: str | None) -> Officer:
        """The officer with this address, however it is capitalised."""
        return self.get(email=(email or "").lower())


class Officer(AbstractBaseUser, PermissionsMixin):
    """A person with an account. What they may do comes from their memberships, nothing from Django's groups."""

    email = models.EmailField(_("surel"), unique=True)
    name = models.CharField(_("nama"), max_length=150)
    is_active = models.BooleanField(_("aktif"), default=True)
    date_joined = models.DateTimeField(_("terdaftar sejak"), default=timezone.now)

    objects = Officers()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ("name",)

    class Meta:
        verbose_name = _("pejabat humas")
        verbose_name_plural = _("pejabat humas")
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def first_name(self) -> str:
        """What Wagtail calls an officer by."""
        return str(self)

    def get_full_name(self) -> str:
        """The name as Django and Wagtail ask for it."""
        return str(self)

    def get_short_name(self) -> str:
        """The same: an Indonesian name has no part that could stand alone."""
        return str(self)

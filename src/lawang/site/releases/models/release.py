"""A release: the thread that its versions follow each other on."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Release", "Topic"]


class Topic(models.Model):
    """What a release is about, from a list that the door keeps."""

    slug = models.SlugField(_("alamat pendek"), max_length=60, unique=True)
    name = models.CharField(_("nama"), max_length=80)
    english = models.CharField(_("nama dalam bahasa Inggris"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("topik")
        verbose_name_plural = _("topik")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Release(models.Model):
    """`owner` is the lead agency; `door` is the organisation whose editors approve, set anew at every submission. `slug` is
    the public address, given at first publication and never changed."""

    owner = models.ForeignKey(
        "members.Organisation", models.PROTECT, related_name="releases", verbose_name=_("instansi pemilik")
    )
    door = models.ForeignKey(
        "members.Organisation", models.PROTECT, null=True, related_name="+", verbose_name=_("pintu")
    )
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("dimulai oleh")
    )
    begun = models.DateTimeField(_("dimulai"), auto_now_add=True)
    slug = models.SlugField(_("alamat"), max_length=100, unique=True, null=True, editable=False)

    class Meta:
        verbose_name = _("siaran pers")
        verbose_name_plural = _("siaran pers")

    def __str__(self) -> str:
        return self.slug or f"{self.pk}"

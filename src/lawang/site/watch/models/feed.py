"""Where articles of an outlet are named, and the hosts that are asked."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Feed", "Host"]


class Feed(models.Model):
    """A feed, sitemap or list page. `interval` adapts to how often something new comes; `changed`: when that was last."""

    class Kind(models.TextChoices):
        """What sort of list it is."""

        FEED = "feed", _("umpan RSS, Atom, atau JSON")
        SITEMAP = "sitemap", _("peta situs")
        INDEX = "index", _("indeks peta situs")
        PAGE = "page", _("halaman daftar berita")

    outlet = models.ForeignKey("Outlet", models.CASCADE, related_name="feeds", verbose_name=_("media"))
    address = models.CharField(_("alamat"), max_length=2000)
    key = models.CharField(max_length=64, unique=True, editable=False)
    kind = models.CharField(_("jenis"), max_length=8, choices=Kind.choices)
    title = models.CharField(_("judul"), max_length=200, blank=True)
    active = models.BooleanField(_("dipantau"), default=True)
    interval = models.PositiveIntegerField(_("jeda"), default=3600)  # seconds
    next_at = models.DateTimeField(_("dibuka lagi"), db_index=True)
    checked = models.DateTimeField(_("terakhir dibuka"), null=True, blank=True)
    changed = models.DateTimeField(_("terakhir ada yang baru"), null=True, blank=True)
    etag = models.CharField(max_length=300, blank=True)
    modified = models.CharField(max_length=60, blank=True)
    failures = models.PositiveIntegerField(_("gagal berturut-turut"), default=0)
    why = models.CharField(_("sebab gagal"), max_length=10, blank=True)
    added = models.DateTimeField(_("ditambahkan"))

    class Meta:
        verbose_name = _("umpan")
        verbose_name_plural = _("umpan")
        ordering = ("outlet", "id")

    def __str__(self) -> str:
        return self.address


class Host(models.Model):
    """A host and port with its pace: all workers together ask it one thing at a time. `robots`: its robots.txt, None while unknown."""

    name = models.CharField(_("nama"), max_length=260, unique=True)
    robots = models.TextField(null=True)
    robots_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField(_("giliran berikutnya"))
    rest_until = models.DateTimeField(_("istirahat sampai"), null=True)
    failures = models.PositiveIntegerField(_("gagal berturut-turut"), default=0)
    why = models.CharField(_("sebab gagal"), max_length=10, blank=True)

    class Meta:
        verbose_name = _("tuan rumah situs")
        verbose_name_plural = _("tuan rumah situs")

    def __str__(self) -> str:
        return self.name

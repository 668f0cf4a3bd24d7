"""A page of an outlet, and what stood on it when."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Capture", "Page"]


class Page(models.Model):
    """An address that was named by a feed or brought by an officer. `key` is the digest of its one way of writing; `next_at` is
    when it is looked at again, None for never."""

    outlet = models.ForeignKey("Outlet", models.PROTECT, related_name="pages", verbose_name=_("media"))
    feed = models.ForeignKey("Feed", models.SET_NULL, null=True, related_name="+")
    address = models.CharField(
        _("alamat"), max_length=2000, blank=True
    )  # empty for a text that was brought without one
    key = models.CharField(max_length=64, unique=True, editable=False)
    title = models.CharField(_("judul"), max_length=300, blank=True)
    published = models.DateTimeField(_("terbit"), null=True, blank=True)
    found = models.DateTimeField(_("ditemukan"))
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    copy = models.ForeignKey("Copy", models.SET_NULL, null=True, related_name="pages")
    next_at = models.DateTimeField(_("dibuka lagi"), null=True, blank=True, db_index=True)
    looked = models.DateTimeField(_("terakhir dibuka"), null=True, blank=True)
    etag = models.CharField(max_length=300, blank=True)
    modified = models.CharField(max_length=60, blank=True)
    failures = models.PositiveIntegerField(_("gagal berturut-turut"), default=0)
    why = models.CharField(_("sebab gagal"), max_length=10, blank=True)
    gone = models.DateTimeField(_("dihapus"), null=True, blank=True)

    class Meta:
        verbose_name = _("halaman")
        verbose_name_plural = _("halaman")
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.title or self.address

    @property
    def latest(self) -> Capture | None:
        """What stood there last."""
        capture: Capture | None = self.captures.order_by("-number").first()
        return capture


class Capture(models.Model):
    """What a page said from `at` on. A new one is kept when its text changed; the bytes stand in the evidence by their SHA-256
    (lawang.site.watch.evidence), so that a finding can be shown as it was."""

    class Trouble(models.TextChoices):
        """Why the text may not be all that its readers see."""

        EMPTY = "empty", _("hampir tanpa teks")
        STUB = "stub", _("hanya awal berita, sisanya untuk pelanggan")
        SHRUNK = "shrunk", _("teks menyusut lebih dari separuh")

    page = models.ForeignKey(Page, models.CASCADE, related_name="captures")
    number = models.PositiveIntegerField()
    at = models.DateTimeField(_("diambil"))
    status = models.PositiveSmallIntegerField(default=200)
    files = models.JSONField(default=list)  # SHA-256 of the bytes of each of its pages, in order
    size = models.PositiveIntegerField(default=0)
    title = models.CharField(_("judul"), max_length=300, blank=True)
    text = models.TextField()
    digest = models.CharField(max_length=64)  # of the letters of the text
    canonical = models.CharField(max_length=2000, blank=True)
    trouble = models.CharField(max_length=6, choices=Trouble.choices, blank=True)
    ocr = models.BooleanField(default=False)
    judged = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("tangkapan")
        verbose_name_plural = _("tangkapan")
        ordering = ("page", "number")
        constraints = (models.UniqueConstraint(fields=("page", "number"), name="watch_capture_once"),)
        indexes = (
            models.Index(fields=("at",), name="watch_capture_at"),
            models.Index(fields=("trouble", "at"), condition=~models.Q(trouble=""), name="watch_trouble"),
        )

    def __str__(self) -> str:
        return f"{self.page_id} {self.at:%Y-%m-%d %H:%M}"

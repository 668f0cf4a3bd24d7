"""The library of first sources."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Source"]


class Source(models.Model):
    """What facts come from: a file as it was handed over, with its text. Never changed once it is in the library.

    The original stands in `settings.LIBRARY_ROOT` under its SHA-256 (lawang.site.releases.library).
    """

    class Kind(models.TextChoices):
        """What sort of source it is."""

        SPEECH = "speech", _("sambutan atau pidato")
        MINUTES = "minutes", _("notula atau risalah")
        DECREE = "decree", _("keputusan atau peraturan")
        DATA = "data", _("data atau tabel")
        RECORDING = "recording", _("rekaman (transkrip)")
        INTERVIEW = "interview", _("wawancara")
        PHOTO = "photo", _("foto")
        LETTER = "letter", _("surat atau undangan")
        STATEMENT = "statement", _("pernyataan tertulis")

    kind = models.CharField(_("jenis"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("judul"), max_length=200)
    issuer = models.CharField(
        _("penerbit"), max_length=200, help_text=_("Siapa yang membuatnya: orang, instansi, atau rapat.")
    )
    obtained = models.DateField(_("diperoleh tanggal"))
    first = models.BooleanField(
        _("sumber pertama"),
        default=True,
        help_text=_(
            "Langsung dari yang membuat atau mengucapkannya, bukan dari berita atau percakapan grup."
        ),
    )
    speaker = models.CharField(_("pembicara"), max_length=200, blank=True)
    reader = models.CharField(
        _("dibacakan oleh"), max_length=200, blank=True, help_text=_("Isi bila pembicara diwakili pembaca.")
    )
    confidential = models.BooleanField(
        _("rahasia"), default=False, help_text=_("Hanya terlihat oleh pintu wilayah dan yang memasukkannya.")
    )
    organisation = models.ForeignKey(
        "members.Organisation", models.PROTECT, related_name="sources", verbose_name=_("instansi")
    )
    vouched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="sources", verbose_name=_("dijamin oleh")
    )
    added = models.DateTimeField(_("dimasukkan"), auto_now_add=True)

    filename = models.CharField(_("nama berkas"), max_length=200)
    media = models.CharField(_("format"), max_length=10)
    size = models.PositiveIntegerField(_("ukuran"))
    sha256 = models.CharField(_("sidik berkas"), max_length=64, db_index=True)
    text = models.TextField(_("isi"))
    ocr = models.BooleanField(_("dikenali dari gambar"), default=False)
    notes = models.JSONField(_("catatan pembacaan"), default=list)

    class Meta:
        verbose_name = _("sumber")
        verbose_name_plural = _("sumber")
        ordering = ("-added", "-id")

    def __str__(self) -> str:
        return self.title

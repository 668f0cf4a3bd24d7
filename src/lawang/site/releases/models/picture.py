"""Pictures, with what a government picture needs: who took it, and words for who cannot see it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

__all__ = ["Picture", "Rendition"]


class Picture(AbstractImage):
    """A picture of the library."""

    credit = models.CharField(_("fotografer atau pemilik"), max_length=150, blank=True)
    alt = models.CharField(
        _("keterangan untuk yang tidak melihat"),
        max_length=250,
        blank=True,
        help_text=_("Apa yang tampak di foto, dalam satu kalimat."),
    )

    admin_form_fields = (*Image.admin_form_fields, "credit", "alt")

    class Meta(AbstractImage.Meta):
        verbose_name = _("foto")
        verbose_name_plural = _("foto")

    @property
    def default_alt_text(self) -> str:
        """The words for a screen reader; the title when nobody wrote any."""
        return self.alt or self.title


class Rendition(AbstractRendition):
    """A picture in one size."""

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("ukuran foto")
        verbose_name_plural = _("ukuran foto")
        constraints = (
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="releases_one_rendition"
            ),
        )

"""What the body of a release is made of."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

__all__ = ["body_field"]

# What is kept when somebody pastes from a word processor; everything else becomes plain text.
FEATURES = ["h3", "bold", "italic", "ol", "ul", "link"]


class QuoteBlock(blocks.StructBlock):
    """Words that somebody said, word for word."""

    text = blocks.TextBlock(label=_("Kutipan"), help_text=_("Kata demi kata, tanpa tanda kutip."))
    speaker = blocks.CharBlock(label=_("Pembicara"), max_length=150)
    position = blocks.CharBlock(label=_("Jabatan"), max_length=150, required=False)
    source = blocks.CharBlock(label=_("Dikatakan di"), max_length=200, required=False)
    time = blocks.DateTimeBlock(label=_("Waktu"), required=False)

    class Meta:
        """How the editor shows it."""

        icon = "openquote"
        label = _("Kutipan")


class FigureBlock(blocks.StructBlock):
    """A picture with what it shows."""

    picture = ImageChooserBlock(label=_("Foto"))
    caption = blocks.CharBlock(label=_("Keterangan foto"), max_length=300)

    class Meta:
        """How the editor shows it."""

        icon = "image"
        label = _("Foto")


def body_field() -> StreamField:
    """The field of a version."""
    return StreamField(
        [
            ("paragraph", blocks.RichTextBlock(label=_("Paragraf"), features=FEATURES)),
            ("quote", QuoteBlock()),
            ("figure", FigureBlock()),
        ],
        blank=True,
        verbose_name=_("isi"),
    )

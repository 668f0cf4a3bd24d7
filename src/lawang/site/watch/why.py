"""The reasons why something of the web could not be had, in words for an officer."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from lawang.intake.web.failure import Why

__all__ = ["WORDS", "words_of"]

WORDS: dict[str, Any] = {
    Why.ADDRESS.value: _("Ini bukan alamat situs. Tulis lengkap, misalnya https://kabar.id/umpan."),
    Why.NAME.value: _("Nama situs ini tidak ditemukan. Periksa ejaannya."),
    Why.PRIVATE.value: _("Alamat ini tidak terbuka untuk umum, maka tidak dibuka."),
    Why.ROBOTS.value: _("Situs ini meminta agar alamat ini tidak dibuka oleh mesin (robots.txt)."),
    Why.REDIRECTS.value: _("Situs ini mengalihkan berputar-putar."),
    Why.CONNECT.value: _("Situs ini tidak menjawab, atau sertifikatnya tidak sah."),
    Why.SLOW.value: _("Situs ini terlalu lambat menjawab."),
    Why.BIG.value: _("Isinya terlalu besar."),
    Why.BROKEN.value: _("Jawaban situs ini rusak."),
    Why.STATUS.value: _("Situs ini menolak atau halamannya tidak ada."),
    Why.KIND.value: _("Tidak ada daftar berita atau teks berita yang terbaca di alamat ini."),
}


def words_of(why: str, detail: str = "") -> Any:
    """The sentence of a reason, with the status the server gave."""
    words = WORDS.get(str(why), str(why))
    return f"{words} ({detail})" if detail.isdecimal() else words

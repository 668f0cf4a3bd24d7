"""What an officer reads when a file cannot be read, or was read only in part: Indonesian by default, English by choice.

A refusal has two sentences, the problem and the mend; a note has one.
"""

from __future__ import annotations

from lawang.errors import BadInput
from lawang.intake.reading import Note, Refused
from lawang.language import locale

__all__ = ["bad_input", "note"]

REFUSALS: dict[str, dict[str, tuple[str, str]]] = {
    "missing": {
        "id": ("Berkas tidak ditemukan.", "Periksa ejaan nama dan foldernya."),
        "en": ("The file was not found.", "Check the spelling of its name and folder."),
    },
    "directory": {
        "id": ("Ini folder, bukan berkas.", "Sebutkan satu berkas di dalamnya."),
        "en": ("This is a folder, not a file.", "Name one file inside it."),
    },
    "permission": {
        "id": ("Berkas tidak boleh dibuka.", "Minta izin baca kepada pemiliknya."),
        "en": ("The file may not be opened.", "Ask its owner for permission to read it."),
    },
    "unopenable": {
        "id": (
            "Berkas tidak dapat dibuka ({detail}).",
            "Salin berkas aslinya ke folder lain, lalu coba lagi.",
        ),
        "en": (
            "The file cannot be opened ({detail}).",
            "Copy the original file to another folder and try again.",
        ),
    },
    "special": {
        "id": ("Ini bukan berkas biasa.", "Simpan isinya sebagai berkas, lalu coba lagi."),
        "en": ("This is not an ordinary file.", "Save its content as a file and try again."),
    },
    "empty": {
        "id": ("Berkas ini kosong.", "Pilih berkas yang berisi teks."),
        "en": ("This file is empty.", "Choose a file that holds text."),
    },
    "no_text": {
        "id": (
            "Tidak ada teks yang terbaca di dalamnya.",
            "Periksa isinya, atau pindai ulang dengan gambar yang lebih jelas.",
        ),
        "en": (
            "No text could be read in it.",
            "Check what it holds, or scan it again with a clearer picture.",
        ),
    },
    "too_big": {
        "id": (
            "Berkas terlalu besar (batasnya {limit} MB).",
            "Bagi menjadi beberapa berkas yang lebih kecil.",
        ),
        "en": ("The file is too large (the limit is {limit} MB).", "Split it into several smaller files."),
    },
    "too_long": {
        "id": (
            "Teksnya terlalu panjang (batasnya {limit} karakter).",
            "Bagi menjadi beberapa berkas yang lebih pendek.",
        ),
        "en": (
            "The text is too long (the limit is {limit} characters).",
            "Split it into several shorter files.",
        ),
    },
    "binary": {
        "id": (
            "Ini bukan teks dan bukan jenis dokumen yang dikenal.",
            "Simpan sebagai {kinds}, lalu coba lagi.",
        ),
        "en": ("This is neither text nor a known kind of document.", "Save it as {kinds} and try again."),
    },
    "nul": {
        "id": (
            "Teksnya memuat byte NUL, jadi berkasnya rusak atau bukan teks.",
            "Buka di penyunting teks, simpan ulang sebagai UTF-8, lalu coba lagi.",
        ),
        "en": (
            "The text holds NUL bytes, so the file is damaged or is not text.",
            "Open it in a text editor, save it again as UTF-8 and try again.",
        ),
    },
    "encoding": {
        "id": (
            "Pengodean karakternya tidak dikenal atau tercampur (baris {line}).",
            "Buka di penyunting teks, simpan ulang sebagai UTF-8, lalu coba lagi.",
        ),
        "en": (
            "Its character encoding is unknown or mixed (line {line}).",
            "Open it in a text editor, save it again as UTF-8 and try again.",
        ),
    },
    "mojibake": {
        "id": (
            "Tanda bacanya sudah rusak karena salah pengodean (baris {line}: “{sample}”).",
            "Ambil lagi dari sumber aslinya dan simpan sebagai UTF-8.",
        ),
        "en": (
            "Its punctuation was spoilt by a wrong encoding (line {line}: “{sample}”).",
            "Take it again from where it came and save it as UTF-8.",
        ),
    },
    "unsupported": {
        "id": ("Jenis berkas ini ({kind}) tidak dapat dibaca.", "Simpan sebagai {kinds}, lalu coba lagi."),
        "en": ("This kind of file ({kind}) cannot be read.", "Save it as {kinds} and try again."),
    },
    "encrypted": {
        "id": (
            "Berkas dikunci dengan kata sandi.",
            "Buka dengan kata sandinya, simpan tanpa kata sandi, lalu coba lagi.",
        ),
        "en": (
            "The file is locked with a password.",
            "Open it with its password, save it without one and try again.",
        ),
    },
    "truncated": {
        "id": ("Berkas terpotong; akhirnya hilang.", "Unduh atau salin ulang berkas aslinya secara utuh."),
        "en": ("The file is cut off; its end is missing.", "Download or copy the whole original file again."),
    },
    "damaged": {
        "id": (
            "Berkas rusak dan tidak dapat dibaca.",
            "Unduh atau salin ulang berkas aslinya, atau simpan ulang dari aplikasinya.",
        ),
        "en": (
            "The file is damaged and cannot be read.",
            "Download or copy the original again, or save it anew from its application.",
        ),
    },
    "bomb": {
        "id": (
            "Isi berkas mengembang jauh melebihi ukurannya (batasnya {limit} MB), seperti berkas jebakan.",
            "Jangan dibuka; mintalah berkas lain dari pengirimnya.",
        ),
        "en": (
            "Its content unpacks to far more than its size (the limit is {limit} MB), as a trap would.",
            "Do not open it; ask the sender for another file.",
        ),
    },
    "too_many_parts": {
        "id": (
            "Berkas memuat terlalu banyak bagian (batasnya {limit}).",
            "Simpan ulang dari aplikasinya, atau bagi dua.",
        ),
        "en": (
            "The file holds too many parts (the limit is {limit}).",
            "Save it anew from its application, or split it.",
        ),
    },
    "too_many_cells": {
        "id": (
            "Tabelnya terlalu besar (batasnya {limit} sel).",
            "Simpan hanya lembar atau kolom yang diperlukan.",
        ),
        "en": (
            "The table is too large (the limit is {limit} cells).",
            "Save only the sheets or columns that are needed.",
        ),
    },
    "too_many_pages": {
        "id": ("Dokumen berisi {pages} halaman (batasnya {limit}).", "Bagi menjadi beberapa berkas."),
        "en": ("The document has {pages} pages (the limit is {limit}).", "Split it into several files."),
    },
    "picture_too_large": {
        "id": (
            "Gambarnya terlalu besar (batasnya {limit} juta piksel).",
            "Perkecil gambarnya, lalu coba lagi.",
        ),
        "en": (
            "The picture is too large (the limit is {limit} million pixels).",
            "Make it smaller and try again.",
        ),
    },
    "ocr_missing": {
        "id": (
            "Isinya hanya gambar, dan pengenal teks (OCR) belum dipasang.",
            "Pasang dengan perintah: apt-get install tesseract-ocr tesseract-ocr-ind.",
        ),
        "en": (
            "It holds only pictures, and text recognition (OCR) is not installed.",
            "Install it with the command: apt-get install tesseract-ocr tesseract-ocr-ind.",
        ),
    },
    "too_slow": {
        "id": (
            "Berkas tidak selesai dibaca dalam {limit} detik.",
            "Bagi menjadi beberapa berkas, atau simpan ulang dari aplikasinya.",
        ),
        "en": (
            "The file could not be read within {limit} seconds.",
            "Split it into several files, or save it anew.",
        ),
    },
    "too_heavy": {
        "id": (
            "Berkas membutuhkan terlalu banyak memori.",
            "Bagi menjadi beberapa berkas, atau simpan ulang dari aplikasinya.",
        ),
        "en": (
            "The file needs too much memory.",
            "Split it into several files, or save it anew from its application.",
        ),
    },
}

NOTES: dict[str, dict[str, str]] = {
    "turned": {
        "id": "Ada {count} tanda arah tulisan yang tidak terlihat; urutan huruf dan angka di layar bisa lain dari yang diperiksa.",
        "en": "There are {count} unseen marks of writing direction; letters and figures may show in another order than was checked.",
    },
    "unseen": {
        "id": "Ada {count} tanda tak terlihat di dalam kata atau angka; hapuslah, sebab angka yang terpotong olehnya terbaca salah.",
        "en": "There are {count} unseen marks inside words or figures; take them out, for a figure that one cuts is read wrongly.",
    },
    "ocr": {
        "id": "Teks halaman {pages} dikenali dari gambar (OCR); angkanya harus diperiksa mata.",
        "en": "The text of page {pages} was recognised from a picture (OCR); its figures need a person's eye.",
    },
    "ocr_layer": {
        "id": "Teks halaman {pages} berasal dari pengenalan gambar oleh pemindai; angkanya harus diperiksa mata.",
        "en": "The text of page {pages} was recognised by a scanner; its figures need a person's eye.",
    },
    "ocr_skipped": {
        "id": "Halaman {pages} hanya gambar dan tidak dibaca: OCR belum dipasang "
        "(apt-get install tesseract-ocr tesseract-ocr-ind).",
        "en": "Page {pages} is only a picture and was not read: OCR is not installed "
        "(apt-get install tesseract-ocr tesseract-ocr-ind).",
    },
    "ocr_english": {
        "id": "OCR bahasa Indonesia belum dipasang (apt-get install tesseract-ocr-ind); dipakai bahasa Inggris.",
        "en": "Indonesian OCR is not installed (apt-get install tesseract-ocr-ind); English was used.",
    },
    "ocr_limit": {
        "id": "Halaman {pages} hanya gambar dan tidak dibaca: melebihi batas OCR.",
        "en": "Page {pages} is only a picture and was not read: beyond the limit of OCR.",
    },
    "cp1252": {
        "id": "Berkas tidak memakai UTF-8; dibaca sebagai Windows-1252.",
        "en": "The file is not UTF-8; it was read as Windows-1252.",
    },
    "mojibake": {
        "id": "Ada tanda baca yang rusak karena salah pengodean (baris {line}: “{sample}”).",
        "en": "Some punctuation was spoilt by a wrong encoding (line {line}: “{sample}”).",
    },
    "replaced": {
        "id": "Ada {count} karakter yang tidak dapat dibaca (�).",
        "en": "{count} characters could not be read (�).",
    },
    "attachments": {
        "id": "Lampiran surel tidak dibaca: {names}. Periksa sendiri-sendiri.",
        "en": "Attachments of the e-mail were not read: {names}. Check each by itself.",
    },
    "hidden_sheets": {
        "id": "Lembar tersembunyi tidak dibaca: {names}.",
        "en": "Hidden sheets were not read: {names}.",
    },
    "no_values": {
        "id": "{count} sel berumus belum punya nilai tersimpan; buka dan simpan berkasnya di aplikasi lembar kerja.",
        "en": "{count} cells with formulas hold no stored value; open and save the file in its application.",
    },
    "charts": {
        "id": "Bagan dan gambar pada {places} tidak dibaca.",
        "en": "Charts and pictures on {places} were not read.",
    },
    "whole_page": {
        "id": "Seluruh teks halaman diambil, bukan hanya artikelnya.",
        "en": "All text of the page was taken, not the article alone.",
    },
}

_KINDS = {"id": "TXT, DOCX, PDF atau XLSX", "en": "TXT, DOCX, PDF or XLSX"}


def bad_input(name: str, refused: Refused) -> BadInput:
    """The error that a person sees for `refused`, in their language."""
    language = locale()
    problem, mend = REFUSALS[refused.key][language]
    blanks = {"kinds": _KINDS[language], **{key: _shown(value) for key, value in refused.details.items()}}
    shown = name.encode("utf-8", "replace").decode("utf-8")
    return BadInput(shown, problem.format(**blanks), mend.format(**blanks))


def note(item: Note) -> str:
    """A note as a person reads it, in their language."""
    key, details = item
    return NOTES[key][locale()].format(**{blank: _shown(value) for blank, value in details.items()})


def _shown(value: str | int) -> str:
    return value if isinstance(value, str) else f"{value:,}".replace(",", "." if locale() == "id" else ",")

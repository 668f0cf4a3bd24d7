"""The closed lists of the law, with their words on the screen."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

__all__ = [
    "Channel",
    "Class",
    "Delivery",
    "Form",
    "Ground",
    "Grounds17",
    "Outcome",
    "PaperKind",
    "Ruling",
    "Status",
    "Visibility",
    "Who",
]


class Who(TextChoices):
    """Who asks (UU 14/2008 Pasal 1): citizens and legal entities of Indonesia, themselves or by proxy."""

    PERSON = "person", _("perorangan, warga negara Indonesia")
    ENTITY = "entity", _("badan hukum Indonesia")


class Channel(TextChoices):
    """How a request came in."""

    WEB = "web", _("halaman ini")
    LETTER = "letter", _("surat")
    COUNTER = "counter", _("loket")
    PHONE = "phone", _("telepon")
    EMAIL = "email", _("surel")


class Form(TextChoices):
    """In what form the requester wants it."""

    VIEW = "view", _("melihat, membaca, mendengar, atau mencatat")
    SOFT = "soft", _("salinan digital")
    HARD = "hard", _("salinan cetak")


class Delivery(TextChoices):
    """How it reaches the requester."""

    EMAIL = "email", _("surel")
    PAGE = "page", _("diunduh dari halaman lacak")
    PICKUP = "pickup", _("diambil langsung")
    POST = "post", _("pos atau kurir")


class Status(TextChoices):
    """Where a request stands; what was decided and who may see it are fields of their own."""

    RECEIVED = "received", _("diterima")
    ROUTED = "routed", _("dicari di instansi")
    ANSWERED = "answered", _("dijawab")
    WITHDRAWN = "withdrawn", _("dicabut pemohon")


class Outcome(TextChoices):
    """What was decided; empty until then."""

    GRANTED = "granted", _("dikabulkan seluruhnya")
    PARTIAL = "partial", _("dikabulkan sebagian")
    REFUSED = "refused", _("ditolak")
    NOT_HELD = "not_held", _("tidak dikuasai")


class Visibility(TextChoices):
    """Who may read the answer beside its requester."""

    PRIVATE = "private", _("hanya pemohon")
    PUBLIC = "public", _("semua orang")


class Grounds17(TextChoices):
    """Grounds for an exemption, UU 14/2008 Pasal 17."""

    A = "a", _("a: menghambat penegakan hukum")
    B = "b", _("b: mengganggu hak kekayaan intelektual atau persaingan usaha sehat")
    C = "c", _("c: membahayakan pertahanan dan keamanan negara")
    D = "d", _("d: mengungkap kekayaan alam Indonesia")
    E = "e", _("e: merugikan ketahanan ekonomi nasional")
    F = "f", _("f: merugikan hubungan luar negeri")
    G = "g", _("g: mengungkap akta autentik pribadi atau wasiat")
    H = "h", _("h: mengungkap rahasia pribadi")
    I = "i", _("i: memorandum antar-badan publik yang dirahasiakan")  # noqa: E741
    J = "j", _("j: tidak boleh diungkap berdasarkan undang-undang")


class Ground(TextChoices):
    """Reasons of an objection, UU 14/2008 Pasal 35 ayat (1)."""

    A = "a", _("a: permohonan ditolak dengan alasan pengecualian")
    B = "b", _("b: informasi berkala tidak disediakan")
    C = "c", _("c: permohonan tidak ditanggapi")
    D = "d", _("d: ditanggapi tidak sebagaimana yang diminta")
    E = "e", _("e: permintaan tidak dipenuhi")
    F = "f", _("f: biaya tidak wajar")
    G = "g", _("g: disampaikan melebihi waktu")


class Ruling(TextChoices):
    """What the superior decided; empty until then."""

    UPHELD = "upheld", _("keberatan diterima")
    PARTLY = "partly", _("keberatan diterima sebagian")
    REJECTED = "rejected", _("keberatan ditolak")


class Class(TextChoices):
    """Classes of public information, UU 14/2008 Pasal 9 to 17."""

    PERIODIC = "periodic", _("berkala")
    IMMEDIATE = "immediate", _("serta-merta")
    ANYTIME = "anytime", _("setiap saat")
    EXEMPT = "exempt", _("dikecualikan")


class PaperKind(TextChoices):
    """What a file of a request is."""

    IDENTITY = "identity", _("kartu identitas")
    ATTORNEY = "attorney", _("surat kuasa")
    ANSWER = "answer", _("berkas jawaban")

"""What is typed on the pages of this app."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lawang.site.members import access as members
from lawang.site.releases import access as releases
from lawang.site.service import access
from lawang.site.service.models import Breach, Decreed, Item, Objection, Remarks
from lawang.site.service.terms import Channel, Delivery, Form, Ground, Grounds17, Outcome, Ruling, Who

__all__ = [
    "AnswerForm",
    "AskForm",
    "BreachForm",
    "DecideForm",
    "DecreedForm",
    "EnterForm",
    "EnterObjectionForm",
    "ExtendForm",
    "ItemForm",
    "ObjectForm",
    "PublishForm",
    "RemarksForm",
    "RouteForm",
    "TrackForm",
]

# A photo from a telephone.
_MOST_BYTES = 5 * 2**20
# First bytes of the files that an identity paper may be.
_KINDS = {b"\xff\xd8\xff": "jpg", b"\x89PNG": "png", b"%PDF-": "pdf"}
_DATE = {"type": "date"}


class PaperField(forms.FileField):
    """A picture or PDF, by its first bytes and not by its name."""

    def __init__(self, **settings: Any) -> None:
        widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"})
        super().__init__(widget=widget, **settings)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The upload, looked into."""
        upload = super().clean(data, initial)
        if upload:
            if upload.size > _MOST_BYTES:
                raise forms.ValidationError(
                    _("Berkas ini lebih besar dari 5 MB. Kirim foto yang lebih kecil.")
                )
            first = upload.read(8)
            upload.seek(0)
            if not any(first.startswith(kind) for kind in _KINDS):
                raise forms.ValidationError(_("Kirim foto JPG atau PNG, atau PDF."))
        return upload


class AskForm(forms.Form):
    """The fields of a request (Perki KI 1/2021)."""

    information = forms.CharField(
        label=_("Informasi yang diminta"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        help_text=_("Sebutkan dokumen, tahun, dan tempatnya bila Anda tahu."),
    )
    purpose = forms.CharField(
        label=_("Untuk apa"),
        max_length=1000,
        help_text=_("Misalnya: penelitian, mengetahui anggaran desa saya."),
    )
    body = forms.ModelChoiceField(label=_("Badan publik yang ditanya"), queryset=None)
    form = forms.ChoiceField(label=_("Cara memperoleh"), choices=Form.choices, initial=Form.SOFT)
    delivery = forms.ChoiceField(label=_("Cara pengiriman"), choices=Delivery.choices, initial=Delivery.EMAIL)
    who = forms.ChoiceField(label=_("Anda memohon sebagai"), choices=Who.choices, initial=Who.PERSON)
    name = forms.CharField(
        label=_("Nama lengkap"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    identity = forms.CharField(
        label=_("NIK, atau nomor pengesahan badan hukum"),
        max_length=60,
        widget=forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"}),
        help_text=_("Disimpan tersandi dan hanya dibaca petugas PPID."),
    )
    address = forms.CharField(
        label=_("Alamat"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "street-address"}),
    )
    email = forms.EmailField(
        label=_("Surel"),
        required=False,
        help_text=_("Isi surel, telepon, atau keduanya."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Telepon"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    occupation = forms.CharField(label=_("Pekerjaan"), required=False, max_length=100)
    paper = PaperField(
        label=_("Foto KTP, atau akta pengesahan badan hukum"),
        help_text=_("JPG, PNG atau PDF, paling besar 5 MB. Dihapus 90 hari setelah permohonan selesai."),
    )
    proxy = forms.CharField(
        label=_("Nama penerima kuasa"),
        required=False,
        max_length=150,
        help_text=_("Isi hanya bila Anda memohon untuk orang lain."),
    )
    attorney = PaperField(label=_("Surat kuasa"), required=False)

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        field = self.fields["body"]
        field.queryset = access.bodies()
        places = list(field.queryset[:2])
        field.initial = places[0] if len(places) == 1 else None

    def clean_identity(self) -> str:
        """16 digits for a person; whatever an entity's approval carries."""
        written = self.cleaned_data["identity"].strip()
        digits = "".join(c for c in written if c.isdigit())
        if self.data.get("who", Who.PERSON) == Who.PERSON:
            if len(digits) != 16:
                raise forms.ValidationError(_("NIK terdiri atas 16 angka, seperti di KTP Anda."))
            return digits
        return written

    def papers(self) -> list[tuple[str, str, bytes]]:
        """What was uploaded, as the action takes it."""
        found = []
        for field, kind in (("paper", "identity"), ("attorney", "attorney")):
            upload = self.cleaned_data.get(field)
            if upload:
                found.append((kind, upload.name[-120:], upload.read()))
        return found

    def fields_of_request(self) -> dict[str, Any]:
        """The rest of it."""
        left_out = ("paper", "attorney", "received")
        return {name: value for name, value in self.cleaned_data.items() if name not in left_out}


class EnterForm(AskForm):
    """The same as an officer enters it from a letter, a visit or a call."""

    channel = forms.ChoiceField(
        label=_("Masuk lewat"), choices=[row for row in Channel.choices if row[0] != Channel.WEB]
    )
    received = forms.DateTimeField(
        label=_("Diterima"),
        help_text=_("Kapan surat, kunjungan, atau telepon itu diterima; dari situ harinya dihitung."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    field_order = ("channel", "received")

    def __init__(self, officer: Any, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        places = members.organisations(officer, "ppid")
        self.fields["body"].queryset = members.among(places)
        self.fields["body"].initial = places[0] if places else None
        self.fields["paper"].required = False
        self.fields["received"].initial = timezone.localtime


class TrackForm(forms.Form):
    """Number and secret."""

    number = forms.CharField(
        label=_("Nomor pendaftaran"), max_length=20, help_text=_("Misalnya PI-2026-00012")
    )
    secret = forms.CharField(
        label=_("Kata rahasia"),
        max_length=40,
        help_text=_("Dua belas huruf dan angka di tanda terima."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class RouteForm(forms.Form):
    """Which agency, and what it should know."""

    agency = forms.ModelChoiceField(label=_("Instansi yang menguasai informasi"), queryset=None)
    note = forms.CharField(
        label=_("Catatan untuk instansi"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.fields["agency"].queryset = members.every().filter(active=True)


class ExtendForm(forms.Form):
    """The reason for more time."""

    reason = forms.CharField(
        label=_("Alasan perpanjangan"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Pemohon menerima alasan ini secara tertulis."),
    )


class Files(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several uploads."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each of them, looked at as one is."""
        given = data if isinstance(data, list) else [data] if data else []
        files = [super(FilesField, self).clean(one, initial) for one in given]
        if sum(upload.size for upload in files) > 8 * _MOST_BYTES:
            raise forms.ValidationError(_("Berkas-berkas ini lebih besar dari 40 MB. Kirim lewat cara lain."))
        return files


class AnswerForm(forms.Form):
    """The written notice."""

    outcome = forms.ChoiceField(label=_("Putusan"), choices=Outcome.choices)
    text = forms.CharField(
        label=_("Isi jawaban"), widget=forms.Textarea(attrs={"rows": 6}), max_length=20_000
    )
    files = FilesField(
        label=_("Berkas untuk pemohon"),
        required=False,
        widget=Files(attrs={"multiple": True}),
        help_text=_("Isi jawaban diperiksa terhadap berkas ini."),
    )
    sources = forms.ModelMultipleChoiceField(
        label=_("Sumber dari pustaka"),
        queryset=None,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 4}),
    )
    form = forms.ChoiceField(label=_("Bentuk"), choices=Form.choices)
    delivery = forms.ChoiceField(label=_("Cara pengiriman"), choices=Delivery.choices)
    cost = forms.IntegerField(label=_("Biaya (rupiah)"), min_value=0, max_value=100_000_000, initial=0)
    payment = forms.CharField(label=_("Cara membayar"), required=False, max_length=200)
    other_holder = forms.CharField(
        label=_("Badan publik yang menguasai"),
        required=False,
        max_length=200,
        help_text=_("Bila informasinya tidak dikuasai di sini."),
    )
    ground = forms.ChoiceField(
        label=_("Dasar pengecualian (Pasal 17)"), required=False, choices=[("", "–"), *Grounds17.choices]
    )
    statute = forms.CharField(label=_("Pasal undang-undang"), required=False, max_length=200)
    exempt = forms.CharField(
        label=_("Bagian yang dikecualikan, setepat-tepatnya"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Hanya bagian ini yang dihitamkan; selebihnya diberikan."),
    )
    harm = forms.CharField(
        label=_("Akibat bila dibuka"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    until = forms.CharField(label=_("Dikecualikan sampai"), required=False, max_length=100)
    override = forms.CharField(
        label=_("Tetap benar karena"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Hanya bila pemeriksaan menemukan perbedaan dari sumber dan Anda yakin jawabannya benar."
        ),
    )
    EXEMPTION: ClassVar = ("ground", "statute", "exempt", "harm", "until")

    def __init__(self, officer: Any, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.fields["sources"].queryset = releases.sources(officer)


class PublishForm(forms.Form):
    """Question and answer for everybody."""

    question = forms.CharField(label=_("Pertanyaan"), max_length=300)
    text = forms.CharField(label=_("Jawaban"), widget=forms.Textarea(attrs={"rows": 6}), max_length=20_000)


class ObjectForm(forms.Form):
    """The objection."""

    ground = forms.ChoiceField(label=_("Alasan keberatan (Pasal 35)"), choices=Ground.choices)
    position = forms.CharField(
        label=_("Apa yang terjadi"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        help_text=_("Ceritakan singkat; atasan PPID membacanya."),
    )


class EnterObjectionForm(ObjectForm):
    """The same from a letter or a visit."""

    received = forms.DateTimeField(
        label=_("Diterima"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


class DecideForm(forms.ModelForm):
    """The superior's decision."""

    ruling = forms.ChoiceField(label=_("Putusan"), choices=Ruling.choices)
    decision = forms.CharField(
        label=_("Tanggapan tertulis"), widget=forms.Textarea(attrs={"rows": 5}), max_length=10_000
    )

    class Meta:
        model = Objection
        fields = ("ruling", "decision", "order")
        widgets: ClassVar = {"order": forms.Textarea(attrs={"rows": 2})}


class ItemForm(forms.ModelForm):
    """A row of the information list."""

    address = forms.URLField(label=_("Alamat di web"), required=False, assume_scheme="https")

    class Meta:
        model = Item
        fields = (
            "title",
            "summary",
            "kind",
            "ground",
            "holder",
            "form",
            "retention",
            "rhythm",
            "renewed",
        )
        widgets: ClassVar = {
            "renewed": forms.DateInput(attrs=_DATE, format="%Y-%m-%d"),
            "summary": forms.Textarea(attrs={"rows": 2}),
        }


class BreachForm(forms.ModelForm):
    """A breach of personal data."""

    class Meta:
        model = Breach
        fields = ("body", "noticed", "data", "how", "measures", "concerned")
        widgets: ClassVar = {
            "noticed": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
            **{name: forms.Textarea(attrs={"rows": 2}) for name in ("data", "how", "measures")},
        }

    def __init__(self, officer: Any, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        places = members.organisations(officer, "ppid")
        self.fields["body"].queryset = members.among(places)
        self.fields["body"].initial = places[0] if places else None


class RemarksForm(forms.ModelForm):
    """What the report of a year tells beside its figures."""

    year = forms.IntegerField(label=_("Tahun"), min_value=2010, max_value=2100)

    class Meta:
        model = Remarks
        fields = ("staff", "budget", "facilities", "obstacles", "follow_up")
        widgets: ClassVar = {name: forms.Textarea(attrs={"rows": 2}) for name in fields}


class DecreedForm(forms.ModelForm):
    """A day that a decree changed."""

    class Meta:
        model = Decreed
        fields = ("day", "off", "name", "decree", "signed")
        widgets: ClassVar = {
            name: forms.DateInput(attrs=_DATE, format="%Y-%m-%d") for name in ("day", "signed")
        }

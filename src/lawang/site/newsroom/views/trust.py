"""Reasons to believe us: the keys, holding a signed file against them, and how we verify."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt

from lawang.errors import BadInput
from lawang.signing import MAX_DOCUMENT_BYTES, Outcome, Signed
from lawang.site.newsroom import keys, published
from lawang.site.newsroom.exports import body

__all__ = ["how", "key_set", "verify"]

# Seconds that others may keep the keys: a revoked key is known everywhere within the hour.
_KEYS_AGE = 3600


class SignedForm(forms.Form):
    """A signed file, or its content."""

    file = forms.FileField(
        label=gettext_lazy("Berkas bertanda tangan"),
        required=False,
        help_text=gettext_lazy("Berkas .json yang diunduh dari halaman siaran pers."),
    )
    content = forms.CharField(
        label=gettext_lazy("atau tempelkan isinya"),
        required=False,
        max_length=MAX_DOCUMENT_BYTES,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not given.get("file") and not given.get("content") and not self.errors:
            raise forms.ValidationError(_("Pilih berkasnya, atau tempelkan isinya."))
        if given.get("file") and given["file"].size > MAX_DOCUMENT_BYTES:
            self.add_error(
                "file", _("Berkas ini terlalu besar. Pilih berkas .json dari halaman siaran pers.")
            )
        return given


@cache_control(public=True, max_age=_KEYS_AGE)
def key_set(request: HttpRequest) -> HttpResponse:
    """The public keys, old ones too."""
    answer = HttpResponse(keys.ring().to_json(), content_type="application/jwk-set+json")
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def how(request: HttpRequest) -> HttpResponse:
    """How a release is verified before it goes out, and how anybody verifies it afterwards."""
    return render(request, "newsroom/how.html", {"ring": keys.ring()})


# The answer changes nothing, so a form on another page may send it here.
@csrf_exempt
def verify(request: HttpRequest) -> HttpResponse:
    """Hold a signed file against our keys."""
    form = SignedForm(request.POST or None, request.FILES or None)
    words: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        file, content = form.cleaned_data["file"], form.cleaned_data["content"]
        try:
            signed = Signed.read(file.read() if file else content, file.name if file else _("Isian Anda"))
        except BadInput as error:
            form.add_error("file" if file else "content", f"{error.problem} {error.mend}")
        else:
            verdict = keys.ring().verify(signed.document, signed.signature)
            words |= {"verdict": verdict, "genuine": verdict.outcome is Outcome.VALID}
            words["said"] = _said(signed.document) if words["genuine"] else {}
            words["since"] = _since(words["said"])
    return render(request, "newsroom/verify.html", words, status=400 if form.errors else 200)


def _since(said: dict[str, Any]) -> str:
    """What became of the release after the version that somebody holds: its correction or withdrawal, in words."""
    slug = str(said.get("uri", "")).rstrip("/").rpartition("/")[2]
    newest = published.edition(slug, timezone.now()) if slug else None
    return body.notice(newest) if newest and str(newest.version) != str(said["version"]) else ""


def _said(document: dict[str, Any]) -> dict[str, Any]:
    """What a ninjs document of ours says of itself."""
    headlines = document.get("headlines") or [{}]
    return {
        "headline": headlines[0].get("value", ""),
        "version": document.get("version", ""),
        "withdrawn": document.get("pubStatus") == "canceled",
        "note": document.get("edNote", ""),
        "uri": document.get("uri", ""),
    }

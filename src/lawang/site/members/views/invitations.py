"""Sending an invitation, and following one."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth import login, password_validation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lawang.site.members.actions.accept import accept
from lawang.site.members.actions.invite import invite
from lawang.site.members.models import Invitation, Officer, Organisation
from lawang.site.reasons import Barred

__all__ = ["follow", "send"]


class InvitationForm(forms.ModelForm):
    """Whom to invite, to what."""

    class Meta:
        model = Invitation
        fields = ("name", "email", "role")


class PasswordForm(forms.Form):
    """The password of a new account."""

    password = forms.CharField(
        label=gettext_lazy("Kata sandi"),
        strip=False,
        help_text=gettext_lazy("Sedikitnya 10 huruf; sebuah kalimat pendek mudah diingat."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        """Not a password that is guessed at once."""
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password)
        return password


def send(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, and sending it."""
    organisation = get_object_or_404(Organisation, slug=slug)
    form = InvitationForm(request.POST or None)
    if form.is_valid():
        try:
            invite(request.user, organisation=organisation, **form.cleaned_data)
        except Barred as barred:
            form.add_error(None, str(barred))
        else:
            messages.success(request, _("Undangan dikirim ke %(email)s.") % form.cleaned_data)
            return redirect("members:organisation", slug=slug)
    words = {"organisation": organisation, "form": form}
    return render(request, "members/invite.html", words, status=400 if form.errors else 200)


def follow(request: HttpRequest, token: str) -> HttpResponse:
    """Set a password and come in. Who has an account already only confirms."""
    invitation = get_object_or_404(Invitation.objects.select_related("organisation"), token=token)
    known = Officer.objects.filter(email=invitation.email).exists()
    form = None if known else PasswordForm(request.POST or None)
    barred = None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            officer = accept(invitation, timezone.now(), form.cleaned_data["password"] if form else None)
        except Barred as found:
            barred = found
        else:
            if known:
                messages.success(request, _("Peran sudah diberikan. Silakan masuk."))
                return redirect("account_login")
            login(request, officer, backend="allauth.account.auth_backends.AuthenticationBackend")
            return redirect("desk")
    words = {"invitation": invitation, "form": form, "barred": barred}
    return render(request, "members/accept.html", words, status=409 if barred else 200)

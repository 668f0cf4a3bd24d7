"""A version in Wagtail's editor: its form, and saving it through the action that edits."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from lawang.site.releases import access, door
from lawang.site.releases.actions.edit import editing
from lawang.site.releases.models import Version
from lawang.site.releases.views.writing import beside
from lawang.site.releases.writing import Writing, as_saved

__all__ = ["VersionViewSet"]


class Editing(EditView):
    """Saves through `actions.edit`; leads back to the release's page at the desk."""

    def is_valid(self, form: Any) -> bool:
        """Not over what somebody else saved meanwhile: who saves is told once, keeps what they typed, and decides."""
        if self.is_out_of_date and not self.expects_json_response:
            other = self.latest_revision.user
            self.produced_error_message = _(
                "%(name)s menyimpan naskah ini sejak Anda membukanya. Isian Anda belum disimpan: bandingkan dahulu di"
                " Riwayat, lalu simpan lagi bila tetap hendak mengganti."
            ) % {"name": other or self.object.edited_by}
            # else the browser would save over the other's text before they decided
            self.autosave_enabled = False
            form.add_error(None, self.produced_error_message)
            return False
        return bool(super().is_valid(form))

    def save_instance(self) -> Any:
        """The form's text and a revision, as one edit of this officer."""
        with editing(self.form.instance, self.request.user, timezone.now()):
            return super().save_instance()

    def get_success_json(self) -> dict[str, Any]:
        """What was saved by itself is what this officer's next save rests on: the browser puts these into the form."""
        answer: dict[str, Any] = super().get_success_json()
        made = self.new_revision
        answer.setdefault("field_updates", {}).update(
            loaded_revision_id=str(made.pk), loaded_revision_created_at=made.created_at.isoformat()
        )
        return answer

    def get_side_panels(self) -> MediaContainer:
        """The findings alone: Wagtail's panel tells of a state that a release does not have. What is saved by itself leaves
        the panel as it is, with what is typed there."""
        if self.expects_json_response:
            return MediaContainer([])
        return MediaContainer([FindingsPanel(self.object, self.request)])

    def get_success_url(self) -> str:
        """The page where the findings stand."""
        return reverse("releases:show", args=[self.object.pk])


class FindingsPanel(BaseSidePanel):
    """What the check says of the text, beside the form; static/lawang/writing.js keeps it up with what is typed."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """Opens and shuts it; shows how many findings are open."""

        aria_label = _("Buka atau tutup temuan")
        icon_name = "glasses"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            """With the number."""
            return super().get_context_data(parent_context) | {"count": self.panel.writing.unsettled}

    name = "findings"
    title = _("Temuan")
    template_name = "releases/writing/panel.html"
    order = 100

    class Media:
        """Its script and looks."""

        js = ("lawang/writing.js",)
        css: ClassVar = {"all": ("lawang/writing.css",)}

    @cached_property
    def writing(self) -> Writing:
        """The findings of the text as it was saved."""
        return as_saved(self.object, self.request.user)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """What its template wants."""
        words = beside(self.object, self.request.user, self.writing)
        return super().get_context_data(parent_context) | words


class CorrectionPanel(FieldPanel):
    """A field that only a correction has."""

    class BoundPanel(FieldPanel.BoundPanel):
        """As Wagtail draws it, from the second version on."""

        def is_shown(self) -> bool:
            """Is this a correction?"""
            return self.instance.number > 1 and bool(super().is_shown())


class VersionViewSet(SnippetViewSet):
    """Registered in wagtail_hooks.py. Adding, copying and deleting are closed by `policies.VersionPolicy`: a release begins at
    the desk, and none is deleted."""

    model = Version
    icon = "doc-full"
    menu_label = _("Siaran pers")
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    edit_view_class = Editing
    list_display = ("headline", "state", "edited_by", "edited")
    list_filter = ("state",)
    search_fields = ("headline", "lead")

    edit_handler = ObjectList(
        [
            CorrectionPanel("what_changed"),
            FieldPanel("headline"),
            MultiFieldPanel([FieldPanel("place"), FieldPanel("dated")], heading=_("Tempat dan tanggal")),
            FieldPanel(
                "lead",
                heading=_("Paragraf pembuka (teras)"),
                help_text=_(
                    "Inti berita dalam satu atau dua kalimat: siapa, apa, kapan, di mana. Pembaca yang berhenti di sini"
                    " sudah tahu yang terpenting."
                ),
            ),
            FieldPanel(
                "body",
                heading=_("Isi, paragraf demi paragraf"),
                help_text=_("Tekan + untuk menambah paragraf, kutipan, atau foto. Boleh ditempel dari Word."),
            ),
            FieldPanel(
                "topics",
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Topik yang belum ada ditambahkan oleh penyunting di pintu."),
            ),
            FieldPanel(
                "supporting", help_text=_("Instansi lain yang ikut dalam kegiatan ini. Boleh kosong.")
            ),
            FieldPanel("contact"),
            FieldPanel("embargo"),
        ]
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        """The list shows what the officer may see."""
        return access.visible(request.user)

    def get_urlpatterns(self) -> list[Any]:
        """Wagtail's addresses for versions, each open only for a version that the officer may see, and to change only while
        the door lets them."""
        patterns: list[Any] = super().get_urlpatterns()
        for pattern in patterns:
            pattern.callback = _minding(pattern.callback, pattern.name in ("edit", "revisions_revert"))
        return patterns


def _minding(view: Callable[..., Any], changes: bool) -> Callable[..., Any]:
    @wraps(view)
    def minded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if "pk" in kwargs:
            version = get_object_or_404(access.visible(request.user), pk=unquote(str(kwargs["pk"])))
            if changes and not door.may_edit(version, request.user, timezone.now()):
                raise PermissionDenied
        return view(request, *args, **kwargs)

    return minded

"""How every form of ours is drawn: `{{ form }}` gives labelled fields with help and errors tied to them (WCAG 2.2)."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting

__all__ = ["Renderer"]


class Renderer(TemplatesSetting):
    """Django's renderer with our two templates."""

    form_template_name = "lawang/parts/form.html"
    field_template_name = "lawang/parts/field.html"

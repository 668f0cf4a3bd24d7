"""Notices, registers and the report on paper: tagged PDF (PDF/UA-1) from our templates. Nothing is fetched from anywhere."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import segno
from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from lawang.site.service.notices import Notice

__all__ = ["MEDIA_TYPE", "notice", "pdf"]

MEDIA_TYPE = "application/pdf"


def notice(told: Notice) -> bytes:
    """A notice on A4, with a QR code that leads to the page of the request."""
    code = segno.make(told.link, micro=False, error="m").svg_data_uri(border=2, scale=4)
    return pdf("service/paper/notice.html", {"notice": told, "code": code})


def pdf(template: str, words: dict[str, Any]) -> bytes:
    """A template as PDF."""
    fetch, fonts = URLFetcher(allowed_protocols=("data",)), FontConfiguration()
    css = (files(__package__) / "paper.css").read_text("utf-8")
    page = HTML(string=render_to_string(template, words), base_url=None, url_fetcher=fetch)
    sheets = [CSS(string=css, font_config=fonts, url_fetcher=fetch)]
    return bytes(page.write_pdf(stylesheets=sheets, font_config=fonts, pdf_variant="pdf/ua-1"))

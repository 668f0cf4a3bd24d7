"""Addresses of the public side. What has been published once keeps its address."""

from __future__ import annotations

from django.urls import path

from lawang.site.newsroom.views import (
    announcing,
    api,
    checks,
    feeds,
    formats,
    lists,
    release,
    subscriptions,
    trust,
)

app_name = "newsroom"
urlpatterns = [
    path("siaran/", lists.latest, name="latest"),
    path("siaran/<slug:slug>/", release.show, name="release"),
    path("siaran/<slug:slug>/v<int:number>/", release.show, name="version"),
    path("siaran/<slug:slug>/<str:form>", formats.newest, name="format"),
    path("siaran/<slug:slug>/v<int:number>/foto-<int:place>.jpg", formats.picture, name="picture"),
    path("siaran/<slug:slug>/v<int:number>/<str:form>", formats.version, name="version_format"),
    path("topik/", lists.topics, name="topics"),
    path("topik/<slug:slug>/", lists.topic, name="topic"),
    path("topik/<slug:topic>/<str:form>", feeds.feed, name="topic_feed"),
    path("instansi/", lists.agencies, name="agencies"),
    path("instansi/<slug:slug>/", lists.agency, name="agency"),
    path("instansi/<slug:agency>/<str:form>", feeds.feed, name="agency_feed"),
    path("cari/", lists.search, name="search"),
    path("ralat/", lists.corrections, name="corrections"),
    path("agenda/", lists.agenda, name="agenda"),
    path("agenda.ics", feeds.agenda, name="agenda_ics"),
    path("umpan/<str:form>", feeds.feed, name="feed"),
    path("api/siaran", api.releases, name="api"),
    path("api/openapi.json", api.description, name="openapi"),
    path("berita.xml", feeds.sitemap, name="sitemap"),
    path("meja/agenda/", announcing.desk, name="announcing"),
    path("meja/agenda/<int:announcement_id>/", announcing.change, name="announcement"),
    path("oembed", formats.embed, name="oembed"),
    path("cara-kami-memeriksa/", trust.how, name="how"),
    path("tanda-tangan/", trust.verify, name="verify"),
    path("cek/", checks.check_information, name="check"),
    path("langganan/", subscriptions.ask, name="subscribe"),
    path("langganan/<str:token>/", subscriptions.manage, name="subscription"),
    path("langganan/<str:token>/berhenti", subscriptions.one_click, name="one_click"),
]

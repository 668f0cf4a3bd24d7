"""Addresses of the register: /fakta/ for everybody, /meja/fakta/ for officers."""

from __future__ import annotations

from django.urls import path

from lawang.site.register.views import cases, desk, promises, proposals, topics

app_name = "register"
urlpatterns = [
    path("fakta/", topics.index, name="topics"),
    path("fakta/<slug:slug>/", topics.show, name="topic"),
    path("fakta/<slug:slug>/fakta.json", topics.as_json, name="topic_json"),
    path("fakta/<slug:slug>/sematan/", topics.embed, name="topic_embed"),
    path("meja/fakta/", desk.index, name="desk"),
    path("meja/fakta/<int:pk>/", desk.fact, name="fact"),
    path("meja/fakta/usulan/", proposals.index, name="proposals"),
    path("meja/fakta/usulan/<int:pk>/", proposals.decide, name="proposal"),
    path("meja/fakta/beda/", cases.index, name="cases"),
    path("meja/fakta/beda/<int:pk>/", cases.show, name="case"),
    path("meja/fakta/beda/<int:pk>/putusan/", cases.decide_one, name="decide"),
    path("meja/fakta/beda/<int:pk>/serahkan/", cases.hand_over_one, name="hand_over"),
    path("meja/fakta/beda/<int:pk>/ralat/<int:consequence>/", cases.correct_one, name="correct"),
    path("meja/fakta/janji/", promises.index, name="promises"),
    path("meja/fakta/janji/<int:pk>/", promises.act, name="promise"),
]

"""Addresses under /meja/pantauan/."""

from django.urls import path

from lawang.site.watch.views import bring, desk, outlets, pages, picture

app_name = "watch"
urlpatterns = [
    path("", desk.cases, name="cases"),
    path("<int:pk>/", desk.case, name="case"),
    path("<int:pk>/putusan/", desk.decide_one, name="decide"),
    path("<int:pk>/ralat/<int:outlet>/", desk.ask_one, name="ask"),
    path("media/", outlets.index, name="outlets"),
    path("media/baru/", outlets.add, name="outlet_add"),
    path("media/<int:pk>/", outlets.show, name="outlet"),
    path("media/<int:pk>/ubah/", outlets.edit, name="outlet_edit"),
    path("media/<int:pk>/umpan/", outlets.feed, name="feed_add"),
    path("umpan/<int:pk>/henti/", outlets.stop, name="feed_stop"),
    path("masukkan/", bring.one, name="bring"),
    path("masukkan/tautan/", bring.links, name="bring_links"),
    path("halaman/<int:pk>/", pages.show, name="page"),
    path("halaman/<int:pk>/buka/", pages.open_one, name="open"),
    path("tangkapan/<int:pk>/percaya/", pages.trust_one, name="trust"),
    path("halaman/<int:pk>/terbaru/", bring.again, name="bring_again"),
    path("tangkapan/<int:pk>/<int:part>/", pages.raw, name="bytes"),
    path("gambaran/", picture.show, name="picture"),
    path("gambaran/data.csv", picture.table, name="picture_csv"),
    path("gambaran/laporan.pdf", picture.report, name="picture_pdf"),
]

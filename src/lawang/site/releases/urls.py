"""Addresses under /meja/siaran/."""

from django.urls import path

from lawang.site.releases.views import acts, desk, sources

app_name = "releases"
urlpatterns = [
    path("", desk.drafts, name="drafts"),
    path("antrean/", desk.queue, name="queue"),
    path("baru/", desk.begin_one, name="begin"),
    path("<int:pk>/", desk.show, name="show"),
    path("<int:pk>/langkah/<slug:act>/", acts.move, name="move"),
    path("<int:pk>/ralat/", acts.correct_one, name="correct"),
    path("<int:pk>/temuan/", acts.decide_one, name="decide"),
    path("<int:pk>/lampirkan/", acts.attach_one, name="attach"),
    path("<int:pk>/lepas/", acts.detach_one, name="detach"),
    path("sumber/", sources.index, name="sources"),
    path("sumber/baru/", sources.add, name="source_add"),
    path("sumber/<int:pk>/", sources.show, name="source"),
    path("sumber/<int:pk>/berkas/", sources.original_file, name="original"),
]

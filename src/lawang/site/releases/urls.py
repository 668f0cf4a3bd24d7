"""Addresses under /meja/siaran/."""

from django.urls import path

from lawang.site.releases.views import acts, asks, desk, queue, sources, speakers, topics, writing

app_name = "releases"
urlpatterns = [
    path("", desk.drafts, name="drafts"),
    path("antrean/", queue.queue, name="queue"),
    path("antrean/standar/", queue.standard, name="standard"),
    path("<int:pk>/komentar/", queue.comment_one, name="comment"),
    path("baru/", desk.begin_one, name="begin"),
    path("<int:pk>/", desk.show, name="show"),
    path("<int:pk>/langkah/<slug:act>/", acts.move, name="move"),
    path("<int:pk>/ralat/", acts.correct_one, name="correct"),
    path("<int:pk>/temuan/", acts.decide_one, name="decide"),
    path("<int:pk>/cocokkan/", writing.check_typed, name="check_typed"),
    path("<int:pk>/lampirkan/", acts.attach_one, name="attach"),
    path("<int:pk>/lepas/", acts.detach_one, name="detach"),
    path("<int:pk>/minta/", asks.ask_one, name="ask"),
    path("<int:pk>/pembicara/", speakers.ask_speaker, name="ask_speaker"),
    path("pembicara/<int:pk>/cabut/", speakers.revoke_one, name="speaker_revoke"),
    path("pembicara/<int:point_pk>/kesampingkan/", speakers.aside_one, name="speaker_aside"),
    path("permintaan/", asks.index, name="asks"),
    path("permintaan/<int:pk>/", asks.show, name="ask_show"),
    path("permintaan/<int:pk>/berkas/", asks.answer_one, name="ask_answer"),
    path("permintaan/<int:pk>/pernyataan/", asks.state_one, name="ask_state"),
    path("permintaan/<int:pk>/tolak/", asks.decline_one, name="ask_decline"),
    path("permintaan/<int:pk>/batal/", asks.take_back_one, name="ask_take_back"),
    path("topik/", topics.index, name="topics"),
    path("topik/<slug:slug>/", topics.change, name="topic"),
    path("sumber/", sources.index, name="sources"),
    path("sumber/baru/", sources.add, name="source_add"),
    path("sumber/<int:pk>/", sources.show, name="source"),
    path("sumber/<int:pk>/berkas/", sources.original_file, name="original"),
]

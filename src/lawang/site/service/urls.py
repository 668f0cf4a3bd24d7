"""Addresses of the information service: for everybody under /layanan/, for the desk under /meja/layanan/."""

from __future__ import annotations

from django.urls import path

from lawang.site.service.views import acts, asking, contesting, desk, keeping, leaking, public, tracking

app_name = "service"
urlpatterns = [
    path("layanan/", asking.begin, name="front"),
    path("layanan/permohonan/", asking.ask, name="ask"),
    path("layanan/lacak/", tracking.track, name="track"),
    path("layanan/lacak/<str:number>/", tracking.tracked, name="tracked"),
    path("layanan/lacak/<str:number>/tanda-terima/", tracking.receipt, name="receipt"),
    path("layanan/lacak/<str:number>/keberatan/", tracking.contested, name="contest"),
    path("layanan/lacak/<str:number>/<slug:kind>.pdf", tracking.notice, name="notice"),
    path("layanan/lacak/<str:number>/berkas/<int:pk>/", tracking.answer_file, name="file"),
    path("layanan/lacak/<str:number>/langkah/<slug:verb>/", tracking.act, name="act"),
    path("layanan/jawaban/", public.answers, name="answers"),
    path("layanan/jawaban/<int:pk>/", public.answer, name="answer"),
    path("layanan/daftar-informasi/", public.items, name="items"),
    path("layanan/daftar-informasi.<slug:form>", public.items_file, name="items_file"),
    path("layanan/laporan/", public.service_report, name="report"),
    path("layanan/laporan/<int:year>.pdf", public.service_report_pdf, name="report_pdf"),
    path("layanan/maklumat/", public.pledge, name="pledge"),
    path("layanan/data-pribadi/", public.privacy, name="privacy"),
    path("meja/layanan/", desk.queue, name="queue"),
    path("meja/layanan/baru/", desk.enter, name="enter"),
    path("meja/layanan/<int:pk>/", desk.show, name="show"),
    path("meja/layanan/<int:pk>/langkah/<slug:verb>/", acts.act, name="desk_act"),
    path("meja/layanan/<int:pk>/pemohon/", acts.revealed, name="reveal"),
    path("meja/layanan/<int:pk>/berkas/<int:paper_pk>/", acts.paper_of, name="paper"),
    path("meja/layanan/<int:pk>/pemberitahuan.pdf", acts.notice, name="desk_notice"),
    path("meja/layanan/<int:pk>/siaran/", acts.draft, name="draft"),
    path("meja/layanan/bahan/", desk.asked, name="asked"),
    path("meja/layanan/bahan/<int:pk>/", acts.reply, name="reply"),
    path("meja/layanan/keberatan/", contesting.objections, name="objections"),
    path("meja/layanan/keberatan/<int:pk>/", contesting.objection, name="objection"),
    path("meja/layanan/register/", keeping.register, name="register"),
    path("meja/layanan/register/<slug:kind>-<int:year>.<slug:form>", keeping.exported, name="export"),
    path("meja/layanan/daftar-informasi/", keeping.items, name="keep_items"),
    path("meja/layanan/laporan/", keeping.remarks, name="remarks"),
    path("meja/layanan/kebocoran/", leaking.breaches, name="breaches"),
    path("meja/layanan/kebocoran/<int:pk>/", leaking.told, name="breach_told"),
    path("meja/layanan/kalender/", keeping.calendar, name="calendar"),
]

"""Every address of the site. Ours are in Indonesian, and in English under /en/; Wagtail's editor is at /redaksi/."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail.admin import urls as wagtail_admin
from wagtail.documents import urls as wagtail_documents

from lawang.signing import KEYS_PATH
from lawang.site import desk, redaksi
from lawang.site.newsroom.views import lists, trust
from lawang.site.releases.views import media, speaker

urlpatterns = [
    path(KEYS_PATH[1:], trust.key_set, name="newsroom_keys"),
    path("redaksi/", include(redaksi.urlpatterns)),
    path("redaksi/", include(wagtail_admin)),
    path("dokumen/", include(wagtail_documents)),
    path("media/<path:path>", media.serve, name="media"),
    *i18n_patterns(
        path("", lists.home, name="home"),
        path("", include("lawang.site.newsroom.urls")),
        path("", include("lawang.site.register.urls")),
        path("", include("lawang.site.service.urls")),
        path("meja/", desk.desk, name="desk"),
        path("meja/siaran/", include("lawang.site.releases.urls")),
        path("pembicara/<str:token>/", speaker.begin, name="speaker"),
        path("pembicara/<str:token>/<int:number>/", speaker.one, name="speaker_point"),
        path("pembicara/<str:token>/kirim/", speaker.submit, name="speaker_submit"),
        path("meja/pantauan/", include("lawang.site.watch.urls")),
        path("meja/anggota/", include("lawang.site.members.urls")),
        path("akun/", include("allauth.urls")),
        prefix_default_language=False,
    ),
]

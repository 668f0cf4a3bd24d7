"""Addresses under /meja/anggota/."""

from django.urls import path

from lawang.site.members.views import invitations, lists, organisations

app_name = "members"
urlpatterns = [
    path("", organisations.index, name="organisations"),
    path("daftar/", lists.take_in, name="take_in"),
    path("<slug:slug>/", organisations.show, name="organisation"),
    path("<slug:slug>/undang/", invitations.send, name="invite"),
    path("<slug:slug>/cabut/<int:membership_id>/", organisations.end_role, name="revoke"),
    path("undangan/<str:token>/", invitations.follow, name="accept"),
]

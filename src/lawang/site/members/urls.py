"""Addresses under /meja/anggota/."""

from django.urls import path

from lawang.site.members.views import delegations, invitations, lists, organisations

app_name = "members"
urlpatterns = [
    path("", organisations.index, name="organisations"),
    path("daftar/", lists.take_in, name="take_in"),
    path("wakil/", delegations.index, name="delegations"),
    path("wakil/<int:pk>/akhiri/", delegations.end_one, name="end_delegation"),
    path("daftar/<slug:what>.csv", lists.filled_in, name="template"),
    path("<slug:slug>/", organisations.show, name="organisation"),
    path("<slug:slug>/undang/", invitations.send, name="invite"),
    path("<slug:slug>/cabut/<int:membership_id>/", organisations.end_role, name="revoke"),
    path("undangan/<str:token>/", invitations.follow, name="accept"),
]

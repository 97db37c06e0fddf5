from django.urls import path

from .views import institution as own
from .views import joining
from .views import public as views

public = (
    [
        path("", views.PartnerListView.as_view(), name="list"),
        path("<slug:slug>/", views.PartnerDetailView.as_view(), name="detail"),
    ],
    "partners",
)
institution = ([path("", own.ProfileView.as_view(), name="profile")], "institution")
invitations = (
    [path("<str:token>/", joining.InvitationView.as_view(), name="accept")],
    "invitations",
)

from django.urls import path

from .views import public as views

public = (
    [
        path("", views.PartnerListView.as_view(), name="list"),
        path("<slug:slug>/", views.PartnerDetailView.as_view(), name="detail"),
    ],
    "partners",
)

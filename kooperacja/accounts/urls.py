"""Addresses of a person's own account."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from . import token_views, views

pages = (
    [
        path("", views.ProfileView.as_view(), name="profile"),
        path("logowanie/", views.LoginView.as_view(), name="login"),
        path("wylogowanie/", LogoutView.as_view(), name="logout"),
        path("e-mail/", views.EmailChangeView.as_view(), name="email_change"),
        path(
            "e-mail/<str:token>/",
            views.EmailConfirmView.as_view(),
            name="email_confirm",
        ),
        path("klucze/", token_views.TokensView.as_view(), name="tokens"),
        path(
            "klucze/<str:ref>/cofnij/",
            token_views.RevokeTokenView.as_view(),
            name="token_revoke",
        ),
        path("haslo/", views.PasswordChangeView.as_view(), name="password_change"),
        path("nowe-haslo/", views.PasswordResetView.as_view(), name="password_reset"),
        path(
            "nowe-haslo/wyslano/",
            views.PasswordResetDoneView.as_view(),
            name="password_reset_done",
        ),
        path(
            "nowe-haslo/<uidb64>/<token>/",
            views.PasswordResetConfirmView.as_view(),
            name="password_reset_confirm",
        ),
    ],
    "accounts",
)

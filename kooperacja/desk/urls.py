"""Addresses of the start page of the desk; rooms bring their own pages."""

from django.urls import path

from .views import HomeView

pages = ([path("", HomeView.as_view(), name="home")], "desk")

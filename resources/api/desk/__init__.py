"""The API of the desk: private rows of resources, behind the session."""

from .resources import DeskResourceViewSet

__all__ = ["DeskResourceViewSet"]

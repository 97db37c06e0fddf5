"""One permission class: every viewset names the rules of its actions."""

from rest_framework.permissions import SAFE_METHODS, BasePermission


class PublicRead(BasePermission):
    """Everybody may read; nobody may write. For viewsets over the shelf."""

    def has_permission(self, request, view):
        # An unknown method has no action: DRF answers 405 itself.
        return request.method in SAFE_METHODS or getattr(view, "action", 1) is None


class RulesPermission(BasePermission):
    """Ask the rules named by ``view.permissions[action]``; an unnamed action is closed.

    The rule is asked without an object before the body is read, and with the object
    wherever there is one. DRF asks no object question on create: the service does.
    """

    def has_permission(self, request, view):
        if not request.user.is_authenticated:
            return False
        action = getattr(view, "action", None)
        if action in (None, "metadata"):
            # An unknown method: DRF answers 405 itself.
            return True
        name = view.permissions.get(action)
        return name is not None and request.user.has_perm(name)

    def has_object_permission(self, request, view, obj):
        name = view.permissions.get(view.action)
        return name is not None and request.user.has_perm(name, obj)

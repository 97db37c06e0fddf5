"""Paths of the portal as notices keep them, and as each reader gets them."""

from django.conf import settings


def neutral_path(path: str) -> str:
    """Return a path without the language in front of it ("/en/biurko/" → "/biurko/").

    :raises ValueError: not a path of the portal: a letter must not lead elsewhere.
    """
    if not path:
        return ""
    if path[0] != "/" or path[:2] in {"//", "/\\"} or not path.isprintable():
        raise ValueError("the path of a notice begins with one slash")
    for language, _name in settings.LANGUAGES:
        if path == f"/{language}" or path.startswith(f"/{language}/"):
            return path[len(language) + 1 :] or "/"
    return path


def path_in(language: str, path: str) -> str:
    """Return the same page in a language; the default one has no prefix."""
    if not path or language == settings.LANGUAGE_CODE:
        return path
    return f"/{language}{path}"


def address_in(language: str, path: str) -> str:
    """Return the same with the host of the settings, never of a request."""
    return settings.BASE_URL + path_in(language, path) if path else ""

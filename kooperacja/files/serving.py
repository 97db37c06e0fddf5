"""Sending a stored file to somebody who may read it."""

from urllib.parse import quote

from django.http import FileResponse, Http404

from . import storage
from .models import StoredFile

#: Even shown by mistake it may run nothing, load nothing and frame nothing.
NOTHING = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; sandbox"
)


def file_response(stored: StoredFile, *, thumbnail: bool = False) -> FileResponse:
    """Return the bytes of a file, to be saved and not shown; thumbnails are shown.

    Whoever calls has asked whether this person may read it, this time: the address of a
    file is no permission.

    :raises Http404: it was removed, has no thumbnail, or its bytes are gone.
    """
    if stored.is_removed or (thumbnail and not stored.has_thumbnail):
        raise Http404
    try:
        source = storage.path_of(stored.stored_name, thumbnail=thumbnail).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(source, content_type=stored.format.content_type)
    name = stored.original_name
    response.headers["Content-Disposition"] = disposition(name, inline=thumbnail)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    # The middleware of the portal's own rule leaves a rule alone that is there.
    response.headers["Content-Security-Policy"] = NOTHING
    return response


def disposition(name: str, *, inline: bool = False) -> str:
    """Return the header with a file name (RFC 6266): ASCII for the old, UTF-8 for all.

    >>> disposition("łąka.pdf")
    "attachment; filename=\\"__ka.pdf\\"; filename*=UTF-8''%C5%82%C4%85ka.pdf"
    """
    how = "inline" if inline else "attachment"
    plain = name.encode("ascii", "replace").decode().replace("?", "_")
    plain = plain.replace('"', "_").replace("\\", "_")
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"

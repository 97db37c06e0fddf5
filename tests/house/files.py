"""A file at a source, with secrets in its name, its bytes and its small picture."""

from hashlib import sha256

from kooperacja.files import storage
from kooperacja.files.models import StoredFile


def secret_file(words, person, secrets: tuple[str, str, str]) -> StoredFile:
    """Store a picture that is none: its name, its bytes and its thumbnail are secrets.

    It goes past the cleaning: here only the doors are tested. ``words`` learn what
    nobody else may read.
    """
    name, content, small = secrets
    words.hidden += [name, content, small]
    stored = StoredFile.objects.create(
        kind="png",
        original_name=f"{name}.png",
        sha256=sha256(content.encode()).hexdigest(),
        size=len(content),
        has_thumbnail=True,
        uploaded_by=person,
    )
    words.hidden.append(stored.stored_name)
    for thumbnail, said in ((False, content), (True, small)):
        path = storage.path_of(stored.stored_name, thumbnail=thumbnail)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(said)
    return stored

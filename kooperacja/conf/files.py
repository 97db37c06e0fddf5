"""Files that are served, files that may be sent, and what taking one in may cost."""

STATIC_URL = "/static/"
# No default storage: uploaded files are kept by `kooperacja.files.storage` alone.
STORAGES = {
    "staticfiles": {"BACKEND": "kooperacja.base.staticfiles.ModuleManifestStorage"},
}
WHITENOISE_MAX_AGE = 60 * 60
# Compressed already, or, as source maps, large and never asked for.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = [
    "jpg",
    "jpeg",
    "png",
    "gif",
    "webp",
    "woff",
    "woff2",
    "gz",
    "br",
    "map",
]

FILES_MOST_BYTES = 10 * 1024 * 1024
FILES_MOST_PIXELS = 50_000_000
FILES_MOST_PAGES = 300
# Files of one person in a day that no source uses.
FILES_MOST_UNUSED = 60
# What cleaning one file may cost: bytes of memory, seconds of processor.
FILES_CLEANING_MEMORY = 1024 * 1024 * 1024
FILES_CLEANING_SECONDS = 20
# A form with ten sources; elsewhere nobody sends files.
FILES_MOST_REQUEST_BYTES = 11 * FILES_MOST_BYTES
FILES_TAKEN_UNDER = ("/biurko/", "/panel/zasoby/import/", "/api/v1/desk/")
FILE_UPLOAD_HANDLERS = ["kooperacja.files.receiving.SizedUploadHandler"]

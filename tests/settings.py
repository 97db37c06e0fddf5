"""Settings of the tests: the real ones with a few overrides."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "tests-only")
os.environ.setdefault("KOOPERACJA_VAR", tempfile.mkdtemp(prefix="kooperacja-tests-"))
os.environ["DJANGO_DEBUG"] = "0"

from kooperacja.settings import *  # noqa: E402, F403

ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
# Fast and weak on purpose: tests log in hundreds of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# What a test has written need not outlive the machine: no commit waits for the disk.
for _alias in DATABASES.values():  # noqa: F405
    _alias["OPTIONS"]["options"] += " -c synchronous_commit=off"
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# The files are served from their sources; `tests/house` builds the manifest itself.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
LOGGING = {"version": 1, "disable_existing_loggers": False}

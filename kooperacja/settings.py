"""Settings of the portal, read from the environment once and typed here.

Every variable is described in `.env.example`. What is the same in every installation
and long to read stands by theme in `kooperacja.conf`. Nobody imports these modules;
`django.conf.settings` is the only way in.
"""

import sysconfig
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from .conf.api import *  # noqa: F403
from .conf.files import *  # noqa: F403
from .conf.maps import *  # noqa: F403
from .conf.maps import choose_basemap, policy_with
from .conf.people import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env(
    DATABASE_URL=(str, "postgis:///kooperacja"),
    DJANGO_DEBUG=(bool, False),
    SECRET_KEY=(str, ""),
    ALLOWED_HOSTS=(list, ["127.0.0.1", "localhost"]),
    CSRF_TRUSTED_ORIGINS=(list, []),
    KOOPERACJA_VAR=(str, str(BASE_DIR / "var")),
    KOOPERACJA_HTTPS=(bool, False),
    KOOPERACJA_BEHIND_PROXY=(bool, False),
    KOOPERACJA_BASE_URL=(str, ""),
    KOOPERACJA_TEST_DB=(str, "test_kooperacja"),
    KOOPERACJA_CLAMD=(str, ""),
    KOOPERACJA_RELEASE_WEEKDAY=(int, 1),
    KOOPERACJA_RELEASE_HOUR=(int, 6),
    KOOPERACJA_BASEMAP=(str, ""),
    KOOPERACJA_BASEMAP_URL=(str, ""),
    KOOPERACJA_BASEMAP_ATTRIBUTION=(str, ""),
    EMAIL_URL=(str, ""),
    DEFAULT_FROM_EMAIL=(str, "Kooperacja <kooperacja@localhost>"),
    OPERATOR_NAME=(str, ""),
    OPERATOR_ADDRESS=(str, ""),
    OPERATOR_EMAIL=(str, ""),
    OPERATOR_PHONE=(str, ""),
    OPERATOR_DPO_EMAIL=(str, ""),
    OPERATOR_ARCHITECTURE=(str, ""),
    SITE_PUBLISHED_DATE=(str, ""),
    SITE_UPDATED_DATE=(str, ""),
    LOG_LEVEL=(str, "INFO"),
)

# --- What this installation is -------------------------------------------------

DEBUG = env("DJANGO_DEBUG")
SECRET_KEY = env("SECRET_KEY") or ("only-for-development" if DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is missing: ./start makes one under var/, elsewhere set it."
    )
ALLOWED_HOSTS = env("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env("CSRF_TRUSTED_ORIGINS")
VAR_DIR = Path(env("KOOPERACJA_VAR"))
HTTPS = env("KOOPERACJA_HTTPS")

INSTALLED_APPS = [
    "kooperacja.demo",
    "kooperacja.panel",
    "kooperacja.desk",
    "kooperacja.site",
    "kooperacja.atlas",
    "resources",
    "problems",
    "partners",
    "kooperacja.disclosure",
    "kooperacja.categories",
    "kooperacja.areas",
    "kooperacja.unsaved",
    "kooperacja.accounts",
    "kooperacja.notices",
    "kooperacja.files",
    "kooperacja.audit",
    "kooperacja.base",
    "rules.apps.RulesConfig",
    "axes",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "leaflet",
    "csp",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.gis",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "kooperacja.base.middleware.PathLanguageMiddleware",
    "kooperacja.files.receiving.BodySizeMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "kooperacja.base.middleware.CacheRuleMiddleware",
    "kooperacja.base.middleware.BadInputMiddleware",
    "kooperacja.base.middleware.BusyDatabaseMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "kooperacja.urls"
WSGI_APPLICATION = "kooperacja.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kooperacja.areas.context_processors.city",
                "kooperacja.desk.context_processors.person",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    },
]

# --- Data ----------------------------------------------------------------------

DATABASES = {
    "default": env.db_url("DATABASE_URL"),
    # Public code reads through this alias: a role that can SELECT the shelf only.
    "public": env.db_url("DATABASE_PUBLIC_URL", default=env("DATABASE_URL")),
}
for _alias, _timeout in (("default", "10s"), ("public", "2s")):
    DATABASES[_alias].update(
        # A socket's folder travels percent-encoded in the place of the host.
        HOST=unquote(DATABASES[_alias]["HOST"]),
        CONN_MAX_AGE=None,
        CONN_HEALTH_CHECKS=True,
        OPTIONS={
            "connect_timeout": 5,
            "options": f"-c statement_timeout={_timeout}",
        },
    )
DATABASES["default"]["TEST"] = {"NAME": env("KOOPERACJA_TEST_DB")}
DATABASES["public"]["TEST"] = {"MIRROR": "default"}
DATABASE_ROUTERS = ["kooperacja.base.routers.PublicAliasRouter"]


def _bundled(package: str, pattern: str) -> str | None:
    """Return the path of a library inside a wheel, None to use the system's."""
    folder = Path(sysconfig.get_path("platlib")) / f"{package}.libs"
    found = sorted(folder.glob(pattern))
    return str(found[-1]) if found else None


# GDAL and GEOS come from the wheels of pyogrio and shapely (decision 0001).
GDAL_LIBRARY_PATH = _bundled("pyogrio", "libgdal-*.so*")
GEOS_LIBRARY_PATH = _bundled("shapely", "libgeos_c-*.so*")

# --- People --------------------------------------------------------------------

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
if HTTPS:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"

if env("KOOPERACJA_BEHIND_PROXY"):
    # Else every visitor has the proxy's address, and a stranger locks people out.
    AXES_CLIENT_IP_CALLABLE = "kooperacja.accounts.addresses.visitor_address"

# --- Language and time -----------------------------------------------------------

LANGUAGE_CODE = "pl"
LANGUAGES = [("pl", _("Polish")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "kooperacja" / "locale"]
TIME_ZONE = "Europe/Warsaw"
USE_TZ = True
USE_I18N = True
# Django 6.0 does this by itself; an address typed without a scheme is https.
FORMS_URLFIELD_ASSUME_HTTPS = True

# --- Files -----------------------------------------------------------------------

STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]

# Uploaded files lie outside every folder that is served (kooperacja/files/storage.py).
FILES_ROOT = VAR_DIR / "files"
# The socket of clamd, or host:port. Set and silent: no file is taken in.
CLAMD = env("KOOPERACJA_CLAMD")

# --- Mail ------------------------------------------------------------------------

if env("EMAIL_URL"):
    vars().update(env.email_url("EMAIL_URL"))
else:
    # Nothing leaves the machine until a mail server is named: letters are files.
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
# Seconds the worker waits for a mail server before the letter has to wait.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("DEFAULT_FROM_EMAIL")
BASE_URL = env("KOOPERACJA_BASE_URL") or "http://127.0.0.1:8000"

# --- Safety ----------------------------------------------------------------------

SECURE_CONTENT_TYPE_NOSNIFF = True
# A tile server may ask which site its visitors come from; nobody else learns it.
SECURE_REFERRER_POLICY = (
    "strict-origin-when-cross-origin" if env("KOOPERACJA_BASEMAP") else "same-origin"
)
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
# The probe of the load balancer speaks plain HTTP from inside.
SECURE_REDIRECT_EXEMPT = [r"^healthz/$"]
if env("KOOPERACJA_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
# A resource with the fifty places it may have, each with its week, reach and lines.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000

try:
    # None: the map is drawn from our own outlines and no visitor's address leaves us.
    BASEMAP = choose_basemap(
        env("KOOPERACJA_BASEMAP"),
        url=env("KOOPERACJA_BASEMAP_URL"),
        attribution=env("KOOPERACJA_BASEMAP_ATTRIBUTION"),
    )
except LookupError as error:
    raise ImproperlyConfigured(
        "KOOPERACJA_BASEMAP must be empty, osm, geoportal or custom."
    ) from error
CONTENT_SECURITY_POLICY = policy_with(BASEMAP)

# --- The weekly release --------------------------------------------------------------

# When the worker releases what waits (disclosure DC-6): 1 is Monday; local time.
RELEASE_WEEKDAY = env("KOOPERACJA_RELEASE_WEEKDAY")
RELEASE_HOUR = env("KOOPERACJA_RELEASE_HOUR")
if not (1 <= RELEASE_WEEKDAY <= 7 and 0 <= RELEASE_HOUR <= 23):
    raise ImproperlyConfigured(
        "KOOPERACJA_RELEASE_WEEKDAY is 1 to 7, KOOPERACJA_RELEASE_HOUR is 0 to 23."
    )

# --- Who answers for this portal (shown on the declarations) -----------------------


def _day(name: str) -> date | None:
    """Return a day of the environment, None while nobody has named it."""
    try:
        return date.fromisoformat(env(name)) if env(name) else None
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must look like 2026-11-22.") from error


OPERATOR = {
    "name": env("OPERATOR_NAME"),
    "address": env("OPERATOR_ADDRESS"),
    "email": env("OPERATOR_EMAIL"),
    "phone": env("OPERATOR_PHONE"),
    "dpo_email": env("OPERATOR_DPO_EMAIL"),
    "architecture": env("OPERATOR_ARCHITECTURE"),
    "published_date": _day("SITE_PUBLISHED_DATE"),
    "updated_date": _day("SITE_UPDATED_DATE"),
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # Never the query string or the body: both may hold an address or a name.
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL")},
}

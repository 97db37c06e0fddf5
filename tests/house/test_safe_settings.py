"""Production settings, static files and libraries as a new installation has them."""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.contrib.gis.gdal import OGRGeometry, gdal_version
from django.contrib.gis.gdal.libgdal import lib_path

ROOT = Path(__file__).resolve().parents[2]

# Each starts a whole portal as production would.
pytestmark = pytest.mark.slow


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run a command as production would: no debug, its own key, HTTPS."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "kooperacja.settings",
            "DJANGO_DEBUG": "0",
            "SECRET_KEY": "Zx9!" + "abcdefghijklmnopqrstuvwxyz0123456789" * 2,
            "KOOPERACJA_HTTPS": "1",
            "ALLOWED_HOSTS": "kooperacja.example",
            **environment,
        },
    )


@pytest.mark.parametrize("database", ["postgres", "no_such_database"])
def test_deploy_check_is_clean_before_the_first_migration(database):
    """Checks are run while setting up, on a database without a table or on none."""
    urls = {
        name: urlunsplit(urlsplit(os.environ[name])._replace(path=f"/{database}"))
        for name in ("DATABASE_URL", "DATABASE_PUBLIC_URL")
    }

    result = manage("check", "--deploy", "--fail-level", "WARNING", **urls)

    assert result.returncode == 0, result.stderr


def test_refuses_to_start_without_a_key():
    result = manage("check", SECRET_KEY="")

    assert result.returncode == 1
    assert "SECRET_KEY is missing" in result.stderr


def test_the_basemap_is_the_only_stranger_in_the_policy():
    printed = manage(
        "shell",
        "-v",
        "0",
        "-c",
        "from django.conf import settings;"
        "print(settings.CONTENT_SECURITY_POLICY['DIRECTIVES'])",
        KOOPERACJA_BASEMAP="osm",
    ).stdout

    assert re.findall(r"https?://[^'\"]+", printed) == [
        "https://tile.openstreetmap.org"
    ]


def test_unknown_basemap_is_refused():
    assert "KOOPERACJA_BASEMAP" in manage("check", KOOPERACJA_BASEMAP="moon").stderr


@pytest.mark.parametrize("name", ["SITE_PUBLISHED_DATE", "SITE_UPDATED_DATE"])
def test_a_day_that_is_none_is_refused(name):
    assert f"{name} must look like" in manage("check", **{name: "22.11.2026"}).stderr


def test_static_files_collect_into_a_manifest(tmp_path):
    result = manage("collectstatic", "--noinput", KOOPERACJA_VAR=str(tmp_path))

    assert result.returncode == 0, result.stderr[-2000:]
    assert (tmp_path / "static" / "staticfiles.json").exists()


def test_gdal_is_the_wheels_own():
    """Debian 12's GDAL 3.6 cannot block crafted spatial references (decision 0001)."""
    assert "pyogrio" in str(lib_path)
    assert tuple(int(n) for n in gdal_version().decode().split(".")[:2]) >= (3, 9)


def test_gdal_transforms_polish_coordinates():
    point = OGRGeometry("POINT (19.0444 49.8225)", 4326)
    point.transform(2180)

    assert (point.x, point.y) == pytest.approx((503196, 216500), abs=1500)


def test_psycopg_three_is_absent():
    """Django would silently prefer it to psycopg2."""
    with pytest.raises(ModuleNotFoundError):
        __import__("psycopg")

"""What the portal needs from PostgreSQL beside PostGIS."""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    run_before = [
        ("areas", "0001_initial"),
        ("problems", "0001_initial"),
        ("resources", "0001_initial"),
    ]
    dependencies = []
    operations = [TrigramExtension(), UnaccentExtension()]

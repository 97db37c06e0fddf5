"""What is typed and not saved moves to `kooperacja.unsaved`; nothing of it is kept."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("problems", "0002_years_of_the_shelf"),
        ("unsaved", "0001_initial"),
    ]

    operations = [migrations.DeleteModel(name="UnsavedForm")]

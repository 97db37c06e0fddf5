from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="mail_choice",
            field=models.CharField(
                choices=[
                    ("digest", "once a day, all together"),
                    ("at_once", "at once, each in a letter of its own"),
                    ("portal", "only here, no letters"),
                ],
                default="digest",
                max_length=8,
                verbose_name="letters about what happens",
            ),
        ),
    ]

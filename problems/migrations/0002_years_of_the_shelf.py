from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("problems", "0001_initial")]

    operations = [
        migrations.AddIndex(
            model_name="publicproblem",
            index=models.Index(models.F("periods__0"), name="shelf_problem_first"),
        ),
        migrations.AddIndex(
            model_name="publicproblem",
            index=models.Index(
                models.Func(
                    "periods",
                    output_field=models.CharField(),
                    template="(%(expressions)s)[cardinality(%(expressions)s)]",
                ),
                name="shelf_problem_last",
            ),
        ),
    ]

"""The database as the set-up leaves it: migrations, the public role, the log."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import ProgrammingError, connection, connections, transaction

from kooperacja.areas.models import Area, PublicArea
from kooperacja.audit.models import AuditEntry
from kooperacja.base.shelf import ShelfModel, shelf_tables
from kooperacja.disclosure.grants import public_role

pytestmark = pytest.mark.django_db


def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def tables_the_public_role_can(privilege: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.relname FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND has_table_privilege(%s, c.oid, %s)
            """,
            [public_role(), privilege],
        )
        return {name for (name,) in cursor.fetchall()}


class TestPublicRole:
    def test_is_a_role_of_its_own(self):
        assert public_role()
        assert public_role() != connections["default"].settings_dict["USER"]

    def test_reads_the_shelf_and_what_postgis_shows_everybody(self):
        from_postgis = {"spatial_ref_sys", "geometry_columns", "geography_columns"}

        assert (
            tables_the_public_role_can("SELECT") == set(shelf_tables()) | from_postgis
        )

    @pytest.mark.parametrize("privilege", ["INSERT", "UPDATE", "DELETE", "TRUNCATE"])
    def test_writes_nothing(self, privilege):
        assert tables_the_public_role_can(privilege) == set()

    def test_has_no_rank(self):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls"
                " FROM pg_roles WHERE rolname = %s",
                [public_role()],
            )
            rank = cursor.fetchone()
            cursor.execute(
                "SELECT has_schema_privilege(%s, 'public', 'CREATE'),"
                " has_database_privilege(%s, current_database(), 'TEMPORARY')",
                [public_role(), public_role()],
            )
            rights = cursor.fetchone()

        assert rank == (False, False, False, False)
        assert rights == (False, False)


@pytest.mark.django_db(transaction=True)
class TestPublicAlias:
    """On the real connection of the real role."""

    def test_sees_the_shelf(self):
        assert PublicArea.objects.count() == 0

    def test_cannot_see_what_lies_behind(self):
        with pytest.raises(ProgrammingError, match="permission denied"):
            Area.objects.using("public").count()

    def test_cannot_write_the_shelf(self):
        with pytest.raises(ProgrammingError, match="permission denied"):
            PublicArea.writer.using("public").all().delete()

    def test_every_private_table_is_closed(self):
        private = [
            model
            for model in apps.get_models()
            if not issubclass(model, ShelfModel) and model._meta.managed
        ]

        assert len(private) > 20
        for model in private:
            with pytest.raises(ProgrammingError, match="permission denied"):
                model._base_manager.using("public").count()


class TestShelf:
    def test_has_no_foreign_key(self):
        shelf = [m for m in apps.get_models() if issubclass(m, ShelfModel)]

        assert len(shelf) >= 9
        for model in shelf:
            assert model._meta.db_table.startswith("shelf_")
            assert not [
                field for field in model._meta.get_fields() if field.is_relation
            ]


class TestAuditLog:
    @pytest.fixture
    def entry(self):
        return AuditEntry.objects.create(
            actor_label="x", verb="x", target_type="x", target_ref="x", target_label="x"
        )

    def test_refuses_to_be_changed(self, entry):
        with pytest.raises(Exception, match="append-only"), transaction.atomic():
            AuditEntry.objects.filter(pk=entry.pk).update(note="y")

    def test_refuses_to_be_deleted(self, entry):
        with pytest.raises(Exception, match="append-only"), transaction.atomic():
            AuditEntry.objects.filter(pk=entry.pk).delete()

"""Let a redaction, and nothing else, take words out of the log.

Who did what to what and when can never change; the name of the thing, the reason and
the changed values can, and only inside `log.redact`, which says so to the database.
"""

from django.db import migrations

FORWARD = """
CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('kooperacja.redacting', true) = 'on'
        AND (NEW.id, NEW.actor_id, NEW.actor_label, NEW.verb, NEW.target_type,
             NEW.target_ref, NEW.at)
        IS NOT DISTINCT FROM
            (OLD.id, OLD.actor_id, OLD.actor_label, OLD.verb, OLD.target_type,
             OLD.target_ref, OLD.at)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the audit log is append-only';
END $$;
"""
BACKWARD = """
CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]

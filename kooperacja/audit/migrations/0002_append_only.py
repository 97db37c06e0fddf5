"""Refuse to change or delete what the log says, whoever asks.

One thing may be changed: a redaction takes words out. Who did what to what and when
stays; the name of the thing, the reason and the changed values can lose words, and only
inside `log.redact`, which says so to the database.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit_auditentry
    FOR EACH ROW EXECUTE FUNCTION audit_append_only();
"""
BACKWARD = """
DROP TRIGGER audit_append_only ON audit_auditentry;
DROP FUNCTION audit_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]

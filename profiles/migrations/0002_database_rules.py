"""Rules that Django's constraints cannot say: memberships that do not overlap, and fast search on PostgreSQL."""

from typing import Any

from django.db import migrations

# The days during which a membership is certainly in force, as a half-open range: from the last day on which it may
# have begun to the first on which it may have ended; endless while the source lists it; empty where too little is known.
ENDLESS = 9_999_999
RANGE_START = f"COALESCE({{row}}.started_latest, {ENDLESS - 1})"
RANGE_END = (
    f"CASE WHEN {{row}}.ended <> '' THEN COALESCE({{row}}.ended_earliest, {ENDLESS}) "
    f"WHEN {{row}}.standing = 'listed' THEN {ENDLESS} ELSE COALESCE({{row}}.started_latest, {ENDLESS - 1}) END"
)
OVERLAPS = f"""EXISTS (
    SELECT 1 FROM profiles_membership AS other
    WHERE other.city_id = NEW.city_id AND other.network_id = NEW.network_id AND other.id <> NEW.id
      AND {RANGE_START.format(row="other")} < {RANGE_END.format(row="NEW")}
      AND {RANGE_START.format(row="NEW")} < {RANGE_END.format(row="other")}
)"""
REFUSAL = "membership_periods_do_not_overlap"

SQLITE = [
    f"""CREATE TRIGGER membership_{event.lower()}_does_not_overlap AFTER {event} ON profiles_membership
    WHEN {OVERLAPS} BEGIN SELECT RAISE(ABORT, 'CHECK constraint failed: {REFUSAL}'); END"""
    for event in ("INSERT", "UPDATE")
]
POSTGRESQL = [
    f"""CREATE FUNCTION membership_does_not_overlap() RETURNS trigger AS $$
    BEGIN
        PERFORM pg_advisory_xact_lock(NEW.city_id::int, NEW.network_id::int);
        IF {OVERLAPS} THEN
            RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'exclusion_violation', CONSTRAINT = '{REFUSAL}';
        END IF;
        RETURN NEW;
    END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER membership_does_not_overlap AFTER INSERT OR UPDATE ON profiles_membership
    FOR EACH ROW EXECUTE FUNCTION membership_does_not_overlap()""",
]
SEARCHED = {
    "profiles_city": "search_text",
    "profiles_cityalias": "folded",
    "profiles_network": "search_text",
    "profiles_activity": "search_text",
    "profiles_source": "search_text",
}


def add_rules(apps: Any, schema_editor: Any) -> None:
    """Write the triggers in the database's own language, and the trigram indexes where they can be had."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE:
            schema_editor.execute(statement)
        return
    for statement in POSTGRESQL:
        schema_editor.execute(statement, params=None)
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
        if cursor.fetchone() is None:
            return  # search still works, by reading through
    schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    for table, column in SEARCHED.items():
        schema_editor.execute(f"CREATE INDEX {table}_trigrams ON {table} USING gin ({column} gin_trgm_ops)")


def drop_rules(apps: Any, schema_editor: Any) -> None:
    """Take back what ``add_rules`` made; the extension stays, others may use it."""
    if schema_editor.connection.vendor == "sqlite":
        for event in ("insert", "update"):
            schema_editor.execute(f"DROP TRIGGER membership_{event}_does_not_overlap")
        return
    schema_editor.execute("DROP TRIGGER membership_does_not_overlap ON profiles_membership")
    schema_editor.execute("DROP FUNCTION membership_does_not_overlap()")
    for table in SEARCHED:
        schema_editor.execute(f"DROP INDEX IF EXISTS {table}_trigrams")


class Migration(migrations.Migration):
    dependencies = [("profiles", "0001_initial")]

    operations = [migrations.RunPython(add_rules, drop_rules)]

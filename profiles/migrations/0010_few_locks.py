"""Memberships of one city in one network wait for one another by a few locks, however many one transaction stores.

A lock for each pair filled PostgreSQL's table of locks, for everybody, at some 12,000 memberships in one transaction.
"""

from importlib import import_module
from typing import Any

from django.db import migrations

LOCKS = 1024
BY_PAIR = "PERFORM pg_advisory_xact_lock(NEW.city_id::int, NEW.network_id::int);"
BY_FEW = (
    "PERFORM pg_advisory_xact_lock("
    f"hashtext('profiles_membership'), ((NEW.city_id * 31 + NEW.network_id) % {LOCKS})::int);"
)


def _write(schema_editor: Any, lock: str) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return  # on SQLite one transaction writes at a time
    function = import_module("profiles.migrations.0002_database_rules").POSTGRESQL[0]
    statement = function.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION").replace(BY_PAIR, lock)
    schema_editor.execute(statement, params=None)


def lock_by_few(apps: Any, schema_editor: Any) -> None:
    """Let pairs share locks: two that have nothing to do with one another seldom meet."""
    _write(schema_editor, BY_FEW)


def lock_by_pair(apps: Any, schema_editor: Any) -> None:
    """Give each pair a lock of its own again."""
    _write(schema_editor, BY_PAIR)


class Migration(migrations.Migration):
    dependencies = [("profiles", "0009_merging")]

    operations = [migrations.RunPython(lock_by_few, lock_by_pair)]

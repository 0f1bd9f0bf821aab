"""One at a time: imports, their answers and undoing, and loading of the gazetteer: each rests on the others."""

from django.db import connection

IMPORTING = 0x63697479
"""The number of the lock; any other would do."""


def take_turn() -> None:
    """Wait for whoever else is at it, and keep the next one waiting until this transaction ends.

    Who only edits records waits for nobody. On SQLite a transaction keeps all other writers waiting anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORTING])

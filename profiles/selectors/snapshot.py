"""Reading at one moment: whatever is changed meanwhile is not seen."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections, router, transaction

from profiles.models import DataVersion


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything read inside is of one moment, and nobody is kept from writing. Inside a transaction: of that one.

    ``atomic`` alone would not do: on PostgreSQL each statement sees what was committed before it, and on SQLite ours
    takes the lock of writers at once.
    """
    database = router.db_for_read(DataVersion)
    connection: Any = connections[database]
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(using=database):
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        connection.ensure_connection()
        usual, connection.transaction_mode = connection.transaction_mode, "DEFERRED"
        try:
            with transaction.atomic(using=database):
                # For one who only reads, SQLite fixes the moment at the first reading.
                DataVersion.current()
                connection.transaction_mode = usual
                yield
        finally:
            connection.transaction_mode = usual

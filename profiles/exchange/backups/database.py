"""Rows out of the database and into it, as streams: what the two databases do each in their own way."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction

from profiles.exchange.backups.manifest import BackupError
from profiles.exchange.backups.tables import Table

AT_ONCE = 2000
"""Rows that are in memory together."""

PATIENCE = "30s"
"""How long a restore on PostgreSQL waits for whoever holds a table; SQLite's time-out stands in the settings."""


def _quoted(*names: str) -> str:
    return ", ".join(connection.ops.quote_name(name) for name in names)


def one_line(error: Exception) -> str:
    """What a database says in several lines, in one."""
    return " ".join(str(error).split())


@contextmanager
def in_words() -> Iterator[None]:
    """What the database refuses inside is a ``BackupError``, in one line."""
    try:
        yield
    except DatabaseError as error:
        raise BackupError(f"the database: {one_line(error)}") from error


@contextmanager
def snapshot() -> Iterator[None]:
    """Inside, the database is what it was at the start, however long that takes; nobody waits for it meanwhile."""
    connection.ensure_connection()
    usual: Any = getattr(connection, "transaction_mode", None)
    if connection.vendor == "sqlite":
        connection.transaction_mode = None  # type: ignore[attr-defined]  # the usual one keeps everybody else from writing
    try:
        with transaction.atomic(durable=True):
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        if connection.vendor == "sqlite":
            connection.transaction_mode = usual  # type: ignore[attr-defined]  # SQLite's own, as above


def count_rows(table: Table) -> int:
    """How many rows a table has."""
    return table.model._default_manager.count()


def rows_of(table: Table) -> Iterator[tuple[Any, ...]]:
    """Every row as the database gives it, in the order of keys; few are in memory at a time."""
    with connection.chunked_cursor() as cursor:
        names, name, key = _quoted(*table.column_names), _quoted(table.name), _quoted(table.key)
        cursor.execute(f"SELECT {names} FROM {name} ORDER BY {key}")  # noqa: S608  # the names are those of our models
        while rows := cursor.fetchmany(1 if table.holds_files else AT_ONCE):
            yield from rows


def store_rows(table: Table, rows: Iterable[list[Any]]) -> None:
    """Put rows into a table, with its constraints and triggers in force. Raises ``DatabaseError``."""
    name, names = _quoted(table.name), _quoted(*table.column_names)
    if connection.vendor == "postgresql":
        statement = f"COPY {name} ({names}) FROM STDIN"
        with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
        return
    places = ", ".join(["%s"] * len(table.columns))
    statement = f"INSERT INTO {name} ({names}) VALUES ({places})"  # noqa: S608  # the names are those of our models
    waiting = iter(rows)
    with connection.cursor() as cursor:
        while some := list(islice(waiting, 1 if table.holds_files else AT_ONCE)):
            cursor.executemany(statement, some)


def empty(tables: Iterable[Table]) -> None:
    """Remove every row, and let keys begin anew: taken back like all else if the transaction is."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
        for statement in connection.ops.sql_flush(no_style(), [table.name for table in tables], reset_sequences=True):
            cursor.execute(statement)


def last_id(table: Table) -> int:
    """The highest key that the database itself has given to a row of this table, there still or not; 0 if none."""
    if not table.counts_its_keys:
        return 0
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT pg_sequence_last_value(pg_get_serial_sequence(%s, %s)::regclass)",
                [_quoted(table.name), table.key],
            )
        else:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table.name])
        found = cursor.fetchone()
    return int(found[0] or 0) if found else 0


def count_on_from(table: Table, number: int) -> None:
    """Let the next row get a higher key than that."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "pg_get_serial_sequence(%s, %s)"
            cursor.execute(f"SELECT setval({sequence}, %s)", [_quoted(table.name), table.key, number])
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table.name])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table.name, number])

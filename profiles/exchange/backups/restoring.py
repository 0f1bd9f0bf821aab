"""Restoring a backup: all of it or nothing, into an empty database or, when asked, in place of what is there."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import DatabaseError, connection, transaction

from profiles.exchange.backups.cells import row_of
from profiles.exchange.backups.database import AT_ONCE, count_on_from, empty, in_words, one_line, store_rows
from profiles.exchange.backups.manifest import MANIFEST, BackupError, Manifest, TableEntry, read_manifest
from profiles.exchange.backups.sealing import check_seal
from profiles.exchange.backups.tables import Table, all_tables, applied_migrations, emptied_tables, holds_records
from profiles.exchange.backups.writing import Report, after, describe
from profiles.models import DataVersion


@dataclass(frozen=True)
class Restored:
    """What was restored, and the data version that stood there before."""

    manifest: Manifest
    version_before: int


def restore_backup(path: Path, *, force: bool = False, report: Report = lambda done, total: None) -> Restored:
    """Put what a file holds into the database; read back and compared before it counts.

    Raises ``BackupError`` and leaves all as it was if the file is damaged, of another format or of other migrations,
    or if the database holds records already, unless ``force``.
    """
    with _opened(path) as archive:
        manifest = read_manifest(archive.read(MANIFEST))
        with in_words():
            tables = _tables_of(manifest)
            before = DataVersion.current().number
            if not force and holds_records():
                raise BackupError(
                    "the database holds records or accounts already; --force puts the backup in their place"
                )
        with in_words(), connection.constraint_checks_disabled(), transaction.atomic(durable=True):
            empty([*tables, *emptied_tables()])
            _fill(archive, tables, report, 2 * manifest.rows)
            connection.check_constraints()
            _compare(tables, report, manifest.rows)
    ContentType.objects.clear_cache()
    for cache in caches.all(initialized_only=False):
        cache.clear()
    return Restored(manifest, before)


@contextmanager
def _opened(path: Path) -> Iterator[ZipFile]:
    """The archive, once not a byte of it differs from what was written."""
    try:
        with path.open("rb") as file:
            check_seal(file)
            with ZipFile(file) as archive:
                yield archive
    except OSError as error:
        raise BackupError(f"{path}: {error.strerror or error}") from error
    except (BadZipFile, KeyError) as error:
        raise BackupError(f"{path}: {error}") from error


def _tables_of(manifest: Manifest) -> dict[Table, TableEntry]:
    """The tables of this program with their entries. Raises ``BackupError`` unless the two agree in every column."""
    applied = applied_migrations()
    for app in sorted({*applied, *manifest.migrations}):
        ours, theirs = applied.get(app, []), manifest.migrations.get(app, [])
        if more := sorted(set(theirs) - set(ours)):
            raise BackupError(f"the backup comes of a newer version: it has the migration {app}.{more[0]}")
        if more := sorted(set(ours) - set(theirs)):
            raise BackupError(f"the backup comes of an older version: it lacks the migration {app}.{more[0]}")
    entries = {entry.name: entry for entry in manifest.tables}
    tables = {table.name: table for table in all_tables()}
    if entries.keys() != tables.keys():
        raise BackupError(f"the backup has other tables: {', '.join(sorted(entries.keys() ^ tables.keys()))}")
    for name, table in tables.items():
        if entries[name].columns != table.column_names:
            raise BackupError(f"the backup has other columns in {name}")
    return {table: entries[name] for name, table in tables.items()}


def _fill(archive: ZipFile, tables: dict[Table, TableEntry], report: Report, total: int) -> None:
    done = 0
    for table, entry in tables.items():
        try:
            with archive.open(entry.member) as lines:
                store_rows(table, _rows(lines, table, after(done, total, report)))
        except (ValueError, TypeError, LookupError, ArithmeticError, DatabaseError) as error:
            raise BackupError(f"{table.name}: {one_line(error)}") from error
        if entry.last_id and table.counts_its_keys:
            count_on_from(table, entry.last_id)
        done += entry.rows


def _rows(lines: Iterable[bytes], table: Table, report: Callable[[int], None]) -> Iterator[list[Any]]:
    width, storers = len(table.columns), table.storers
    for number, line in enumerate(lines, 1):
        yield row_of(line, width, storers)
        if number % AT_ONCE == 0:
            report(number)


def _compare(tables: dict[Table, TableEntry], report: Report, before: int) -> None:
    """Read every table back. Raises ``BackupError`` where it is not to the letter what the backup says."""
    done = before
    for table, entry in tables.items():
        stored = describe(table, report=after(done, 2 * before, report))
        if stored != entry:
            raise BackupError(
                f"{table.name}: this database does not give back what the backup holds; nothing was changed"
            )
        done += entry.rows

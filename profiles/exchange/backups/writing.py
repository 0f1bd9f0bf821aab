"""Writing a backup: a zip archive with the rows of each table as JSON, a line each, and a manifest of them all."""

import hashlib
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import connection
from django.utils import timezone

from profiles.exchange.backups.cells import line_of
from profiles.exchange.backups.database import AT_ONCE, count_rows, in_words, last_id, rows_of, snapshot
from profiles.exchange.backups.manifest import MANIFEST, BackupError, Manifest, TableEntry
from profiles.exchange.backups.sealing import EMPTY_SEAL, put_in_place, seal
from profiles.exchange.backups.tables import Table, all_tables, applied_migrations
from profiles.models import DataVersion

Report = Callable[[int, int], None]
"""Told now and then how many rows of how many are done."""


def after(done: int, total: int, report: Report) -> Callable[[int], None]:
    """Tells of the rows of one table, so many of others being done before."""
    return lambda rows: report(done + rows, total)


LEVEL = 4
"""Of compression: a tenth more to store than the best, in less than half of its time."""


def write_backup(path: Path, *, force: bool = False, report: Report = lambda done, total: None) -> Manifest:
    """Write everything in the database into a file, as it is at one moment, while the site goes on.

    Only its owner may read the file: it holds e-mail addresses and hashes of passwords. Raises ``BackupError``.
    """
    with put_in_place(path, force=force) as file, in_words(), snapshot():
        with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=LEVEL) as archive:
            archive.comment = EMPTY_SEAL
            manifest = _write_tables(archive, report)
            archive.writestr(MANIFEST, manifest.as_json())
        seal(file)
    return manifest


def _write_tables(archive: ZipFile, report: Report) -> Manifest:
    migrations = applied_migrations()
    tables = all_tables()
    total, done = sum(count_rows(table) for table in tables), 0
    entries = []
    for table in tables:
        entries.append(_write_table(archive, table, after(done, total, report)))
        done += entries[-1].rows
    return Manifest(
        data_version=DataVersion.current().number,
        made_at=timezone.now().isoformat(timespec="seconds"),
        database=connection.vendor,
        migrations=migrations,
        tables=entries,
    )


def _write_table(archive: ZipFile, table: Table, report: Callable[[int], None]) -> TableEntry:
    with archive.open(TableEntry(table.name, [], 0, "", 0).member, "w", force_zip64=True) as member:
        return describe(table, member.write, report)


def describe(
    table: Table,
    write: Callable[[bytes], object] = lambda lines: None,
    report: Callable[[int], None] = lambda rows: None,
) -> TableEntry:
    """Read a table through, hand its lines on, and tell how many there are and what their hash is.

    Raises ``BackupError`` for a cell that is not of its column's kind (SQLite lets one store such).
    """
    digest, count = hashlib.sha256(), 0
    readers, rows = table.readers, rows_of(table)
    highest = last_id(table)
    try:
        while some := list(islice(rows, 1 if table.holds_files else AT_ONCE)):
            lines = b"".join(line_of(row, readers) for row in some)
            digest.update(lines)
            write(lines)
            count += len(some)
            highest = max(highest, some[-1][0])
            report(count)
    except (ValueError, TypeError, AttributeError, ArithmeticError) as error:
        raise BackupError(f"{table.name}: a row after the first {count} cannot be written: {error}") from error
    return TableEntry(table.name, table.column_names, count, digest.hexdigest(), highest)

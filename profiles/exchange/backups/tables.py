"""Which tables a backup holds, which it leaves out and why, and the migrations that gave them their form."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.apps import apps
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader

from profiles.exchange.backups.cells import Column, Turn, columns_of
from profiles.exchange.backups.manifest import BackupError

LEFT_OUT = {
    "sessions": "who is signed in",
    "django_tasks_database": "what waits for the worker",
    "axes": "attempts to sign in on this server",
}
"""Apps whose tables are no part of a backup, each with what they hold: they tell of one server at one moment."""

EMPTIED = ("sessions", "django_tasks_database")
"""Of these, what a restore empties: it speaks of accounts and lists by keys that are another's afterwards."""

ALWAYS_THERE = ("contenttypes.ContentType", "auth.Permission", "auth.Group", "auth.Group_permissions")
"""What an empty database holds after its migrations."""


@dataclass(frozen=True)
class Table:
    """A table as its model describes it."""

    model: type[models.Model]

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    @property
    def key(self) -> str:
        """The column of the primary key, by which rows are put in order."""
        return str(self.model._meta.pk.column)

    @property
    def counts_its_keys(self) -> bool:
        """Whether the database itself gives new rows their keys."""
        return isinstance(self.model._meta.pk, models.AutoField)

    @property
    def holds_files(self) -> bool:
        """Whether one row may be as large as an uploaded file."""
        return any(field.get_internal_type() == "BinaryField" for field in self.model._meta.local_concrete_fields)

    @cached_property
    def columns(self) -> list[Column]:
        return columns_of(self.model)

    @property
    def column_names(self) -> list[str]:
        return [column.name for column in self.columns]

    @property
    def readers(self) -> list[tuple[int, Turn]]:
        return [(place, column.read) for place, column in enumerate(self.columns) if column.read]

    @property
    def storers(self) -> list[tuple[int, Turn]]:
        return [(place, column.store) for place, column in enumerate(self.columns) if column.store]


def all_tables() -> list[Table]:
    """Every table that a backup holds, by name."""
    found = [Table(model) for model in _models() if model._meta.app_label not in LEFT_OUT]
    return sorted(found, key=lambda table: table.name)


def emptied_tables() -> list[Table]:
    """Every table that a restore empties and fills with nothing."""
    return [Table(model) for model in _models() if model._meta.app_label in EMPTIED]


def _models() -> Iterable[type[models.Model]]:
    return (
        model for model in apps.get_models(include_auto_created=True) if model._meta.managed and not model._meta.proxy
    )


def holds_records() -> bool:
    """Whether anything is in the database that a restore would replace: a record, its traces, or an account."""
    return any(
        table.model._default_manager.exists() for table in all_tables() if table.model._meta.label not in ALWAYS_THERE
    )


def applied_migrations() -> dict[str, list[str]]:
    """The migrations of every app in a backup. Raises ``BackupError`` unless they are just those of this program."""
    loader = MigrationLoader(connection)
    apps_held = {table.model._meta.app_label for table in all_tables()}
    known = {migration for migration in loader.disk_migrations if migration[0] in apps_held}
    applied = {migration for migration in loader.applied_migrations if migration[0] in apps_held}
    if missing := sorted(known - applied):
        raise BackupError(f"the database lacks the migration {'.'.join(missing[0])}: run «manage.py migrate» first")
    if strange := sorted(applied - known):
        raise BackupError(f"the database has the migration {'.'.join(strange[0])}, which this version does not know")
    return {app: sorted(name for label, name in applied if label == app) for app in sorted(apps_held)}

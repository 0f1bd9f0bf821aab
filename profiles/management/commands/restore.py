"""``restore FILE``: put a backup into the database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from profiles.exchange.backups import BackupError, restore_backup
from profiles.management.progress import Progress


class Command(BaseCommand):
    """Restore a backup into an empty database, or with ``--force`` in place of what is there; all or nothing."""

    help = "Put a backup into the database, made on SQLite or PostgreSQL alike; all of it or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a file that «backup» has written")
        parser.add_argument("--force", action="store_true", help="put it in the place of everything that is there")

    def handle(self, *args: Any, **options: Any) -> None:
        progress = Progress("restoring")
        try:
            restored = restore_backup(options["file"], force=options["force"], report=progress)
        except BackupError as error:
            raise CommandError(str(error)) from error
        finally:
            progress.end()
        manifest = restored.manifest
        if restored.version_before > manifest.data_version:
            self.stderr.write(
                f"the feed of changes goes back from {restored.version_before} to {manifest.data_version}: "
                "partners who mirror it begin anew (docs/operating.md)"
            )
        self.stdout.write(f"tables={len(manifest.tables)} rows={manifest.rows} version={manifest.data_version}")

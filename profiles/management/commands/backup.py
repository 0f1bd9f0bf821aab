"""``backup FILE``: everything in the database as one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from profiles.exchange.backups import BackupError, write_backup
from profiles.management.progress import Progress


class Command(BaseCommand):
    """Write a backup, as the database is at one moment, while the site goes on."""

    help = "Write everything in the database into one file. It holds e-mail addresses and hashes of passwords."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="where to; only its owner may read it")
        parser.add_argument("--force", action="store_true", help="put it in the place of a file that is there")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        progress = Progress("backing up")
        try:
            manifest = write_backup(path, force=options["force"], report=progress)
        except BackupError as error:
            raise CommandError(str(error)) from error
        finally:
            progress.end()
        self.stdout.write(
            f"tables={len(manifest.tables)} rows={manifest.rows} version={manifest.data_version} "
            f"bytes={path.stat().st_size}"
        )

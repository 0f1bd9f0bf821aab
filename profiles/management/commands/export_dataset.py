"""``export_dataset DIR``: write the whole public database as files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from profiles.exchange.dataset import FolderError, export_dataset
from profiles.management.progress import Progress


class Command(BaseCommand):
    """Writes the dataset beside the folder and moves it there when it is whole."""

    help = "Write every public record, at one data version, as JSON Lines and CSV with counts and hashes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="new, empty, or an earlier export")

    def handle(self, *args: Any, **options: Any) -> None:
        progress = Progress("records")
        try:
            exported = export_dataset(options["folder"], report=progress)
        except FolderError as error:
            raise CommandError(str(error)) from error
        finally:
            progress.end()
        self.stdout.write(f"version={exported.version} records={exported.records} files={exported.files}")

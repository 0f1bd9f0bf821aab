"""``load_fixtures``: fill an empty database with the reference data."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from profiles.actions.fixtures import FixtureError, is_empty, load_fixtures


class Command(BaseCommand):
    """Loads the fixtures into an empty database; all or nothing."""

    help = "Load the reference data into an empty database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="say nothing and do nothing where there is data")
        parser.add_argument("--folder", type=Path, default=Path(settings.BASE_DIR) / "fixtures")

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_empty():
            if options["if_empty"]:
                return
            raise CommandError("the database holds records already; fixtures go into an empty one")
        try:
            total = load_fixtures(options["folder"], report=self._report)
        except FixtureError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{total} rows of reference data are loaded.")

    def _report(self, name: str, count: int) -> None:
        self.stdout.write(f"  {count:>5}  {name}")

"""``dump_fixtures``: write the database's records as fixtures."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from profiles.actions.fixtures import dump_fixtures


class Command(BaseCommand):
    """Writes one file a model, in an order that makes differences readable."""

    help = "Write the records as fixtures, one file a model."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, default=Path(settings.BASE_DIR) / "fixtures")

    def handle(self, *args: Any, **options: Any) -> None:
        for name, count in dump_fixtures(options["folder"]).items():
            self.stdout.write(f"  {count:>5}  {name}")

"""``undo_import ID``: take back a list that was brought in."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from profiles.actions.importing import ListError, undo_import
from profiles.models import ListImport


class Command(BaseCommand):
    """Remove what an import made."""

    help = "Take back an import: remove all that it made, unless it was changed or used since."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("id", type=int, help="the number that the import printed")

    def handle(self, *args: Any, **options: Any) -> None:
        list_import = ListImport.objects.filter(pk=options["id"]).first()
        if list_import is None:
            raise CommandError(f"there is no import {options['id']}")
        try:
            counts = undo_import(list_import)
        except ListError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(" ".join(f"{name}={count}" for name, count in counts.items()))

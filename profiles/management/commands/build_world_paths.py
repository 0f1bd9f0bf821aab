"""Builds the outlines of countries that the maps draw, from the npm package world-atlas."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from profiles.figures.outlines import country_paths
from profiles.figures.projection import HEIGHT, WIDTH

SOURCE = "node_modules/world-atlas/countries-110m.json"
DATA = Path("profiles/figures/data/world-110m.json")
PICTURE = Path("static/img/world.svg")


class Command(BaseCommand):
    """Write the path data twice: by country, for pictures that mark some, and as one picture that browsers keep."""

    help = "Turn the outlines of the npm package world-atlas into the path data of our maps."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", nargs="?", default=SOURCE, help=f"TopoJSON of countries (default: {SOURCE})")

    def handle(self, *args: Any, **options: Any) -> None:
        root = Path(settings.BASE_DIR)
        source = root / options["source"]
        try:
            topology = json.loads(source.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise CommandError(f"Cannot read {source.name}: {error}. `npm install` brings it.") from error
        paths = country_paths(topology)
        data = {"width": WIDTH, "height": HEIGHT, "paths": paths}
        (root / DATA).write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
        (root / PICTURE).write_text(picture("".join(paths.values())), encoding="utf-8")
        size = (root / PICTURE).stat().st_size
        self.stdout.write(f"{len(paths)} areas, {size // 1024} KB")


def picture(land: str) -> str:
    """Return all land as one path of an SVG, to be drawn by ``<use href="world.svg#land">``."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">\n'
        "  <!-- Outlines: Natural Earth 1:110m (public domain), by way of world-atlas; Equal Earth projection. -->\n"
        f'  <path id="land" d="{land}"/>\n</svg>\n'
    )

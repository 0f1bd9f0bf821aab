"""``evaluate_matching GOLD.csv``: how well names are matched, against rows whose truth is known."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from profiles.actions.importing.evaluating import evaluate, read_gold
from profiles.actions.importing.reading import ListError


class Command(BaseCommand):
    """Print scores by country and by script, each wrong decision, and last the sums."""

    help = "Measure the matching against a gold file (columns name, country, geonameid)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gold", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            evaluation = evaluate(read_gold(options["gold"]))
        except ListError as error:
            raise CommandError(str(error)) from error
        for name, scores in (("country", evaluation.countries), ("script", evaluation.scripts)):
            for key, score in sorted(scores.items()):
                self.stdout.write(f"{name} {key} rows={score.rows} {score}")
        for truth, chosen in evaluation.wrong:
            self.stdout.write(f"wrong {truth.query.name}, {truth.query.country}: {chosen}, not {truth.geonames_id}")
        self.stdout.write(str(evaluation.total))

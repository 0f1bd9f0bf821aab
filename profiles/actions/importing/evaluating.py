"""Measuring the matching against rows whose truth is known."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from profiles.actions.importing.reading import ListError
from profiles.selectors.matching import Lookup, Outcome, Query, match_all
from profiles.selectors.matching.countries import read_country
from profiles.text import script_of


@dataclass(frozen=True, slots=True)
class Truth:
    """A row of a gold file: an empty id means that it must not be decided."""

    query: Query
    geonames_id: int | None


@dataclass(slots=True)
class Score:
    """How many rows, how many of them decided, and how many of those rightly."""

    rows: int = 0
    known: int = 0
    """Rows that have an id."""
    decided: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """Share of what was decided that is right; 1 where nothing was."""
        return self.right / self.decided if self.decided else 1.0

    @property
    def recall(self) -> float:
        """Share of the rows with an id that were rightly decided."""
        return self.right / self.known if self.known else 1.0

    @property
    def asked(self) -> float:
        """Share of all rows that an editor is asked about."""
        return 1 - self.decided / self.rows if self.rows else 0.0

    def __str__(self) -> str:
        share = self.decided / self.rows if self.rows else 0.0
        return f"decided={share:.4f} precision={self.precision:.4f} recall={self.recall:.4f} asked={self.asked:.4f}"


@dataclass(slots=True)
class Evaluation:
    """The scores of a gold file: in all, by country (ISO 3166-1) and by script; and each wrong decision."""

    total: Score = field(default_factory=Score)
    countries: dict[str, Score] = field(default_factory=dict)
    scripts: dict[str, Score] = field(default_factory=dict)
    wrong: list[tuple[Truth, str]] = field(default_factory=list)


def read_gold(path: Path) -> list[Truth]:
    """The rows of a gold file (name, country, geonameid). Raises ``ListError``."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise ListError(f"{path}: {error}") from error
    if not rows or not {"name", "country", "geonameid"} <= set(rows[0]):
        raise ListError(_("A gold file has the columns name, country and geonameid."))
    try:
        return [Truth(Query(row["name"], row["country"]), int(row["geonameid"] or 0) or None) for row in rows]
    except ValueError as error:
        raise ListError(f"{path}: {error}") from error


def evaluate(truths: Iterable[Truth]) -> Evaluation:
    """Match every row and compare with what is true."""
    truths = list(truths)
    verdicts = match_all((truth.query for truth in truths), Lookup())
    evaluation = Evaluation()
    for truth in truths:
        verdict = verdicts[truth.query]
        chosen = verdict.chosen if verdict.outcome is Outcome.SURE else None
        codes = read_country(truth.query.country).codes
        scores = (
            evaluation.total,
            evaluation.countries.setdefault(codes[0] if len(codes) == 1 else "—", Score()),
            evaluation.scripts.setdefault(script_of(truth.query.name) or "OTHER", Score()),
        )
        for score in scores:
            score.rows += 1
            score.known += truth.geonames_id is not None
            score.decided += chosen is not None
            score.right += chosen is not None and chosen.place == truth.geonames_id
        if chosen is not None and chosen.place != truth.geonames_id:
            evaluation.wrong.append((truth, f"{chosen.name} ({chosen.country}, {chosen.place})"))
    return evaluation

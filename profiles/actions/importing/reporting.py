"""The report of an import: a line per row, what became of it and why."""

import csv
from collections.abc import Iterable, Iterator
from typing import IO, Any

from django.utils.translation import gettext as _

from profiles.choices.importing import RowState
from profiles.models import ImportRow, ListImport
from profiles.selectors.matching.reasons import FIRST, LAST, all_in_words

SIDES = {"ties": ("a", "b"), "memberships": ("",)}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


INVISIBLE = str.maketrans("", "", FIRST + LAST)


def _safe(text: str) -> str:
    """A cell that no spreadsheet takes for a formula, and without the marks of direction that pages need."""
    text = text.translate(INVISIBLE)
    return f"'{text}" if text.startswith(FORMULA) and not text.lstrip("-").replace(".", "").isdigit() else text


def report_lines(list_import: ListImport, rows: Iterable[ImportRow]) -> Iterator[list[str]]:
    """Headers, a line per row, and, where there was an edition before, a line for each row that vanished from it."""
    sides = [f"_{side}" if side else "" for side in SIDES[list_import.noun]]
    headers = ["row", "outcome", "record", "reason"]
    for side in sides:
        headers += [f"{name}{side}" for name in ("name", "country", "matched", "geonameid", "score", "why")]
    yield headers
    keys = set()
    for row in rows:
        keys.add(row.key)
        line = [str(row.number), str(RowState.of(row.state).label), row.result, all_in_words(row.reasons)]
        for place, side in enumerate(sides):
            line += _side(row.cells, side, row.sides[place] if place < len(row.sides) else {})
        yield [_safe(cell) for cell in line]
    if list_import.previous is not None:
        for row in list_import.previous.rows.iterator(chunk_size=2000):
            if row.key not in keys:
                line = [str(row.number), _("Vanished since the last edition"), row.result, ""]
                for side in sides:
                    line += _side(row.cells, side, {})
                yield [_safe(cell) for cell in line]


def _side(cells: dict[str, str], side: str, matched: dict[str, Any]) -> list[str]:
    return [
        cells.get(f"city{side}", ""),
        cells.get(f"country{side}", ""),
        matched.get("name", ""),
        str(matched.get("place") or ""),
        str(matched.get("score", "")),
        all_in_words(matched.get("reasons", ())),
    ]


class _Line:
    """A file of one line, handed on as it is written."""

    def write(self, text: str) -> str:
        return text


def csv_of(lines: Iterable[list[str]]) -> Iterator[str]:
    """The lines as CSV, one at a time: a report of 26,000 rows is never whole in memory."""
    writer = csv.writer(_Line(), lineterminator="\n")
    yield "\ufeff"
    for line in lines:
        yield str(writer.writerow(line))


def write_report(file: IO[str], list_import: ListImport, rows: Iterable[ImportRow]) -> None:
    """Write the report as CSV, in the active language."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerows(report_lines(list_import, rows))

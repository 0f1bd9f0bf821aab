"""Reading a spreadsheet as people save it: CSV in any dress, XLSX, JSON, each as lines of texts with their numbers."""

import csv
import io
import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from profiles.actions.sheets.encodings import MEGABYTE, SheetError, named, text_of
from profiles.actions.sheets.workbooks import Cell, is_container, open_workbook, refuse_other_kinds
from profiles.text import localize_digits

LARGEST = 10 * MEGABYTE
LONGEST_CELL = 100_000
"""Letters of a cell at most."""
WIDEST = 300
"""Columns at most."""
DELIMITERS = ",;\t|"
ABOVE = 20
"""Lines beyond the rows themselves: names of columns, a title, a remark."""
SEP = re.compile(r"^sep=(.)\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a sheet: its number in the file, its cells, and the cells that could not be read: place → reason."""

    number: int
    cells: tuple[str | None, ...]
    problems: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its lines that are not empty, and how it was read."""

    title: str
    lines: tuple[Line, ...]
    encoding: str = ""
    has_letters: bool = False
    """Whether its columns are known by letters, so that «C5» names a cell."""


def read_sheets(
    content: bytes,
    file_name: str,
    known: Collection[str],
    longest: int,
    *,
    largest: int = LARGEST,
    delimiter: str = "",
    encoding: str = "",
) -> list[Sheet]:
    """The visible sheets of a file; its kind is told by its first bytes, whatever it is called.

    ``known`` are the names of columns, by which the delimiter is told; ``longest`` is how many lines are read at most,
    ``largest`` how many bytes. ``delimiter`` and ``encoding`` are told from the file where they are empty.
    Raises ``SheetError``.
    """
    if len(content) > largest:
        raise SheetError(
            _("The file is larger than %(megabytes)s MB.") % {"megabytes": localize_digits(largest // MEGABYTE)}
        )
    if not content.strip(b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe"):
        raise SheetError(_("The file is empty."))
    refuse_other_kinds(content)
    if is_container(content):
        return [
            Sheet(title, tuple(_from_cells(rows, longest)), has_letters=True) for title, rows in open_workbook(content)
        ]
    text, encoding = (named(content, encoding), encoding) if encoding else text_of(content)
    text = text.removeprefix("\ufeff")
    if text.lstrip()[:1] in ("{", "["):
        return [Sheet("", tuple(_from_json(text, longest)), encoding)]
    if text.count("\x00") > 4:
        raise SheetError(_("This is no spreadsheet: the file holds no text. Save it as XLSX, CSV or JSON."))
    return [Sheet("", tuple(_from_csv(text, known, longest, delimiter)), encoding, has_letters=True)]


def _limited(lines: Iterator[Line], longest: int) -> Iterator[Line]:
    for count, line in enumerate(lines):
        if count > longest + ABOVE:
            raise SheetError(
                _("The file has more than %(limit)s rows, the most that can be imported at once. Split it.")
                % {"limit": localize_digits(longest)}
            )
        yield line


# -- CSV --


def _from_csv(text: str, known: Collection[str], longest: int, delimiter: str) -> Iterator[Line]:
    csv.field_size_limit(LONGEST_CELL)
    said = SEP.match(text)
    skipped = 0
    if said:
        text, skipped, delimiter = text[said.end() :], 1, delimiter or said[1]
    delimiter = delimiter or _delimiter(text, known)
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise SheetError(_("A delimiter is one character, as in «;»."))
    return _limited(_csv_lines(text, delimiter, skipped), longest)


def _csv_lines(text: str, delimiter: str, skipped: int) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        first = reader.line_num + 1 + skipped
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field larger" in str(error):
                raise SheetError(
                    _("Row %(row)s: a cell is longer than %(limit)s letters, or a quotation mark is not closed.")
                    % {"row": localize_digits(first), "limit": localize_digits(LONGEST_CELL)}
                ) from error
            raise SheetError(
                _("Row %(row)s: a quotation mark is not closed, or stands alone within a cell; there, write it twice.")
                % {"row": localize_digits(first)}
            ) from error
        cells = tuple(cell.strip() for cell in row)
        if any(cells):
            yield Line(first, cells)


def _delimiter(text: str, known: Collection[str]) -> str:
    """The one that makes the most known columns of one of the first lines, else the most frequent."""
    lines = text[:16_384].splitlines()[:20]
    outside_quotes = re.sub('"[^"]*"', "", "\n".join(lines))

    def found(delimiter: str) -> tuple[int, int]:
        names = (sum(cell.strip(' "').lower() in known for cell in line.split(delimiter)) for line in lines)
        return max(names, default=0), outside_quotes.count(delimiter)

    return max(DELIMITERS, key=found)


# -- XLSX --


def _from_cells(rows: Iterator[tuple[int, list[Cell]]], longest: int) -> Iterator[Line]:
    def lines() -> Iterator[Line]:
        for number, row in rows:
            last = max((place for place, cell in enumerate(row, 1) if cell.text or cell.problem), default=0)
            if last > WIDEST:
                raise SheetError(
                    _("Row %(row)s has %(columns)s columns; more than %(limit)s are not read.")
                    % {
                        "row": localize_digits(number),
                        "columns": localize_digits(last),
                        "limit": localize_digits(WIDEST),
                    }
                )
            if last:
                held = row[:last]
                problems = {place: cell.problem for place, cell in enumerate(held) if cell.problem}
                yield Line(number, tuple(cell.text for cell in held), problems)

    return _limited(lines(), longest)


# -- JSON --


def _from_json(text: str, longest: int) -> Iterator[Line]:
    try:
        data = json.loads(text, object_pairs_hook=_pairs, parse_constant=_no_number)
    except RecursionError as error:
        raise SheetError(_("The JSON is nested too deeply.")) from error
    except SheetError:
        raise
    except json.JSONDecodeError as error:
        raise SheetError(
            _("The file is no JSON: line %(line)s, column %(column)s.")
            % {"line": localize_digits(error.lineno), "column": localize_digits(error.colno)}
        ) from error
    except ValueError as error:
        raise SheetError(_("The JSON holds a number that is too long.")) from error
    if isinstance(data, dict) and isinstance(data.get("results"), dict):
        data = _bindings(data["results"].get("bindings"))
    elif isinstance(data, dict):
        data = data.get("results") or data.get("rows")
    if not isinstance(data, list):
        raise SheetError(_("The JSON is no list of objects: write [{…}, {…}], a row each."))
    for number, row in enumerate(data, 1):
        if not isinstance(row, dict):
            raise SheetError(
                _("Row %(row)s of the JSON is no object with the names of columns.") % {"row": localize_digits(number)}
            )
    names = tuple(dict.fromkeys(name for row in data for name in row))
    if len(names) > WIDEST:
        raise SheetError(
            _("The file has %(columns)s columns; more than %(limit)s are not read.")
            % {"columns": localize_digits(len(names)), "limit": localize_digits(WIDEST)}
        )
    return _limited(_json_lines(data, names), longest)


def _bindings(rows: Any) -> list[dict[str, Any]]:
    """The rows of an answer of SPARQL (W3C: Query Results JSON Format): a variable that is not bound is left out."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SheetError(_("The JSON is no answer of SPARQL: its bindings are no list of objects."))
    return [{name: cell.get("value") if isinstance(cell, dict) else cell for name, cell in row.items()} for row in rows]


def _json_lines(data: list[dict[str, Any]], names: tuple[str, ...]) -> Iterator[Line]:
    if names:
        yield Line(0, names)
    for number, row in enumerate(data, 1):
        cells: list[str | None] = []
        problems = {}
        for place, name in enumerate(names):
            if name not in row:
                cells.append(None)  # not said, so left as it is
                continue
            try:
                cells.append(_scalar(row[name]))
            except SheetError as error:
                cells.append("")
                problems[place] = str(error)
        yield Line(number, tuple(cells), problems)


def _scalar(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ";".join(value)
    if isinstance(value, list | dict):
        raise SheetError(_("A cell holds one value, or a list of texts, and no nested object."))
    return str(value).strip()


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) != len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise SheetError(_("An object of the JSON names «%(name)s» twice.") % {"name": twice})
    return row


def _no_number(name: str) -> Any:
    raise SheetError(_("The JSON holds «%(name)s», which is no number.") % {"name": name})

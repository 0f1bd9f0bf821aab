"""Reading a list: CSV, TSV, XLSX, JSON and Wikidata's query results, all as a table of texts."""

import io
import re
import zipfile
from dataclasses import dataclass

from django.utils.translation import gettext as _

from profiles.actions.sheets import Line, Sheet, SheetError, read_sheets
from profiles.text import listed, localize_digits

LARGEST = 50 * 1024 * 1024
"""Bytes of a list at most; the largest registers are a tenth of it."""
MOST_ROWS = 100_000
"""Rows of a list at most; the largest registers are a quarter of it."""
WIDEST = 300
"""Columns at most."""
WRONGLY_READ = re.compile("[À-ÖØ-öø-ÿ]{3}")
"""What no word of Western Europe has, and any word of another script that is read as one of theirs."""
NEVER_STORED = re.compile("[\x00\ud800-\udfff]")
"""What no database takes in a text; such a row is refused by the mark that stands for it."""
MERGED = re.compile(rb'<mergeCell [^>]*ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')


class ListError(ValueError):
    """A list cannot be brought in; the message says why, in the active language."""


@dataclass(frozen=True, slots=True)
class Table:
    """A list as texts. Row ``n`` of the list (from 1, headers and empty lines not counted) is ``rows[n - 1]``.

    A row that holds more cells than there are headers keeps them, to be refused. ``problems`` has the places of cells
    that could not be read, by row.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    problems: dict[int, frozenset[int]]


def read_table(content: bytes, file_name: str, *, delimiter: str = "", encoding: str = "") -> Table:
    """The table within a file; its kind is told by its first bytes.

    ``delimiter`` and ``encoding`` are guessed where they are empty. Raises ``ListError``.
    """
    if not delimiter and file_name.lower().endswith((".tsv", ".tab")):
        delimiter = "\t"
    try:
        sheets = read_sheets(
            content,
            file_name,
            (),
            MOST_ROWS,
            largest=LARGEST,
            delimiter="\t" if delimiter == "\\t" else delimiter,
            encoding=encoding,
        )
    except SheetError as error:
        raise ListError(str(error)) from error
    sheet = _only(sheets)
    if content.startswith(b"PK"):
        _refuse_merged(content)
    if sheet.encoding == "windows-1252":
        _refuse_wrongly_read(sheet)
    return _table(sheet.lines)


def _only(sheets: list[Sheet]) -> Sheet:
    filled = [sheet for sheet in sheets if sheet.lines]
    if not filled:
        raise ListError(_("The file holds no rows."))
    if len(filled) > 1:
        titles = listed(f"«{sheet.title}»" for sheet in filled)
        raise ListError(_("Several sheets hold rows: %(sheets)s. Leave one of them.") % {"sheets": titles})
    return filled[0]


def _refuse_merged(content: bytes) -> None:
    """A cell that is merged down several rows belongs to one of them only: the others would lose what they say."""
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        for name in container.namelist():
            for left, top, right, bottom in MERGED.findall(container.read(name)) if "worksheets/" in name else ():
                if top != bottom:
                    cells = b"%s%s:%s%s" % (left, top, right, bottom)
                    raise ListError(
                        _("The cells %(cells)s are merged: part them, so that every row says all that it means.")
                        % {"cells": cells.decode()}
                    )


def _refuse_wrongly_read(sheet: Sheet) -> None:
    for line in sheet.lines:
        if any(cell and WRONGLY_READ.search(cell) for cell in line.cells):
            raise ListError(
                _("The encoding of the file is not known (line %(line)s): save it as «CSV UTF-8», or name it.")
                % {"line": localize_digits(line.number)}
            )


def _table(lines: tuple[Line, ...]) -> Table:
    rows = [tuple(NEVER_STORED.sub("\ufffd", " ".join((cell or "").split())) for cell in line.cells) for line in lines]
    width = max((place for place, header in enumerate(rows[0], 1) if header), default=1)
    headers = tuple(header or f"column {place}" for place, header in enumerate(rows[0][:width], 1))
    if width > WIDEST:
        raise ListError(
            _("The file has %(columns)s columns; more than %(limit)s are not read.")
            % {"columns": localize_digits(width), "limit": localize_digits(WIDEST)}
        )
    if twice := next((header for header in headers if headers.count(header) > 1), ""):
        raise ListError(_("Two columns have the same header: «%(header)s».") % {"header": twice})
    return Table(
        headers,
        tuple(_fitting(row, width) for row in rows[1:]),
        {number: frozenset(line.problems) for number, line in enumerate(lines[1:], 1) if line.problems},
    )


def _fitting(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    """The row with a cell for each header, and those that are too many."""
    last = max((place for place, cell in enumerate(row, 1) if cell), default=0)
    return (*row, *[""] * (width - len(row)))[: max(width, last)]

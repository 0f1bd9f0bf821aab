"""Workbooks: what is inside the container, which kinds are refused and why, and each visible sheet cell by cell."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from profiles.actions.sheets.encodings import MEGABYTE, SheetError
from profiles.text import localize_digits

UNPACKED = 80 * MEGABYTE
"""Bytes of a workbook once it is unpacked, at most."""
LAST_ROW = 200_000
"""A sheet that claims more lines than this, however empty, is refused."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell, or why it has none."""

    text: str
    problem: str = ""


EMPTY = Cell("")


def is_container(content: bytes) -> bool:
    """Whether the file is a container of files, as every XLSX is."""
    return content.startswith(b"PK")


def refuse_other_kinds(content: bytes) -> None:
    """Raise ``SheetError``, saying what to do, for kinds of files that people take for spreadsheets."""
    start = content[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise SheetError(_("The workbook is protected by a password. Save it without one."))
        raise SheetError(_("This is a workbook of the old kind (.xls). Open it, and save it as .xlsx."))
    if start.startswith((b"<html", b"<!doctype html", b"<table")):
        raise SheetError(_("This is a web page, whatever it is called. Open it in Excel, and save it as .xlsx."))
    if start.startswith(b"<?xml"):
        raise SheetError(_("This is an XML file. Open it in Excel, and save it as .xlsx."))
    if start.startswith(b"%pdf"):
        raise SheetError(_("This is a PDF, no spreadsheet. Save it as XLSX, CSV or JSON."))
    if content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")):
        raise SheetError(_("This is no spreadsheet: the file holds no text. Save it as XLSX, CSV or JSON."))


def open_workbook(content: bytes) -> list[tuple[str, Iterator[tuple[int, list[Cell]]]]]:
    """The visible sheets: title, and rows with their numbers. Raises ``SheetError``."""
    has_formulas = _look_inside(content)
    book = _load(content, data_only=True)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not sheets:
        raise SheetError(_("The workbook has no visible sheet with cells."))
    formulas = _load(content, data_only=False) if has_formulas else None
    return [(str(sheet.title), _rows(sheet, formulas[sheet.title] if formulas else None)) for sheet in sheets]


def _look_inside(content: bytes) -> bool:
    """Refuse what is no harmless XLSX; returns whether it holds formulas."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as container:
            files = container.infolist()
            names = {file.filename.lower() for file in files}
            if any(file.flag_bits & 1 for file in files):
                raise SheetError(_("The workbook is protected by a password. Save it without one."))
            if any(name.endswith("vbaproject.bin") for name in names):
                raise SheetError(_("The workbook holds macros (.xlsm). Save it as .xlsx, without them."))
            if "xl/workbook.bin" in names:
                raise SheetError(_("This is a binary workbook (.xlsb). Open it, and save it as .xlsx."))
            if "content.xml" in names:
                raise SheetError(_("This is a document of LibreOffice (.ods). Open it, and save it as .xlsx or CSV."))
            if "xl/workbook.xml" not in names:
                raise SheetError(_("This container holds no workbook. Save the spreadsheet as .xlsx."))
            if sum(file.file_size for file in files) > UNPACKED:
                raise SheetError(
                    _("Unpacked, the workbook is larger than %(megabytes)s MB.")
                    % {"megabytes": localize_digits(UNPACKED // MEGABYTE)}
                )
            sheets = [file for file in files if file.filename.lower().startswith("xl/worksheets/")]
            texts = (container.read(file) for file in sheets)
            return any(b"<f>" in text or b"<f " in text or b"<f/" in text for text in texts)
    except SheetError:
        raise
    except Exception as error:  # whatever a damaged container provokes in the library, it is one thing to the reader
        raise _damaged() from error


def _damaged() -> SheetError:
    return SheetError(_("The workbook is damaged: it cannot be opened. Open it in Excel, and save it anew as .xlsx."))


def _load(content: bytes, *, data_only: bool) -> Any:
    try:
        return load_workbook(io.BytesIO(content), read_only=True, data_only=data_only)
    except Exception as error:  # as above
        raise _damaged() from error


def _rows(sheet: Any, formulas: Any) -> Iterator[tuple[int, list[Cell]]]:
    sheet.reset_dimensions()
    others: Iterator[Any] = iter(())
    if formulas is not None:
        formulas.reset_dimensions()
        others = formulas.iter_rows()
    try:
        for number, row in enumerate(sheet.iter_rows(), 1):
            if number > LAST_ROW:
                raise SheetError(
                    _("The sheet «%(sheet)s» reaches beyond row %(limit)s. Copy its rows to a new one.")
                    % {"sheet": sheet.title, "limit": localize_digits(LAST_ROW)}
                )
            cells = [_cell(cell) for cell in row]
            for place, cell in enumerate(next(others, ())):
                if place < len(cells) and cell.data_type == "f" and row[place].value is None:
                    cells[place] = Cell(
                        "", _("The cell holds a formula without a result: paste it as a value, and save again.")
                    )
            yield number, cells
    except SheetError:
        raise
    except Exception as error:  # as above
        raise _damaged() from error


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return EMPTY
    if cell.data_type == "e":
        return Cell("", _("The cell holds the error «%(error)s».") % {"error": value})
    return Cell(as_text(value))


def as_text(value: Any) -> str:
    """What a cell of any type says, as it would be typed."""
    match value:
        case bool():
            return "1" if value else "0"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case float():
            return repr(value)
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
    return str(value).strip()

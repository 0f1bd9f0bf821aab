"""Reading a list: CSV, TSV, XLSX, JSON and Wikidata's query results, all as a table of texts."""

import csv
import io
import json
import zipfile
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

DELIMITERS = ",;\t|"
LARGEST = 50 * 1024 * 1024
"""Bytes of a list at most; the largest registers are a tenth of it."""


class ListError(ValueError):
    """A list cannot be brought in; the message says why, in the active language."""


@dataclass(frozen=True, slots=True)
class Table:
    """A list as texts. Row ``n`` of the list (from 1, headers not counted) is ``rows[n - 1]``."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_table(content: bytes, file_name: str, *, delimiter: str = "", encoding: str = "") -> Table:
    """The table within a file; its kind is told by its name and its first bytes.

    ``delimiter`` and ``encoding`` are guessed where they are empty. Raises ``ListError``.
    """
    if len(content) > LARGEST:
        raise ListError(_("The file is larger than %(megabytes)s MB.") % {"megabytes": LARGEST // 1024**2})
    name = file_name.lower()
    if name.endswith(".xlsx") or content.startswith(b"PK"):
        return _from_xlsx(content)
    text = _decode(content, encoding).replace("\x00", "")
    if name.endswith((".json", ".srj")) or text.lstrip()[:1] in ("{", "["):
        return _from_json(text)
    return _from_csv(text, delimiter or ("\t" if name.endswith((".tsv", ".tab")) else ""))


def _decode(content: bytes, encoding: str) -> str:
    if encoding:
        try:
            return content.decode(encoding)
        except (LookupError, UnicodeDecodeError) as error:
            raise ListError(_("The file is not in %(encoding)s.") % {"encoding": encoding}) from error
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Spreadsheets of Western Europe save so; any other encoding has to be named.
        return content.decode("cp1252", errors="replace")


def _from_csv(text: str, delimiter: str) -> Table:
    sample = text[:8192]
    if not delimiter:
        first = sample.partition("\n")[0]
        delimiter = max(DELIMITERS, key=first.count)
    csv.field_size_limit(1024 * 1024)
    try:
        rows = [
            tuple(cell.strip() for cell in row)
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ]
    except csv.Error as error:
        raise ListError(_("The file is no table: %(error)s") % {"error": error}) from error
    return _table(rows)


def _from_xlsx(content: bytes) -> Table:
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise ListError(_("The file is no XLSX workbook.")) from error
    sheet = book.worksheets[0]
    return _table([tuple(_cell(value) for value in row) for row in sheet.iter_rows(values_only=True)])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "isoformat"):
        return str(value.isoformat())[:10]
    return str(value).strip()


def _from_json(text: str) -> Table:
    try:
        data = json.loads(text)
    except ValueError as error:
        raise ListError(_("The file is no JSON: %(error)s") % {"error": error}) from error
    rows: Any = data
    if isinstance(data, dict) and isinstance(data.get("results"), dict):
        bindings = data["results"].get("bindings", [])
        rows = [{name: cell.get("value", "") for name, cell in row.items()} for row in bindings]
    elif isinstance(data, dict):
        rows = data.get("results") or data.get("rows")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ListError(_("The JSON is no list of objects."))
    headers = tuple(dict.fromkeys(str(name) for row in rows for name in row))
    return _table([headers, *(tuple(_cell(row.get(name)) for name in headers) for row in rows)])


def _table(rows: list[tuple[str, ...]]) -> Table:
    filled = [row for row in rows if any(row)]
    if not filled:
        raise ListError(_("The file holds no rows."))
    headers = tuple(header or f"column {place}" for place, header in enumerate(filled[0], 1))
    if len(set(headers)) != len(headers):
        raise ListError(_("Two columns have the same header."))
    width = len(headers)
    return Table(headers, tuple((*row, *[""] * width)[:width] for row in filled[1:]))

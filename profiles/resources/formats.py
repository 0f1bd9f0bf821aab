"""The files that go out: CSV that Excel takes for UTF-8, XLSX in the direction of the reader, and JSON."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import get_language_bidi
from import_export.formats.base_formats import CSV, JSON, XLSX
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

NARROWEST, WIDEST = 12, 60
MARK = "\ufeff"


class MarkedCSV(CSV):  # type: ignore[misc]  # its library carries no types
    """CSV that begins with a byte order mark: without it, Excel shows Persian as rubbish."""

    def export_data(self, dataset: Any, **kwargs: Any) -> str:
        return MARK + str(super().export_data(dataset, **kwargs))


class Sheet(XLSX):  # type: ignore[misc]  # its library carries no types
    """XLSX with texts in all its cells, so that no date or number changes on the way."""

    def export_data(self, dataset: Any, **kwargs: Any) -> bytes:
        book = Workbook()
        write_sheet(book.active, dataset.title or "citydip", dataset.headers or [], dataset)
        return as_bytes(book)


FORMATS = [MarkedCSV, Sheet, JSON]


def write_sheet(
    sheet: Any, title: str, headers: Sequence[str], rows: Iterable[Sequence[Any]], *, wraps: bool = False
) -> None:
    """Fill a sheet: its first row stands still and is bold; columns are as wide as what they hold, within reason."""
    sheet.title = title[:31]
    sheet.sheet_view.rightToLeft = get_language_bidi()
    sheet.freeze_panes = "A2"
    widths = [len(str(header)) for header in headers]
    sheet.append(list(headers))
    for row in rows:
        cells = [_cell(value) for value in row]
        sheet.append(cells)
        for place, cell in enumerate(cells):
            longest = max(map(len, str(cell).splitlines()), default=0) if cell is not None else 0
            widths[place] = max(widths[place], longest)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E8E4DA")
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = min(max(width + 2, NARROWEST), WIDEST)
    if wraps:
        for line in sheet.iter_rows(min_row=2):
            for cell in line:
                cell.alignment = Alignment(wrap_text=True, vertical="top")


def _cell(value: Any) -> Any:
    return ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value


def as_bytes(book: Workbook) -> bytes:
    """The workbook as a file."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()

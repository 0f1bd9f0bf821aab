"""From the sheets of a file to the rows of a noun: where the columns are named, and what each row holds."""

from dataclasses import dataclass, field
from difflib import get_close_matches

from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl.utils import get_column_letter

from profiles.actions.sheets import ABOVE, Line, Sheet, SheetError, read_sheets
from profiles.resources.base import LONGEST, TrackedResource
from profiles.text import fold, forbidden_character, listed, localize_digits

NAMED = 8
"""Names that a message repeats at most."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: number in the file, column → text, and the cells that could not be read: column → reason."""

    number: int
    cells: dict[str, str]
    references: dict[str, str]
    """Column → the cell as a spreadsheet calls it, e.g. «C5»."""
    problems: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NounTable:
    """What a file says about records of a noun, and how it was read, in words."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...]


def table_of(resource: TrackedResource, content: bytes, file_name: str) -> NounTable:
    """The rows of a file for that noun. Raises ``SheetError``, which says in words what is to be mended."""
    names = names_of_columns(resource)
    sheets = read_sheets(content, file_name, names.keys(), LONGEST)
    found = [(sheet, place) for sheet in sheets if (place := _heading(sheet, names)) is not None]
    if not found:
        if not any(sheet.lines for sheet in sheets):
            raise SheetError(_("The file is empty."))
        raise SheetError(
            _("No row names the columns. The first row has to hold names such as %(names)s.")
            % {"names": listed(resource.column_names()[:4])}
        )
    if len(found) > 1:
        titles = listed(f"«{sheet.title}»" for sheet, _place in found)
        raise SheetError(_("Several sheets hold rows: %(sheets)s. Leave one of them.") % {"sheets": titles})
    sheet, place = found[0]
    columns = _columns(resource, sheet.lines[place], names)
    rows = tuple(_row(sheet, line, columns) for line in sheet.lines[place + 1 :])
    if not rows:
        raise SheetError(_("The file names columns, and holds no row below them."))
    if len(rows) > LONGEST:
        raise SheetError(
            _("The file has %(rows)s rows; up to %(limit)s can be imported at once. Split it.")
            % {"rows": localize_digits(len(rows)), "limit": localize_digits(LONGEST)}
        )
    return NounTable(tuple(columns.values()), rows, tuple(_notes(sheets, sheet, place)))


def names_of_columns(resource: TrackedResource) -> dict[str, str]:
    """What may head a column, folded → its name: the name itself, and what the desk calls it in either language."""
    names: dict[str, str] = {}
    doubtful = set()
    for language in ("en", "fa"):
        with override(language):
            for column, label in labels_of_columns(resource).items():
                if names.setdefault(fold(label), column) != column:
                    doubtful.add(fold(label))
    kept = {label: column for label, column in names.items() if label not in doubtful}
    return kept | {column: column for column in resource.column_names()}


def labels_of_columns(resource: TrackedResource) -> dict[str, str]:
    """Column → what the desk calls it."""
    model = resource._meta.model
    labels = {field.name: str(getattr(field, "verbose_name", field.name)) for field in model._meta.get_fields()}
    own = {"noun": _("noun"), "record": _("record")}
    return {column: labels.get(column) or own.get(column, column) for column in resource.column_names()}


def _named(cell: str | None, names: dict[str, str]) -> str | None:
    text = (cell or "").strip()
    plain = text.lower().replace(" ", "_").replace("-", "_")
    return names.get(text) or names.get(plain) or names.get(fold(text))


def _heading(sheet: Sheet, names: dict[str, str]) -> int | None:
    """The place of the line that names the columns: the one with the most names among the first."""
    best, place = 0, None
    for number, line in enumerate(sheet.lines[:ABOVE]):
        cells = [cell for cell in line.cells if cell]
        count = len({_named(cell, names) for cell in cells} - {None})
        if count > best and count * 3 >= len(cells):
            best, place = count, number
    return place


def _columns(resource: TrackedResource, line: Line, names: dict[str, str]) -> dict[int, str]:
    """Place → column. Raises ``SheetError`` for names that are unknown, missing or double."""
    columns: dict[int, str] = {}
    strange = []
    for place, cell in enumerate(line.cells):
        if not cell:
            continue
        column = _named(cell, names)
        if column is None:
            strange.append(cell)
        elif column in columns.values():
            raise SheetError(_("Two columns are called «%(name)s».") % {"name": column})
        else:
            columns[place] = column
    if strange:
        said = listed(_with_near(name, names) for name in strange[:NAMED])
        raise SheetError(_("Unknown columns: %(names)s.") % {"names": said})
    missing = [name for name in resource.columns_needed() if name not in columns.values()]
    if set(missing) & set(_always(resource)):
        raise SheetError(
            _("A column is missing: %(names)s. Without it, no row says which record it means.")
            % {"names": listed(f"«{name}»" for name in missing)}
        )
    return columns


def _always(resource: TrackedResource) -> list[str]:
    """The columns that every file needs; of several parties, one is enough."""
    model = resource._meta.model
    parties = getattr(model, "PARTIES", ())
    return [name for name in resource.columns_needed() if name not in parties]


def _with_near(name: str, names: dict[str, str]) -> str:
    near = get_close_matches(name.lower(), names, 1, 0.75)
    if near:
        return _("«%(name)s» (did you mean «%(near)s»?)") % {"name": name[:60], "near": names[near[0]]}
    return f"«{name[:60]}»"


def _row(sheet: Sheet, line: Line, columns: dict[int, str]) -> TableRow:
    cells: dict[str, str] = {}
    references: dict[str, str] = {}
    problems: dict[str, str] = {}
    for place, column in columns.items():
        text = line.cells[place] if place < len(line.cells) else ""
        if text is None:
            continue
        cells[column] = text
        references[column] = f"{get_column_letter(place + 1)}{line.number}" if sheet.has_letters else ""
        if place in line.problems:
            problems[column] = line.problems[place]
        elif sign := forbidden_character(text):
            cells[column] = ""
            problems[column] = _("The cell holds the invisible character %(character)s. Delete it.") % {
                "character": sign
            }
    for place, text in enumerate(line.cells):
        if place not in columns and (text or place in line.problems):
            where = f"{get_column_letter(place + 1)}{line.number}"
            problems.setdefault(
                "",
                _("%(cell)s holds something, and its column has no name: is a separator not quoted?") % {"cell": where},
            )
    return TableRow(line.number, cells, references, problems)


def _notes(sheets: list[Sheet], sheet: Sheet, place: int) -> list[str]:
    notes = []
    if sheet.encoding:
        notes.append(_("The text was read as %(encoding)s.") % {"encoding": sheet.encoding})
    if place:
        first, last = sheet.lines[0].number, sheet.lines[place - 1].number
        said = (
            _("What stands above the names of the columns was passed over (row %(first)s).")
            if first == last
            else _("What stands above the names of the columns was passed over (rows %(first)s to %(last)s).")
        )
        notes.append(said % {"first": localize_digits(first), "last": localize_digits(last)})
    others = [other.title for other in sheets if other is not sheet and other.lines]
    if others:
        notes.append(
            _("Only the sheet «%(sheet)s» was read; passed over: %(others)s.")
            % {"sheet": sheet.title, "others": listed(f"«{title}»" for title in others)}
        )
    return notes

"""Spreadsheets of the desk: reading whatever people save, and taking an import back."""

from profiles.actions.sheets.encodings import SheetError
from profiles.actions.sheets.reading import ABOVE, Line, Sheet, read_sheets
from profiles.actions.sheets.undoing import NOUNS, Undone, take_back

__all__ = ["ABOVE", "NOUNS", "Line", "Sheet", "SheetError", "Undone", "read_sheets", "take_back"]

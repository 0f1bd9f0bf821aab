"""Lists from the world: brought in whole, every row accounted for, and taken back as a whole."""

from profiles.actions.importing.columns import MEANINGS, check_columns, guess_columns, meaning_in_words, parse_columns
from profiles.actions.importing.reading import ListError, read_table
from profiles.actions.importing.reporting import report_lines, write_report
from profiles.actions.importing.resolving import decide, decide_new_city, leave_for_later, reject
from profiles.actions.importing.retracting import Retracted, take_back
from profiles.actions.importing.running import Cancelled, Imported, bring_in
from profiles.actions.importing.undoing import foresee_undo, undo_import

__all__ = [
    "MEANINGS",
    "Cancelled",
    "Imported",
    "ListError",
    "Retracted",
    "bring_in",
    "check_columns",
    "decide",
    "decide_new_city",
    "foresee_undo",
    "guess_columns",
    "leave_for_later",
    "meaning_in_words",
    "parse_columns",
    "read_table",
    "reject",
    "report_lines",
    "take_back",
    "undo_import",
    "write_report",
]

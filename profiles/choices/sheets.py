"""Vocabularies of the spreadsheets of the desk: no part of the public dataset."""

from profiles.choices.vocabulary import Vocabulary


class SheetState(Vocabulary):
    """Where the import of a spreadsheet stands."""

    SHOWN = "shown", "Previewed, not stored", "پیش‌نمایش؛ ذخیره نشده"
    WRONG = "wrong", "Refused: some rows are wrong", "رد شد: برخی ردیف‌ها نادرست‌اند"
    STORED = "stored", "Imported", "درون‌ریزی‌شده"
    PARTLY = "partly", "Partly taken back", "بخشی پس‌گرفته"
    UNDONE = "undone", "Taken back", "پس‌گرفته"


class RowOutcome(Vocabulary):
    """What a row of a spreadsheet does."""

    NEW = "new", "new", "تازه"
    CHANGED = "changed", "changed", "تغییریافته"
    UNCHANGED = "unchanged", "unchanged", "بی‌تغییر"
    WRONG = "wrong", "wrong", "نادرست"

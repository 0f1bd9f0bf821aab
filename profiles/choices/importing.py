"""Vocabularies of the import of lists: the editors' own, no part of the public dataset."""

from profiles.choices.vocabulary import Vocabulary


class ListNoun(Vocabulary):
    """What the rows of a list are."""

    TIES = "ties", "Ties", "پیوندها"
    MEMBERSHIPS = "memberships", "Memberships", "عضویت‌ها"


class ListState(Vocabulary):
    """Where the import of a list stands."""

    UPLOADED = "uploaded", "Uploaded", "بارگذاری‌شده"
    WAITING = "waiting", "Waiting for the worker", "در نوبت"
    RUNNING = "running", "Running", "در حال انجام"
    COMMITTED = "committed", "Brought in", "درون‌ریزی‌شده"
    UNDOING = "undoing", "Being taken back", "در حال پس گرفتن"
    UNDONE = "undone", "Taken back", "پس‌گرفته"
    CANCELLED = "cancelled", "Cancelled", "لغوشده"
    FAILED = "failed", "Failed", "ناموفق"


class RowState(Vocabulary):
    """What became of a row."""

    CREATED = "created", "Created", "ساخته شد"
    MERGED = "merged", "Merged into an existing record", "در رکورد موجود ادغام شد"
    QUEUED = "queued", "Queued: a name is not sure", "در انتظار پاسخ: نامی روشن نیست"
    REJECTED = "rejected", "Rejected", "رد شد"


class QuestionState(Vocabulary):
    """Whether a question is answered, and how."""

    OPEN = "open", "Open", "باز"
    LATER = "later", "Left for later", "برای بعد"
    DECIDED = "decided", "Decided", "پاسخ‌داده"
    REJECTED = "rejected", "No city is meant", "منظور شهری نیست"

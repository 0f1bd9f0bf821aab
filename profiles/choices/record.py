"""The life of a record."""

from profiles.choices.vocabulary import Vocabulary


class PublicationState(Vocabulary):
    """Where a record stands between its first draft and its withdrawal; only published ones are public."""

    DRAFT = (
        "draft",
        "Draft",
        "پیش‌نویس",
        "Being written; seen by editors only.",
        "در دست نگارش است و تنها ویراستاران آن را می‌بینند.",
    )
    IN_REVIEW = (
        "in_review",
        "In review",
        "در دست بررسی",
        "Submitted and waiting for a publisher.",
        "برای بررسی فرستاده شده و در انتظار منتشرکننده است.",
    )
    PUBLISHED = (
        "published",
        "Published",
        "منتشرشده",
        "Public in both languages.",
        "به هر دو زبان در دسترس همگان است.",
    )
    WITHDRAWN = (
        "withdrawn",
        "Withdrawn",
        "پس‌گرفته",
        "Taken back; its address says so and the feed of changes keeps a tombstone.",
        "پس گرفته شده است؛ نشانی آن این را می‌گوید و نشانش در گزارش تغییرات می‌ماند.",
    )

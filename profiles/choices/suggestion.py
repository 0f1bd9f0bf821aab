"""Vocabulary of visitors' corrections: the desk's own, no part of the public dataset."""

from profiles.choices.vocabulary import Vocabulary


class SuggestionState(Vocabulary):
    """What became of a visitor's correction."""

    OPEN = (
        "open",
        "Waiting",
        "در صف بررسی",
        "An editor will read it and compare it with the sources.",
        "ویراستاری آن را می‌خواند و با منابع می‌سنجد.",
    )
    TAKEN_UP = (
        "taken_up",
        "Taken up",
        "در دست اصلاح",
        "An editor has prepared a change; a publisher decides on it.",
        "ویراستاری تغییری آماده کرده است و منتشرکننده دربارهٔ آن تصمیم می‌گیرد.",
    )
    ACCEPTED = (
        "accepted",
        "Accepted",
        "پذیرفته‌شده",
        "The record was changed.",
        "رکورد اصلاح شد.",
    )
    DECLINED = (
        "declined",
        "Declined",
        "پذیرفته‌نشده",
        "The record stays as it was; the word below says why.",
        "رکورد همان‌گونه ماند؛ دلیلش در زیر آمده است.",
    )


CLOSED = (SuggestionState.ACCEPTED.value, SuggestionState.DECLINED.value)
"""States after which nothing more is to be done."""

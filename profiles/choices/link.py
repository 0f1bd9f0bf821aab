"""Vocabulary of the check of links: how the web answers, no part of the public dataset."""

from profiles.choices.vocabulary import Vocabulary


class LinkState(Vocabulary):
    """How the address of a source answered when it was asked last."""

    OK = "ok", "Answers", "پاسخ می‌دهد"
    MOVED = "moved", "Moved for good", "جابه‌جا شده است"
    GONE = "gone", "Gone", "از میان رفته است"
    UNREACHABLE = "unreachable", "Not reached", "در دسترس نبود"
    UNCHECKED = "unchecked", "Cannot be checked by a program", "با برنامه نمی‌توان بررسی‌اش کرد"

"""The text of a file, whatever encoding the spreadsheet saved it in."""

import re

from django.utils.translation import gettext as _

from profiles.text import localize_digits, set_apart

RUN = re.compile("[\u0600-\u06ff]{2,}")
ARABIC = re.compile("[\u0600-\u06ff]")
MEGABYTE = 1024 * 1024


class SheetError(ValueError):
    """A file cannot be read as a spreadsheet; the message says why, in the active language."""

    def __init__(self, message: str) -> None:
        super().__init__(set_apart(message))


def text_of(content: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding where that is not UTF-8. Raises ``SheetError``.

    UTF-8 and UTF-16, with a byte order mark or without, else windows-1256 (Excel in Persian and Arabic) or
    windows-1252 (Excel in the West), whichever makes words of it.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(content, "utf-16")
    if wide := _wide_without_mark(content):
        return _utf16(content, wide)
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError as error:
        if _is_mostly_utf8(content):
            line = content.count(b"\n", 0, error.start) + 1
            raise SheetError(
                _("The text is damaged in line %(line)s: it is not wholly UTF-8. Save the file anew as «CSV UTF-8».")
                % {"line": localize_digits(line)}
            ) from error
    return _of_windows(content)


def named(content: bytes, encoding: str) -> str:
    """The text in an encoding that somebody named. Raises ``SheetError``."""
    try:
        return content.decode(encoding)
    except (LookupError, UnicodeError) as error:
        raise SheetError(_("The file is not in %(encoding)s.") % {"encoding": encoding}) from error


def _utf16(content: bytes, encoding: str) -> tuple[str, str]:
    try:
        return content.decode(encoding).removeprefix("\ufeff"), "UTF-16"
    except UnicodeDecodeError as error:
        raise SheetError(
            _("The text is damaged: it begins as UTF-16 and does not go on so. Save the file anew as «CSV UTF-8».")
        ) from error


def _wide_without_mark(content: bytes) -> str:
    sample = content[:2000]
    half = len(sample) // 2
    if half < 4:
        return ""
    if sample[1::2].count(0) > half * 0.4 and sample[::2].count(0) < half * 0.1:
        return "utf-16-le"
    if sample[::2].count(0) > half * 0.4 and sample[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return ""


def _is_mostly_utf8(content: bytes) -> bool:
    text = content.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    return sum(letter > "\x7f" for letter in text) - damaged > damaged


def _of_windows(content: bytes) -> tuple[str, str]:
    arabic = content.decode("cp1256", errors="replace")
    letters = len(ARABIC.findall(arabic))
    if letters and sum(map(len, RUN.findall(arabic))) > letters * 0.6:
        return arabic, "windows-1256"
    return content.decode("cp1252", errors="replace"), "windows-1252"

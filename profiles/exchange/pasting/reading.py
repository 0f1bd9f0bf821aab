"""What was pasted: which form it has, and the entries that it holds."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from profiles.exchange.pasting.bibtex import read_bibtex
from profiles.exchange.pasting.entry import Entry, Pasted
from profiles.exchange.pasting.identifiers import DOI_PREFIX, ISBN_PREFIX, read_doi, read_isbn
from profiles.exchange.pasting.ris import read_ris
from profiles.text import forbidden_character, localize_digits, to_latin_digits

LONGEST = 200_000
MOST_ENTRIES = 50

_BIBTEX = re.compile(r"^\s*@\s*[A-Za-z]+\s*[{(]", re.MULTILINE)
_RIS = re.compile(r"^\s*TY\s*-", re.MULTILINE)
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)


class PasteError(ValueError):
    """Nothing could be read; ``reasons`` says why, in the active language."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def read_pasted(text: str) -> tuple[list[Pasted], list[str]]:
    """The sources that the text holds, and what of it could not be read, a sentence each.

    Raises ``PasteError`` where nothing could.
    """
    text = text.replace("\ufeff", "").strip()
    if not text:
        raise PasteError([_("Paste an address, a DOI, an ISBN, BibTeX or RIS.")])
    if len(text) > LONGEST:
        raise PasteError([_("That is too long: at most %s characters.") % localize_digits(LONGEST)])
    if character := forbidden_character(text):
        raise PasteError([_("It holds a character that no text may hold: %s.") % character])
    if _BIBTEX.search(text):
        entries, problems = read_bibtex(text)
    elif _RIS.search(text):
        entries, problems = read_ris(text)
    else:
        entries, problems = _read_lines(text)
    pasted = [entry.pasted() for entry in entries]
    empty = sum(1 for one in pasted if one.name == "—")
    if empty:
        said = ngettext(
            "%s entry has neither title nor number nor address.",
            "%s entries have neither title nor number nor address.",
            empty,
        )
        problems.append(said % localize_digits(empty))
    pasted = [one for one in pasted if one.name != "—"]
    if len(pasted) > MOST_ENTRIES:
        problems.append(_("Only the first %s entries are shown.") % localize_digits(MOST_ENTRIES))
    if not pasted:
        raise PasteError(problems or [_("No source was found in it.")])
    return pasted[:MOST_ENTRIES], problems


def _read_lines(text: str) -> tuple[list[Entry], list[str]]:
    entries, problems = [], []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        entry, why = _read_line(line.strip())
        if entry is not None:
            entries.append(entry)
        else:
            problems.append(_("Line %(line)s: %(why)s") % {"line": localize_digits(number), "why": why})
    return entries, problems


def _read_line(line: str) -> tuple[Entry | None, str]:
    if DOI_PREFIX.match(line) or line.startswith("10."):
        doi, notes = read_doi(line)
        return (Entry(kind="article", doi=doi), "") if doi else (None, notes[0])
    if _ADDRESS.match(line):
        return Entry(url=f"https://{line}" if line.lower().startswith("www.") else line), ""
    digits = re.sub(r"[^0-9Xx]", "", to_latin_digits(line))
    letters = re.sub(r"[0-9Xx \-\u2010-\u2015]", "", to_latin_digits(ISBN_PREFIX.sub("", line)))
    if len(digits) >= 9 and not letters:
        isbn, notes = read_isbn(line)
        return (Entry(kind="book", isbn=isbn), "") if isbn else (None, notes[0])
    return None, _("This is neither an address nor a DOI nor an ISBN, and neither BibTeX nor RIS.")

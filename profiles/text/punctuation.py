"""Marks of both languages: quotation marks, and what stands between the items of a list."""

import re
from collections.abc import Iterable

from profiles.text.digits import current_language

_QUOTES = {"en": ("“", "”"), "fa": ("«", "»")}
_INNER_QUOTES = {"en": str.maketrans("“”", "‘’"), "fa": str.maketrans("«»", "‹›")}
_COMMA = {"en": ", ", "fa": "، "}
_SEMICOLON = {"en": "; ", "fa": "؛ "}

_LATIN_QUOTED = re.compile("«([^«»\u2066]*[A-Za-z0-9_][^«»]*)»")


def quoted(text: str, language: str | None = None) -> str:
    """Put a text in the language's quotation marks, those within it one rank lower: «گروه ‹ام۴›», “The ‘M4’ group”."""
    wanted = current_language(language)
    first, last = _QUOTES[wanted]
    return f"{first}{text.translate(_INNER_QUOTES[wanted])}{last}"


def listed(items: Iterable[object], language: str | None = None) -> str:
    """Write items one after the other, with the commas of the language: «تهران، قم»."""
    return _COMMA[current_language(language)].join(map(str, items))


def listed_apart(items: Iterable[object], language: str | None = None) -> str:
    """The same with semicolons, for items that hold commas of their own."""
    return _SEMICOLON[current_language(language)].join(map(str, items))


def set_apart(text: str, language: str | None = None) -> str:
    """A Persian sentence whose quotations hold Latin words, each isolated: else their marks turn the wrong way."""
    if current_language(language) != "fa":
        return text
    return _LATIN_QUOTED.sub("«\u2066\\1\u2069»", text)

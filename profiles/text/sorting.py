"""Sort keys: ASCII text whose byte order is the alphabetical order of Persian or English readers."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import count

from profiles.text.folding import DROPPED_MARKS, fold

SORT_KEY_LENGTH = 400

# The order of CLDR's collation for ``fa`` (what ICU does): آ before ا, hamza on any carrier after it, و before ه.
PERSIAN_ALPHABET = "آاءبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
LATIN_ALPHABET = "abcdefghijklmnopqrstuvwxyz"

_HAMZA_CARRIERS = "ءأإؤئ"
_HALF_SPACE = "\u200c"


def _weights(first: str, second: str) -> dict[str, str]:
    """Return two digits for each letter: space, digits, the alphabet of the language, the other alphabet."""
    numbers = count()
    return {letter: f"{next(numbers):02d}" for letter in f" 0123456789{first}{second}"}


_WEIGHTS = {
    "en": _weights(LATIN_ALPHABET, PERSIAN_ALPHABET),
    "fa": _weights(PERSIAN_ALPHABET, LATIN_ALPHABET),
}


@lru_cache(maxsize=4096)
def _sorted_as(letter: str) -> str:
    """Return what one letter (of NFKC text) counts as: letters of the two alphabets, digits, a space, or nothing."""
    if letter == "آ":
        return letter
    if letter in _HAMZA_CARRIERS:
        return "ء"
    if letter == _HALF_SPACE or letter in DROPPED_MARKS or unicodedata.category(letter)[0] == "M":
        return ""
    return fold(letter) or " "


def sort_key(text: str, language: str) -> str:
    """Return the sort key of a text for readers of ``"en"`` or ``"fa"``: decimal digits only, at most 400 of them.

    Two digits stand for each letter, so that byte order, every collation of a database and cursors agree. Words sort
    before longer words; digits before letters; in Persian, Persian writing before Latin, in English the reverse; other
    scripts last by code point. Case, accents, half-spaces and punctuation do not count. Numbers are compared digit by
    digit. Source of the Persian order: CLDR, collation ``fa``. Raises ``KeyError`` for another language.
    """
    weights = _WEIGHTS[language]
    letters = "".join(_sorted_as(letter) for letter in unicodedata.normalize("NFKC", text))
    key = "".join(weights.get(letter) or f"99{ord(letter):07d}" for letter in " ".join(letters.split()))
    return key[:SORT_KEY_LENGTH]

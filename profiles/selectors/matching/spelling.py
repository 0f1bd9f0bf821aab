"""Spellings of one name: letter by letter, and alike but for how its alphabet is written in Latin letters."""

import re
import unicodedata

from profiles.selectors.matching.terms import Candidate
from profiles.text import fold

CEDILLAS = str.maketrans("șțʼ’", "şţ''")
DOUBLED = re.compile(r"(zh|sh|ch|.)\1+")
CYRILLIC = frozenset(["UA", "RU", "BY", "BG", "RS", "MK", "ME", "BA", "KZ", "KG", "TJ", "MN"])
"""Countries whose names are transliterated with «y», «i» or «j» for the same letters."""
ARABIC = frozenset(
    ["PS", "EG", "MA", "DZ", "TN", "LY", "SD", "MR", "SY", "LB", "JO", "IQ", "SA", "YE", "OM", "AE", "QA", "BH", "KW"]
)
"""Countries whose names are transliterated in the French or the English manner, with an article or without."""


def letters(name: str) -> str:
    """A name with its accents, but without case; the Romanian comma below is the cedilla of older fonts."""
    return unicodedata.normalize("NFC", name.strip()).casefold().translate(CEDILLAS)


def plain(folded: str, country: str) -> str:
    """What spellings of one name in that country (ISO 3166-1, two letters) have in common.

    They differ by rule only: in spaces, doubled letters, and how another alphabet is written in Latin letters.
    """
    text = folded
    if country in CYRILLIC:
        text = re.sub("[yj]", "i", text)
    elif country in ARABIC:
        text = re.sub("[yj]", "i", text.replace("ou", "u").removeprefix("al ").removesuffix("h"))
    return DOUBLED.sub(r"\1", text.replace(" ", ""))


def is_respelling(key: str, candidate: Candidate) -> bool:
    """Whether a folded name is the own name of a place in another spelling, or one of its two own names.

    «Mykolaiv» of Mykolayiv, «San Sebastián» of Donostia / San Sebastián.
    """
    own = {fold(name) for name in (candidate.name, *candidate.name.split(" / "))}
    return plain(key, candidate.country) in {plain(name, candidate.country) for name in own}

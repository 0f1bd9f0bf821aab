"""Slugs: ASCII addresses made from names in either script."""

from __future__ import annotations

import re

from profiles.text.folding import fold

# A plain letter-for-letter rendering; short vowels are not written in Persian and cannot be known here.
_PERSIAN_TO_LATIN = str.maketrans({
    "ا": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "s", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "د": "d", "ذ": "z",
    "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "z", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh",
    "ف": "f", "ق": "q", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "و": "v", "ه": "h", "ی": "i",
})  # fmt: skip
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def slugify_ascii(text: str) -> str:
    """Return a slug of ``[a-z0-9-]`` for a name: ``"São Paulo"`` → ``sao-paulo``, ``"شیراز"`` → ``shiraz``.

    Accents are removed, Persian letters rendered one by one, other scripts dropped; the result may be empty.
    """
    return _NOT_SLUG.sub("-", fold(text).translate(_PERSIAN_TO_LATIN)).strip("-")

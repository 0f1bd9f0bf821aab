"""Folding: the spelling in which texts are searched and compared, alike for all ways of typing them."""

from __future__ import annotations

import re
import unicodedata

# What NFKD leaves whole, by the usual plain spelling.
LATIN_LETTERS = {
    "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n",
    "ŧ": "t", "ĸ": "k", "ŀ": "l", "ə": "e", "ɨ": "i", "ƒ": "f",
}  # fmt: skip

# Letters of Arabic writing as a Persian reader types them; the hamza on its own is dropped («اسراییل», «اسرائیل»).
PERSIAN_LETTERS = {
    "ي": "ی", "ى": "ی", "ئ": "ی", "ې": "ی", "ے": "ی", "ك": "ک", "ڪ": "ک", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه",
    "ھ": "ه", "ۂ": "ه", "ۃ": "ه", "آ": "ا", "أ": "ا", "إ": "ا", "ٱ": "ا", "ؤ": "و", "ء": "", "ـ": "",
}  # fmt: skip

# Apostrophes and the ayn of transliterations belong to the word: L'Aquila, Xi'an, Sana'a.
DROPPED_MARKS = "'’‘ʼʻʿʾ`´"
_LETTERS = str.maketrans({**LATIN_LETTERS, **PERSIAN_LETTERS, **dict.fromkeys(DROPPED_MARKS, "")})
_NOT_WORD = re.compile(r"[\W_]+")
# «خانه‌ٔ» is typed by some with a half-space before the hamza above.
_HALF_SPACE_BEFORE_HAMZA = re.compile("\u200c+(?=\u0654)")


class _Plain(dict[int, str]):
    """A table for ``str.translate`` that works out each letter when it is first met."""

    def __missing__(self, ordinal: int) -> str:
        self[ordinal] = "".join(map(_plain, chr(ordinal).translate(_LETTERS)))
        return self[ordinal]


def _plain(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    return "" if category[0] == "M" else letter


_PLAIN = _Plain()


def _fold_once(text: str) -> str:
    composed = unicodedata.normalize("NFKC", _HALF_SPACE_BEFORE_HAMZA.sub("", text))
    decomposed = unicodedata.normalize("NFKD", composed.translate(_LETTERS).casefold())
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFC", decomposed.translate(_PLAIN))).strip()


def fold(text: str) -> str:
    """Return the text in the spelling of the search columns.

    Compatibility forms are unified (NFKC), case and Latin accents removed, Arabic letters turned into the Persian ones
    (ي ى ئ → ی, ك → ک, ة ۀ → ه, آ أ إ → ا, ؤ → و), diacritics, tatweel and the lone hamza dropped, all digits made
    ASCII; half-spaces, hyphens and punctuation become single spaces. Folding twice changes nothing.
    """
    if text.isascii():
        # Nine of ten names of a gazetteer of 235,000 places: there nothing is to be unified.
        return _NOT_WORD.sub(" ", text.lower().translate(_LETTERS)).strip()
    folded = _fold_once(text)
    # A letter set free by the first pass may fold further; two or three rounds suffice in all of Unicode.
    while (again := _fold_once(folded)) != folded:
        folded = again
    return folded


def fold_compact(text: str) -> str:
    """Return ``fold(text)`` without spaces, so that «خواهر خواندگی» and «خواهرخواندگی» meet."""
    return fold(text).replace(" ", "")


def search_text(*texts: str) -> str:
    """Return the content of a search column: each text folded, with and without spaces, one a line, no repetition.

    Lines part the texts, so that a search does not match across two of them.
    """
    lines: dict[str, None] = {}
    for text in texts:
        if text:
            lines[fold(text)] = None
            lines[fold_compact(text)] = None
    lines.pop("", None)
    return "\n".join(lines)


def script_of(text: str) -> str:
    """The script of a text by its first letter, as Unicode names it: ``LATIN``, ``ARABIC``, ``CJK``; empty for none."""
    first = next((letter for letter in text if letter.isalpha()), "")
    return unicodedata.name(first, "").partition(" ")[0] if first else ""

"""Digits and numbers in both scripts, and the spelling in which Persian text is stored."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from django.utils.translation import get_language

PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
LATIN_DIGITS = "0123456789"

_TO_PERSIAN = str.maketrans(LATIN_DIGITS + ARABIC_DIGITS, PERSIAN_DIGITS * 2)
_TO_LATIN = str.maketrans(PERSIAN_DIGITS + ARABIC_DIGITS, LATIN_DIGITS * 2)
_TO_PERSIAN_SPELLING = str.maketrans("يىك" + ARABIC_DIGITS, "ییک" + PERSIAN_DIGITS) | {ord("ۀ"): "ه\u0654"}

_SPACES_AROUND_ZWNJ = re.compile("[ \u200c]*\u200c[ \u200c]*")
MINUS = "\u2212"
LEFT_TO_RIGHT_MARK = "\u200e"


def current_language(language: str | None = None) -> str:
    """Return ``"fa"`` or ``"en"``: of the tag given (BCP 47, e.g. ``fa-IR``), or of the active translation."""
    tag = language or get_language() or "en"
    if tag in ("en", "fa"):
        return tag
    return "fa" if tag.split("-")[0].lower() == "fa" else "en"


def to_persian_digits(text: str) -> str:
    """Return the text with every Latin and Arabic digit as a Persian one (U+06F0 to U+06F9)."""
    return text.translate(_TO_PERSIAN)


def to_latin_digits(text: str) -> str:
    """Return the text with every Persian and Arabic digit as an ASCII one."""
    return text.translate(_TO_LATIN)


def localize_digits(value: object, language: str | None = None) -> str:
    """Return ``str(value)`` with the digits of the language (Persian ones for ``fa``, else unchanged)."""
    text = str(value)
    return to_persian_digits(text) if current_language(language) == "fa" else text


def shortest(value: Decimal) -> Decimal:
    """Return a decimal without the zeros at its end: 12.5000 as 12.5, 834713.0000 as 834713."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def format_number(value: Decimal | float, language: str | None = None) -> str:
    """Write a number for readers, with separators of thousands: ``1,234.5`` or ``۱٬۲۳۴٫۵``.

    Whole numbers, decimals and floats. Decimals are kept as given (``Decimal("1.50")`` shows two); exponents are
    written out. A minus is U+2212. Years are no quantities: write those with ``localize_digits``. Raises ``ValueError``
    for NaN and infinities.
    """
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if not number.is_finite():
        raise ValueError(f"Not a finite number: {value}")
    text = f"{abs(number):,f}"
    if isinstance(value, float) and text.endswith(".0"):
        text = text[:-2]
    sign = MINUS if number < 0 else ""
    if current_language(language) != "fa":
        return sign + text
    # The mark keeps the minus left of the digits inside a right-to-left sentence.
    sign = LEFT_TO_RIGHT_MARK + sign if sign else ""
    return sign + to_persian_digits(text).replace(",", "٬").replace(".", "٫")


def normalize_persian(text: str) -> str:
    """Return Persian text in the spelling that is stored.

    Arabic yeh and kaf become Persian ی and ک, ۀ the ه with hamza above, Arabic digits Persian ones; half-spaces are
    single and stand alone between letters; composed letters (NFC); the ends are trimmed. Idempotent.
    """
    text = unicodedata.normalize("NFC", text.translate(_TO_PERSIAN_SPELLING))
    return _SPACES_AROUND_ZWNJ.sub(lambda gap: " " if " " in gap[0] else "\u200c", text).strip(" \u200c\t\r\n")

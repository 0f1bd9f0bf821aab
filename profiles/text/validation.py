"""What may not stand in a text: characters that break pages, files or the direction of a line."""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# C0 and C1 controls without tab, line feed and carriage return; bidi embeddings, overrides and isolates; surrogates.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

# Python's unicodedata has no names for controls.
_CONTROL_NAMES = {0x00: "NULL", 0x08: "BACKSPACE", 0x0B: "LINE TABULATION", 0x0C: "FORM FEED", 0x1B: "ESCAPE"}


def forbidden_character(text: str) -> str | None:
    """Return code point and name of the first character that plain text must not hold, or None.

    Example: ``"U+202E RIGHT-TO-LEFT OVERRIDE"``. The half-space (U+200C) and the marks U+200E and U+200F are allowed.
    """
    match = _FORBIDDEN.search(text)
    if match is None:
        return None
    point = ord(match[0])
    kind = "SURROGATE" if 0xD800 <= point <= 0xDFFF else "CONTROL"
    return f"U+{point:04X} {unicodedata.name(match[0], _CONTROL_NAMES.get(point, kind))}"


def validate_plain_text(text: str) -> None:
    """Raise ``ValidationError`` (code ``forbidden_character``) where a text holds an invisible control character."""
    character = forbidden_character(text)
    if character:
        raise ValidationError(
            _("This text holds the invisible character %(character)s, which is not allowed. Delete it and save again."),
            code="forbidden_character",
            params={"character": character},
        )

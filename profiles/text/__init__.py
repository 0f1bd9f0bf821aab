"""Texts in two languages and scripts: values, digits, punctuation, folding, sort keys, slugs, what may be typed."""

from profiles.text.bilingual import LANGUAGES, Bilingual, BilingualText
from profiles.text.cells import neutralised
from profiles.text.digits import (
    current_language,
    format_number,
    localize_digits,
    normalize_persian,
    shortest,
    to_latin_digits,
    to_persian_digits,
)
from profiles.text.folding import fold, fold_compact, script_of, search_text
from profiles.text.punctuation import listed, listed_apart, quoted, set_apart
from profiles.text.slugs import slugify_ascii
from profiles.text.sorting import SORT_KEY_LENGTH, sort_key
from profiles.text.validation import forbidden_character, validate_plain_text

__all__ = [
    "LANGUAGES",
    "SORT_KEY_LENGTH",
    "Bilingual",
    "BilingualText",
    "current_language",
    "fold",
    "fold_compact",
    "forbidden_character",
    "format_number",
    "listed",
    "listed_apart",
    "localize_digits",
    "neutralised",
    "normalize_persian",
    "quoted",
    "script_of",
    "search_text",
    "set_apart",
    "shortest",
    "slugify_ascii",
    "sort_key",
    "to_latin_digits",
    "to_persian_digits",
    "validate_plain_text",
]

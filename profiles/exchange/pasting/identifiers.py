"""DOI, ISBN and addresses as people paste them: with prefixes, hyphens, digits of either script, within an archive."""

import re
from urllib.parse import unquote

from django.utils.translation import gettext as _
from stdnum import isbn as isbn_numbers

from profiles.models.source import DOI
from profiles.text import to_latin_digits

DOI_PREFIX = re.compile(r"^\s*(?:(?:https?://)?(?:dx\.)?doi\.org/|doi\s*:?\s*)(?=10\.)", re.IGNORECASE)
ISBN_PREFIX = re.compile(r"^\s*(?:isbn(?:[- ]?1[03])?|شابک)\s*:?\s*", re.IGNORECASE)
LENGTHS = (10, 13)
ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/(\d{4})(\d{2})(\d{2})\d*[a-z_]*/(https?://.+)$")


def read_doi(text: str) -> tuple[str, list[str]]:
    """The bare DOI and no note; or nothing, and a note why it is none."""
    bare = DOI_PREFIX.sub("", text).strip().rstrip(".,;")
    if not bare:
        return "", []
    bare = unquote(bare) if "%" in bare else bare
    if re.fullmatch(DOI, bare):
        return bare, []
    return "", [_("«%s» is no DOI: one begins with «10.» and holds a slash.") % bare[:60]]


def read_isbn(text: str) -> tuple[str, list[str]]:
    """The ISBN of 13 digits with its hyphens, checked; or nothing, and a note why it is none."""
    # A book may give several, for paper and file; the first that is right is the book's.
    candidates = re.findall(r"[0-9][0-9Xx \-\u2010-\u2015]{8,20}", to_latin_digits(ISBN_PREFIX.sub("", text)))
    for candidate in candidates:
        compact = re.sub(r"[^0-9Xx]", "", candidate)
        if len(compact) in LENGTHS and isbn_numbers.is_valid(compact):
            return str(isbn_numbers.format(isbn_numbers.to_isbn13(compact))), []
    if not text.strip():
        return "", []
    if any(len(re.sub(r"[^0-9Xx]", "", candidate)) in LENGTHS for candidate in candidates):
        return "", [_("The ISBN «%s» is mistyped: its check digit does not fit.") % text.strip()[:60]]
    return "", [_("«%s» is no ISBN: one has 10 or 13 digits.") % text.strip()[:60]]


def split_archived(url: str) -> tuple[str, str, str]:
    """Address, archived copy and the copy's day: an address within the Wayback Machine names both."""
    found = ARCHIVED.match(url)
    if found is None:
        return url, "", ""
    year, month, day, original = found.groups()
    return original, url, f"{year}-{month}-{day}"

"""Pasted RIS, as EndNote, Zotero, Mendeley and the Iranian portals write it."""

import re
from typing import Any

import rispy
from django.utils.translation import gettext as _

from profiles.exchange.pasting.entry import ISSUE, PAGES, VOLUME, Entry, year_first
from profiles.text import localize_digits

KINDS = {
    "JOUR": "article", "EJOUR": "article", "MGZN": "article", "NEWS": "article", "CHAP": "article", "CONF": "article",
    "CPAPER": "article", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "THES": "document", "RPRT": "document",
    "GEN": "document", "GOVDOC": "document", "PAMP": "document", "STAT": "law", "LEGAL": "law", "BILL": "law",
    "CASE": "law", "DATA": "dataset", "VIDEO": "video", "MPCT": "video", "ELEC": "webpage", "BLOG": "webpage",
    "WEB": "webpage",
}  # fmt: skip
TITLES = ("title", "primary_title", "short_title")
HOUSES = ("publisher", "institution", "journal_name", "secondary_title", "alternate_title1", "alternate_title3")
AUTHORS = ("authors", "first_authors", "secondary_authors", "tertiary_authors")
LEFT_OUT = {"volume": VOLUME, "number": ISSUE, "start_page": PAGES}


def read_ris(text: str) -> tuple[list[Entry], list[str]]:
    """The entries, and what could not be read, a sentence each."""
    # Some write one space before the hyphen, none behind it, or forget the last line.
    lines = [re.sub(r"^\s*([A-Z][A-Z0-9])\s*-\s?", r"\1  - ", line) for line in text.splitlines()]
    if not any(line.startswith("ER  -") for line in lines[-3:]):
        lines.append("ER  - ")
    try:
        read: list[dict[str, Any]] = rispy.loads("\n".join(lines), skip_unknown_tags=True)
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        return [], [_("The RIS cannot be read: each entry begins with a line «TY  - » and ends with «ER  - ».")]
    return [_entry(entry) for entry in read], []


def _first(entry: dict[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        value = entry.get(name)
        if isinstance(value, list):
            value = next(iter(value), "")
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _entry(entry: dict[str, Any]) -> Entry:
    kind = KINDS.get(str(entry.get("type_of_reference", "")), "document")
    people: list[Any] = next((entry[name] for name in AUTHORS if entry.get(name)), [])
    order = (*HOUSES[2:], *HOUSES[:2]) if kind == "article" else HOUSES
    number = _first(entry, ("issn", "isbn"))
    return Entry(
        kind=kind,
        title=_first(entry, TITLES),
        authors=[str(person) for person in people],
        publisher=_first(entry, order),
        language=_first(entry, ("language",)),
        date=_date(entry),
        url=_first(entry, ("urls", "url", "link1", "link2")),
        doi=_first(entry, ("doi",)),
        isbn=number if kind == "book" else "",
        left_out=[
            str(said) % localize_digits(value) for name, said in LEFT_OUT.items() if (value := _first(entry, (name,)))
        ],
    )


def _date(entry: dict[str, Any]) -> str:
    """The fuller of the two dates; RIS ends a date with empty slashes: «2016/05//»."""
    dates = [
        year_first(re.sub(r"/+\s*[^0-9۰-۹/]*$", "", _first(entry, (name,))))
        for name in ("date", "year", "publication_year")
    ]
    return max(dates, key=len)

"""Pasted BibTeX and BibLaTeX, LaTeX letters and Persian fields included."""

import logging
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from django.utils.translation import gettext as _

from profiles.exchange.pasting.entry import ISSUE, PAGES, VOLUME, Entry, year_first
from profiles.exchange.pasting.publication import month_number
from profiles.text import localize_digits

KINDS = {
    "article": "article", "inproceedings": "article", "conference": "article", "incollection": "article",
    "inbook": "article", "periodical": "article", "book": "book", "collection": "book", "proceedings": "book",
    "mvbook": "book", "phdthesis": "document", "mastersthesis": "document", "thesis": "document",
    "techreport": "document", "report": "document", "manual": "document", "unpublished": "document",
    "legislation": "law", "jurisdiction": "law", "legal": "law", "dataset": "dataset", "video": "video",
    "movie": "video", "online": "webpage", "electronic": "webpage", "www": "webpage",
}  # fmt: skip
HOUSES = ("publisher", "institution", "school", "organization", "journal", "journaltitle", "booktitle", "newspaper")
LEFT_OUT = {"volume": VOLUME, "number": ISSUE, "pages": PAGES}


def read_bibtex(text: str) -> tuple[list[Entry], list[str]]:
    """The entries, and what could not be read, a sentence each, with its line."""
    # It says what it cannot read in the log too; the editor is told here.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library: Any = parse_string(
        text, append_middleware=[LatexDecodingMiddleware(), SeparateCoAuthors(), SplitNameParts()]
    )
    problems = [
        _("The BibTeX that begins on line %(line)s cannot be read: a brace, quotation mark or comma is missing.")
        % {"line": localize_digits((block.start_line or 0) + 1)}
        for block in library.failed_blocks
    ]
    return [_entry(entry) for entry in library.entries], problems


def _entry(block: Any) -> Entry:
    fields = {str(one.key).lower(): one.value for one in block.fields}
    words = {name: value.strip() for name, value in fields.items() if isinstance(value, str)}
    kind = KINDS.get(block.entry_type.lower(), "webpage")
    title = ": ".join(filter(None, (words.get("title"), words.get("subtitle"))))
    link = words.get("url") or words.get("howpublished", "")
    order = (*HOUSES[4:], *HOUSES[:4]) if kind == "article" else HOUSES
    if kind == "webpage" and not link:
        kind = "document"
    return Entry(
        kind=kind,
        title=title,
        authors=_people(fields.get("author")) or _people(fields.get("editor")),
        publisher=next((words[name] for name in order if words.get(name)), ""),
        language=words.get("langid") or words.get("language", ""),
        date=_date(words),
        url=link if link.startswith(("http://", "https://")) else "",
        doi=words.get("doi", ""),
        isbn=words.get("isbn", ""),
        left_out=[str(said) % localize_digits(words[name]) for name, said in LEFT_OUT.items() if words.get(name)],
    )


def _people(names: Any) -> list[str]:
    if isinstance(names, str):
        return [names]
    people = []
    for name in names or []:
        family = " ".join([*name.von, *name.last])
        given = " ".join([*name.first, *name.jr])
        people.append(f"{family}, {given}" if given else family)
    return [person for person in people if person.strip(", ")]


def _date(words: dict[str, str]) -> str:
    if words.get("date"):
        return year_first(words["date"]) if "/" not in words["date"] else words["date"]
    parts = [words.get("year", ""), month_number(words.get("month", "")), words.get("day", "")]
    known = parts[: parts.index("")] if "" in parts else parts
    return "-".join(known)

"""What an entry of any form becomes: columns of a source, and notes on what was read how."""

import re
from dataclasses import dataclass
from dataclasses import field as default
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from profiles.exchange.pasting.identifiers import read_doi, read_isbn, split_archived
from profiles.exchange.pasting.publication import published_of
from profiles.models import Source
from profiles.text import listed_apart, normalize_persian, to_latin_digits

VOLUME = pgettext_lazy("within a journal", "vol. %s")
ISSUE = pgettext_lazy("within a journal", "no. %s")
PAGES = pgettext_lazy("within a publication", "pp. %s")
PERSIAN_LETTERS = re.compile("[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc]")
ONLY_PERSIAN = re.compile("[پچژگکی]")
LANGUAGES = {
    "english": "en", "eng": "en", "american": "en", "british": "en-GB", "persian": "fa", "farsi": "fa", "per": "fa",
    "fas": "fa", "فارسی": "fa", "french": "fr", "german": "de", "ngerman": "de", "spanish": "es", "arabic": "ar",
    "turkish": "tr", "italian": "it", "dutch": "nl", "russian": "ru",
}  # fmt: skip
TAG = re.compile("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")


@dataclass(frozen=True)
class Pasted:
    """A source as it was pasted: columns with their values, and notes for the editor, in the active language."""

    values: dict[str, str]
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What tells it from the others."""
        return next((self.values[key] for key in ("title", "doi", "isbn", "url") if self.values.get(key)), "—")


@dataclass
class Entry:
    """An entry under way: what its form says, in words of no form."""

    kind: str = "webpage"
    title: str = ""
    authors: list[str] = default(default_factory=list)
    publisher: str = ""
    language: str = ""
    date: str = ""
    url: str = ""
    doi: str = ""
    isbn: str = ""
    left_out: list[str] = default(default_factory=list)

    def pasted(self) -> Pasted:
        """The entry as columns of a source: cut where a column ends, converted where it is written otherwise."""
        notes: list[str] = []
        values = {
            "kind": self.kind,
            "title": tidy(self.title),
            "authors": "; ".join(filter(None, map(tidy, self.authors))),
            "publisher": tidy(self.publisher),
            "language": self._language(),
        }
        values["published"], said = published_of(self.date, is_persian=values["language"] == "fa")
        notes += said
        values["url"], values["archived_url"], values["archived_on"] = split_archived(self.url.strip())
        values["doi"], said = read_doi(self.doi)
        notes += said
        values["isbn"], said = read_isbn(self.isbn)
        notes += said
        for column, value in values.items():
            field: Any = Source._meta.get_field(column)
            length = field.max_length
            if length and len(value) > length:
                values[column] = value[:length].rsplit(" ", 1)[0]
                notes.append(_("«%s» was too long and is cut.") % field.verbose_name)
        if self.left_out:
            notes.append(_("Not taken, as it belongs into the citation: %s.") % listed_apart(self.left_out))
        return Pasted({column: value for column, value in values.items() if value}, tuple(notes))

    def _language(self) -> str:
        given = self.language.strip().lower()
        if given in LANGUAGES:
            return LANGUAGES[given]
        if TAG.fullmatch(self.language.strip()):
            return self.language.strip()
        if self.title and ONLY_PERSIAN.search(self.title):
            return "fa"
        return ""


def tidy(text: str) -> str:
    """A text on one line; in Persian, in the spelling that is kept."""
    text = " ".join(text.replace("\u00a0", " ").split())
    return normalize_persian(text) if PERSIAN_LETTERS.search(text) else text


def year_first(text: str) -> str:
    """A date with Latin digits and hyphens: «۱۳۹۹/۵/۱۲» as «1399-5-12»."""
    return re.sub(r"[/.]", "-", to_latin_digits(text).strip()).strip("-")

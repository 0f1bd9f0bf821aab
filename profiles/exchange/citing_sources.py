"""References to the sources themselves, for the works of readers: APA, Persian style, BibTeX, RIS."""

import re
from dataclasses import dataclass
from datetime import date

from persiantools.jdatetime import JalaliDate

from profiles.choices import SourceKind
from profiles.dates import GREGORIAN_MONTHS, display, year_of
from profiles.exchange.citing import escaped
from profiles.models import Source
from profiles.text import slugify_ascii, to_persian_digits

BIBTEX = {
    SourceKind.ARTICLE: ("article", "journal"),
    SourceKind.BOOK: ("book", "publisher"),
    SourceKind.LAW: ("legislation", "publisher"),
    SourceKind.DOCUMENT: ("report", "institution"),
    SourceKind.DATASET: ("dataset", "publisher"),
    SourceKind.VIDEO: ("video", "publisher"),
    SourceKind.WEBPAGE: ("online", "organization"),
    SourceKind.ESSAY: ("unpublished", "publisher"),
}
RIS = {
    SourceKind.ARTICLE: "JOUR",
    SourceKind.BOOK: "BOOK",
    SourceKind.LAW: "STAT",
    SourceKind.DOCUMENT: "RPRT",
    SourceKind.DATASET: "DATA",
    SourceKind.VIDEO: "VIDEO",
    SourceKind.WEBPAGE: "ELEC",
    SourceKind.ESSAY: "GEN",
}
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class SourceReference:
    """How a source is cited, each way as one text."""

    source: Source

    @property
    def key(self) -> str:
        """The name of its file and of its entry."""
        return slugify_ascii(self.source.slug)[:60] or "source"

    @property
    def address(self) -> str:
        """Where it is found: its DOI before its address."""
        return f"https://doi.org/{self.source.doi}" if self.source.doi else self.source.url

    def apa(self) -> str:
        """In the style of the American Psychological Association, 7th edition."""
        source = self.source
        people = [_with_initials(name) for name in self._people()]
        who = people[0] if len(people) == 1 else f"{', '.join(people[:-1])}, & {people[-1]}" if people else ""
        parts = [who or source.title, f"({self._year_in_english()})", source.title if who else "", source.publisher]
        return " ".join([*(f"{part.rstrip('.')}." for part in parts if part), self.address]).strip()

    def persian(self) -> str:
        """As Persian scholarly works cite it, without the address; Persian sources by their Jalali year."""
        source = self.source
        who = "؛ ".join(name.replace(", ", "، ") for name in self._people())
        title = f"«{source.title}»"
        year = f"({self._year_in_persian()})"
        parts = [f"{who} {year}" if who else "", title if who else f"{title} {year}"]
        return "، ".join([". ".join(filter(None, parts)), *([source.publisher] if source.publisher else [])]) + "."

    def bibtex(self) -> str:
        """For BibLaTeX, whose dates are EDTF too; a plain year stands beside for BibTeX."""
        source = self.source
        kind, house = BIBTEX[SourceKind.of(source.kind)]
        fields = {
            "author": " and ".join(f"{{{name}}}" if "," not in name else name for name in map(escaped, self._people())),
            "title": f"{{{escaped(source.title)}}}",
            house: escaped(source.publisher),
            "year": source.published if re.fullmatch("[0-9]{4}", source.published) else "",
            "date": source.published,
            "langid": source.language,
            "doi": source.doi,
            "isbn": source.isbn,
            "url": source.url,
        }
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
        return f"@{kind}{{{self.key},\n{lines}\n}}\n"

    def ris(self) -> str:
        """For EndNote, Zotero and others."""
        source = self.source
        kind = SourceKind.of(source.kind)
        found = _DAY.fullmatch(source.published)
        lines = [
            ("TY", RIS[kind]),
            *(("AU", name) for name in self._people()),
            ("TI", source.title),
            ("JO" if kind is SourceKind.ARTICLE else "PB", source.publisher),
            ("PY", source.published[:4] if found else ""),
            ("DA", "/".join(part for part in found.groups() if part) if found else ""),
            ("LA", source.language),
            ("DO", source.doi),
            ("SN", source.isbn),
            ("UR", source.url),
            ("L1", source.archived_url),
        ]
        written = "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value)
        return f"{written}ER  - \r\n"

    def _people(self) -> list[str]:
        return [name.strip() for name in self.source.authors.split(";") if name.strip()]

    def _year_in_english(self) -> str:
        found = _DAY.fullmatch(self.source.published)
        if found is None:
            first, last = self._years()
            return "n.d." if first is None else str(first) if first == last else f"{first}–{last}"
        year, month, day = found.groups()
        if not month:
            return str(year)
        return f"{year}, {GREGORIAN_MONTHS['en'][int(month) - 1]}" + (f" {int(day)}" if day else "")

    def _years(self) -> tuple[int | None, int | None]:
        first, last = self.source.published_earliest, self.source.published_latest
        if first is None or last is None:
            return None, None
        return year_of(first), year_of(last)

    def _year_in_persian(self) -> str:
        source = self.source
        if not source.published:
            return "بی‌تا"
        first, last = source.published_earliest, source.published_latest
        if source.language.startswith("fa") and first is not None and last is not None and first > 0:
            # For the checker: typed in part.
            years = {JalaliDate(date.fromordinal(day)).year for day in (first, last)}  # type: ignore[no-untyped-call]
            if len(years) == 1:
                return to_persian_digits(str(years.pop()))
        year, other = self._years()
        return to_persian_digits(str(year)) if year is not None and year == other else display(source.published, "fa")


def _with_initials(name: str) -> str:
    """«Müller, Hans Peter» as «Müller, H. P.»; names in other scripts and names of bodies stay whole."""
    family, comma, given = name.partition(", ")
    if not comma or not _LATIN.match(given):
        return name
    return f"{family}, {' '.join(f'{part[0].upper()}.' for part in given.split())}"

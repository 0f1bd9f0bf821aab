"""References to pages of the database, as readers put them into their own works."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from persiantools.jdatetime import JalaliDate

from profiles.dates import GREGORIAN_MONTHS, JALALI_MONTHS
from profiles.models import DataVersion
from profiles.text import Bilingual, current_language, quoted, slugify_ascii, to_persian_digits

PUBLISHER = "citydip"
AUTHOR = "citydip contributors"
AUTHOR_FA = "مشارکت‌کنندگان citydip"


@dataclass(frozen=True)
class Reference:
    """A page as it was read: its title and permanent address, the data version and its date, the day of reading."""

    title: Bilingual
    url: str
    data_version: int
    changed: date
    accessed: date
    key: str

    def apa(self) -> str:
        """In the style of the American Psychological Association, 7th edition."""
        changed = f"{self.changed.year}, {_month(self.changed)} {self.changed.day}"
        accessed = f"{_month(self.accessed)} {self.accessed.day}, {self.accessed.year}"
        return (
            f"{AUTHOR}. ({changed}). {self.title.in_language('en')} (data version {self.data_version}) [Data set]. "
            f"{PUBLISHER}. Retrieved {accessed}, from {self.url}"
        )

    def persian(self) -> str:
        """As Persian scholarly works cite a web page, in the Jalali calendar; the address is to follow it."""
        accessed = JalaliDate(self.accessed)  # type: ignore[no-untyped-call]  # it carries no types
        changed = JalaliDate(self.changed)  # type: ignore[no-untyped-call]  # it carries no types
        months = JALALI_MONTHS["fa"]
        text = (
            f"{AUTHOR_FA} ({changed.year}). {quoted(self.title.in_language('fa'), 'fa')}، {PUBLISHER}، "
            f"نسخهٔ دادهٔ {self.data_version}. "
            f"بازیابی‌شده در {accessed.day} {months[accessed.month - 1]} {accessed.year}، از:"
        )
        return to_persian_digits(text)

    def bibtex(self) -> str:
        """For BibTeX and BibLaTeX; the file is UTF-8."""
        fields = {
            "author": f"{{{AUTHOR}}}",
            "title": f"{{{escaped(self.title.in_language('en'))}}}",
            "year": str(self.changed.year),
            "month": str(self.changed.month),
            "publisher": PUBLISHER,
            "version": str(self.data_version),
            "note": f"Data version {self.data_version}",
            "url": self.url,
            "urldate": self.accessed.isoformat(),
        }
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        return f"@misc{{citydip-{self.key},\n{lines}\n}}\n"

    def ris(self) -> str:
        """For EndNote, Zotero and others."""
        lines = [
            ("TY", "DATA"),
            ("AU", AUTHOR),
            ("TI", self.title.in_language("en")),
            ("TT", self.title.in_language("fa")),
            ("PY", str(self.changed.year)),
            ("DA", self.changed.strftime("%Y/%m/%d")),
            ("PB", PUBLISHER),
            ("ET", f"Data version {self.data_version}"),
            ("UR", self.url),
            ("Y2", self.accessed.strftime("%Y/%m/%d")),
            ("ER", ""),
        ]
        return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value or tag == "ER")


def reference_to(title: object, url: str, version: DataVersion | None = None) -> Reference:
    """The reference to the page of that title at that address, as it stands now; a query where no version is given."""
    version = version or DataVersion.current()
    if not isinstance(title, Bilingual):
        text = str(title)
        title = Bilingual("", text) if current_language() == "fa" else Bilingual(text, "")
    return Reference(
        title=title,
        url=url,
        data_version=version.number,
        changed=version.changed_at.date(),
        accessed=timezone.now().date(),
        key=slugify_ascii(title.in_language("en"))[:60] or "page",
    )


def _month(day: date) -> str:
    return GREGORIAN_MONTHS["en"][day.month - 1]


def escaped(text: str) -> str:
    """A text that LaTeX sets as it stands."""
    return "".join(f"\\{letter}" if letter in "&%$#_{}" else letter for letter in text)

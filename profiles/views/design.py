"""The page that shows every part of the design, in every state and both directions."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from profiles.choices import ConditionLevel, Confidence, Field, TieKind, TieStatus
from profiles.figures import Figure
from profiles.text import Bilingual, current_language
from profiles.views.design_figures import sample_figures
from profiles.views.page import Crumb, describe_page


@dataclass(frozen=True, slots=True)
class SampleNote:
    """A note as ``_notes.html`` takes it."""

    number: int
    confidence: str
    title: str
    language: str
    url: str = ""
    publisher: str = ""
    published: str = ""
    locator: str | Bilingual = ""
    supports: str | Bilingual = ""


@dataclass(frozen=True, slots=True)
class SampleTie:
    """A row of the sample table; ``distance`` in kilometres."""

    city: Bilingual
    started: str
    kind: str
    status: str
    distance: int


@dataclass(frozen=True, slots=True)
class Specimen:
    """One round of the parts in one language."""

    language: str
    direction: str
    figures: list[Figure]


@dataclass(frozen=True, slots=True)
class SampleSection:
    """An entry of the side menu."""

    anchor: str
    label: Bilingual
    count: int | None = None


NOTES = (
    SampleNote(
        1, Confidence.VERIFIED.value, "2020 Cities Disclosing to CDP", "en", "https://www.cdp.net/", "CDP", "2020"
    ),
    SampleNote(
        2, Confidence.DISPUTED.value, "Bevolking in cijfers", "nl", publisher="Gemeente Amsterdam", published="2023"
    ),
    SampleNote(
        3,
        Confidence.ESSAY.value,
        "دیپلماسی شهری",
        "fa",
        locator=Bilingual("paragraph 16", "بند ۱۶"),
        supports=Bilingual("Amsterdam brands itself.", "آمستردام برای خود برند می‌سازد."),
    ),
)

TIES = (
    SampleTie(Bilingual("Athens", "آتن"), "1986-05-10", TieKind.SISTER_CITY.value, TieStatus.ACTIVE.value, 2163),
    SampleTie(Bilingual("Saint Petersburg", "سن‌پترزبورگ"), "1991", TieKind.TWIN.value, TieStatus.SUSPENDED.value, 1768),
    SampleTie(
        Bilingual("Paramaribo", "پاراماریبو"), "2002", TieKind.COOPERATION_AGREEMENT.value, TieStatus.ENDED.value, 7486
    ),
    SampleTie(Bilingual("Beijing", "پکن"), "199X", TieKind.SISTER_CITY.value, TieStatus.DORMANT.value, 7830),
    SampleTie(Bilingual("Accra", "آکرا"), "", TieKind.FRIENDSHIP.value, TieStatus.PLANNED.value, 5225),
)

SECTIONS = (
    SampleSection("words", Bilingual("Words", "نوشته‌ها")),
    SampleSection("fields", Bilingual("Six fields", "شش حوزه"), 6),
    SampleSection("facts", Bilingual("Facts and their notes", "مطلب‌ها و یادداشت‌هایشان")),
    SampleSection("states", Bilingual("States and grades", "وضعیت‌ها و سطح‌ها")),
    SampleSection("tables", Bilingual("Tables", "جدول‌ها"), len(TIES)),
    SampleSection("lists", Bilingual("Lists, cards and timelines", "فهرست‌ها، کارت‌ها و گاه‌نگارها")),
    SampleSection("forms", Bilingual("Forms and filters", "فرم‌ها و پالایه‌ها")),
    SampleSection("figures", Bilingual("Pictures", "تصویرها")),
    SampleSection("notes", Bilingual("Sources", "منابع"), len(NOTES)),
)


@require_safe
def design(request: HttpRequest) -> HttpResponse:
    """Show the parts, first in the page's own language, then in the other."""
    own = current_language()
    other = "en" if own == "fa" else "fa"
    title = _("Design of the site")
    context = {
        "page": describe_page(
            request,
            title,
            description=_("Every part that pages are set from, in each of its states and in both directions."),
            crumbs=(Crumb(_("About"), f"/{own}/about/"),),
        ),
        "specimens": [_specimen(language) for language in (own, other)],
        "own_language": own,
        "fields": tuple(Field),
        "confidences": tuple(Confidence),
        "tie_statuses": tuple(TieStatus),
        "condition_levels": tuple(ConditionLevel),
        "ties": TIES,
        "notes": NOTES,
        "one_note": NOTES[:1],
        "two_notes": NOTES[1:],
        "sections": SECTIONS,
        "page_obj": Paginator(range(230), 25).page(4),
        "seat_of": Bilingual("Amsterdam", "آمستردام"),
        "campaign": Bilingual("I amsterdam", "من آمستردامم"),
        "open_city": Bilingual("Paris is declared an open city", "پاریس شهر بی‌دفاع اعلام می‌شود"),
        "athens": Bilingual("Sparta and Athens make peace", "اسپارت و آتن صلح می‌کنند"),
    }
    return render(request, "about/design.html", context)


def _specimen(language: str) -> Specimen:
    with override(language):
        return Specimen(language, "rtl" if language == "fa" else "ltr", sample_figures())

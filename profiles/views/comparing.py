"""What the address of a comparison asks for: cities, year, order, measure, and the sections that are hidden."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from profiles.models import City
from profiles.sections import SECTIONS
from profiles.selectors.comparison import MOST, Order
from profiles.selectors.meaning import UnclearNameError, city_meant
from profiles.selectors.public import GoneError, MovedError, NotPublicError, find_public
from profiles.text import listed, localize_digits
from profiles.views.answers import BadQueryError, check_parameters, unclear_name, year_asked


class Measure(StrEnum):
    """What the bars of the six fields count."""

    TOTAL = ""
    PER_YEAR = "year"
    PER_INHABITANT = "inhabitant"

    @property
    def label(self) -> Promise:
        return _MEASURES[self]


_MEASURES = {
    Measure.TOTAL: gettext_lazy("activities"),
    Measure.PER_YEAR: gettext_lazy("activities a year"),
    Measure.PER_INHABITANT: gettext_lazy("activities per million inhabitants"),
}
ORDERS: dict[Order, Promise] = {
    Order.LISTED: gettext_lazy("as in the profile"),
    Order.SHARED: gettext_lazy("what is shared first"),
    Order.NEWEST: gettext_lazy("newest first"),
    Order.NAME: gettext_lazy("by name"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A link of a row of choices."""

    label: Any
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A comparison as its address says it; every change of it has an address too."""

    slugs: tuple[str, ...]
    year: int | None = None
    hidden: tuple[str, ...] = ()
    order: Order = Order.LISTED
    measure: Measure = Measure.TOTAL

    def pairs(self, *without: str) -> list[tuple[str, str]]:
        """The query's names and values, but for the names given: what a form keeps beside its own field."""
        pairs = [("city", slug) for slug in self.slugs]
        if self.year is not None:
            pairs.append(("year", str(self.year)))
        pairs += [("hide", code) for code in self.hidden]
        pairs += [(name, value) for name, value in (("sort", self.order), ("per", self.measure)) if value]
        return [pair for pair in pairs if pair[0] not in without]

    @property
    def query(self) -> str:
        return urlencode(self.pairs())

    @property
    def subject(self) -> str:
        """The part of the query that makes it another comparison: cities and year, not how they are laid out."""
        return urlencode(self.pairs("hide", "sort", "per"))

    def url(self, name: str = "compare") -> str:
        return f"{reverse(name)}?{self.query}"

    def of_all_years(self) -> str:
        return replace(self, year=None).url()

    def swapped(self, place: int, other: int) -> str:
        """The address with two cities in each other's place."""
        slugs = list(self.slugs)
        slugs[place], slugs[other] = slugs[other], slugs[place]
        return replace(self, slugs=tuple(slugs)).url()

    def without(self, place: int) -> str:
        """The address without one of the cities."""
        return replace(self, slugs=self.slugs[:place] + self.slugs[place + 1 :]).url()

    def hiding(self, code: str) -> str:
        return replace(self, hidden=(*self.hidden, code)).url()

    def shown_again(self) -> tuple[Choice, ...]:
        """The hidden sections, each with the address that shows it again."""
        return tuple(
            Choice(
                section.title,
                replace(self, hidden=tuple(code for code in self.hidden if code != section.code)).url(),
                False,
            )
            for section in SECTIONS
            if section.code in self.hidden
        )

    def orders(self) -> tuple[Choice, ...]:
        return tuple(
            Choice(label, replace(self, order=order).url(), order is self.order) for order, label in ORDERS.items()
        )

    def measures(self) -> tuple[Choice, ...]:
        return tuple(
            Choice(measure.label, f"{replace(self, measure=measure).url()}#fields", measure is self.measure)
            for measure in Measure
        )


def read_comparison(request: HttpRequest) -> tuple[Asked, list[City]]:
    """What the address asks for, and the cities. Raises ``BadQueryError`` with a reason for what is wrong."""
    check_parameters(request, "city", "year", "hide", "sort", "per")
    year = year_asked(request)
    hidden = tuple(dict.fromkeys(request.GET.getlist("hide")))
    unknown = next((code for code in hidden if code not in {section.code for section in SECTIONS}), None)
    if unknown is not None:
        raise BadQueryError({"hide": _("There is no section «%s».") % unknown[:40]})
    order = Order(_one_of(request, "sort", Order))
    measure = Measure(_one_of(request, "per", Measure))
    cities = _cities_asked(request)
    return Asked(tuple(city.slug for city in cities), year, hidden, order, measure), cities


def _one_of(request: HttpRequest, name: str, known: Iterable[str]) -> str:
    given = request.GET.get(name, "")
    if given not in set(known):
        said = listed(filter(None, known))
        raise BadQueryError({name: _("It is one of these: %s.") % said})
    return given


def _cities_asked(request: HttpRequest) -> list[City]:
    """The public cities of the query, in its order."""
    slugs = [slug.strip() for slug in request.GET.getlist("city") if slug.strip()]
    if len(slugs) > MOST:
        raise BadQueryError(
            {"city": _("A comparison takes at most %(most)s cities; these are %(given)s.")
             % {"most": localize_digits(MOST), "given": localize_digits(len(slugs))}}
        )  # fmt: skip
    found: dict[str, City] = {
        city.slug: city
        for city in City.objects.published().filter(slug__in=slugs).select_related("territory", "region", "represents")
    }
    cities = [found[slug] if slug in found else _find_elsewhere(slug) for slug in slugs]
    twice = next((slug for slug, city in zip(slugs, cities, strict=True) if cities.count(city) > 1), None)
    if twice is not None:
        raise BadQueryError({"city": _("«%s» is asked for twice; a city is compared with others.") % twice[:80]})
    return cities


def _find_elsewhere(slug: str) -> City:
    """The city that a former slug leads to. Raises ``BadQueryError`` where there is none."""
    try:
        return find_public(City.objects.select_related("territory", "region", "represents"), slug)
    except MovedError as moved:
        return _find_elsewhere(moved.to)
    except GoneError as gone:
        raise BadQueryError({"city": _("«%s» was withdrawn.") % gone.slug[:80]}) from gone
    except NotPublicError:
        return _city_named(slug)


def _city_named(text: str) -> City:
    """The one city of that name in either script. Raises ``BadQueryError`` where there is none, or several."""
    try:
        return city_meant(text)
    except UnclearNameError as unclear:
        if unclear.candidates:
            raise BadQueryError({"city": unclear_name(unclear)}) from unclear
        raise BadQueryError({"city": _("No city has the address «%s».") % text[:80]}) from unclear

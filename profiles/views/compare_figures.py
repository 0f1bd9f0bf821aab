"""The pictures of a comparison: the six fields of every city to one measure, and one timeline of all."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from profiles.dates import display, year_of
from profiles.figures import Figure, field_multiples
from profiles.figures.years import Doing, cities_by_year
from profiles.models import Observation
from profiles.selectors.comparison import Comparison
from profiles.selectors.profile import CityProfile
from profiles.text import format_number, listed, shortest
from profiles.views.comparing import Measure


def field_profiles(comparison: Comparison, measure: Measure) -> tuple[list[Figure], list[str]]:
    """The bars of every city in their order, and a sentence to each that says by what its numbers were divided.

    Per inhabitant the numbers rest on populations of different areas; each city is then drawn to its own measure.
    """
    counted = [
        {str(share.field): float(share.activities) for share in profile.fields} for profile in comparison.profiles
    ]
    said = ["" for _profile in comparison.profiles]
    areas: set[str] = set()
    for place, profile in enumerate(comparison.profiles):
        if measure is Measure.PER_YEAR:
            years = _years_active(profile, comparison.year)
            said[place] = _("divided by %(n)s years, since its first dated activity") % {"n": format_number(years)}
            counted[place] = {code: count / years for code, count in counted[place].items()} if years else {}
            said[place] = said[place] if years else _("No activity is dated.")
        elif measure is Measure.PER_INHABITANT:
            population = _population(profile)
            if population is None:
                counted[place], said[place] = {}, _("No population is recorded, or none so early.")
                continue
            areas.add(population.area_en)
            millions = float(population.value) / 1e6
            counted[place] = {code: count / millions for code, count in counted[place].items()}
            said[place] = _population_words(population)
    figures = field_multiples(
        [(profile.city.name.in_language(), counts)
         for profile, counts in zip(comparison.profiles, counted, strict=True)],
        unit=str(measure.label),
        to_one_measure=len(areas) < 2,
    )  # fmt: skip
    return figures, said


def common_timeline(comparison: Comparison) -> Figure | None:
    """Every dated record of every city on one line of years; None without any."""
    rows = [
        (
            profile.city.name.in_language(),
            [
                Doing(
                    event.words.in_language(),
                    getattr(event.record, "field", "") or "",
                    float(year_of(event.day)),
                    display(event.edtf),
                    url=event.record.get_absolute_url(),
                    noun=event.what_it_is,
                )
                for event in profile.timeline
            ],
        )
        for profile in comparison.profiles
    ]
    if not any(doings for _name, doings in rows):
        return None
    names = listed(name for name, _doings in rows)
    return cities_by_year(rows, title=_("What is dated of %s, on one line of years") % names)


def _years_active(profile: CityProfile, year: int | None) -> int:
    starts = [fact.record.started_earliest for fact in profile.activities if fact.record.started_earliest is not None]
    until = year if year is not None else timezone.now().year
    return max(1, until - year_of(min(starts)) + 1) if starts else 0


def _population(profile: CityProfile) -> Observation | None:
    """The newest population recorded that is more than nothing."""
    dated: Sequence[Observation] = [fact.record for fact in profile.populations if fact.record.value > 0]
    return dated[0] if dated else None


def _population_words(population: Observation) -> str:
    parts = [format_number(shortest(population.value))]
    if population.as_of:
        parts.append(display(population.as_of))
    if population.area:
        parts.append(population.area.in_language())
    return _("divided by the inhabitants: %s") % listed(parts)

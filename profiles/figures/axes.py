"""Scales: years along the reading direction, and quantities with round steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from profiles.dates import display, format_year
from profiles.figures.drawing import Sheet, line, words
from profiles.text import format_number, localize_digits


@dataclass(frozen=True, slots=True)
class YearScale:
    """Maps years to lengths along the reading direction, in straight pieces between knots (year, length)."""

    knots: tuple[tuple[float, float], ...]

    @property
    def first(self) -> float:
        return self.knots[0][0]

    @property
    def last(self) -> float:
        return self.knots[-1][0]

    def at(self, year: float) -> float:
        """Return the length at which a year stands; years beyond the ends stand at the ends."""
        for (before, start), (after, end) in zip(self.knots, self.knots[1:], strict=False):
            if year <= after:
                share = max(0.0, (year - before) / (after - before))
                return start + share * (end - start)
        return self.knots[-1][1]


def straight(first: float, last: float, start: float, end: float) -> YearScale:
    """Return an even scale from one year to another; at least one year long."""
    return YearScale(((first, start), (max(last, first + 1), end)))


def round_years(first: float, last: float, most: int = 7) -> list[int]:
    """Return round years to mark between two years, at most about ``most``."""
    span = max(1.0, last - first)
    step = next((s for s in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000) if span / s <= most), 2000)
    return list(range(ceil(first / step) * step, floor(last) + 1, step))


def year_words(year: int) -> str:
    """Return a year as readers write it; year 0 is 1 BC."""
    return display(format_year(year))


def year_axis(ground: Sheet, scale: YearScale, years: Sequence[int], top: float, bottom: float) -> Iterator[SafeString]:
    """Yield the axis at ``bottom``, with a hair up to ``top`` and the year below for each year marked."""
    yield line(ground.x(scale.at(scale.first)), bottom, ground.x(scale.at(scale.last)), bottom, "axis")
    for year in years:
        x = ground.x(scale.at(year))
        yield line(x, top, x, bottom, "hair")
        yield words(x, bottom + 16, _bare(year), "t-quiet t-small", "middle")


def round_steps(most: float, count: int = 4) -> list[float]:
    """Return 0 and round values up to the first that reaches ``most``, about ``count`` steps."""
    if most <= 0:
        return [0.0, 1.0]
    rough = most / count
    power = 10.0 ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough)
    return [step * index for index in range(ceil(most / step - 1e-9) + 1)]


def short_number(value: float) -> str:
    """Return a quantity in few letters: ``1.5 million``."""
    for size, text in (
        (1e12, _("%(number)s trillion")),
        (1e9, _("%(number)s billion")),
        (1e6, _("%(number)s million")),
    ):
        if abs(value) >= size:
            return text % {"number": format_number(float(f"{value / size:.3g}"))}
    return format_number(float(f"{value:.6g}"))


def _bare(year: int) -> str:
    return localize_digits(year) if year >= 1000 else year_words(year)

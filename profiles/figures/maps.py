"""Maps: the ties of a city as arcs, and places as dots. Borders are those of the source, which draws them de facto."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from profiles.choices import TieStatus
from profiles.dates import display
from profiles.figures.drawing import (
    Figure,
    Sheet,
    Table,
    coordinate,
    element,
    group,
    path_through,
    picture,
    text_width,
    words,
)
from profiles.figures.projection import HEIGHT, WIDTH, Point, arc, outline, project
from profiles.text import current_language

DATA = Path(__file__).parent / "data" / "world-110m.json"

# What lies on top: ties that are over must not cover those that hold.
_ORDER = [
    TieStatus.ENDED.value,
    TieStatus.DORMANT.value,
    TieStatus.PLANNED.value,
    TieStatus.SUSPENDED.value,
    TieStatus.ACTIVE.value,
]


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map; ``longitude`` and ``latitude`` in degrees east and north, ``note`` is said on pointing."""

    name: str
    longitude: float
    latitude: float
    url: str = ""
    note: str = ""

    @property
    def point(self) -> Point:
        return self.longitude, self.latitude


@dataclass(frozen=True, slots=True)
class DrawnTie:
    """A tie as the map draws it: from one place to another; ``status`` a code of ``TieStatus``, ``since`` EDTF."""

    start: Place
    end: Place
    status: str
    kind: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class Country:
    """A country on a map of levels: its ISO 3166-1 alpha-2 code, the code of the level, and what that says."""

    code: str
    name: str
    level: str
    said: str
    url: str


@cache
def country_outlines() -> Mapping[str, str]:
    """Return path data by ISO 3166-1 alpha-2 code, made by ``build_world_paths``; small states have none."""
    paths: dict[str, str] = json.loads(DATA.read_text(encoding="utf-8"))["paths"]
    return paths


def map_of_ties(
    home: Place | None, ties: Sequence[DrawnTie], *, title: str, description: str = "", countries: Iterable[str] = ()
) -> Figure:
    """Draw ties as arcs of great circles in the colour of their state, and name the places that there is room for.

    ``home`` is the city whose ties they are, if one; ``countries`` are alpha-2 codes of countries to mark.
    """
    ground = _ground()
    drawn = sorted(ties, key=lambda tie: _ORDER.index(tie.status) if tie.status in _ORDER else 0)
    ends = {place.name: place for tie in ties for place in (tie.start, tie.end) if place != home}
    places = list(ends.values())
    parts = [
        *_land(countries),
        group((_arc(tie) for tie in drawn), class_="arcs"),
        *_dots(places),
        *(_dots([home], "place-home") if home else ()),
        *_labels(ground, [*([home] if home else []), *places]),
    ]
    rows = tuple(
        (
            f"{tie.start.name} – {tie.end.name}" if tie.start != home else tie.end.name,
            tie.kind,
            display(tie.since) or "—",
            _state(tie.status),
        )
        for tie in ties
    )
    return Figure(
        svg=picture(
            ground, title, parts, description=description, classes="map", has_links=any(place.url for place in places)
        ),
        title=title,
        table=Table((_("City"), _("Kind"), _("Since"), _("State")), rows),
        note=_("Borders as in Natural Earth, de facto; the database takes no side."),
    )


def dot_map(
    places: Sequence[Place],
    *,
    title: str,
    description: str = "",
    countries: Iterable[str] = (),
    with_names: bool = False,
) -> Figure:
    """Draw places as dots, each a link where it has an address."""
    ground = _ground()
    parts = [*_land(countries), *_dots(places), *(_labels(ground, places) if with_names else ())]
    return Figure(
        svg=picture(
            ground, title, parts, description=description, classes="map", has_links=any(place.url for place in places)
        ),
        title=title,
        table=Table((_("City"), _("Note")), tuple((place.name, place.note or "—") for place in places)),
        note=_("Borders as in Natural Earth, de facto; the database takes no side."),
    )


def level_map(countries: Sequence[Country], *, title: str, header: str) -> Figure:
    """Draw countries in the tint of a level; ``header`` heads it in the table. Small states are in the table alone."""
    ground = _ground()
    shapes = country_outlines()
    drawn = []
    for country in countries:
        if country.code in shapes:
            shape = element(
                "path",
                element("title", f"{country.name}: {country.said}"),
                d=shapes[country.code],
                class_=f"land land-{country.level}",
            )
            drawn.append(element("a", shape, href=country.url))
    return Figure(
        svg=picture(ground, title, [*_land(()), *drawn], classes="map", has_links=bool(drawn)),
        title=title,
        table=Table((_("Country"), header), tuple((country.name, country.said) for country in countries)),
        note=_("Borders as in Natural Earth, de facto; the database takes no side."),
    )


def _ground() -> Sheet:
    # A map is not turned round for right-to-left readers; only its words are.
    return Sheet(WIDTH, HEIGHT, current_language() == "fa")


def _land(countries: Iterable[str]) -> Iterable[SafeString]:
    yield element("path", d=f"{path_through(outline())}z", class_="sea")
    yield element("use", href=f"{static('img/world.svg')}#land", class_="land")
    for code in countries:
        if shape := country_outlines().get(code):
            yield element("path", d=shape, class_="land land-marked")


def _arc(tie: DrawnTie) -> SafeString:
    said = " · ".join(
        part
        for part in (f"{tie.start.name} – {tie.end.name}", tie.kind, display(tie.since), _state(tie.status))
        if part
    )
    lines = "".join(path_through(points) for points in arc(tie.start.point, tie.end.point))
    return element("path", element("title", said), d=lines, class_=f"arc arc-{tie.status}")


def _dots(places: Iterable[Place], classes: str = "") -> Iterable[SafeString]:
    """Yield dots as points of a round pen that keeps its size however small the map is shown."""
    for place in places:
        x, y = project(place.longitude, place.latitude)
        point = f"M{coordinate(x)} {coordinate(y)}h0"
        dot = (
            element("title", f"{place.name} · {place.note}" if place.note else place.name),
            element("path", d=point, class_="place-rim"),
            element("path", d=point, class_=f"place {classes}".strip()),
        )
        yield element("a", *dot, href=place.url) if place.url else group(dot)


def _labels(ground: Sheet, places: Iterable[Place]) -> Iterable[SafeString]:
    """Yield names beside their dots, in the order given, as long as none lies upon another."""
    taken: list[tuple[float, float, float, float]] = []
    for place in places:
        x, y = project(place.longitude, place.latitude)
        wide = text_width(place.name)
        to_the_right = x + 8 + wide <= WIDTH
        left = x + 7 if to_the_right else x - 7 - wide
        box = (left, y - 9, left + wide, y + 7)
        if any(box[0] < b[2] and box[2] > b[0] and box[1] < b[3] and box[3] > b[1] for b in taken):
            continue
        taken.append(box)
        # The anchor follows the direction of the words, the side of the dot does not.
        anchor = "start" if to_the_right != ground.is_rtl else "end"
        yield words(x + 7 if to_the_right else x - 7, y + 4, place.name, "t-halo map-label", anchor)


def _state(code: str) -> str:
    found = TieStatus.get(code)
    return str(found.label) if found else code

"""A small map of the candidates of a question, as near as they lie together."""

from collections.abc import Sequence
from zlib import crc32

from django.templatetags.static import static
from django.utils.safestring import SafeString

from profiles.figures.drawing import coordinate, element, group, words
from profiles.figures.maps import Place
from profiles.figures.projection import HEIGHT, WIDTH, project
from profiles.text import format_number

SMALLEST = 60.0
"""Width in units of the world map (1000 wide) below which it is not brought nearer: outlines get too coarse."""
SHAPE = 2.0
"""Width to height."""
MARGIN = 1.5
LARGER = 1.3


def candidates_map(places: Sequence[Place], title: str) -> SafeString:
    """Draw places as numbered dots on the part of the world that they lie in; the numbers are those of the list."""
    points = [project(place.longitude, place.latitude) for place in places]
    left, right = min(x for x, _y in points), max(x for x, _y in points)
    top, bottom = min(y for _x, y in points), max(y for _x, y in points)
    wide = min(WIDTH, max(SMALLEST, MARGIN * (right - left), MARGIN * SHAPE * (bottom - top)))
    high = min(HEIGHT, wide / SHAPE)
    x0 = min(max(0.0, (left + right - wide) / 2), WIDTH - wide)
    y0 = min(max(0.0, (top + bottom - high) / 2), HEIGHT - high)
    name = f"fig-{crc32(title.encode()):08x}-title"
    return element(
        "svg",
        element("title", title, id=name),
        element("use", href=f"{static('img/world.svg')}#land", class_="land"),
        group(
            group(
                (
                    element("title", place.name),
                    element("path", d=f"M{coordinate(x)} {coordinate(y)}h0", class_="place"),
                    # Scaled as a group: the size of letters is the style sheet's, for the whole world.
                    element(
                        "g",
                        words(8, 5, format_number(number), "t-halo candidate-number"),
                        transform=f"translate({coordinate(x)} {coordinate(y)}) scale({wide / WIDTH * LARGER:.4f})",
                    ),
                )
            )
            for number, (place, (x, y)) in enumerate(zip(places, points, strict=True), 1)
        ),
        viewBox=" ".join(map(coordinate, (x0, y0, wide, high))),
        class_="chart map",
        role="img",
        aria_labelledby=name,
        direction="ltr",
    )

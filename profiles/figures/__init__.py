"""Pictures as data and SVG: maps, bars, timelines, lines. Pure functions of what they are given; no queries."""

from profiles.figures.bars import field_bars, field_multiples
from profiles.figures.drawing import Figure, Table
from profiles.figures.lines import Reading, Series, line_chart
from profiles.figures.maps import Country, DrawnTie, Place, dot_map, level_map, map_of_ties
from profiles.figures.timelines import Decades, Event, Period, Row, history, membership_bars, relation_scale, timeline

__all__ = [
    "Country",
    "Decades",
    "DrawnTie",
    "Event",
    "Figure",
    "Period",
    "Place",
    "Reading",
    "Row",
    "Series",
    "Table",
    "dot_map",
    "field_bars",
    "field_multiples",
    "history",
    "level_map",
    "line_chart",
    "map_of_ties",
    "membership_bars",
    "relation_scale",
    "timeline",
]

"""Forms of an answer besides JSON: tables (CSV) and maps (GeoJSON), written row by row."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import renderers
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.request import Request
from rest_framework.utils.encoders import JSONEncoder

from profiles.api.fields import BilingualField, DateField
from profiles.api.problems import BadQueryError
from profiles.text import listed, neutralised

Geometry = Callable[[Any], "dict[str, Any] | None"]


class JsonRenderer(renderers.JSONRenderer):
    """JSON in UTF-8."""

    charset = "utf-8"


class CsvRenderer(renderers.BaseRenderer):
    """Stands for CSV where the form of the answer is chosen; lists write it themselves, row by row."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> str:
        raise NotImplementedError("lists stream their rows")


class GeoJsonRenderer(CsvRenderer):
    """Stands for GeoJSON (RFC 7946)."""

    media_type = "application/geo+json"
    format = "geojson"
    charset = ""


class Negotiation(DefaultContentNegotiation):
    """``?format=`` decides, then ``Accept``; whoever accepts none of the forms gets JSON rather than nothing."""

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> tuple[Any, str]:
        wanted = request.query_params.get("format", "").strip().lower()
        if wanted:
            for renderer in renderers:
                if renderer.format == wanted:
                    return renderer, renderer.media_type
            known = listed(renderer.format for renderer in renderers)
            reason = _("“%(format)s” is no form of this answer; these are: %(known)s.")
            raise BadQueryError({"format": [reason % {"format": wanted[:20], "known": known}]})
        by_type = {renderer.media_type: renderer for renderer in renderers}
        for media_type in _preferred(request.META.get("HTTP_ACCEPT", "")):
            if media_type in by_type:
                return by_type[media_type], media_type
        return renderers[0], renderers[0].media_type


def _preferred(accept: str) -> list[str]:
    """The media types of an Accept header, the most wanted first."""
    ranked = []
    for part in accept.lower().split(","):
        media_type, _semicolon, options = part.partition(";")
        weight = re.search(r"(?:^|;)\s*q=([01](?:\.[0-9]{0,3})?)\s*(?:;|$)", options)
        ranked.append((float(weight[1]) if weight else 1.0, media_type.strip()))
    return [media_type for weight, media_type in sorted(ranked, key=lambda pair: -pair[0]) if weight]


# -- CSV -----------------------------------------------------------------------------------------------------


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(fields: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The lines of a table: a column a field, two for a text in both languages, three for a date.

    References become slugs, several values are joined by semicolons, what is deeper is JSON. A cell that a spreadsheet
    would take for a formula gets an apostrophe before it.
    """
    writer = csv.writer(_Echo())
    columns = {name: _columns(name, field) for name, field in fields.items()}
    yield writer.writerow([column for names in columns.values() for column in names])
    for row in rows:
        cells: list[Any] = []
        for name, names in columns.items():
            cells += _cells(row[name], names)
        yield writer.writerow([neutralised(cell) for cell in cells])


def _columns(name: str, field: Any) -> tuple[str, ...]:
    if isinstance(field, BilingualField):
        return f"{name}_en", f"{name}_fa"
    if isinstance(field, DateField):
        return name, f"{name}_earliest", f"{name}_latest"
    return (name,)


def _cells(value: Any, columns: tuple[str, ...]) -> list[Any]:
    if len(columns) == 2:
        return [value["en"], value["fa"]]
    if len(columns) == 3:
        return [value["edtf"], value["earliest"], value["latest"]] if value else ["", "", ""]
    if isinstance(value, Mapping):
        return [value.get("slug") or _as_json(value)]
    if isinstance(value, list):
        if all(isinstance(each, str) for each in value):
            return [";".join(value)]
        if all(isinstance(each, Mapping) and "slug" in each for each in value):
            return [";".join(each["slug"] for each in value)]
        return [_as_json(value)]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    return ["" if value is None else value]


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, cls=JSONEncoder)


# -- GeoJSON -------------------------------------------------------------------------------------------------


def geojson_parts(records: Iterable[Any], to_row: Callable[[Any], Any], geometry: Geometry) -> Iterator[str]:
    """A FeatureCollection in parts: a feature a record, its fields as properties."""
    yield '{"type":"FeatureCollection","features":['
    separator = ""
    for record in records:
        feature = {"type": "Feature", "id": record.slug, "geometry": geometry(record), "properties": to_row(record)}
        yield separator + _as_json(feature)
        separator = ","
    yield "]}"


def point(place: Any) -> dict[str, Any] | None:
    """The place of a record with coordinates; None where it has none."""
    if place is None or place.latitude is None or place.longitude is None or not place.is_published:
        return None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}


def line(start: Any, end: Any) -> dict[str, Any] | None:
    """The straight line between two places, cut where it crosses the 180th meridian (RFC 7946, 3.1.9)."""
    if point(start) is None or point(end) is None:
        return None
    a, b = (start.longitude, start.latitude), (end.longitude, end.latitude)
    if abs(a[0] - b[0]) <= 180:
        return {"type": "LineString", "coordinates": [list(a), list(b)]}
    side = 180.0 if a[0] > 0 else -180.0
    unwrapped = b[0] + 2 * side
    share = (side - a[0]) / (unwrapped - a[0]) if unwrapped != a[0] else 0.0
    latitude = round(a[1] + share * (b[1] - a[1]), 6)
    return {
        "type": "MultiLineString",
        "coordinates": [[list(a), [side, latitude]], [[-side, latitude], list(b)]],
    }

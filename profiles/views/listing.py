"""Lists of records: filters, chips, sorting, counted facets and pages, alike on every list page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from profiles.choices.codes import split_codes
from profiles.filters import PRESENTATION, RecordFilter
from profiles.models import Record
from profiles.text import Bilingual, localize_digits
from profiles.views.answers import BadQueryError
from profiles.views.paging import PAGE_SIZE, page_asked

SORT_LABELS = {
    "name": pgettext_lazy("sort by", "Name"),
    "started": pgettext_lazy("sort by", "Start"),
    "ended": pgettext_lazy("sort by", "End"),
    "territory": pgettext_lazy("sort by", "Country"),
    "code": pgettext_lazy("sort by", "Code"),
    "published": pgettext_lazy("sort by", "Date"),
    "updated": pgettext_lazy("sort by", "Last change"),
}

ON_THE_MAP = ("cities", "activities", "networks")
"""The lists that the map of the world can show with the same filters."""

MOST_REMEDIES = 4
"""How many ways out of an empty list are tried: each costs a query."""

Query = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a facet can be narrowed to, and how many records that would leave; None where it is not counted."""

    code: str
    label: Any
    count: int | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter whose values are counted."""

    name: str
    label: Any
    options: tuple[Option, ...]
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen filter; ``url`` leads to the list without it."""

    label: Any
    value: Any
    url: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """A filter that an empty list would not be empty without, and how many records it would show then."""

    label: Any
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class SortLink:
    """A way to order the list; following it again turns the order round."""

    label: Any
    url: str
    direction: str

    @property
    def is_current(self) -> bool:
        return bool(self.direction)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list page shows; ``kept`` are chosen filters that the form has no field for, carried along by it."""

    page: Page[Any]
    count: int
    facets: tuple[Facet, ...]
    chips: tuple[Chip, ...]
    sorts: tuple[SortLink, ...]
    kept: Query
    words: str
    year: str
    has_year: bool
    ordering: str
    clear_url: str
    api_url: str
    csv_url: str
    geojson_url: str
    map_url: str
    query: str
    remedies: tuple[Remedy, ...]


def list_records(
    request: HttpRequest,
    filter_class: type[RecordFilter],
    records: QuerySet[Any],
    *,
    facets: Iterable[str],
    sorts: Iterable[str],
    api: str,
) -> Listing:
    """Read the address, narrow and order the public records, and cut out the page that was asked for.

    ``facets`` are the filters by codes to offer as boxes to tick, ``sorts`` the orderings, ``api`` the last part of
    the list's address in the API. Raises ``BadQueryError``.
    """
    refused = [name for name in request.GET if name in PRESENTATION - {"page"}]
    if refused:
        raise BadQueryError({name: _("This page knows no such parameter.") for name in refused})
    chosen = filter_class(request.GET, queryset=records)
    if chosen.errors:
        raise BadQueryError({name: " ".join(str(reason) for reason in why) for name, why in chosen.errors.items()})
    values: Mapping[str, Any] = chosen.form.cleaned_data
    query = _query_of(values, request)
    ordering = values["ordering"][0] if values["ordering"] else ""
    page = page_asked(request, Paginator(chosen.qs, PAGE_SIZE))
    shown_facets = tuple(_facet(chosen, values, name, records) for name in facets)
    in_form = {"q", "year", *facets}
    text = urlencode(query)
    api_url = reverse(f"api-{api}-list")
    return Listing(
        page=page,
        count=page.paginator.count,
        facets=tuple(facet for facet in shown_facets if facet.options),
        chips=tuple(_chips(chosen, values, query, ordering, request.path)),
        sorts=tuple(_sort_link(name, ordering or chosen.default_ordering, query, request.path) for name in sorts),
        kept=[(name, value) for name, value in query if name not in in_form],
        words=values.get("q") or "",
        year=request.GET.get("year", "").strip(),
        has_year="year" in chosen.form.fields,
        ordering=",".join(values["ordering"]),
        clear_url=request.path,
        api_url=_address(api_url, query),
        csv_url=_address(api_url, [*query, ("format", "csv")]),
        geojson_url=_address(api_url, [*query, ("format", "geojson")]) if hasattr(records.model, "latitude") else "",
        map_url=_address(reverse("map"), [("show", api), *query]) if api in ON_THE_MAP else "",
        query=text,
        remedies=() if page.paginator.count else tuple(_remedies(chosen, values, records, query, request.path)),
    )


def _query_of(values: Mapping[str, Any], request: HttpRequest) -> Query:
    """What was chosen, in a spelling of our own: codes and slugs one by one, the rest as it was typed."""
    query: Query = []
    for name, value in values.items():
        if name == "ordering" or value in (None, "", []):
            continue
        if isinstance(value, list):
            query += [(name, one.slug if isinstance(one, Record) else str(one)) for one in value]
        else:
            query.append((name, request.GET[name].strip()))
    return query


def _without(chosen: RecordFilter, values: Mapping[str, Any], records: QuerySet[Any], name: str) -> QuerySet[Any]:
    """The records that all filters but that one leave."""
    left = records
    for other, narrowing in chosen.filters.items():
        if other != name:
            left = narrowing.filter(left, values[other])
    return left.order_by()


def _remedies(
    chosen: RecordFilter, values: Mapping[str, Any], records: QuerySet[Any], query: Query, path: str
) -> Iterable[Remedy]:
    names = list(dict.fromkeys(name for name, _value in query if name in chosen.filters))
    for name in names[:MOST_REMEDIES]:
        count = _without(chosen, values, records, name).count()
        if count:
            label = _capital(chosen.form.fields[name].label)
            yield Remedy(label, _address(path, [pair for pair in query if pair[0] != name]), count)


def _address(path: str, query: Query, ordering: str = "") -> str:
    whole = [*query, ("ordering", ordering)] if ordering else query
    return f"{path}?{urlencode(whole)}" if whole else path


def _chips(chosen: RecordFilter, values: Mapping[str, Any], query: Query, ordering: str, path: str) -> Iterable[Chip]:
    labels = {name: value for name, value in values.items() if isinstance(value, list)}
    place: dict[str, int] = {}
    for at, (name, text) in enumerate(query):
        number = place.get(name, 0)
        place[name] = number + 1
        field = chosen.form.fields[name]
        value = labels[name][number] if name in labels else text
        yield Chip(
            label=_capital(field.label),
            value=_in_words(field, value),
            url=_address(path, [*query[:at], *query[at + 1 :]], ordering),
        )


def _in_words(field: Any, value: Any) -> Any:
    vocabulary = getattr(field, "vocabulary", None)
    if isinstance(value, Record):
        name = getattr(value, "name", None) or getattr(value, "title", None)
        return name if isinstance(name, Bilingual) else str(value)
    if vocabulary is not None:
        return vocabulary.of(value).label
    if value in ("true", "false"):
        return _("yes") if value == "true" else _("no")
    return localize_digits(value)


def _capital(label: Any) -> str:
    text = str(label or "")
    return text[:1].upper() + text[1:]


def _sort_link(name: str, ordering: str, query: Query, path: str) -> SortLink:
    is_up, is_down = ordering == name, ordering == f"-{name}"
    direction = "ascending" if is_up else "descending" if is_down else ""
    return SortLink(SORT_LABELS[name], _address(path, query, f"-{name}" if is_up else name), direction)


def _facet(chosen: RecordFilter, values: Mapping[str, Any], name: str, records: QuerySet[Any]) -> Facet:
    """The values of a filter, counted among the records that the other filters leave where a column holds them."""
    field: Any = chosen.form.fields[name]
    picked = values[name]
    column = chosen.facet_fields.get(name)
    if column is None:
        every = tuple(Option(member.value, member.label, None, member.value in picked) for member in field.vocabulary)
        return Facet(name, _capital(field.label), every, bool(picked))
    counts: dict[str, int] = {}
    left = _without(chosen, values, records, name)
    for stored, count in left.values_list(column).annotate(count=Count("pk", distinct=True)):
        for code in stored if isinstance(stored, list) else split_codes(stored):
            counts[code] = counts.get(code, 0) + count
    options = tuple(
        Option(member.value, member.label, counts.get(member.value, 0), member.value in picked)
        for member in field.vocabulary
        if counts.get(member.value) or member.value in picked
    )
    return Facet(name, _capital(field.label), options, bool(picked))

"""Lists of records and single records, alike for every noun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from rest_framework import viewsets
from rest_framework.request import Request

from profiles.api import parameters
from profiles.api.paging import Pages
from profiles.api.problems import BadQueryError
from profiles.api.rendering import CsvRenderer, GeoJsonRenderer, Geometry, JsonRenderer, csv_lines, geojson_parts
from profiles.api.serializers.base import RecordSerializer
from profiles.api.view import ApiView
from profiles.filters import QueryForm, RecordFilter
from profiles.models import Record
from profiles.models.base import SLUG
from profiles.selectors.public import UnknownRecordError, find_public

ROWS_AT_ONCE = 500
LONGEST_SLUG = 160


class RecordViewSet(ApiView, viewsets.GenericViewSet[Any]):
    """The public records of a noun: its list, filtered as its page is, and each by its slug.

    ``geometry`` is where a record lies on the map (nouns without it have no GeoJSON), and ``places`` the fields that
    it needs for that.
    """

    model: ClassVar[type[Record]]
    serializer_class: type[RecordSerializer]
    filterset: ClassVar[type[RecordFilter]]
    geometry: ClassVar[Geometry | None] = None
    places: ClassVar[tuple[str, ...]] = ()

    pagination_class = Pages
    lookup_field = "slug"
    lookup_value_regex = "[^/]+"

    @property
    def is_list(self) -> bool:
        """Whether many records are asked for."""
        return self.action == "list"

    @property
    def problems(self) -> tuple[str, ...]:  # type: ignore[override]  # a record can be missing, a list cannot
        return ("bad-query", *(() if self.is_list else ("not-found", "withdrawn")), "too-many-requests")

    @cached_property
    def forms(self) -> list[type[Any]]:
        """The forms that the answer can have: tables are for lists, maps for what has a place."""
        table = [CsvRenderer] if self.is_list else []
        return [JsonRenderer, *table, *([GeoJsonRenderer] if type(self).geometry else [])]

    def get_renderers(self) -> list[Any]:
        return [form() for form in self.forms]

    def get_queryset(self) -> QuerySet[Any]:
        # For the checker: every record has it.
        records: QuerySet[Any] = self.model._default_manager.published()  # type: ignore[attr-defined]
        return records

    # -- parameters ----------------------------------------------------------------------------------------

    def shown_by(self) -> dict[str, Any]:
        shown: dict[str, Any] = {"fields": parameters.fields(self.serializer_class.names())}
        if self.serializer_class.expandable:
            shown["expand"] = parameters.expand(list(self.serializer_class.expandable))
        shown["format"] = parameters.form_of_answer([form.format for form in self.forms])
        shown["lang"] = parameters.language()
        if self.is_list:
            shown |= {"page": parameters.page(), "page_size": parameters.page_size()}
        return shown

    def query_form(self) -> type[QueryForm]:
        return parameters.query_form({**self._filters(), **self.shown_by()})

    def _filters(self) -> dict[str, Any]:
        if not self.is_list:
            return {}
        filters: dict[str, Any] = self.filterset(None, queryset=self.get_queryset()).get_form_class().base_fields
        return filters

    def read_query(self, request: Request) -> None:
        shown = parameters.query_form(self.shown_by(), also_known=self._filters())(request.query_params)
        errors: dict[str, Any] = dict(shown.errors)
        if self.is_list:
            self.filtered = self.filterset(request.query_params, queryset=self.get_queryset())
            # Both know too little to name an unknown parameter; the filter names more of the known ones.
            errors |= self.filtered.errors
        if errors:
            raise BadQueryError(errors)
        self.query = shown.cleaned_data
        self._refuse_pages_of_a_whole()

    def _refuse_pages_of_a_whole(self) -> None:
        if self.is_list and self.form != "json":
            reason = _("CSV and GeoJSON hold all records at once: leave this out, or ask for JSON.")
            given = [name for name in ("page", "page_size") if self.query[name] is not None]
            if given:
                raise BadQueryError({name: [reason] for name in given})

    @property
    def form(self) -> str:
        """The form of the answer: json, csv or geojson."""
        form: str = self.request.accepted_renderer.format
        return form

    # -- answers -------------------------------------------------------------------------------------------

    def list(self, request: Request) -> HttpResponseBase:
        """The records that the filters leave: page by page, or all of them as CSV or GeoJSON."""
        return self.answer(self._list)

    def retrieve(self, request: Request, slug: str) -> HttpResponseBase:
        """One record. A former address leads to the present one (301); a withdrawn record is gone (410)."""
        record = self.find(self._prepared(self.model._default_manager.all()), slug)
        return self.answer(lambda: self._record(record))

    def find(self, records: Any, slug: str) -> Any:
        """The public record of that slug. Raises what ``find_public`` raises."""
        if len(slug) > LONGEST_SLUG or not re.fullmatch(SLUG, slug):
            # No address at all; databases refuse to be asked for some characters.
            raise UnknownRecordError(self.model.__name__, "".join(letter for letter in slug if letter.isprintable()))
        return find_public(records, slug)

    def _prepared(self, records: QuerySet[Any]) -> QuerySet[Any]:
        names = [*(self.query["fields"] or self.serializer_class.names()), *self.places]
        return self.serializer_class.prepare(records, names=names, expand=self.query.get("expand", ()))

    def _serializer(self) -> RecordSerializer:
        return self.serializer_class(
            names=self.query["fields"] or None,
            expand=self.query.get("expand", ()),
            context=self.get_serializer_context(),
        )

    def _record(self, record: Any) -> Any:
        to_row = self._serializer().to_representation
        return self._features([record], to_row) if self.form == "geojson" else to_row(record)

    def _list(self) -> Any:
        records = self._prepared(self.filtered.qs)
        serializer = self._serializer()
        to_row = serializer.to_representation
        if self.form == "json":
            page = self.paginate_queryset(records) or ()
            return self.get_paginated_response([to_row(record) for record in page])
        rows = records.iterator(chunk_size=ROWS_AT_ONCE)
        if self.form == "csv":
            return self._stream(csv_lines(serializer.fields, map(to_row, rows)))
        return self._features(rows, to_row)

    def _features(self, records: Iterable[Any], to_row: Any) -> StreamingHttpResponse:
        geometry = type(self).geometry
        if geometry is None:
            raise TypeError("only nouns with a geometry offer GeoJSON")
        return self._stream(geojson_parts(records, to_row, geometry))

    def _stream(self, parts: Iterator[str]) -> StreamingHttpResponse:
        renderer: Any = self.request.accepted_renderer
        charset = f"; charset={renderer.charset}" if renderer.charset else ""
        response = StreamingHttpResponse(
            (part.encode() for part in parts), content_type=f"{renderer.media_type}{charset}"
        )
        name = self.request.path.removesuffix("/").rsplit("/", 1)[-1]
        response["Content-Disposition"] = f'inline; filename="citydip-{name}.{renderer.format}"'
        return response

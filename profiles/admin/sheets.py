"""The log of imported spreadsheets, and the page of each: what it would change, confirming, the report, taking back."""

import csv
import io
from typing import Any
from urllib.parse import quote

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, URLPattern, path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from profiles.actions.rights import may_import, may_take_back
from profiles.actions.sheets import NOUNS, SheetError, take_back
from profiles.admin.columns import column
from profiles.admin.feed import ReadOnly
from profiles.admin.transfer import may_import_noun
from profiles.choices import PublicationState
from profiles.choices.sheets import RowOutcome, SheetState
from profiles.models import SheetImport, SheetRow
from profiles.resources.base import TrackedResource
from profiles.resources.bringing import show_again, store
from profiles.resources.columns import neutralised
from profiles.selectors.wording import Piece, compare_words
from profiles.templatetags.citydip import digits
from profiles.text import current_language, listed

ON_A_PAGE = 100
NAMED = 12
"""Rows that a message names at most."""
ALL = "all"
STAYED = "stayed"
"""The filter of rows that could not be taken back."""


class SheetNounFilter(admin.SimpleListFilter):
    """Imports of one noun."""

    title = gettext_lazy("noun")
    parameter_name = "noun"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(noun, model._meta.verbose_name_plural) for noun, model in NOUNS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(noun=self.value()) if self.value() in NOUNS else queryset


@admin.register(SheetImport)
class SheetImportAdmin(ReadOnly):
    """The log: file, person, time and outcome of every import, with its page."""

    list_display = [
        "file_name", "noun_shown", "state", "made_by", column(SheetImport, "made_at"),
        "new_shown", "changed_shown", "unchanged_shown", "wrong_shown",
    ]  # fmt: skip
    list_filter = ["state", SheetNounFilter]
    list_select_related = ("made_by",)
    search_fields = ["file_name", "file_hash"]

    def _allowed(self, request: HttpRequest) -> bool:
        return may_import(request.user) or may_take_back(request.user)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._allowed(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._allowed(request)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("content")

    @admin.display(description=gettext_lazy("noun"), ordering="noun")
    def noun_shown(self, sheet: SheetImport) -> Any:
        model = NOUNS.get(sheet.noun)
        return model._meta.verbose_name_plural if model else sheet.noun

    @admin.display(description=gettext_lazy("new"), ordering="new")
    def new_shown(self, sheet: SheetImport) -> str:
        return digits(sheet.new)

    @admin.display(description=gettext_lazy("changed"), ordering="changed")
    def changed_shown(self, sheet: SheetImport) -> str:
        return digits(sheet.changed)

    @admin.display(description=gettext_lazy("unchanged"), ordering="unchanged")
    def unchanged_shown(self, sheet: SheetImport) -> str:
        return digits(sheet.unchanged)

    @admin.display(description=gettext_lazy("wrong"), ordering="wrong")
    def wrong_shown(self, sheet: SheetImport) -> str:
        return digits(sheet.wrong)

    def get_urls(self) -> list[URLPattern]:
        views = [
            ("run", self.run_view), ("report", self.report_view), ("file", self.file_view),
        ]  # fmt: skip
        own = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"profiles_sheetimport_{name}")
            for name, view in views
        ]
        return [*own, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    # -- the page of a file --

    def _sheet(self, request: HttpRequest, pk: Any) -> SheetImport:
        if not self._allowed(request):
            raise PermissionDenied
        if not str(pk).isascii() or not str(pk).isdigit():
            raise Http404
        sheets = SheetImport.objects.select_related("made_by", "undone_by", "batch").defer("content")
        return get_object_or_404(sheets, pk=pk)

    def _resource(self, sheet: SheetImport) -> TrackedResource:
        # For the checker: the stubs are narrower.
        resource: TrackedResource = self.admin_site.get_model_admin(NOUNS[sheet.noun]).resource_classes[0]()  # type: ignore[attr-defined]
        return resource

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What each row would change or has changed; one outcome at a time where asked, a hundred rows a page."""
        sheet = self._sheet(request, object_id)
        if (sheet.wrong or sheet.notes) and sheet.language != current_language():
            show_again(sheet, self._resource(sheet))  # what is said is said in the language of who reads it
        model = NOUNS[sheet.noun]
        chosen = request.GET.get("outcome") or (RowOutcome.WRONG.value if sheet.state == SheetState.WRONG else ALL)
        stayed = sheet.rows.exclude(reasons=[]).exclude(outcome=RowOutcome.WRONG).count() if sheet.undone_at else 0
        pages = Paginator(_chosen(sheet, chosen), ON_A_PAGE)
        page = pages.get_page(request.GET.get("p"))
        return TemplateResponse(
            request,
            "admin/sheets/sheet.html",
            {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "title": sheet.file_name,
                "sheet": sheet,
                "noun_name": model._meta.verbose_name_plural,
                "noun_url": reverse(f"admin:profiles_{model._meta.model_name}_changelist"),
                "import_url": reverse(f"admin:profiles_{model._meta.model_name}_import"),
                "tabs": _tabs(sheet, chosen, stayed),
                "chosen": chosen,
                "rows": [_shown(row, model) for row in page],
                "page": page,
                "page_range": pages.get_elided_page_range(page.number),
                "ellipsis": Paginator.ELLIPSIS,
                "may_confirm": sheet.is_shown and may_import_noun(request.user, model),
                "changes_something": bool(sheet.new + sheet.changed),
                "may_take_back": sheet.stands and may_take_back(request.user),
            },
        )

    def run_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Store or take back; by POST only."""
        sheet = self._sheet(request, pk)
        here = HttpResponseRedirect(reverse("admin:profiles_sheetimport_change", args=[pk]))
        try:
            if request.method == "POST" and "_store" in request.POST:
                self._store(request, sheet)
            elif request.method == "POST" and "_undo" in request.POST:
                self._undo(request, sheet)
        except SheetError as error:
            messages.error(request, str(error))
        return here

    def _store(self, request: HttpRequest, sheet: SheetImport) -> None:
        if not may_import_noun(request.user, NOUNS[sheet.noun]):
            raise PermissionDenied
        others = store(sheet, self._resource(sheet), by=request.user)
        if others:
            messages.error(
                request,
                _(
                    "Nothing was stored: the records have changed since the preview, and these rows would do otherwise "
                    "now: %(rows)s. Look at the new preview below."
                )
                % {"rows": _listed(others)},
            )
            return
        messages.success(
            request,
            _("The file was stored: %(new)s new, %(changed)s changed, %(unchanged)s unchanged.")
            % {"new": digits(sheet.new), "changed": digits(sheet.changed), "unchanged": digits(sheet.unchanged)},
        )

    def _undo(self, request: HttpRequest, sheet: SheetImport) -> None:
        told = take_back(sheet, by=request.user)
        if told.done:
            messages.success(
                request,
                ngettext("%(count)s row was taken back.", "%(count)s rows were taken back.", told.done)
                % {"count": digits(told.done)},
            )
        if told.refused:
            messages.warning(
                request,
                ngettext(
                    "%(count)s row stays as it is: its record was edited or put to use since. It is listed below: "
                    "%(rows)s",
                    "%(count)s rows stay as they are: their records were edited or put to use since. They are listed "
                    "below: %(rows)s",
                    len(told.refused),
                )
                % {"count": digits(len(told.refused)), "rows": _listed(sorted(told.refused))},
            )

    def report_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The whole report as CSV: a line for each cell that changes, or for each reason."""
        sheet = self._sheet(request, pk)
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(
            [_("row"), _("outcome"), _("record"), _("cell"), _("column"), _("before"), _("after"), _("why")]
        )
        for row in sheet.rows.order_by("number").iterator(chunk_size=2000):
            label = str(RowOutcome.of(row.outcome).label)
            lines = [["", column, before, after, ""] for column, before, after in row.cells]
            lines += [[cell, column, text, "", why] for column, cell, text, why in row.reasons]
            for line in lines or [["", "", "", "", ""]]:
                writer.writerow([row.number, label, neutralised(row.name), *map(neutralised, line)])
        return _download("\ufeff" + out.getvalue(), "text/csv; charset=utf-8", f"report-{sheet.pk}.csv")

    def file_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The file as it was uploaded."""
        sheet = self._sheet(request, pk)
        return _download(bytes(sheet.content), "application/octet-stream", sheet.file_name)


def _download(content: Any, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _listed(numbers: list[int]) -> str:
    shown = listed(digits(number) for number in numbers[:NAMED])
    return f"{shown} …" if len(numbers) > NAMED else shown


def _chosen(sheet: SheetImport, chosen: str) -> QuerySet[SheetRow]:
    rows = sheet.rows.order_by("number")
    if chosen in RowOutcome.codes():
        return rows.filter(outcome=chosen)
    if chosen == STAYED:
        return rows.exclude(reasons=[]).exclude(outcome=RowOutcome.WRONG)
    return rows


def _tabs(sheet: SheetImport, chosen: str, stayed: int) -> list[dict[str, Any]]:
    """The outcomes with their counts, each a filter."""
    counts = [(ALL, _("all"), sheet.rows_in)]
    counts += [(outcome.value, str(outcome.label), getattr(sheet, outcome.value)) for outcome in RowOutcome]
    if stayed:
        counts.append((STAYED, _("not taken back"), stayed))
    return [
        {"code": code, "label": label, "count": count, "is_chosen": code == chosen} for code, label, count in counts
    ]


def _shown(row: SheetRow, model: Any) -> dict[str, Any]:
    """A row as the page shows it."""
    state = PublicationState.get(row.public_state)
    is_stored = row.sheet.state not in (SheetState.SHOWN, SheetState.WRONG)
    has_page = row.record is not None and (is_stored or row.outcome != RowOutcome.NEW)
    gone = row.undone and row.outcome == RowOutcome.NEW
    return {
        "number": row.number,
        "outcome": row.outcome,
        "label": RowOutcome.of(row.outcome).label,
        "name": row.name,
        "url": _form_of(model, row.record) if has_page and not gone else "",
        "state": state.label if state is not None and row.outcome == RowOutcome.CHANGED else "",
        "is_public": state == PublicationState.PUBLISHED,
        "cells": [
            {"column": column, "pieces": _pieces(column, before, after), "dir": _direction(column)}
            for column, before, after in row.cells
        ],
        "reasons": [
            {"column": column, "cell": cell, "text": text, "why": why} for column, cell, text, why in row.reasons
        ],
        "undone": row.undone,
    }


def _form_of(model: Any, pk: int | None) -> str:
    try:
        return reverse(f"admin:profiles_{model._meta.model_name}_change", args=[pk])
    except NoReverseMatch:
        return ""


def _direction(column: str) -> str:
    return {"_fa": "rtl", "_en": "ltr"}.get(column[-3:], "auto")


def _pieces(column: str, before: str, after: str) -> tuple[Piece, ...]:
    """Texts are compared word by word; codes, numbers and addresses whole."""
    if _direction(column) == "auto":
        return tuple(piece for piece in (Piece("out", before), Piece("in", after)) if piece.text)
    return compare_words(before, after)

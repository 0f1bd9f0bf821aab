"""Lists at the desk: upload, say what the columns mean, look at it, bring it in, answer its questions, take it back."""

from collections import Counter
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from profiles.actions.importing import ListError, foresee_undo, guess_columns, report_lines
from profiles.actions.importing.foreseeing import foresee
from profiles.actions.importing.reading import Table
from profiles.actions.importing.reporting import csv_of
from profiles.actions.importing.working import (
    PREVIEWED,
    cancel,
    may_start,
    may_undo,
    preview,
    receive,
    start,
    start_undo,
    table_of,
)
from profiles.actions.rights import may_import, may_take_back
from profiles.admin.columns import column
from profiles.admin.list_forms import ColumnsForm, UploadForm
from profiles.admin.list_rows import ShownRow, shown_row
from profiles.admin.list_status import shown_status
from profiles.choices.importing import RowState
from profiles.models import ColumnProfile, ListImport, MatchQuestion
from profiles.text import current_language


class ForDataManagers(admin.ModelAdmin):  # type: ignore[type-arg]  # generic for the checker alone
    """What only those may touch who may bring in whole files."""

    show_full_result_count = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may_import(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_import(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_import(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_import(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # the account of a list stays


COUNTED = ("rows_in", "created", "merged", "queued", "rejected", "made_at")


@admin.register(ListImport)
class ListImportAdmin(ForDataManagers):
    """Lists: each with its page, from upload to undoing. Who decides what is public sees them and takes them back."""

    list_display = ["file_name", "noun", "state", *(column(ListImport, name) for name in COUNTED), "made_by"]
    list_filter = ["state", "noun"]
    search_fields = ["file_name"]
    search_help_text = gettext_lazy("The name of the file, or a part of it.")
    list_select_related = ("made_by",)
    form = UploadForm
    autocomplete_fields = ["source", "network"]
    add_form_template = "admin/importing/upload.html"
    change_list_template = "admin/importing/lists.html"

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_import(request.user) or may_take_back(request.user)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return ((None, {"fields": ["file", "noun", "source", "network", "profile", "encoding"]}),)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("content")

    def get_urls(self) -> list[URLPattern]:
        pages = [
            ("columns", self.columns_view),
            ("run", self.run_view),
            ("undo", self.undo_view),
            ("report", self.report_view),
        ]
        own = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"profiles_listimport_{name}")
            for name, view in pages
        ]
        return [*own, *super().get_urls()]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.made_by = request.user
        receive(obj, form.content)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:profiles_listimport_columns", args=[obj.pk]))

    # -- pages --

    def _page(self, request: HttpRequest, list_import: ListImport, template: str, **context: Any) -> TemplateResponse:
        shown = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": list_import.file_name,
            "list": list_import,
            **context,
        }
        return TemplateResponse(request, f"admin/importing/{template}.html", shown)

    def _allowed(self, request: HttpRequest, pk: Any, *, is_allowed: bool) -> ListImport:
        if not is_allowed:
            raise PermissionDenied
        lists = ListImport.objects.select_related("source", "network", "previous", "made_by").defer("content")
        return get_object_or_404(lists, pk=pk)

    def _status_url(self, pk: int) -> str:
        return reverse("admin:profiles_listimport_change", args=[pk])

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What became of the list; while it is under way, the page asks again by itself."""
        list_import = self._allowed(request, object_id, is_allowed=self.has_view_permission(request))
        return self._page(
            request,
            list_import,
            "status",
            **shown_status(list_import, wanted=request.GET.get("rows", ""), page=request.GET.get("p", "")),
            may_import=may_import(request.user),
            may_undo=may_undo(list_import) and may_take_back(request.user),
            may_start=may_start(list_import) and may_import(request.user),
        )

    def columns_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What the columns mean, with the first rows as they are read and matched."""
        list_import = self._allowed(request, pk, is_allowed=may_import(request.user))
        try:
            if not may_start(list_import):
                raise ListError(_("This list is brought in already, or waits for the worker."))
            table = table_of(list_import)
        except ListError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(self._status_url(pk))
        form = ColumnsForm(list_import, table, self.admin_site, request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                return self._keep(request, list_import, form)
            except ListError as error:
                form.add_error(None, str(error))
        rows, outcomes, problem = self._previewed(list_import, table)
        return self._page(
            request,
            list_import,
            "columns",
            form=form,
            rows=rows,
            outcomes=outcomes,
            problem=problem if not form.errors else "",
            shown=min(PREVIEWED, len(table.rows)),
            total=len(table.rows),
            media=self.media + form.media,
        )

    def _keep(self, request: HttpRequest, list_import: ListImport, form: ColumnsForm) -> HttpResponse:
        """Keep what the form says; start the list, or show it again as it is read now."""
        columns = form.columns()
        list_import.source = form.cleaned_data["source"]
        list_import.network = form.cleaned_data.get("network")
        is_as_shown = not form.reads_otherwise
        list_import.options = form.options()
        if not is_as_shown:
            table = table_of(list_import)
            columns = guess_columns(table, list_import.noun)
            list_import.rows_in = len(table.rows)
        list_import.columns = columns
        list_import.save(update_fields=["columns", "options", "source", "network", "rows_in"])
        if name := form.cleaned_data["keep_as"]:
            ColumnProfile.objects.update_or_create(
                name=name, defaults={"noun": list_import.noun, "columns": columns, "options": list_import.options}
            )
            messages.success(request, _("Kept as the column profile «%(name)s».") % {"name": name})
        if "_start" in request.POST and is_as_shown:
            start(list_import, language=current_language())
            return HttpResponseRedirect(self._status_url(list_import.pk))
        return HttpResponseRedirect(request.path)

    @staticmethod
    def _previewed(list_import: ListImport, table: Table) -> tuple[list[ShownRow], list[tuple[Any, int]], str]:
        try:
            plan = preview(list_import, table)
        except ListError as error:
            return [], [], str(error)
        outcomes = foresee(plan, list_import.network)
        rows = [
            shown_row(
                list_import.noun,
                row.number,
                row.cells,
                [
                    {"name": verdict.chosen.name if verdict.chosen else "", "reasons": verdict.reasons}
                    for verdict in row.verdicts
                ],
                outcome=outcomes[row.number],
                reasons=[row.problem] if row.problem else (),
            )
            for row in plan.rows
        ]
        counts = Counter(outcomes.values())
        return rows, [(state, counts[state]) for state in RowState if counts[state]], ""

    def run_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Start or cancel; by POST only."""
        list_import = self._allowed(request, pk, is_allowed=may_import(request.user))
        try:
            if request.method == "POST" and "_start" in request.POST:
                start(list_import, language=current_language())
            elif request.method == "POST" and "_cancel" in request.POST:
                cancel(list_import)
                messages.info(request, _("The list is being stopped; nothing of it is written."))
        except ListError as error:
            messages.error(request, str(error))
        return HttpResponseRedirect(self._status_url(pk))

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What taking the import back would remove and what stays; then, by POST, the worker does it."""
        list_import = self._allowed(request, pk, is_allowed=may_take_back(request.user))
        if not may_undo(list_import) or request.method == "POST":
            try:
                start_undo(list_import, person=request.user, language=current_language())
            except ListError as error:
                messages.error(request, str(error))
            return HttpResponseRedirect(self._status_url(pk))
        answered = MatchQuestion.objects.exclude(decided_at=None).filter(first_asked_by=list_import).count()
        foreseen = foresee_undo(list_import)
        removed = [(model._meta.verbose_name_plural, count) for model, count in foreseen.removed.items()]
        return self._page(request, list_import, "undo", foreseen=foreseen, removed=removed, answered=answered)

    def report_view(self, request: HttpRequest, pk: int) -> StreamingHttpResponse:
        """The report as a file: a line per row."""
        list_import = self._allowed(request, pk, is_allowed=self.has_view_permission(request))
        rows = list_import.rows.order_by("number").iterator(chunk_size=2000)
        response = StreamingHttpResponse(
            csv_of(report_lines(list_import, rows)), content_type="text/csv; charset=utf-8"
        )
        response["Content-Disposition"] = f'attachment; filename="import-{pk}.csv"'
        return response


@admin.register(ColumnProfile)
class ColumnProfileAdmin(ForDataManagers):
    """How the lists of an origin are read."""

    list_display = ["name", "noun"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_import(request.user)

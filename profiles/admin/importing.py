"""Lists at the desk: upload, say what the columns mean, look at it, bring it in, answer its questions, take it back."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from profiles.actions.importing import MEANINGS, ListError, report_lines, undo_import
from profiles.actions.importing.reporting import csv_of
from profiles.actions.importing.working import PREVIEWED, RESTARTABLE, cancel, preview, receive, start, table_of
from profiles.actions.rights import may_import
from profiles.admin.columns import column
from profiles.choices.importing import ListState, RowState
from profiles.models import ColumnProfile, ListImport, MatchQuestion
from profiles.selectors.matching import Outcome
from profiles.selectors.matching.reasons import all_in_words
from profiles.text import current_language, listed

UNDER_WAY = (ListState.WAITING, ListState.RUNNING)


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


class UploadForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for the checker alone
    """The file, and what all its rows have in common."""

    file = forms.FileField(
        label=gettext_lazy("File"), help_text=gettext_lazy("CSV, TSV, XLSX, JSON or Wikidata's answer.")
    )
    profile = forms.ModelChoiceField(ColumnProfile.objects.all(), required=False, label=gettext_lazy("Column profile"))

    class Meta:
        model = ListImport
        fields = ["noun", "source", "network"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        file, profile = cleaned.get("file"), cleaned.get("profile")
        if file is None or "noun" not in cleaned:
            return cleaned
        if profile and profile.noun != cleaned["noun"]:
            self.add_error("profile", _("This profile reads lists of %(noun)s.") % {"noun": profile.get_noun_display()})
            return cleaned
        self.instance.file_name = file.name[:200]
        self.instance.columns = dict(profile.columns) if profile else {}
        self.instance.options = dict(profile.options) if profile else {}
        self.instance.noun = cleaned["noun"]
        self.content = file.read()
        try:
            # Said at the form, so that a file that is no table is never kept.
            self.instance.content = self.content
            table_of(self.instance)
        except ListError as error:
            self.add_error("file", str(error))
        return cleaned


class ColumnsForm(forms.Form):
    """What each column means, and a name under which that is kept for the next list."""

    def __init__(self, list_import: ListImport, headers: tuple[str, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.headers = headers
        meanings = [("", "—"), *MEANINGS[list_import.noun].items()]
        known = {header: meaning for meaning, header in list_import.columns.items()}
        for place, header in enumerate(headers):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                choices=[(code, _side(code, label)) for code, label in meanings],
                label=header,
                required=False,
                initial=known.get(header, ""),
            )
        self.fields["keep_as"] = forms.SlugField(
            label=_("Keep as a profile called"),
            required=False,
            max_length=80,
            help_text=_("For the next list of this origin."),
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        chosen = [meaning for name, meaning in cleaned.items() if name.startswith("column_") and meaning]
        if len(set(chosen)) != len(chosen):
            raise forms.ValidationError(_("Two columns have the same meaning."))
        return cleaned

    def columns(self) -> dict[str, str]:
        """Meaning → header."""
        named = {self.cleaned_data[f"column_{place}"]: header for place, header in enumerate(self.headers)}
        return {meaning: header for meaning, header in named.items() if meaning}


def _side(code: str, label: Any) -> str:
    side = {"_a": _("first city"), "_b": _("partner city")}.get(code[-2:])
    return f"{label} ({side})" if side else str(label)


COUNTED = ("rows_in", "created", "merged", "queued", "rejected", "made_at")


@admin.register(ListImport)
class ListImportAdmin(ForDataManagers):
    """Lists: each with its page, from upload to undoing."""

    list_display = ["file_name", "noun", "state", *(column(ListImport, name) for name in COUNTED)]
    list_filter = ["state", "noun"]
    search_fields = ["file_name"]
    list_select_related = ("source",)
    form = UploadForm
    autocomplete_fields = ["source", "network"]
    add_fieldsets = ((None, {"fields": ["file", "noun", "source", "network", "profile"]}),)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.add_fieldsets

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("content")

    def get_urls(self) -> list[URLPattern]:
        pages = [("columns", self.columns_view), ("run", self.run_view), ("report", self.report_view)]
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

    def _allowed(self, request: HttpRequest, pk: Any) -> ListImport:
        if not may_import(request.user):
            raise PermissionDenied
        return get_object_or_404(ListImport.objects.select_related("source", "network", "previous", "made_by"), pk=pk)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What became of the list; while it is under way, the page asks again by itself."""
        list_import = self._allowed(request, object_id)
        waiting = MatchQuestion.objects.waiting().filter(first_asked_by=list_import).count()
        return self._page(
            request,
            list_import,
            "status",
            under_way=list_import.state in UNDER_WAY,
            may_start=list_import.state in RESTARTABLE and list_import.content is not None,
            may_undo=list_import.state == ListState.COMMITTED,
            questions=waiting,
            rows=list_import.rows.filter(state__in=(RowState.QUEUED, RowState.REJECTED))[:50],
            states=RowState,
        )

    def columns_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What the columns mean, with the first rows as they are read and matched."""
        list_import = self._allowed(request, pk)
        try:
            table = table_of(list_import)
        except ListError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(reverse("admin:profiles_listimport_change", args=[pk]))
        form = ColumnsForm(list_import, table.headers, request.POST or None)
        if request.method == "POST" and form.is_valid():
            list_import.columns = form.columns()
            list_import.save(update_fields=["columns"])
            if name := form.cleaned_data["keep_as"]:
                ColumnProfile.objects.update_or_create(
                    name=name,
                    defaults={"noun": list_import.noun, "columns": list_import.columns, "options": list_import.options},
                )
            if "_start" in request.POST:
                return self._start(request, list_import)
            return HttpResponseRedirect(request.path)
        rows, problem = self._previewed(list_import)
        return self._page(request, list_import, "columns", form=form, rows=rows, problem=problem, shown=PREVIEWED)

    @staticmethod
    def _previewed(list_import: ListImport) -> tuple[list[dict[str, Any]], str]:
        try:
            plan = preview(list_import)
        except ListError as error:
            return [], str(error)
        rows = []
        for row in plan.rows:
            sides = [
                {
                    "text": listed(filter(None, (query.name, query.region, query.country))),
                    "chosen": verdict.chosen.name if verdict.chosen else "",
                    "is_sure": verdict.outcome is Outcome.SURE,
                    "why": all_in_words(verdict.reasons),
                }
                for query, verdict in zip(row.queries, row.verdicts, strict=False)
            ]
            rows.append(
                {"number": row.number, "sides": sides, "problem": all_in_words([row.problem]) if row.problem else ""}
            )
        return rows, ""

    def _start(self, request: HttpRequest, list_import: ListImport) -> HttpResponse:
        try:
            start(list_import, language=current_language())
        except ListError as error:
            messages.error(request, str(error))
        return HttpResponseRedirect(reverse("admin:profiles_listimport_change", args=[list_import.pk]))

    def run_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Start, cancel or take back; by POST only."""
        list_import = self._allowed(request, pk)
        if request.method == "POST" and "_start" in request.POST:
            return self._start(request, list_import)
        if request.method == "POST" and "_cancel" in request.POST:
            cancel(list_import)
        elif request.method == "POST" and "_undo" in request.POST:
            try:
                undo_import(list_import, person=request.user)
                messages.success(request, _("The import was taken back."))
            except ListError as error:
                messages.error(request, str(error))
        return HttpResponseRedirect(reverse("admin:profiles_listimport_change", args=[pk]))

    def report_view(self, request: HttpRequest, pk: int) -> StreamingHttpResponse:
        """The report as a file: a line per row."""
        list_import = self._allowed(request, pk)
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

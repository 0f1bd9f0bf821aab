"""Spreadsheets in and out: who may, in which formats, and the way of a file to its preview."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.admin import ImportExportMixin
from import_export.forms import ExportForm

from profiles.actions.rights import Person, may_import
from profiles.actions.sheets import SheetError
from profiles.models import SheetImport
from profiles.models.base import noun_of
from profiles.resources.bringing import show
from profiles.resources.explaining import columns_of, template_of
from profiles.resources.formats import FORMATS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def may_import_noun(person: Person, model: Any) -> bool:
    """Whole files come in from data managers only: they reach every record of the noun, public ones too."""
    opts = model._meta
    permissions = [f"{opts.app_label}.{action}_{opts.model_name}" for action in ("add", "change")]
    # For the checker: None is ruled out before.
    return may_import(person) and all(person.has_perm(permission) for permission in permissions)  # type: ignore[union-attr]


class FileForm(forms.Form):
    """The file; its kind is told by its content."""

    import_file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("XLSX, CSV or JSON, up to 10 MB and 5,000 rows."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt,.json"}),
        allow_empty_file=True,  # said in better words by the reader
    )


class Transfer(ImportExportMixin):  # type: ignore[misc]  # import-export carries no types
    """Import and export of a noun; mix it in before the noun's admin."""

    formats = FORMATS
    export_form_class = ExportForm
    show_change_form_export = False

    def has_import_permission(self, request: HttpRequest) -> bool:
        return may_import_noun(request.user, self.model)

    def get_urls(self) -> list[Any]:
        """The library's own way of confirming is closed: a file is stored from the page that shows it."""
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        template = path("import/template/", self.admin_site.admin_view(self.template_view), name=f"{name}_template")
        closed = f"{name}_process_import"
        return [template, *(url for url in super().get_urls() if getattr(url, "name", "") != closed)]

    def import_action(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form for a file; posted, the file is kept and its page shows what it would change."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = FileForm(request.POST or None, request.FILES or None)
        resource = self.resource_classes[0]()
        if request.method == "POST" and form.is_valid():
            file = form.cleaned_data["import_file"]
            try:
                sheet = show(resource, file.read(), file.name or "", by=request.user)
            except SheetError as error:
                form.add_error("import_file", str(error))
            else:
                return HttpResponseRedirect(reverse("admin:profiles_sheetimport_change", args=[sheet.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Import: %(nouns)s") % {"nouns": self.opts.verbose_name_plural},
            "opts": self.opts,
            "form": form,
            "columns": columns_of(resource),
            "template_url": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_template"),
            "earlier": SheetImport.objects.filter(noun=noun_of(self.model)).defer("content")[:5],
        }
        return TemplateResponse(request, "admin/import_export/import.html", context)

    def template_view(self, request: HttpRequest) -> HttpResponse:
        """A workbook with the columns of the noun, each explained in the reader's language."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        response = HttpResponse(template_of(self.resource_classes[0]()), content_type=XLSX)
        response["Content-Disposition"] = f'attachment; filename="{noun_of(self.model)}-template.xlsx"'
        return response

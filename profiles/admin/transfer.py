"""Spreadsheets in and out: who may, in which formats, and every import as one batch."""

from typing import Any

from django.http import HttpRequest
from import_export.admin import ImportExportMixin
from import_export.formats.base_formats import CSV, JSON, XLSX
from import_export.forms import ExportForm

from profiles.actions.rights import may_import
from profiles.models import Batch
from profiles.models.feed import in_batch


class Transfer(ImportExportMixin):  # type: ignore[misc]  # import-export carries no types
    """Import and export of a noun; mix it in before the noun's admin."""

    formats = [CSV, XLSX, JSON]
    export_form_class = ExportForm
    show_change_form_export = False

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Whole files come in from data managers only: they reach every record, public ones too."""
        opts = self.model._meta
        permissions = [f"{opts.app_label}.{action}_{opts.model_name}" for action in ("add", "change")]
        return may_import(request.user) and request.user.has_perms(permissions)

    def process_dataset(self, dataset: Any, form: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Import a confirmed file: all rows or none, as one batch that carries the file's name."""
        name = kwargs.get("file_name") or form.cleaned_data.get("original_file_name") or ""
        batch = Batch.objects.create(kind="import", reason=name[:300], made_by_id=request.user.pk)
        kwargs["rollback_on_validation_errors"] = True
        with in_batch(batch):
            result = super().process_dataset(dataset, form, request, **kwargs)
        if result.has_errors() or result.has_validation_errors() or not batch.changes.exists():
            batch.delete()
        return result

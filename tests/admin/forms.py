"""Forms of the desk as a browser would send them back."""

from typing import Any

from django import forms
from django.test import Client
from django.urls import reverse

from profiles.models import Tracked


def form_url(record: Tracked) -> str:
    """The address of a record's form."""
    return reverse(f"admin:profiles_{record._meta.model_name}_change", args=[record.pk])


def as_typed(client: Client, record: Tracked, query: str = "") -> dict[str, Any]:
    """Everything that the form of a record holds when it is opened, rows included."""
    page = client.get(form_url(record) + query)
    form = page.context["adminform"].form
    typed = _inputs(form)
    for inline in page.context["inline_admin_formsets"]:
        formset = inline.formset
        prefix = formset.prefix
        editable = inline.has_change_permission
        rows = [row for row in formset.forms if editable]
        typed |= {
            f"{prefix}-TOTAL_FORMS": len(rows),
            f"{prefix}-INITIAL_FORMS": formset.initial_form_count() if rows else 0,
        }
        for row in rows:
            typed |= _inputs(row)
    if page.context.get("last_change"):
        typed["_seen"] = page.context["last_change"]
    return typed


def _inputs(form: forms.BaseForm) -> dict[str, Any]:
    typed: dict[str, Any] = {}
    for name in form.fields:
        bound = form[name]
        widget: Any = getattr(bound.field.widget, "widget", bound.field.widget)
        value = bound.value()
        if isinstance(widget, forms.CheckboxInput):
            if value:
                typed[bound.html_name] = "on"
            continue
        shown = widget.format_value(value)
        typed[bound.html_name] = "" if shown is None else value if isinstance(value, int) else shown
    return typed

"""The form of a public record for those who may not publish: what they save becomes a proposed change."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from profiles.actions.proposals import ProposalError, propose
from profiles.actions.rights import may_propose, may_publish
from profiles.admin.base import reason_of
from profiles.admin.concurrency import LONGEST_KEY, lock
from profiles.admin.fields import FilledRows
from profiles.admin.inlines import proposes
from profiles.admin.timeline import Timeline, refusal
from profiles.models import Proposal, Record
from profiles.selectors.edits import Edit, Snapshot, edits_between, edits_from, in_python, snapshot


class ProposedError(Exception):
    """Leaves the transaction of a form that was saved, so that nothing of it is kept but the edits it made."""

    def __init__(self, edits: list[Edit]) -> None:
        super().__init__()
        self.edits = edits


class Proposing(Timeline):
    """Lets whoever may not publish fill in the form of a public record.

    The form is checked and saved as any other, inside a transaction; the edits are read from what is stored then, and
    the transaction is taken back. So a proposal has passed every rule that a change passes, and only it is kept.
    """

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        record = self._proposable(request, object_id)
        if record is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        request.desk_proposes = True  # type: ignore[attr-defined]  # read by the forms and their rows
        if request.method == "POST":
            return self._propose(request, record, form_url, extra_context)
        mine = Proposal.objects.on(record.noun, record.slug).with_their_author(request.user).order_by("-pk").first()
        if mine is not None and (mine.is_open or "mend" in request.GET):
            # For the checker: a note that this request carries.
            request.desk_filled = edits_from(mine.edits)  # type: ignore[attr-defined]
            extra_context = {**(extra_context or {}), "proposal": mine}
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _proposable(self, request: HttpRequest, object_id: str | None) -> Record | None:
        key = unquote(object_id or "")
        if may_publish(request.user) or not key.isascii() or not key.isdigit() or len(key) > LONGEST_KEY:
            return None
        record = self.model._default_manager.filter(pk=int(key)).first()
        return record if isinstance(record, Record) and may_propose(request.user, record) else None

    def _propose(
        self, request: HttpRequest, record: Record, form_url: str, extra_context: dict[str, Any] | None
    ) -> HttpResponse:
        here = HttpResponseRedirect(reverse(f"admin:profiles_{self.opts.model_name}_change", args=[record.pk]))
        try:
            with transaction.atomic():
                lock(self.model, record.pk)
                request.desk_before = snapshot(record)  # type: ignore[attr-defined]  # a note that this request carries
                form: HttpResponse = super().changeform_view(request, str(record.pk), form_url, extra_context)
            return form
        except ProposedError as saved:
            edits = saved.edits
        try:
            proposal = propose(record=record, edits=edits, by=request.user, reason=reason_of(request))
        except ProposalError as error:
            messages.warning(request, refusal(_("Nothing was proposed."), error.reasons))
            return here
        messages.success(
            request, _("Your change of «%s» waits for a publisher. Until then the public page stays as it is.") % record
        )
        return HttpResponseRedirect(reverse("admin:profiles_proposal_change", args=[proposal.pk]))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if proposes(request):
            before: Snapshot = request.desk_before  # type: ignore[attr-defined]  # a note that this request carries
            raise ProposedError(edits_between(before, snapshot(obj)))
        answer: HttpResponse = super().response_change(request, obj)
        return answer

    def waiting_proposals(self, request: HttpRequest, record: Record | None) -> list[Proposal]:
        """What others propose for the record, for those who decide on it."""
        if record is None or not record.is_published or not may_publish(request.user):
            return []
        return list(Proposal.objects.on(record.noun, record.slug).waiting().select_related("author").order_by("pk"))

    # -- a proposal that waits, shown in the form that it was made with --

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        record = super().get_object(request, object_id, from_field)
        if record is not None:
            for edit in self._filled(request, ""):
                for column, (_old, new) in edit.values.items():
                    self._fill(record, column, new)
        return record

    def _filled(self, request: HttpRequest, part: str) -> list[Edit]:
        edits: list[Edit] = getattr(request, "desk_filled", [])
        return [edit for edit in edits if edit.part == part]

    def _fill(self, record: Any, column: str, value: Any) -> None:
        field: Any = record._meta.get_field(column)
        if not field.many_to_many:
            setattr(record, field.attname, in_python(field, value))
            return
        chosen = field.related_model._default_manager.filter(pk__in=value or [])
        prefetched = {**getattr(record, "_prefetched_objects_cache", {}), column: chosen}
        record._prefetched_objects_cache = prefetched  # noqa: SLF001  # where a form looks for the chosen ones first

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        edits = self._filled(request, str(inline.model._meta.model_name))
        if edits:
            kwargs["filled"] = FilledRows(
                changed={e.key: _stored_values(inline.model, e) for e in edits if e.kind == "changed"},
                removed=frozenset(e.key for e in edits if e.kind == "removed"),
                added=tuple(_typed_values(inline.model, e) for e in edits if e.kind == "added"),
            )
        return kwargs


def _stored_values(model: Any, edit: Edit) -> dict[str, Any]:
    fields = [(model._meta.get_field(column), new) for column, (_old, new) in edit.values.items()]
    return {field.attname: in_python(field, new) for field, new in fields}


def _typed_values(model: Any, edit: Edit) -> dict[str, Any]:
    fields = [(model._meta.get_field(column), new) for column, (_old, new) in edit.values.items()]
    return {field.name: in_python(field, new) for field, new in fields}

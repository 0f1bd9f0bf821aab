"""The queue of proposed changes, and the page where one is read, accepted, declined or taken back."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from profiles.actions.proposals import (
    ProposalError,
    accept_proposal,
    decline_proposal,
    model_of,
    record_of,
    take_back,
)
from profiles.actions.publishing import REASON_LENGTH
from profiles.actions.rights import may_propose, may_publish, may_see_proposals
from profiles.admin.columns import moment
from profiles.admin.concurrency import LONGEST_KEY
from profiles.admin.feed import NOUNS, NounFilter, ReadOnly
from profiles.admin.suggested import tell_of_decision
from profiles.admin.timeline import refusal
from profiles.choices.proposal import ProposalState
from profiles.models import Proposal
from profiles.selectors.edits import edits_from, snapshot, tell

CHOSEN = "_edit"
"""Name of the boxes for the edits to carry out."""
WORD = "_word"
"""Name of the input with the word to the author."""


@admin.register(Proposal)
class ProposalAdmin(ReadOnly):
    """What people propose who may not publish: nothing is typed here, it is read and decided."""

    list_display = ["record_shown", "noun_shown", "author", "made_shown", "state_shown"]
    list_filter = ["state", NounFilter]
    list_select_related = ("author",)
    search_fields = ["slug", "reason"]
    ordering = ["-made_at", "-pk"]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may_see_proposals(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_see_proposals(request.user)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).select_related("author", "decided_by")

    @admin.display(description=gettext_lazy("address"), ordering="slug")
    def record_shown(self, proposal: Proposal) -> SafeString:
        return format_html('<bdi lang="en" dir="ltr">{}</bdi>', proposal.slug)

    @admin.display(description=gettext_lazy("noun"), ordering="noun")
    def noun_shown(self, proposal: Proposal) -> Any:
        return NOUNS.get(proposal.noun, proposal.noun)

    @admin.display(description=gettext_lazy("proposed"), ordering="made_at")
    def made_shown(self, proposal: Proposal) -> str:
        return moment(proposal.made_at)

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_shown(self, proposal: Proposal) -> str:
        return str(ProposalState.of(proposal.state).label)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The difference field by field; posted, a decision."""
        key = unquote(object_id)
        is_key = key.isascii() and key.isdigit() and len(key) <= LONGEST_KEY
        proposal = self.get_queryset(request).filter(pk=int(key)).first() if is_key else None
        if proposal is None:
            raise Http404
        if request.method == "POST":
            return self._decide(request, proposal)
        record = record_of(proposal)
        model = model_of(proposal)
        edits = edits_from(proposal.edits)
        now = snapshot(record) if record is not None and proposal.is_open else {}
        told = tell(model, edits, now)
        is_mine = proposal.author_id == request.user.pk
        context = {
            **self.admin_site.each_context(request),
            "title": _("Proposed change: %s") % (record or proposal.slug),
            "subtitle": None,
            "module_name": capfirst(self.opts.verbose_name_plural),
            "opts": self.opts,
            "proposal": proposal,
            "state": ProposalState.of(proposal.state),
            "record": record,
            "noun": model._meta.verbose_name,
            "record_url": _form_of(record),
            "told": told,
            "may_decide": proposal.is_open and may_publish(request.user),
            "may_mend": is_mine
            and record is not None
            and may_propose(request.user, record)
            and self._unsettled(proposal),
            "may_take_back": is_mine and self._unsettled(proposal),
            "reason_length": REASON_LENGTH,
        }
        return TemplateResponse(request, "admin/proposal.html", context)

    @staticmethod
    def _unsettled(proposal: Proposal) -> bool:
        return proposal.state in (ProposalState.OPEN, ProposalState.DECLINED)

    def _decide(self, request: HttpRequest, proposal: Proposal) -> HttpResponse:
        here = HttpResponseRedirect(reverse("admin:profiles_proposal_change", args=[proposal.pk]))
        word = request.POST.get(WORD, "")
        try:
            if "_take_back" in request.POST:
                take_back(proposal=proposal, by=request.user)
                tell_of_decision(request, proposal)
                messages.success(request, _("The proposal is taken back."))
                return HttpResponseRedirect(reverse("admin:index"))
            if "_decline" in request.POST:
                decline_proposal(proposal=proposal, by=request.user, word=word)
                tell_of_decision(request, proposal)
                messages.success(
                    request, _("The proposal is declined. Its author reads your word on their front page.")
                )
                return here
            chosen = request.POST.getlist(CHOSEN)
            record = accept_proposal(proposal=proposal, by=request.user, chosen=chosen, word=word)
            tell_of_decision(request, proposal)
        except ProposalError as error:
            messages.error(request, refusal(_("Nothing was changed."), error.reasons))
            return here
        self.log_change(request, record, _("Proposed change accepted"))
        messages.success(request, _("«%s» is changed as proposed.") % record)
        return here


def _form_of(record: Any) -> str:
    return reverse(f"admin:profiles_{record._meta.model_name}_change", args=[record.pk]) if record is not None else ""

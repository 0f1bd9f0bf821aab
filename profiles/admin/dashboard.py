"""The desk's front page: what there is, what waits, what was touched last, and the health of the data."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.admin.sites import AdminSite
from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse

from profiles.actions.rights import may_handle_suggestions, may_see_proposals
from profiles.admin.groups import GROUPS
from profiles.choices import PublicationState
from profiles.models import RECORDS, City, Proposal, Record, Suggestion
from profiles.models.base import noun_of
from profiles.selectors.completeness import gaps_of_well_visited_cities
from profiles.selectors.health import Check, Finding, NounCounts, count_findings, count_records

RECENT = 12
WAITING = 20
NEVER_DECLINED = "-"
"""Stands for the word of a decline where there was none: a decline has its word."""


@dataclass(frozen=True, slots=True)
class NounRow:
    """A noun on the front page: how many of its records there are in which state, each number with its list."""

    name: str
    url: str
    add_url: str
    total: int
    states: tuple[tuple[str, Any, int, str], ...]


@dataclass(frozen=True, slots=True)
class HealthRow:
    """A check and the nouns that fail it, each with its number and its list."""

    check: Check
    total: int
    parts: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record, or a change proposed to one, that waits for somebody; ``word`` says why it was declined, if it was."""

    noun: str
    slug: str
    url: str
    since: Any
    word: str = ""
    author: str = ""


def dashboard(site: AdminSite, request: HttpRequest) -> dict[str, Any]:
    """Everything that the front page shows to the person signed in: only nouns that they may see."""
    models = [model for model in _records(site) if site.get_model_admin(model).has_view_permission(request)]
    if not models:
        return {}
    drafts = _waiting(models, state=PublicationState.DRAFT, author=request.user)
    return {
        "nouns": [_noun_row(site, request, counts) for counts in count_records(models)],
        "health": _health_rows(count_findings(models)),
        "gaps": gaps_of_well_visited_cities() if City in models else None,
        "in_review": _waiting(models, state=PublicationState.IN_REVIEW),
        "my_drafts": [draft for draft in drafts if draft.word == NEVER_DECLINED],
        "declined": [draft for draft in drafts if draft.word != NEVER_DECLINED],
        "recent": _recent(),
        **_proposals(request),
        "corrections": Suggestion.objects.waiting().count() if may_handle_suggestions(request.user) else None,
    }


def _proposals(request: HttpRequest) -> dict[str, list[Waiting]]:
    """The proposed changes that wait, those of the reader apart, and those of the reader that were declined."""
    if not may_see_proposals(request.user):
        return {}
    open_or_mine = Proposal.objects.waiting() | Proposal.objects.with_their_author(request.user)
    nouns = {noun_of(model): str(model._meta.verbose_name) for model in RECORDS}
    shown: dict[str, list[Waiting]] = {"proposed": [], "my_proposals": [], "declined_proposals": []}
    for proposal in open_or_mine.select_related("author").order_by("made_at", "pk")[: WAITING * 3]:
        is_mine = proposal.author_id == request.user.pk
        kind = "declined_proposals" if not proposal.is_open else "my_proposals" if is_mine else "proposed"
        shown[kind].append(
            Waiting(
                noun=nouns.get(proposal.noun, proposal.noun),
                slug=proposal.slug,
                url=reverse("admin:profiles_proposal_change", args=[proposal.pk]),
                since=proposal.made_at if proposal.is_open else proposal.decided_at,
                word=proposal.word,
                author="" if is_mine else str(proposal.author or ""),
            )
        )
    return shown


def _recent() -> list[LogEntry]:
    """The last entry of each thing that was edited last."""
    newest: dict[tuple[Any, Any], LogEntry] = {}
    for entry in LogEntry.objects.select_related("user", "content_type").order_by("-action_time")[: RECENT * 4]:
        newest.setdefault((entry.content_type_id, entry.object_id), entry)
    return list(newest.values())[:RECENT]


def _records(site: AdminSite) -> list[type[Record]]:
    order = {name: place for place, name in enumerate(name for _group, names in GROUPS for name in names)}
    records = [model for model in RECORDS if site.is_registered(model)]
    return sorted(records, key=lambda model: order.get(model.__name__, len(order)))


def _list_url(model: type[Record], query: str = "") -> str:
    return reverse(f"admin:profiles_{model._meta.model_name}_changelist") + query


def _noun_row(site: AdminSite, request: HttpRequest, counts: NounCounts) -> NounRow:
    model = counts.model
    may_add = site.get_model_admin(model).has_add_permission(request)
    return NounRow(
        name=str(model._meta.verbose_name_plural),
        url=_list_url(model),
        add_url=reverse(f"admin:profiles_{model._meta.model_name}_add") if may_add else "",
        total=counts.total,
        states=tuple(
            (state.value, state.label, counts.by_state.get(state, 0), _list_url(model, f"?state__exact={state.value}"))
            for state in PublicationState
        ),
    )


def _health_rows(findings: list[Finding]) -> list[HealthRow]:
    by_check: dict[Check, list[Finding]] = {}
    for finding in findings:
        by_check.setdefault(finding.check, []).append(finding)
    return [
        HealthRow(
            check=check,
            total=sum(finding.count for finding in found),
            parts=tuple(
                (
                    str(finding.model._meta.verbose_name_plural),
                    finding.count,
                    _list_url(finding.model, f"?health={check.code}"),
                )
                for finding in found
            ),
        )
        for check, found in by_check.items()
    ]


def _word_of_a_decline(model: type[Record]) -> Coalesce:
    """Why a draft was sent back when it was in review last; ``NEVER_DECLINED`` for one that never was."""
    rows = model.history.filter(id=OuterRef("id")).order_by("-history_id")
    last_review = Subquery(rows.filter(state=PublicationState.IN_REVIEW).values("history_id")[:1])
    after = model.history.filter(id=OuterRef("pk"), history_id__gt=last_review).order_by("history_id")
    return Coalesce(
        Subquery(after.values("history_change_reason")[:1]), Value(NEVER_DECLINED), output_field=CharField()
    )


def _waiting(models: list[type[Record]], *, state: PublicationState, author: Any = None) -> list[Waiting]:
    """The records of all nouns in a state, the longest waiting first; of one author where given. One query."""
    parts = []
    for model in models:
        rows = model._default_manager.filter(state=state).order_by()
        word: Any = Value("", CharField())
        if author is not None:
            made = model.history.filter(history_type="+", history_user=author).values("id")
            rows, word = rows.filter(pk__in=made), _word_of_a_decline(model)
        rows = rows.annotate(kind_of=Value(noun_of(model), CharField()), word=word)
        parts.append(rows.values_list("kind_of", "slug", "pk", "updated_at", "word"))
    named = {noun_of(model): model for model in models}
    found = parts[0].union(*parts[1:], all=True).order_by("updated_at")[:WAITING]
    return [
        Waiting(
            noun=str(named[noun]._meta.verbose_name),
            slug=slug,
            url=reverse(f"admin:profiles_{named[noun]._meta.model_name}_change", args=[pk]),
            since=since,
            word=word,
        )
        for noun, slug, pk, since, word in found
    ]

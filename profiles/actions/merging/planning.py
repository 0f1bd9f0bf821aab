"""What a merge will do: what moves, what would double and is merged in turn, what is dropped, what forbids it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from profiles.actions.merging.doubles import contradictions, contradicts_itself, fill, identity, is_double
from profiles.choices import PublicationState
from profiles.models import City, Indicator, Participation, Proposal, Record, Source
from profiles.models.base import Tracked
from profiles.selectors.former import history_of
from profiles.selectors.pointing import Pointing, relations_to, tracked_pointing, untracked_pointing
from profiles.text import localize_digits

NAMED_IN_THE_PROGRAM: dict[type[Record], tuple[str, ...]] = {
    Source: ("essay", "geonames"),
    Indicator: ("population",),
}
"""Addresses that the program itself asks for: these records may be kept, and may not go."""


@dataclass(frozen=True, slots=True)
class Double:
    """Two rows that say the same: the one that stays takes what only the other one says, and its citations."""

    stays: Tracked
    goes: Tracked


@dataclass(slots=True)
class Plan:
    """Everything that a merge changes, on rows that carry their new values and are not stored yet."""

    kept: Record
    other: Record
    moved: dict[tuple[type[Tracked], int], Tracked] = field(default_factory=dict)
    columns: dict[type[Tracked], set[str]] = field(default_factory=lambda: defaultdict(set))
    doubles: list[Double] = field(default_factory=list)
    dropped: list[Tracked] = field(default_factory=list)
    relations: list[tuple[Record, str, set[int]]] = field(default_factory=list)
    untracked: dict[Pointing, int] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)
    filled: set[tuple[type[Tracked], int]] = field(default_factory=set)
    _turned: set[tuple[type[Tracked], int]] = field(default_factory=set)
    _known: dict[tuple[type[Tracked], int], Tracked] = field(default_factory=dict)
    _gone: set[tuple[type[Tracked], int]] = field(default_factory=set)

    # -- for the page --

    @property
    def counts(self) -> list[tuple[Any, int]]:
        """How many rows of each noun turn to the kept record: (name of the noun, number), the most first."""
        only_filled = self.filled - self._turned
        counted = Counter(model for model, _pk in self.moved.keys() - only_filled)
        counted.update(type(record) for record, _relation, _keys in self.relations)
        found = [(model._meta.verbose_name_plural, number) for model, number in counted.most_common()]
        return found + [(one.model._meta.verbose_name_plural, number) for one, number in self.untracked.items()]

    @property
    def token(self) -> str:
        """The state of both records and of what points at them, as a form sends it back."""
        newest = [
            history_of(type(record)).filter(id=record.pk).values_list("history_id", flat=True).last()
            for record in (self.kept, self.other)
        ]
        rows = len(self.moved), len(self.doubles), len(self.dropped), len(self.relations)
        return "-".join(str(number or 0) for number in (*newest, *rows))

    # -- planning --

    def row(self, row: Tracked) -> Tracked | None:
        """The one object that stands for a row, however often it is met; None if the row goes."""
        key = type(row), row.pk
        return None if key in self._gone else self._known.setdefault(key, row)

    def is_gone(self, row: Tracked) -> bool:
        return (type(row), row.pk) in self._gone

    def move(self, row: Tracked, columns: Iterable[str]) -> None:
        key = type(row), row.pk
        self.moved[key] = row
        self._turned.add(key)
        self.columns[type(row)].update(columns)

    def drop(self, row: Tracked) -> None:
        self.dropped.append(row)
        self._take_out(row)

    def double(self, stays: Tracked, goes: Tracked) -> None:
        self.refusals += contradictions(stays, goes)
        self.doubles.append(Double(stays, goes))
        self._take_out(goes)
        if filled := fill(stays, goes):
            self.filled.add((type(stays), stays.pk))
            self.moved[type(stays), stays.pk] = stays
            self.columns[type(stays)].update(filled)

    def _take_out(self, row: Tracked) -> None:
        key = type(row), row.pk
        self._gone.add(key)
        self.moved.pop(key, None)
        self._turned.discard(key)


def plan_merge(kept: Record, other: Record) -> Plan:
    """What merging ``other`` into ``kept`` would do; changes nothing. Some twenty queries, however much moves."""
    plan = Plan(kept, other)
    plan.refusals += _refusals(kept, other)
    model = type(kept)
    if model is not type(other) or kept.pk == other.pk:
        return plan
    _plan_moves(plan, model, {other.pk: kept.pk})
    for owner, relation in relations_to(model):
        holding: Any = owner._default_manager.filter(**{relation: other.pk})
        for record in holding:
            held = set(getattr(record, relation).values_list("pk", flat=True))
            plan.relations.append((record, relation, held - {other.pk} | {kept.pk}))
    for pointing in untracked_pointing(model):
        if count := pointing.rows([other.pk]).count():
            plan.untracked[pointing] = count
    return plan


def _refusals(kept: Record, other: Record) -> list[str]:
    if type(kept) is not type(other):
        return [_("Records of two nouns cannot be merged.")]
    if kept.pk == other.pk:
        return [_("A record cannot be merged into itself.")]
    found = []
    if other.state == PublicationState.PUBLISHED and kept.state != PublicationState.PUBLISHED:
        found.append(
            _("«%(other)s» is public and «%(kept)s» is not: keep the public one, or publish the other first.")
            % {"other": other, "kept": kept}
        )
    if waiting := Proposal.objects.on(other.noun, other.slug).waiting().count():
        found.append(
            ngettext(
                "%(count)s proposed change of «%(other)s» waits: accept or decline it first.",
                "%(count)s proposed changes of «%(other)s» wait: accept or decline them first.",
                waiting,
            )
            % {"other": other, "count": localize_digits(waiting)}
        )
    if other.slug in NAMED_IN_THE_PROGRAM.get(type(other), ()):
        found.append(_("The program itself uses «%(other)s»: keep this one.") % {"other": other})
    return found


def _plan_moves(plan: Plan, model: type[models.Model], turn: dict[int, int]) -> None:
    """Plan for every row that points at a key of ``turn`` to point at its value, and so on for what doubles."""
    for pointing in tracked_pointing(model):
        related: type[Any] = pointing.model
        rests_on = getattr(related, "rests_on", ()) or ("activity",) * (related is Participation)
        found = [plan.row(row) for row in pointing.rows(turn).select_related(*rests_on).order_by("pk")]
        rows = [row for row in found if row is not None and not (related is model and _is_party(row, turn))]
        if not rows:
            continue
        peers = defaultdict(list)
        for peer in pointing.rows(turn.values()).select_related(*rests_on).order_by("pk"):
            known = plan.row(peer)
            if known is not None and (said := identity(known)) is not None:
                peers[said].append(known)
        doubled: dict[int, int] = {}
        for row in rows:
            _turn(plan, row, pointing.columns, turn, peers, doubled)
        if doubled and issubclass(related, Record):
            _plan_moves(plan, related, doubled)
    if model is City:
        _drop_own_participations(plan, turn)


def _is_party(row: Tracked, turn: dict[int, int]) -> bool:
    return row.pk in turn or row.pk in turn.values()


def _turn(
    plan: Plan,
    row: Tracked,
    columns: tuple[str, ...],
    turn: dict[int, int],
    peers: dict[tuple[Any, ...], list[Tracked]],
    doubled: dict[int, int],
) -> None:
    changed = [column for column in columns if getattr(row, f"{column}_id") in turn]
    for column in changed:
        # The key alone: the row goes on showing the name that it had.
        row.__dict__[f"{column}_id"] = turn[getattr(row, f"{column}_id")]
    if contradicts_itself(row):
        plan.drop(row)
        return
    said = identity(row)
    near = [] if said is None else [peer for peer in peers[said] if peer is not row and not plan.is_gone(peer)]
    twins = [peer for peer in near if is_double(row, peer)]
    if not twins:
        plan.move(row, changed)
        if said is not None:
            peers[said].append(row)
        return
    for twin in twins:
        stays, goes = (row, twin) if _outranks(row, twin) else (twin, row)
        plan.double(stays, goes)
        doubled[goes.pk] = stays.pk
        if stays is row:
            plan.move(row, changed)
            peers[said or ()].append(row)
    if len(twins) > 1:
        plan.refusals.append(
            _("%(noun)s «%(record)s» overlaps with several of the other record. Settle that first.")
            % {"noun": row._meta.verbose_name, "record": row}
        )


def _outranks(row: Tracked, twin: Tracked) -> bool:
    """Whether the row that moves stays rather than its twin: what is public is not hidden by a draft."""
    return isinstance(row, Record) and isinstance(twin, Record) and row.is_published and not twin.is_published


def _drop_own_participations(plan: Plan, turn: dict[int, int]) -> None:
    """A city is no participant of an activity that it leads."""
    both = [*turn, *turn.values()]
    for row in Participation.objects.filter(city__in=both, activity__city__in=both).select_related("activity", "city"):
        if row.city_id != row.activity.city_id and (known := plan.row(row)) is not None:
            plan.drop(known)

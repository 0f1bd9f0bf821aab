"""Two versions of a form side by side: what was opened, what is stored by now, what was typed, and what shall stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib.admin.utils import flatten_fieldsets
from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from profiles.admin.concurrency import LONGEST_KEY, Moment, record_then, rows_on_the_form, rows_then
from profiles.admin.typed import Lists, comparable, joined, row_of, typed_as, typed_words, values_then, words_of
from profiles.models import Tracked
from profiles.selectors.former import Part
from profiles.selectors.timeline import called
from profiles.selectors.wording import Piece, compare_words, direction_of, names_of

CHOOSE = "_choose-"
"""How the names of the inputs begin that say which version shall stay."""
MINE, STORED = "mine", "stored"
MOST_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that differs: its words when the form was opened, as stored now, and as typed.

    ``kept`` is the version that stays unless the editor says otherwise: that of the side which alone changed it; empty
    where both did, which somebody must decide.
    """

    name: str
    label: str
    opened: str
    stored: str
    mine: str
    kept: str
    direction: str = "auto"
    language: str = ""
    compared: bool = False

    @property
    def stored_pieces(self) -> tuple[Piece, ...]:
        return compare_words(self.opened, self.stored) if self.compared else (Piece("same", self.stored),)

    @property
    def mine_pieces(self) -> tuple[Piece, ...]:
        return compare_words(self.opened, self.mine) if self.compared else (Piece("same", self.mine),)

    @property
    def is_theirs(self) -> bool:
        """Whether somebody else changed it."""
        return self.kept != MINE


@dataclass(slots=True)
class Group:
    """What differs in the record (no title) or in one of its rows."""

    title: str
    choices: list[Choice] = field(default_factory=list)


class Versions:
    """The typed form of a thing against what is stored since it was opened.

    ``groups`` are the differences; ``missing`` those that the editor has not decided; ``merged`` the form as it is
    saved then.
    """

    def __init__(self, desk: Any, request: HttpRequest, thing: Tracked, opened: Moment) -> None:
        self.request, self.thing = request, thing
        self.typed: QueryDict = request.POST
        self._answer = self.typed.copy()
        self.groups: list[Group] = []
        self._read_record(desk, opened)
        for (formset, inline, part), last in zip(rows_on_the_form(desk, request, thing), opened.parts, strict=True):
            if inline.has_change_permission(request, thing):
                self._read_rows(formset, inline, part, last)

    @property
    def is_touched(self) -> bool:
        """Whether anything on the form was changed by somebody else."""
        return any(choice.is_theirs for group in self.groups for choice in group.choices)

    @property
    def missing(self) -> list[Choice]:
        """What both sides changed, and nobody has chosen yet."""
        return [choice for group in self.groups for choice in group.choices if not self.version_of(choice)]

    def chosen(self) -> dict[str, str]:
        """Name → version that is ticked."""
        return {choice.name: self.version_of(choice) for group in self.groups for choice in group.choices}

    def merged(self, seen: Moment) -> QueryDict:
        """The form with the chosen versions, opened anew at that moment."""
        answer = self._answer
        for name in list(answer):
            if name.startswith(CHOOSE) or name == "_opened":
                del answer[name]
        answer["_seen"] = str(seen)
        return answer

    def version_of(self, choice: Choice) -> str:
        """Which version of it stays, as far as that is known: what is ticked, else what goes by itself."""
        asked = self.typed.get(f"{CHOOSE}{choice.name}", choice.kept)
        return asked if asked in (MINE, STORED) else choice.kept

    # -- the record --

    def _read_record(self, desk: Any, opened: Moment) -> None:
        request, thing = self.request, self.thing
        fields = flatten_fieldsets(desk.get_fieldsets(request, thing))
        form = desk.get_form(request, thing, change=True, fields=fields)(instance=thing)
        row = record_then(thing, opened)
        if row is None:
            return
        then = values_then(type(thing), row, form.fields)
        group = Group("")
        for choice in self.differences(form, then, "", ""):
            group.choices.append(choice)
            if self.version_of(choice) == STORED:
                self._answer.setlist(choice.name, typed_as(form, choice.name))
        if group.choices:
            self.groups.append(group)

    def differences(self, form: Any, then: dict[str, Any], prefix: str, name_prefix: str) -> Iterator[Choice]:
        """What differs in the fields of a form of what is stored; ``prefix`` is that of the typed inputs."""
        for name, asked in form.fields.items():
            if name not in then:
                continue
            now, before = form.initial.get(name), then[name]
            typed = asked.widget.value_from_datadict(self.typed, {}, f"{prefix}{name}")
            is_theirs = comparable(before) != comparable(now)
            is_mine = asked.has_changed(before, typed)
            if not (is_theirs or is_mine) or (is_theirs and is_mine and not asked.has_changed(now, typed)):
                continue
            column: Any = type(form.instance)._meta.get_field(name)
            direction, language = direction_of(column)
            yield Choice(
                name=f"{name_prefix}{name}",
                label=str(capfirst(asked.label or column.verbose_name)),
                opened=words_of(column, before),
                stored=words_of(column, now),
                mine=typed_words(column, asked, typed),
                kept="" if is_theirs and is_mine else MINE if is_mine else STORED,
                direction=direction,
                language=language,
                compared=isinstance(asked.widget, forms.Textarea) or type(asked) is forms.CharField,
            )

    # -- its rows --

    def _read_rows(self, formset: Any, inline: Any, part: Part, last: int) -> None:
        prefix = formset.get_default_prefix()
        total = self.typed.get(f"{prefix}-TOTAL_FORMS", "")
        if not total.isascii() or not total.isdigit() or int(total) > MOST_ROWS:
            return  # the form itself will say so
        pk_name = formset.model._meta.pk.name
        posted = [row_of(self.typed, f"{prefix}-{number}-") for number in range(int(total))]
        stored = {row.pk: row for row in inline.get_queryset(self.request).filter(**{part.column: self.thing.pk})}
        then = rows_then(part, self.thing.pk, last)
        kept: list[Lists] = []
        added: list[Lists] = []
        seen = set()
        for number, lists in enumerate(posted):
            typed_key = "".join(lists.get(pk_name, []))
            key = int(typed_key) if typed_key.isascii() and typed_key.isdigit() and len(typed_key) <= LONGEST_KEY else 0
            if not key or key not in then:
                (kept if key else added).append(lists)
                continue
            seen.add(key)
            row = _RowVersions(self, formset, part, prefix, key, number, lists)
            if key in stored:
                kept.append(row.still_there(stored[key], then[key]))
            elif (again := row.gone(then[key])) is not None:
                added.append(again)
        for key in stored.keys() - then.keys() - seen:
            row = _RowVersions(self, formset, part, prefix, key, 0, {})
            kept.append(row.come(stored[key], can_go=inline.can_delete))
        self._write_rows(prefix, kept, added)

    def _write_rows(self, prefix: str, kept: list[Lists], added: list[Lists]) -> None:
        answer = self._answer
        for name in [
            name for name in answer if name.startswith(f"{prefix}-") and name[len(prefix) + 1 :][:1].isdigit()
        ]:
            del answer[name]
        for number, lists in enumerate([*kept, *added]):
            for name, values in lists.items():
                answer.setlist(f"{prefix}-{number}-{name}", values)
        answer[f"{prefix}-INITIAL_FORMS"] = str(len(kept))
        answer[f"{prefix}-TOTAL_FORMS"] = str(len(kept) + len(added))


@dataclass(frozen=True, slots=True)
class _RowVersions:
    """One row of the form: ``lists`` is what was typed, by the names of the inputs."""

    versions: Versions
    formset: Any
    part: Part
    prefix: str
    key: int
    number: int
    lists: Lists

    @property
    def name(self) -> str:
        return f"{self.prefix}-{self.key}"

    @property
    def is_deleted(self) -> bool:
        return "DELETE" in self.lists

    def still_there(self, stored: Any, then: Any) -> Lists:
        """Bring a row together that both sides have."""
        form = self.formset.form(instance=stored)
        opened = values_then(self.part.model, then, form.fields)
        typed_prefix = f"{self.prefix}-{self.number}-"
        choices = list(self.versions.differences(form, opened, typed_prefix, f"{self.name}-"))
        if self.is_deleted:
            theirs = any(choice.is_theirs for choice in choices)
            words = self._summary(form)
            choice = self._whole(self._called(then), stored=words, mine=_("Deleted"), kept="" if theirs else MINE)
            if self._choose(str(stored), [choice]) == STORED:
                return self._typed(form)
            return self.lists
        lists = dict(self.lists)
        self._choose(str(stored), choices)
        for choice in choices:
            name = choice.name.removeprefix(f"{self.name}-")
            if self.versions.version_of(choice) == STORED:
                lists[name] = typed_as(form, name)
        return lists

    def gone(self, then: Any) -> Lists | None:
        """A row that somebody deleted: None to let it go, else the row to add again."""
        if self.is_deleted:
            return None
        form = self.formset.form()
        opened = values_then(self.part.model, then, form.fields)
        typed = {
            name: asked.widget.value_from_datadict(self.versions.typed, {}, f"{self.prefix}-{self.number}-{name}")
            for name, asked in form.fields.items()
        }
        mine = any(asked.has_changed(opened[n], typed[n]) for n, asked in form.fields.items() if n in opened)
        columns = {name: self.part.model._meta.get_field(name) for name in opened}
        words = joined(typed_words(columns[name], form.fields[name], typed[name]) for name in opened)
        before = joined(words_of(columns[name], opened[name]) for name in opened)
        choice = self._whole(before, stored=_("Deleted"), mine=words, kept="" if mine else STORED)
        if self._choose(self._called(then), [choice]) != MINE:
            return None
        left_out = {self.formset.model._meta.pk.name, "DELETE"}
        return {name: values for name, values in self.lists.items() if name not in left_out}

    def come(self, stored: Any, *, can_go: bool) -> Lists:
        """A row that somebody added."""
        form = self.formset.form(instance=stored)
        lists = self._typed(form)
        choice = self._whole("", stored=self._summary(form), mine=_("Without it"), kept=STORED)
        if can_go and self._choose(str(stored), [choice]) == MINE:
            lists["DELETE"] = ["on"]
        return lists

    def _typed(self, form: Any) -> Lists:
        lists = {name: typed_as(form, name) for name in form.fields}
        keys = {self.formset.model._meta.pk.name: self.key, self.part.column: self.versions.thing.pk}
        return {**lists, **{name: [str(key)] for name, key in keys.items()}}

    def _whole(self, opened: str, *, stored: str, mine: str, kept: str) -> Choice:
        return Choice(self.name, str(capfirst(self.part.model._meta.verbose_name)), opened, stored, mine, kept)

    def _choose(self, title: str, choices: list[Choice]) -> str:
        if not choices:
            return ""
        what = capfirst(self.part.model._meta.verbose_name)
        self.versions.groups.append(Group(f"{what}: {title}", choices))
        return self.versions.version_of(choices[0])

    def _summary(self, form: Any) -> str:
        model = self.part.model
        return joined(words_of(model._meta.get_field(name), form.initial.get(name)) for name in form.fields)

    def _called(self, row: Any) -> str:
        columns = [c for c in self.part.model._meta.concrete_fields if c.related_model and c.name != self.part.column]
        keys = [(c.related_model, getattr(row, c.attname)) for c in columns if getattr(row, c.attname, None)]
        return called(self.part.model, self.part, row, names_of(keys))  # type: ignore[arg-type]  # a model is never "self" here

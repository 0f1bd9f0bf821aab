"""The pages of merging: choose the other record, compare and merge, take a merge back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.sites import AdminSite
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from profiles.actions.merging import Choice, Plan, choices_between, merge, plan_merge, trace_merge, unmerge
from profiles.actions.publishing import REASON_LENGTH
from profiles.actions.restoring import RevertError
from profiles.actions.rights import may_merge
from profiles.admin.base import REASON, reason_of
from profiles.admin.concurrency import SEEN
from profiles.admin.duplicates import DuplicatePages
from profiles.admin.timeline import refusal
from profiles.models import CITED, RECORDS, Citation, Merge, Record
from profiles.models.base import noun_of
from profiles.selectors.duplicates import suspect
from profiles.selectors.wording import Names, direction_of, in_words, names_of
from profiles.text import listed

CHOOSE = "choose-"
"""Beginning of the names of the inputs that say whose value stands."""
FOUND = 20
SHOWN = 12
"""Records that a consequence names; the rest are counted."""


def merging_urls(site: AdminSite) -> list[URLPattern]:
    """The addresses of duplicates and merging."""
    pages, duplicates = MergePages(site), DuplicatePages(site)
    return [
        path("duplicates/", site.admin_view(duplicates.suggested), name="duplicates"),
        path("duplicates/apart/", site.admin_view(duplicates.told_apart), name="told_apart"),
        path("merge/<slug:noun>/<int:kept>/", site.admin_view(pages.choose_other), name="merge_with"),
        path("merge/<slug:noun>/<int:kept>/<int:other>/", site.admin_view(pages.compare), name="merge"),
        path("unmerge/<int:batch>/", site.admin_view(pages.take_back), name="unmerge"),
    ]


@dataclass(frozen=True, slots=True)
class Option:
    """A value that can be chosen."""

    value: str
    words: str
    direction: str
    language: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A column, or a few that belong together, with what both records say."""

    name: str
    label: str
    options: tuple[Option, ...]
    both: Option | None


@dataclass(frozen=True, slots=True)
class Consequence:
    """What becomes of some rows: in words, their number, and the names of the first of them."""

    title: str
    count: int
    names: tuple[str, ...]

    @property
    def more(self) -> int:
        return self.count - len(self.names)


class MergePages:
    """Pages for those who may merge."""

    def __init__(self, site: AdminSite) -> None:
        self.site = site

    def _page(self, request: HttpRequest, template: str, **context: Any) -> TemplateResponse:
        common = {**self.site.each_context(request), "reason_length": REASON_LENGTH, "reason": reason_of(request)}
        return TemplateResponse(request, f"admin/merging/{template}.html", {**common, **context})

    def _record(self, noun: str, pk: int) -> Record:
        model = next((model for model in RECORDS if noun_of(model) == noun), None)
        if model is None:
            raise Http404
        desk: Any = self.site.get_model_admin(model)
        related = desk.list_select_related
        found: Record = get_object_or_404(
            model._default_manager.select_related(*(related if isinstance(related, tuple) else ())), pk=pk
        )
        return found

    def _label(self, record: Record) -> str:
        desk: Any = self.site.get_model_admin(type(record))
        label: str = desk.autocomplete_label(record)
        return label

    @staticmethod
    def _form_url(record: Record) -> str:
        return reverse(f"admin:profiles_{record._meta.model_name}_change", args=[record.pk])

    # -- choosing the other --

    def choose_other(self, request: HttpRequest, noun: str, kept: int) -> HttpResponse:
        """Which record is the same? Suggested, typed or, without a script, searched."""
        if not may_merge(request.user):
            raise PermissionDenied
        record = self._record(noun, kept)
        asked = request.GET.get("other", "")
        form = OtherForm(self.site, record, request.GET if asked.isascii() and asked.isdigit() else None)
        if form.is_valid():
            return HttpResponseRedirect(reverse("admin:merge", args=[noun, kept, form.cleaned_data["other"].pk]))
        words = request.GET.get("q", "").replace("\x00", "")[:200].strip()
        return self._page(
            request,
            "choose",
            title=_("Merge «%s» with…") % record,
            record=record,
            noun=noun,
            form_url=self._form_url(record),
            form=form,
            words=words,
            found=self._found(request, record, words),
            suggested=self._suggested(record),
        )

    def _found(self, request: HttpRequest, record: Record, words: str) -> list[tuple[Record, str]]:
        if not words:
            return []
        desk: Any = self.site.get_model_admin(type(record))
        records = desk.get_queryset(request).exclude(pk=record.pk)
        matching, _distinct = desk.get_search_results(request, records, words)
        return [(one, self._label(one)) for one in matching.order_by(*desk.get_ordering(request))[:FOUND]]

    def _suggested(self, record: Record) -> list[tuple[Record, str, int]]:
        pairs = [
            pair
            for suspicion in suspect([type(record)])
            for pair in suspicion.pairs
            if record.pk in (pair.first, pair.second)
        ]
        keys = {pair.second if pair.first == record.pk else pair.first: pair.score for pair in pairs[:FOUND]}
        return [(one, self._label(one), keys[pk]) for pk in keys if (one := self._there(record, pk)) is not None]

    @staticmethod
    def _there(record: Record, pk: int) -> Record | None:
        return type(record)._default_manager.filter(pk=pk).first()

    # -- comparing and merging --

    def compare(self, request: HttpRequest, noun: str, kept: int, other: int) -> HttpResponse:
        """Both records field by field, and what merging them will do; posted, the merge."""
        if not may_merge(request.user):
            raise PermissionDenied
        if kept == other:
            return HttpResponseRedirect(reverse("admin:merge_with", args=[noun, kept]))
        first, second = self._record(noun, kept), self._record(noun, other)
        chosen = {name.removeprefix(CHOOSE): request.POST[name] for name in request.POST if name.startswith(CHOOSE)}
        if request.method == "POST":
            reason, seen = reason_of(request), request.POST.get(SEEN, "")
            try:
                done = merge(kept=first, other=second, choices=chosen, person=request.user, reason=reason, seen=seen)
            except RevertError as error:
                messages.error(request, refusal(_("Nothing was changed."), error.reasons))
            else:
                return self._merged(request, first, str(second), done)
        plan = plan_merge(first, second)
        differing, alike = self._rows(first, second, chosen)
        return self._page(
            request,
            "compare",
            title=_("Merge two records: %s") % type(first)._meta.verbose_name,
            kept=first,
            other=second,
            kept_url=self._form_url(first),
            other_url=self._form_url(second),
            kept_label=self._label(first),
            other_label=self._label(second),
            noun=noun,
            rows=differing,
            alike=alike,
            plan=plan,
            consequences=list(_consequences(plan)),
        )

    def _merged(self, request: HttpRequest, kept: Record, other: str, done: Merge) -> HttpResponse:
        desk: Any = self.site.get_model_admin(type(kept))
        said = _("«%(other)s» was merged into «%(kept)s».") % {"other": other, "kept": kept}
        desk.log_change(request, kept, said)
        messages.success(
            request,
            format_html(
                '{} <a href="{}">{}</a>', said, reverse("admin:unmerge", args=[done.batch_id]), _("Take the merge back")
            ),
        )
        return HttpResponseRedirect(self._form_url(kept))

    @staticmethod
    def _rows(kept: Record, other: Record, chosen: Mapping[str, str]) -> tuple[list[Row], list[Row]]:
        choices = choices_between(kept, other)
        names = names_of(_named(choices))
        differing, alike = [], []
        for choice in choices:
            if choice.differs:
                differing.append(_row(choice, names, chosen.get(choice.name, choice.suggested)))
            elif any(value not in (None, "", [], set()) for value in choice.values):
                alike.append(_row(choice, names, "kept"))
        return differing, alike

    # -- taking back --

    def take_back(self, request: HttpRequest, batch: int) -> HttpResponse:
        """What taking a merge back will do, or what stands in the way; posted, it is done."""
        if not may_merge(request.user):
            raise PermissionDenied
        done = get_object_or_404(Merge.objects.select_related("batch__made_by"), batch=batch)
        if request.method == "POST":
            try:
                again = unmerge(batch=done.batch, person=request.user, reason=reason_of(request))
            except RevertError as error:
                messages.error(request, refusal(_("Nothing was changed."), error.reasons))
            else:
                said = _("The merge was taken back: «%s» is a record of its own again.") % again
                desk: Any = self.site.get_model_admin(type(again))
                desk.log_change(request, again, said)
                messages.success(request, said)
                return HttpResponseRedirect(self._form_url(again))
        traces = trace_merge(done)
        return self._page(
            request, "unmerge", title=_("Take the merge back"), merge=done, traces=traces, reason_name=REASON
        )


class OtherForm(forms.Form):
    """Which record is the same as this one."""

    def __init__(self, site: AdminSite, record: Record, *args: Any) -> None:
        super().__init__(*args)
        model = type(record)
        column = next((name for name, cited in CITED.items() if cited is model), "source")
        # Every noun is named by a column of citations; the widget asks for one to know what it searches.
        self.fields["other"] = forms.ModelChoiceField(
            model._default_manager.exclude(pk=record.pk),
            widget=AutocompleteSelect(Citation._meta.get_field(column), site),
            label=_("The same as"),
        )


def _named(choices: list[Choice]) -> Any:
    for choice in choices:
        for column in choice.columns:
            if (related := column.related_model) is not None:
                for value in (*choice.values, *choice.others):
                    yield from (
                        (related, key) for key in (value if choice.is_relation else (value,)) if key is not None
                    )


def _row(choice: Choice, names: Names, chosen: str) -> Row:
    first = choice.columns[0]
    direction, language = direction_of(first)
    sides = [("kept", choice.values), ("other", choice.others)]
    options = [
        Option(side, _words(choice, values, names), direction, language, side == chosen) for side, values in sides
    ]
    both = Option("both", _("what both say"), "auto", "", chosen == "both") if choice.may_be_both else None
    return Row(choice.name, listed(str(column.verbose_name) for column in choice.columns), tuple(options), both)


def _words(choice: Choice, values: tuple[Any, ...], names: Names) -> str:
    if choice.is_relation:
        related: Any = choice.columns[0].related_model
        return listed(sorted(names.get((related, key), str(key)) for key in values[0]))
    said = [in_words(column, value, names) for column, value in zip(choice.columns, values, strict=True)]
    return listed(text for text in said if text)


def _consequences(plan: Plan) -> Any:
    for name, count in plan.counts:
        yield Consequence(_("%(nouns)s that turn to the record that is kept") % {"nouns": name}, count, ())
    if plan.doubles:
        names = tuple(f"{double.goes._meta.verbose_name}: {double.goes}" for double in plan.doubles[:SHOWN])
        yield Consequence(
            _("there twice then: of each two becomes one, with the citations of both"), len(plan.doubles), names
        )
    if plan.dropped:
        names = tuple(f"{row._meta.verbose_name}: {row}" for row in plan.dropped[:SHOWN])
        yield Consequence(
            _("between the two themselves, and dropped: a record has nothing to do with itself"),
            len(plan.dropped),
            names,
        )

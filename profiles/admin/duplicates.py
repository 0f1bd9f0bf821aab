"""The pages of likely duplicates: what is suggested, and the pairs that were told apart."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.sites import AdminSite
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from profiles.actions.merging import take_back_telling_apart, tell_apart
from profiles.actions.publishing import REASON_LENGTH
from profiles.actions.restoring import RevertError
from profiles.actions.rights import may_merge, may_tell_apart
from profiles.admin.base import reason_of
from profiles.admin.timeline import refusal
from profiles.models import RECORDS, NotDuplicate, Record
from profiles.models.base import noun_of
from profiles.selectors.duplicates import DETECTORS, Pair, suspect

PAIRS = 20
"""Pairs on a page."""
APART = 50


@dataclass(frozen=True, slots=True)
class Tab:
    """A noun with the number of its pairs, None where they were not looked for since it was changed."""

    noun: str
    name: str
    count: int | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One record of a pair."""

    record: Record
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A pair with its records."""

    pair: Pair
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Apart:
    """A pair that was told apart; a side is None where the record is gone."""

    said: NotDuplicate
    noun: str
    sides: tuple[Side | None, Side | None]


class DuplicatePages:
    """Pages for whoever may see the records; each step on them asks for its own right."""

    def __init__(self, site: AdminSite) -> None:
        self.site = site

    def _models(self, request: HttpRequest) -> list[type[Record]]:
        seen = [model for model in DETECTORS if self.site.get_model_admin(model).has_view_permission(request)]
        if not seen:
            raise PermissionDenied
        return seen

    def _page(self, request: HttpRequest, template: str, **context: Any) -> TemplateResponse:
        common = {**self.site.each_context(request), "reason_length": REASON_LENGTH, "ellipsis": Paginator.ELLIPSIS}
        return TemplateResponse(request, f"admin/merging/{template}.html", {**common, **context})

    def suggested(self, request: HttpRequest) -> HttpResponse:
        """Likely duplicates of one noun, page by page; posted, «not a duplicate»."""
        models = self._models(request)
        if request.method == "POST":
            return self._tell_apart(request)
        suspicions = suspect(models)
        asked = request.GET.get("noun", "")
        if asked and asked not in {one.noun for one in suspicions}:
            raise Http404
        current = next((one for one in suspicions if (one.noun == asked if asked else one.pairs)), suspicions[0])
        page = Paginator(current.pairs, PAIRS).get_page(request.GET.get("p"))
        pairs = list(page.object_list)
        sides = self._sides(request, current.model, {key for pair in pairs for key in (pair.first, pair.second)})
        return self._page(
            request,
            "duplicates",
            title=_("Likely duplicates"),
            tabs=[
                Tab(one.noun, capfirst(str(one.model._meta.verbose_name_plural)), one.count, one is current)
                for one in suspicions
            ],
            noun=current.noun,
            page=page,
            page_range=page.paginator.get_elided_page_range(page.number),
            pairs=[
                Shown(pair, (sides[pair.first], sides[pair.second]))
                for pair in pairs
                if pair.first in sides and pair.second in sides
            ],
            may_merge=may_merge(request.user),
            may_tell_apart=may_tell_apart(request.user),
            apart_count=NotDuplicate.objects.count(),
        )

    def _sides(self, request: HttpRequest, model: type[Record], keys: set[int]) -> dict[int, Side]:
        desk: Any = self.site.get_model_admin(model)
        name = f"admin:profiles_{model._meta.model_name}_change"
        return {
            record.pk: Side(record, desk.autocomplete_label(record), reverse(name, args=[record.pk]))
            for record in desk.get_queryset(request).filter(pk__in=keys)
        }

    def _tell_apart(self, request: HttpRequest) -> HttpResponse:
        if not may_tell_apart(request.user):
            raise PermissionDenied
        noun, keys = request.POST.get("noun", ""), [request.POST.get("first", ""), request.POST.get("second", "")]
        model = next((model for model in DETECTORS if noun_of(model) == noun), None)
        if model is None or not all(key.isascii() and key.isdigit() and len(key) < 19 for key in keys):
            raise Http404
        one, other = (get_object_or_404(model, pk=int(key)) for key in keys)
        try:
            tell_apart(one=one, other=other, person=request.user, reason=reason_of(request))
        except RevertError as error:
            messages.error(request, refusal(_("Nothing was changed."), error.reasons))
        else:
            said = _("«%(one)s» and «%(other)s» are suggested no more.") % {"one": one, "other": other}
            link = '{} <a href="{}">{}</a>'
            messages.success(request, format_html(link, said, reverse("admin:told_apart"), _("Take that back")))
        return HttpResponseRedirect(request.get_full_path())

    def told_apart(self, request: HttpRequest) -> HttpResponse:
        """The pairs that were told apart, the latest first; posted, one of them is suggested again."""
        seen = self._models(request)
        if request.method == "POST":
            if not may_tell_apart(request.user):
                raise PermissionDenied
            key = request.POST.get("pair", "")
            if not (key.isascii() and key.isdigit() and len(key) < 19):
                raise Http404
            take_back_telling_apart(said=get_object_or_404(NotDuplicate, pk=int(key)), person=request.user)
            messages.success(request, _("The pair is suggested again."))
            return HttpResponseRedirect(request.get_full_path())
        rows = NotDuplicate.objects.filter(noun__in=[noun_of(model) for model in seen]).latest_first()
        page = Paginator(rows.select_related("said_by"), APART).get_page(request.GET.get("p"))
        return self._page(
            request,
            "apart",
            title=_("Told apart"),
            page=page,
            page_range=page.paginator.get_elided_page_range(page.number),
            pairs=list(self._apart(request, list(page.object_list))),
            may_tell_apart=may_tell_apart(request.user),
        )

    def _apart(self, request: HttpRequest, rows: list[NotDuplicate]) -> Any:
        models = {noun_of(model): model for model in RECORDS}
        wanted: dict[str, set[int]] = {}
        for row in rows:
            wanted.setdefault(row.noun, set()).update((row.first, row.second))
        sides = {noun: self._sides(request, models[noun], keys) for noun, keys in wanted.items()}
        for row in rows:
            of_noun = sides[row.noun]
            name = str(models[row.noun]._meta.verbose_name)
            yield Apart(row, name, (of_noun.get(row.first), of_noun.get(row.second)))

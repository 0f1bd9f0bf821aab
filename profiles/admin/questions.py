"""The queue at the desk: one question after the other, answered by a key."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Count, F, IntegerField, Q, Value, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from profiles.actions.importing import ListError, decide, decide_new_city, leave_for_later, reject
from profiles.actions.rights import may_import
from profiles.admin.columns import column
from profiles.admin.importing import ForDataManagers
from profiles.choices.importing import QuestionState, RowState
from profiles.figures.candidates import candidates_map
from profiles.figures.maps import Place as Dot
from profiles.models import City, ImportRow, MatchQuestion, Place, PlaceRegion, Tie
from profiles.selectors.matching.countries import country_name
from profiles.selectors.matching.reasons import all_in_words
from profiles.selectors.matching.weighing import distance
from profiles.text import current_language, format_number, listed

SHOWN_ROWS = 6
SHOWN_TIES = 4


@dataclass(frozen=True, slots=True)
class Offered:
    """A candidate as the queue shows it, under the key that chooses it."""

    key: int
    value: str
    name: str
    where: str
    population: str
    apart: str
    """Kilometres from the first candidate."""
    ties: tuple[str, ...]
    is_ours: bool


@admin.register(MatchQuestion)
class MatchQuestionAdmin(ForDataManagers):
    """Questions of lists and their answers."""

    list_display = [
        "name",
        "country",
        "region",
        "state",
        "city",
        "place",
        "decided_by",
        column(MatchQuestion, "decided_at"),
    ]
    list_filter = ["state"]
    search_fields = ["name", "country"]
    list_select_related = ("city", "place", "decided_by")
    change_list_template = "admin/importing/questions.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        queue = path("queue/", self.admin_site.admin_view(self.queue_view), name="profiles_matchquestion_queue")
        return [queue, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return HttpResponseRedirect(f"{reverse('admin:profiles_matchquestion_queue')}?question={object_id}")

    def queue_view(self, request: HttpRequest) -> HttpResponse:
        """The next question, the one that most rows wait for first; or the one that was just answered, done."""
        if not may_import(request.user):
            raise PermissionDenied
        if request.method == "POST":
            return self._answer(request)
        question = self._question(request)
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Questions of lists"),
            "waiting": MatchQuestion.objects.waiting().count(),
            "question": question,
        }
        if question is not None:
            context |= self._shown(question)
        return TemplateResponse(request, "admin/importing/queue.html", context)

    @staticmethod
    def _question(request: HttpRequest) -> MatchQuestion | None:
        chosen = request.GET.get("question", "")
        if chosen.isdecimal():
            return MatchQuestion.objects.filter(pk=int(chosen)).first()
        queued = Q(rows_as_a__state=RowState.QUEUED)
        put_off = Case(When(state=QuestionState.LATER, then=Value(1)), default=Value(0), output_field=IntegerField())
        return (
            MatchQuestion.objects.waiting()
            .annotate(put_off=put_off, one=Count("rows_as_a", filter=queued, distinct=True))
            .annotate(other=Count("rows_as_b", filter=Q(rows_as_b__state=RowState.QUEUED), distinct=True))
            .order_by("put_off", -(F("one") + F("other")), "pk")
            .first()
        )

    @staticmethod
    def _shown(question: MatchQuestion) -> dict[str, Any]:
        waiting = ImportRow.objects.filter(Q(question_a=question) | Q(question_b=question), state=RowState.QUEUED)
        dots = [
            Dot(f"{format_number(key)}. {c['name']}", c["longitude"], c["latitude"])
            for key, c in enumerate(question.candidates, 1)
            if c["latitude"] is not None and c["longitude"] is not None
        ]
        return {
            "reasons": all_in_words(question.reasons),
            "offered": [_offered(key, c, question.candidates[0]) for key, c in enumerate(question.candidates, 1)],
            "map": candidates_map(dots, _("The candidates")) if dots else "",
            "rows": waiting.select_related("list_import")[:SHOWN_ROWS],
            "row_count": waiting.count(),
        }

    def _answer(self, request: HttpRequest) -> HttpResponse:
        question = get_object_or_404(MatchQuestion, pk=request.POST.get("question", ""))
        answer = request.POST.get("answer", "")
        kind, _colon, key = answer.partition(":")
        try:
            settled = self._settle(question, kind, key, request)
        except ListError as error:
            messages.error(request, str(error))
            settled = None
        if settled:
            text = ngettext("«%(name)s»: %(count)s row settled.", "«%(name)s»: %(count)s rows settled.", settled)
            messages.success(request, text % {"name": question, "count": format_number(settled)})
        return HttpResponseRedirect(reverse("admin:profiles_matchquestion_queue"))

    @staticmethod
    def _settle(question: MatchQuestion, kind: str, key: str, request: HttpRequest) -> int | None:
        person = request.user
        if kind == "city":
            return decide(question, city=get_object_or_404(City, pk=key), person=person)
        if kind == "place":
            return decide(question, place=get_object_or_404(Place, pk=key), person=person)
        if kind == "new":
            return decide_new_city(question, person=person)
        if kind == "reject":
            return reject(question, reason=request.POST.get("reason", ""), person=person)
        leave_for_later(question)
        return None


def _offered(key: int, candidate: dict[str, Any], first: dict[str, Any]) -> Offered:
    city = City.objects.filter(geonames_id=candidate["place"]).first() if candidate["place"] else None
    if city is None and candidate["city"]:
        city = City.objects.filter(pk=candidate["city"]).first()
    ties = []
    if city is not None:
        known = Tie.objects.involving(city).select_related("city_a", "city_b")[:SHOWN_TIES]
        ties = [str(tie.partner_of(city)) for tie in known]
    return Offered(
        key=key,
        value=f"city:{city.pk}" if city else f"place:{candidate['place']}",
        name=str(candidate["name"]),
        where=listed(filter(None, (_region(candidate), country_name(candidate["country"], current_language())))),
        population=format_number(candidate["population"]) if candidate["population"] else "",
        apart=format_number(round(_apart(candidate, first))) if key > 1 else "",
        ties=tuple(ties),
        is_ours=city is not None,
    )


def _region(candidate: dict[str, Any]) -> str:
    """The name of the region a candidate lies in; its code where that is letters; empty where it is only a number."""
    region = (
        PlaceRegion.objects.of_country(candidate["country"])
        .filter(admin1=candidate["admin1"])
        .order_by("folded")
        .first()
    )
    code = str(candidate["admin1"])
    return region.name if region else code if code.isalpha() else ""


def _apart(one: dict[str, Any], other: dict[str, Any]) -> float:
    """Kilometres between two candidates; 0 where one has no coordinates."""
    places = [(c["latitude"], c["longitude"]) for c in (one, other)]
    if any(degree is None for place in places for degree in place):
        return 0
    return distance(*places[0], *places[1])

"""The queue at the desk: one question after the other, answered by a key, and answers taken back."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from profiles.actions.importing import ListError, decide, decide_new_city, leave_for_later, reject, take_back
from profiles.actions.rights import may_import
from profiles.admin.columns import column
from profiles.admin.importing import ForDataManagers
from profiles.admin.list_rows import facts_in, name_in, sides_of
from profiles.admin.offering import offer, places_named
from profiles.admin.question_filters import CountryFilter, ListFilter, RowsFilter, WaitingFilter
from profiles.choices.importing import QuestionState, RowState
from profiles.figures.candidates import candidates_map
from profiles.figures.maps import Place as Dot
from profiles.models import City, ImportRow, ListImport, MatchQuestion, Place
from profiles.models.importing import MOST_ASKED_FIRST
from profiles.selectors.matching.reasons import all_in_words
from profiles.text import format_number, listed

SHOWN_ROWS = 6
SHOWN_ANSWERS = 5
WAITING = (QuestionState.OPEN, QuestionState.LATER)


@admin.register(MatchQuestion)
class MatchQuestionAdmin(ForDataManagers):
    """Questions of lists and their answers; those that most rows wait for first."""

    list_display = [
        "name", "region", "country", "state", "rows_shown", "answer", "decided_by",
        column(MatchQuestion, "decided_at"),
    ]  # fmt: skip
    list_filter = [WaitingFilter, ListFilter, RowsFilter, CountryFilter]
    search_fields = ["name", "country", "region"]
    search_help_text = gettext_lazy("A part of the name, country or region as the list has it.")
    list_select_related = ("city", "place", "decided_by")
    list_per_page = 50
    change_list_template = "admin/importing/questions.html"

    def get_queryset(self, request: HttpRequest) -> Any:
        return MatchQuestion.objects.with_rows()

    def get_ordering(self, request: HttpRequest) -> Any:
        return MOST_ASKED_FIRST

    @admin.display(description=gettext_lazy("rows that wait"), ordering="waiting_rows")
    def rows_shown(self, question: Any) -> str:
        return format_number(question.waiting_rows)

    @admin.display(description=gettext_lazy("answer"))
    def answer(self, question: MatchQuestion) -> str:
        if question.state == QuestionState.REJECTED:
            return question.note or "—"
        return str(question.city or question.place or "—")

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
        """The next question, the one that most rows wait for first; of one list, or one that is asked for."""
        if not may_import(request.user):
            raise PermissionDenied
        asked = request.POST if request.method == "POST" else request.GET
        chosen = asked.get("list", "")
        list_import = get_object_or_404(ListImport.objects.defer("content"), pk=chosen) if chosen.isdecimal() else None
        if request.method == "POST":
            return self._answer(request, list_import)
        questions = MatchQuestion.objects.of_list(list_import) if list_import else MatchQuestion.objects.all()
        question = self._question(request, questions)
        words = request.GET.get("q", "").strip()[:200]
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Questions of lists"),
            "list": list_import,
            "waiting": questions.waiting().count(),
            "question": question,
            "sought": words,
            "answers": [(q, self.answer(q)) for q in self._answers(questions) if q != question],
        }
        if question is not None:
            context |= {**self._shown(question, words), "given": self.answer(question)}
        return TemplateResponse(request, "admin/importing/queue.html", context)

    @staticmethod
    def _question(request: HttpRequest, questions: Any) -> MatchQuestion | None:
        chosen = request.GET.get("question", "")
        if chosen.isdecimal():
            return get_object_or_404(MatchQuestion, pk=chosen)
        found: MatchQuestion | None = questions.waiting().with_rows().most_asked_first().first()
        return found

    @staticmethod
    def _answers(questions: Any) -> Any:
        """What was answered last."""
        answered = questions.exclude(decided_at=None).exclude(state__in=WAITING)
        return answered.select_related("city", "place", "decided_by").order_by("-decided_at")[:SHOWN_ANSWERS]

    @staticmethod
    def _shown(question: MatchQuestion, words: str) -> dict[str, Any]:
        rows = ImportRow.objects.filter(Q(question_a=question) | Q(question_b=question)).order_by("pk")
        waiting = rows.filter(state=RowState.QUEUED)
        is_answered = question.state not in WAITING
        offered = [] if is_answered else offer(places_named(words) if words else question.candidates)
        dots = [
            Dot(f"{format_number(o.key)}. {o.name}", o.longitude, o.latitude)
            for o in offered
            if o.latitude is not None and o.longitude is not None
        ]
        shown = rows if is_answered else waiting
        return {
            "is_answered": is_answered,
            "reasons": all_in_words(question.reasons),
            "offered": offered,
            "map": candidates_map(dots, _("The candidates")) if dots else "",
            "rows": [
                _row(row) for row in shown.select_related("list_import").defer("list_import__content")[:SHOWN_ROWS]
            ],
            "row_count": shown.count(),
        }

    def _answer(self, request: HttpRequest, list_import: ListImport | None) -> HttpResponse:
        question = get_object_or_404(MatchQuestion, pk=request.POST.get("question", ""))
        kind, _colon, key = request.POST.get("answer", "").partition(":")
        query = {"list": list_import.pk} if list_import else {}
        try:
            if kind == "back":
                done = take_back(question, person=request.user)
                text = ngettext(
                    "The answer to «%(name)s» is taken back: %(count)s row waits again.",
                    "The answer to «%(name)s» is taken back: %(count)s rows wait again.",
                    done.rows,
                )
                if MatchQuestion.objects.filter(pk=question.pk).exists():
                    query["question"] = question.pk
                messages.success(request, text % {"name": question, "count": format_number(done.rows)})
            else:
                self._settle(question, kind, key, request)
        except ListError as error:
            messages.error(request, str(error))
        address = reverse("admin:profiles_matchquestion_queue")
        return HttpResponseRedirect(f"{address}?{urlencode(query)}" if query else address)

    @staticmethod
    def _settle(question: MatchQuestion, kind: str, key: str, request: HttpRequest) -> None:
        person = request.user
        if kind == "city":
            settled = decide(question, city=get_object_or_404(City, pk=key), person=person)
        elif kind == "place":
            settled = decide(question, place=get_object_or_404(Place, pk=key), person=person)
        elif kind == "new":
            settled = decide_new_city(question, person=person)
        elif kind == "reject":
            settled = reject(question, reason=request.POST.get("reason", ""), person=person)
        elif kind == "later":
            leave_for_later(question)
            messages.info(request, _("«%(name)s» is left for later.") % {"name": question})
            return
        else:
            raise ListError(_("Choose one of the answers."))
        if settled:
            text = ngettext("«%(name)s»: %(count)s row settled.", "«%(name)s»: %(count)s rows settled.", settled)
        else:
            text = _("«%(name)s» is answered; its rows still wait for another name.")
        messages.success(request, text % {"name": question, "count": format_number(settled)})


def _row(row: ImportRow) -> dict[str, Any]:
    """A row in a line: its cities, what else it says, and where it stands."""
    noun = row.list_import.noun
    return {
        "names": [name_in(row.cells, side) for side in sides_of(noun)],
        "facts": facts_in(row.cells),
        "where": listed(
            (f"\u2068{row.list_import.file_name}\u2069", _("row %(row)s") % {"row": format_number(row.number)})
        ),
    }

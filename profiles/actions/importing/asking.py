"""The questions of a list: each name that is not sure is asked about once, however many rows and lists hold it."""

from collections.abc import Iterable, Mapping
from typing import Any

from profiles.actions.importing.planning import Plan
from profiles.choices.importing import QuestionState
from profiles.models import ListImport, MatchQuestion
from profiles.selectors.matching import Candidate, Outcome, Query, Verdict


def ask(list_import: ListImport, plan: Plan, known: Mapping[str, MatchQuestion]) -> dict[str, MatchQuestion]:
    """The questions of the list by key: those that are known, and those that nobody asked before, which are stored."""
    asked: dict[str, tuple[Query, Verdict]] = {}
    for row in plan.rows:
        if row.problem is None:
            for query, key, verdict in zip(row.queries, row.question_keys, row.verdicts, strict=True):
                if verdict.outcome is not Outcome.SURE:
                    asked.setdefault(key, (query, verdict))
    _open_again(known[key] for key in asked if key in known)
    new = [
        MatchQuestion(
            name=query.name[:300],
            country=query.country[:200],
            region=query.region[:200],
            key=key,
            candidates=[as_json(candidate) for candidate in verdict.candidates],
            reasons=[list(reason) for reason in verdict.reasons],
            first_asked_by=list_import,
        )
        for key, (query, verdict) in asked.items()
        if key not in known
    ]
    MatchQuestion.objects.bulk_create(new, batch_size=500)
    return {**known} | {question.key: question for question in new}


def _open_again(questions: Iterable[MatchQuestion]) -> None:
    """What was answered by a city that is withdrawn, or by a place that has vanished, has to be asked once more."""
    for question in questions:
        if question.state not in (QuestionState.OPEN, QuestionState.LATER):
            question.state = QuestionState.OPEN.value
            question.save(update_fields=["state"])


def as_json(candidate: Candidate) -> dict[str, Any]:
    """A candidate as a question keeps it."""
    return {
        "place": candidate.place,
        "city": candidate.city,
        "name": candidate.name,
        "country": candidate.country,
        "admin1": candidate.admin1,
        "latitude": candidate.latitude,
        "longitude": candidate.longitude,
        "population": candidate.population,
    }

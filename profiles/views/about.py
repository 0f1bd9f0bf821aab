"""The page about the database: method, vocabularies, indicators, checks of the essay, licence."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from profiles.choices import VOCABULARIES, Confidence, Vocabulary
from profiles.selectors.method import method_page
from profiles.views.answers import check_parameters, public_page
from profiles.views.page import describe_page

VOCABULARY_TITLES = {
    "fields": gettext_lazy("The six fields"),
    "activity-kinds": gettext_lazy("Kinds of activities"),
    "activity-statuses": gettext_lazy("How far an activity has come"),
    "outcomes": gettext_lazy("Outcomes of activities"),
    "parts": gettext_lazy("Parts in an activity"),
    "actors": gettext_lazy("Actors"),
    "drivers": gettext_lazy("Drivers"),
    "tie-kinds": gettext_lazy("Kinds of ties"),
    "tie-statuses": gettext_lazy("States of ties"),
    "network-kinds": gettext_lazy("Kinds of networks"),
    "network-statuses": gettext_lazy("States of networks"),
    "membership-roles": gettext_lazy("Roles in a network"),
    "standings": gettext_lazy("Standing of a membership"),
    "aims": gettext_lazy("Aims of campaigns"),
    "relation-modes": gettext_lazy("Modes of the relation with the national government"),
    "relation-topics": gettext_lazy("Topics of the relation with the national government"),
    "conditions": gettext_lazy("Enabling conditions"),
    "condition-levels": gettext_lazy("Levels of conditions"),
    "city-statuses": gettext_lazy("Statuses of cities"),
    "city-roles": gettext_lazy("Roles of cities"),
    "alias-kinds": gettext_lazy("Kinds of other names"),
    "organisation-kinds": gettext_lazy("Kinds of organisations"),
    "territory-kinds": gettext_lazy("Kinds of territories"),
    "autonomy-levels": gettext_lazy("Autonomy of cities in law"),
    "continents": gettext_lazy("Continents"),
    "eras": gettext_lazy("Eras"),
    "units": gettext_lazy("Units"),
    "source-kinds": gettext_lazy("Kinds of sources"),
    "source-grades": gettext_lazy("Grades of sources"),
    "confidences": gettext_lazy("Confidence of citations"),
    "locators": gettext_lazy("Locators"),
    "verdicts": gettext_lazy("Verdicts on the essay's claims"),
    "publication-states": gettext_lazy("Publication"),
}


@dataclass(frozen=True, slots=True)
class ShownVocabulary:
    """A vocabulary as the page lists it; ``name`` is that of the API."""

    name: str
    title: Any
    terms: tuple[Vocabulary, ...]

    @property
    def has_definitions(self) -> bool:
        return any(term.definition for term in self.terms)

    @property
    def has_paragraphs(self) -> bool:
        return any(term.paragraphs for term in self.terms)


@dataclass(frozen=True, slots=True)
class PageSection:
    """An entry of the side menu."""

    anchor: str
    label: Any
    count: int | None = None


@public_page
def about(request: HttpRequest) -> HttpResponse:
    """``/<lang>/about/``."""
    check_parameters(request)
    content = method_page()
    vocabularies = [
        ShownVocabulary(name, VOCABULARY_TITLES.get(name, name), tuple(vocabulary))
        for name, vocabulary in VOCABULARIES.items()
    ]
    sections = [
        PageSection("what-it-is", gettext_lazy("What it is")),
        PageSection("method", gettext_lazy("Method")),
        PageSection("essay", gettext_lazy("The essay, checked"), len(content.checks)),
        PageSection("world", gettext_lazy("Figures of the world"), sum(len(group.facts) for group in content.world)),
        PageSection("indicators", pgettext_lazy("section", "Indicators"), len(content.indicators)),
        PageSection("vocabularies", gettext_lazy("Vocabularies"), len(vocabularies)),
        PageSection("licence", gettext_lazy("Licence, and what it builds on")),
        PageSection("sources", pgettext_lazy("section", "Sources"), len(content.sources)),
    ]
    context = {
        "page": describe_page(
            request,
            _("About and method"),
            description=_("How the database is made, what its words mean, and how the essay's claims were checked."),
        ),
        "content": content,
        "vocabularies": vocabularies,
        "sections": sections,
        "confidences": tuple(Confidence),
    }
    return render(request, "about/about.html", context)

"""Cities side by side."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from profiles.api.fields import BILINGUAL, REFERENCE, refer_to
from profiles.api.serializers.activity import ActivitySerializer
from profiles.api.serializers.base import CitationSerializer, RecordSerializer
from profiles.api.serializers.campaign import CampaignSerializer
from profiles.api.serializers.city import CitySerializer
from profiles.api.serializers.condition import ConditionSerializer
from profiles.api.serializers.government import GovernmentRelationSerializer
from profiles.api.serializers.indicator import ObservationSerializer
from profiles.api.serializers.milestone import MilestoneSerializer
from profiles.api.serializers.network import MembershipSerializer
from profiles.api.serializers.territory import NationalFrameworkSerializer
from profiles.api.serializers.tie import TieSerializer
from profiles.api.view import ApiView
from profiles.filters.named import RecordsParameter
from profiles.filters.parameters import YearParameter
from profiles.models import City, Record
from profiles.selectors.comparison import FEWEST, MOST, Comparison, compare_cities
from profiles.selectors.profile import CityProfile, Fact
from profiles.selectors.public import GoneError, MovedError, UnknownRecordError, find_public

LISTS: dict[str, tuple[type[RecordSerializer], frozenset[str]]] = {
    "activities": (ActivitySerializer, frozenset()),
    "ties": (TieSerializer, frozenset({"city_a", "city_b"})),
    "memberships": (MembershipSerializer, frozenset({"city"})),
    "campaigns": (CampaignSerializer, frozenset({"city"})),
    "government_relations": (GovernmentRelationSerializer, frozenset({"city"})),
    "frameworks": (NationalFrameworkSerializer, frozenset()),
    "observations": (ObservationSerializer, frozenset({"city", "territory", "network"})),
    "milestones": (MilestoneSerializer, frozenset()),
}
"""What stands in a column, and the fields of it that the column says already."""


class ComparedParameter(RecordsParameter):
    """Two to six different cities, in the order in which they shall stand."""

    def __init__(self) -> None:
        super().__init__(
            City,
            label=_("cities"),
            help_text=_("Two to six slugs: city=amsterdam&city=sarajevo, or city=amsterdam,sarajevo."),
            required=True,
        )

    def to_python(self, value: Any) -> list[Any]:
        slugs = list(value or [])
        twice = next((slug for slug in slugs if slugs.count(slug) > 1), None)
        if twice is not None:
            raise ValidationError(_("“%(slug)s” is named twice: compare a city with others."), params={"slug": twice})
        if not FEWEST <= len(slugs) <= MOST:
            raise ValidationError(
                _("Name two to six cities; these are %(count)s."), params={"count": len(slugs)}, code="how_many_cities"
            )
        cities = super().to_python(slugs)
        if len(cities) < len(slugs):
            raise ValidationError(_("Two of these addresses lead to the same city."))
        return cities

    def look_up(self, slugs: Sequence[str]) -> dict[str, Record]:
        cities = City.objects.select_related("territory", "region", "represents")
        found: dict[str, Record] = {city.slug: city for city in cities.published().filter(slug__in=slugs)}
        for slug in slugs:
            if slug not in found and (elsewhere := _find_elsewhere(slug)):
                found[slug] = elsewhere
        return found


def _find_elsewhere(slug: str) -> City | None:
    """The city that a former slug leads to. Raises ``ValidationError`` where it was withdrawn."""
    try:
        return find_public(City.objects.select_related("territory", "region", "represents"), slug)
    except MovedError as moved:
        return _find_elsewhere(moved.to)
    except GoneError as error:
        raise ValidationError(_("“%(slug)s” was withdrawn."), params={"slug": slug}) from error
    except UnknownRecordError:
        return None


_CITIES = {"type": "array", "items": REFERENCE}
_OBJECTS = {"type": "array", "items": {"type": "object"}}
COMPARISON: dict[str, Any] = {
    "type": "object",
    "required": ["year", "cities", "shared", "only_one", "notes"],
    "properties": {
        "year": {"type": "integer", "nullable": True},
        "cities": {
            "type": "array",
            "description": "A column a city; each record in it has «notes», the numbers of its citations below.",
            "items": {
                "type": "object",
                "properties": {
                    "city": {"type": "object"},
                    "notes": {"type": "array", "items": {"type": "integer"}},
                    "fields": _OBJECTS,
                    "conditions": _OBJECTS,
                    "not_dated": {
                        "type": "object",
                        "additionalProperties": {"type": "integer"},
                        "description": "With a year: records of which it is not known since when they hold.",
                    },
                    **dict.fromkeys(LISTS, _OBJECTS),
                },
            },
        },
        "shared": {
            "type": "object",
            "properties": {
                "networks_of_all": _CITIES,
                "networks_of_some": _OBJECTS,
                "ties_among": _OBJECTS,
                "common_partners": _OBJECTS,
            },
        },
        "only_one": {
            "type": "array",
            "description": "Fields in which a single one of the cities has a recorded activity.",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "label": BILINGUAL, "city": REFERENCE},
            },
        },
        "notes": _OBJECTS,
    },
}


class CompareView(ApiView):
    """Two to six cities side by side."""

    def shown_by(self) -> dict[str, Any]:
        return {
            "city": ComparedParameter(),
            "year": YearParameter(label=_("year"), help_text=_("As they stood in that year; as they stand without.")),
            **super().shown_by(),
        }

    @extend_schema(operation_id="compare_retrieve", responses={200: COMPARISON})
    def get(self, request: Request) -> HttpResponseBase:
        """The six fields, ties, networks, campaigns, government and conditions of each city, and what they share."""
        return self.answer(self._compared)

    def _compared(self) -> dict[str, Any]:
        return Columns(self.get_serializer_context()).of(compare_cities(self.query["city"], year=self.query["year"]))


class Columns:
    """Writes a comparison."""

    def __init__(self, context: dict[str, Any]) -> None:
        self.root = context["root"]
        self.context = context
        self.rows = {name: self._row(serializer, said) for name, (serializer, said) in LISTS.items()}
        self.condition = self._row(ConditionSerializer, frozenset({"city", "condition"}))
        self.city = self._row(CitySerializer, frozenset())

    def _row(self, serializer: type[RecordSerializer], said: frozenset[str]) -> Any:
        names = [name for name in serializer.plain_names() if name not in said]
        return serializer(names=names, context=self.context).to_representation

    def of(self, comparison: Comparison) -> dict[str, Any]:
        """The whole comparison."""
        tie = self._row(TieSerializer, frozenset())
        return {
            "year": comparison.year,
            "cities": [self._column(profile) for profile in comparison.profiles],
            "shared": {
                "networks_of_all": self._named(comparison.shared_by_all),
                "networks_of_some": [
                    {"network": refer_to(shared.network, self.root), "cities": self._named(shared.cities)}
                    for shared in comparison.shared_by_some
                ],
                "ties_among": [tie(among) for among in comparison.ties_among],
                "common_partners": [
                    {"partner": refer_to(shared.partner, self.root), "cities": self._named(shared.cities)}
                    for shared in comparison.common_partners
                ],
            },
            "only_one": [
                {"field": only.field.value, "label": only.field.label.as_dict(), "city": refer_to(only.city, self.root)}
                for only in comparison.only_one
            ],
            "notes": [
                {"number": note.number, **CitationSerializer(note.citation, context=self.context).data}
                for note in comparison.notes
            ],
        }

    def _column(self, profile: CityProfile) -> dict[str, Any]:
        column: dict[str, Any] = {
            "city": self.city(profile.city),
            "notes": [note.number for note in profile.notes],
            "fields": [
                {"field": share.field.value, "activities": share.activities, "memberships": share.memberships}
                for share in profile.fields
            ],
            "conditions": [
                {"condition": of_kind.kind.value, "assessments": self._facts(self.condition, of_kind.facts)}
                for of_kind in profile.conditions
            ],
            "not_dated": profile.not_dated,
        }
        for name, row in self.rows.items():
            column[name] = self._facts(row, getattr(profile, name))
        for written, tie in zip(column["ties"], profile.ties, strict=True):
            written["partner"] = refer_to(tie.partner, self.root)
        for written, activity in zip(column["activities"], profile.activities, strict=True):
            written["others"] = self._named(activity.others)
        return column

    def _facts(self, row: Any, facts: Iterable[Fact[Any]]) -> list[dict[str, Any]]:
        return [{**row(fact.record), "notes": [note.number for note in fact.notes]} for fact in facts]

    def _named(self, records: Iterable[Record]) -> list[dict[str, Any]]:
        return [refer_to(record, self.root) for record in records]

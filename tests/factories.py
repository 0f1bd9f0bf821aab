"""One function a model that makes a valid record, published unless told otherwise.

``make_city()``, ``make_city(name_en="Ghent", state="draft")``, ``make_tie(city_a=ghent)``, ``make_citation(ghent)``.
Whatever is not given is made up, and what the record needs is made with it. Every record passes ``full_clean`` before
it is saved, so that no test stands on a record that an editor could not have entered.
"""

from collections.abc import Iterable
from decimal import Decimal
from itertools import count
from typing import Any, TypeVar

from profiles.models import (
    Activity,
    Campaign,
    Citation,
    City,
    CityAlias,
    Condition,
    EssayCheck,
    GovernmentRelation,
    Indicator,
    Membership,
    Milestone,
    NationalFramework,
    Network,
    Observation,
    Organisation,
    Participation,
    Record,
    Source,
    Suggestion,
    Territory,
    Tie,
    Tracked,
)
from profiles.text import to_persian_digits

T = TypeVar("T", bound=Tracked)

_numbers = count(1)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _saved(model: type[T], values: dict[str, Any], **defaults: Any) -> T:
    if issubclass(model, Record):
        defaults.setdefault("state", "published")
    record = model(**{**defaults, **values})
    record.full_clean()
    record.save()
    return record


def _named(en: str, fa: str) -> dict[str, str]:
    number = next(_numbers)
    return {"name_en": f"{en} {number}", "name_fa": f"{fa} {to_persian_digits(str(number))}"}


def _titled(en: str, fa: str) -> dict[str, str]:
    number = next(_numbers)
    return {
        "title_en": f"{en} {number}",
        "title_fa": f"{fa} {to_persian_digits(str(number))}",
        "summary_en": f"What came of it, {number}.",
        "summary_fa": f"آنچه از آن برآمد، {to_persian_digits(str(number))}.",
    }


def _free_iso_code() -> str:
    # Subdivisions of X-codes, which ISO 3166 leaves to users: no real territory is ever hit.
    number = next(_numbers)
    return f"X{_LETTERS[number // 36 // 36 // 36 % 26]}-{_base36(number)}"


def _base36(number: int) -> str:
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return digits[number // 1296 % 36] + digits[number // 36 % 36] + digits[number % 36]


def make_territory(**values: Any) -> Territory:
    """A country."""
    if "iso_code" not in values:
        values["iso_code"] = _free_iso_code()
    return _saved(Territory, values, **_named("Country", "کشور"), continent="europe", latitude=50.0, longitude=5.0)


def make_national_framework(**values: Any) -> NationalFramework:
    """What law of a country lets its cities act abroad."""
    values.setdefault("territory", None)
    values["territory"] = values["territory"] or make_territory()
    return _saved(
        NationalFramework,
        values,
        autonomy="medium",
        started="1992",
        instrument_en="Law on local authorities",
        instrument_fa="قانون شهرداری‌ها",
        summary_en="Cities may conclude agreements.",
        summary_fa="شهرها می‌توانند توافق‌نامه ببندند.",
    )


def make_city(**values: Any) -> City:
    """A city with coordinates, in a country of its own."""
    if "territory" not in values:
        values["territory"] = make_territory()
    return _saved(City, values, **_named("City", "شهر"), status="city", latitude=52.37403, longitude=4.88969)


def make_city_alias(**values: Any) -> CityAlias:
    """Another name of a city."""
    if "city" not in values:
        values["city"] = make_city()
    return _saved(CityAlias, values, name=f"Other name {next(_numbers)}", language="en", kind="exonym")


def make_organisation(**values: Any) -> Organisation:
    """A company."""
    return _saved(Organisation, values, **_named("Organisation", "سازمان"), kind="company")


def make_network(**values: Any) -> Network:
    """A network of cities, founded in 1990."""
    return _saved(
        Network, values, **_named("Network", "شبکه"), kind="global", field="inter_city", status="active", started="1990"
    )


def make_membership(**values: Any) -> Membership:
    """A city in a network since 1995."""
    if "city" not in values:
        values["city"] = make_city()
    if "network" not in values:
        values["network"] = make_network()
    return _saved(Membership, values, role="member", standing="listed", started="1995")


def make_tie(**values: Any) -> Tie:
    """Sister cities since 1990."""
    if "city_a" not in values:
        values["city_a"] = make_city()
    if "city_b" not in values:
        values["city_b"] = make_city()
    return _saved(Tie, values, kind="sister_city", status="active", started="1990")


def make_activity(**values: Any) -> Activity:
    """A cooperation agreement of a city, in 1995."""
    if "city" not in values:
        values["city"] = make_city()
    return _saved(
        Activity,
        values,
        **_titled("Activity", "فعالیت"),
        field="inter_city",
        kind="cooperation_agreement",
        status="ongoing",
        outcome="unknown",
        actors=["mayor"],
        drivers=["crisis"],
        started="1995",
    )


def make_participation(**values: Any) -> Participation:
    """A second city in an activity; give ``organisation``, ``network`` or ``territory`` for another party."""
    if "activity" not in values:
        values["activity"] = make_activity()
    if not any(values.get(party) for party in Participation.PARTIES):
        values["city"] = make_city()
    return _saved(Participation, values, part="target" if values.get("territory") else "participant")


def make_campaign(*, owners: Iterable[Organisation] = (), **values: Any) -> Campaign:
    """A branding campaign of a city, launched in 2004."""
    if "city" not in values:
        values["city"] = make_city()
    campaign = _saved(
        Campaign,
        values,
        **_named("Campaign", "کارزار"),
        slogan="I am here",
        slogan_language="en",
        aims=["tourism"],
        started="2004",
        summary_en="It drew visitors.",
        summary_fa="گردشگر آورد.",
    )
    campaign.owners.set(owners)
    return campaign


def make_government_relation(**values: Any) -> GovernmentRelation:
    """A city that works with its own national government since 2000."""
    if "city" not in values:
        values["city"] = make_city()
    return _saved(
        GovernmentRelation, values, **_titled("Relation", "رابطه"), mode="cooperation", topic="other", started="2000"
    )


def make_condition(**values: Any) -> Condition:
    """An enabling condition of a city, as of 2020."""
    if "city" not in values:
        values["city"] = make_city()
    return _saved(
        Condition,
        values,
        kind="border_proximity",
        level="present",
        as_of="2020",
        reason_en="It lies at the border.",
        reason_fa="بر مرز جای دارد.",
    )


def make_indicator(**values: Any) -> Indicator:
    """A count of persons."""
    return _saved(Indicator, values, **_named("Indicator", "شاخص"), unit="persons")


def make_observation(**values: Any) -> Observation:
    """A figure about a city in 2016; give ``territory``, ``network`` or ``city=None`` for another subject."""
    if not any(subject in values for subject in ("city", "territory", "network")):
        values["city"] = make_city()
    if "indicator" not in values:
        values["indicator"] = make_indicator()
    if "claimed_by" not in values:
        values["claimed_by"] = make_source()
    return _saved(Observation, values, as_of="2016", value=Decimal(834713), unit="persons")


def make_milestone(*, cities: Iterable[City] = (), **values: Any) -> Milestone:
    """An event of 1913."""
    milestone = _saved(Milestone, values, **_titled("Milestone", "رویداد"), date="1913", era="20c")
    milestone.cities.set(cities)
    return milestone


def make_essay_check(**values: Any) -> EssayCheck:
    """A claim of the essay's second paragraph, found accurate."""
    return _saved(
        EssayCheck,
        values,
        paragraph=2,
        claim_en="Twinning is the best-known form.",
        claim_fa="خواهرخواندگی شناخته‌شده‌ترین شکل است.",
        finding_en="Surveys say so too.",
        finding_fa="پیمایش‌ها نیز چنین می‌گویند.",
        verdict="accurate",
    )


def make_source(**values: Any) -> Source:
    """A web page."""
    number = next(_numbers)
    return _saved(
        Source,
        values,
        title=f"Source {number}",
        kind="webpage",
        url=f"https://example.org/{number}",
        published="2016",
        grade="primary",
    )


def make_citation(record: Record, **values: Any) -> Citation:
    """A citation for that record, on page 7 of a source of its own."""
    if "source" not in values:
        values["source"] = make_source()
    values[record.noun.replace("-", "_")] = record
    return _saved(Citation, values, locator_kind="page", locator="7", confidence="verified")


def make_suggestion(record: Record, **values: Any) -> Suggestion:
    """A visitor's correction of that record, which waits."""
    given = {"what": "The year", "why": "It is another one", "source": "The archive", "language": "en", **values}
    suggestion = Suggestion(noun=record.noun, slug=record.slug, **given)
    suggestion.full_clean()
    suggestion.save()
    return suggestion


FACTORIES = {
    Territory: make_territory,
    NationalFramework: make_national_framework,
    City: make_city,
    CityAlias: make_city_alias,
    Activity: make_activity,
    Participation: make_participation,
    Tie: make_tie,
    Network: make_network,
    Membership: make_membership,
    Campaign: make_campaign,
    GovernmentRelation: make_government_relation,
    Condition: make_condition,
    Organisation: make_organisation,
    Indicator: make_indicator,
    Observation: make_observation,
    Milestone: make_milestone,
    EssayCheck: make_essay_check,
    Source: make_source,
}
"""The factory of every record and of every satellite but the citation, which needs a record to cite for."""

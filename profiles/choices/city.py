"""Vocabularies of cities, their conditions and the organisations that they work with."""

from profiles.choices.vocabulary import Vocabulary


class CityStatus(Vocabulary):
    """What a city is in its country."""

    CAPITAL = "capital", "Capital", "پایتخت"
    FEDERAL_CAPITAL = "federal_capital", "Federal capital", "پایتخت فدرال"
    REGIONAL_CAPITAL = "regional_capital", "Regional capital", "مرکز ایالت یا استان"
    ADMINISTRATIVE_SEAT = "administrative_seat", "Administrative seat", "مرکز اداری"
    CITY_STATE = "city_state", "City-state", "دولت‌شهر"
    CITY = "city", "City", "شهر"
    FREE_ZONE = "free_zone", "Free zone", "منطقهٔ آزاد"
    HISTORIC_CITY = "historic_city", "Historic city", "شهر تاریخی"
    HISTORIC_CITY_STATE = "historic_city_state", "Historic city-state", "دولت‌شهر تاریخی", "", "", (18,)
    DISPUTED = "disputed", "Disputed status", "با وضعیت مورد اختلاف"


class CityRole(Vocabulary):
    """The roles for which city diplomacy matters most (essay, paragraph 21)."""

    EXPORT_ORIENTED = "export_oriented", "Export-oriented city", "شهر صادرات‌محور", "", "", (21,)
    REPRESENTS_POLITY = (
        "represents_polity",
        "Stands for a country or region",
        "نمایندهٔ یک کشور یا منطقه",
        "",
        "",
        (5, 21),
    )
    MIGRATION_HUB = "migration_hub", "Migration hub", "کانون مهاجرت", "", "", (21,)
    DECENTRALISED_COUNTRY = (
        "decentralised_country",
        "City of a very decentralised country",
        "شهری در کشوری بسیار غیرمتمرکز",
        "",
        "",
        (21,),
    )


class AliasKind(Vocabulary):
    """What sort of other name an alias is."""

    OFFICIAL = "official", "Official name", "نام رسمی"
    LOCAL = "local", "Local name", "نام محلی"
    EXONYM = "exonym", "Name in another language", "نام در زبانی دیگر"
    FORMER = "former", "Former name", "نام پیشین"
    ABBREVIATION = "abbreviation", "Abbreviation", "کوته‌نوشت"
    SPELLING = "spelling", "Spelling", "املای دیگر"


class ConditionKind(Vocabulary):
    """The enabling conditions of city diplomacy (essay, paragraph 8)."""

    POLITICAL_CULTURE = "political_culture", "Political culture of the city", "فرهنگ سیاسی شهر", "", "", (8,)
    FINANCIAL_RESOURCES = "financial_resources", "Financial resources", "منابع مالی", "", "", (8,)
    HUMAN_RESOURCES = "human_resources", "Human resources", "منابع انسانی", "", "", (8,)
    BORDER_PROXIMITY = "border_proximity", "Nearness to a border", "نزدیکی به مرز", "", "", (8,)
    TRADE_HUB = "trade_hub", "Hub of trade", "قطب بازرگانی", "", "", (8,)
    TOURISM_HUB = "tourism_hub", "Hub of tourism or pilgrimage", "قطب گردشگری یا زیارت", "", "", (8,)
    AUTONOMY = "autonomy", "Autonomy granted by the state", "اختیار دریافتی از دولت", "", "", (8,)


class ConditionLevel(Vocabulary):
    """How far a condition holds for a city; «unknown» says that it was not assessed."""

    PRESENT = "present", "Present", "فراهم", "", "", (8,)
    PARTLY = "partly", "Partly", "تا اندازه‌ای", "", "", (8,)
    ABSENT = "absent", "Absent", "نافراهم", "", "", (8,)
    UNKNOWN = "unknown", "Not assessed", "ارزیابی‌نشده", "", "", (8,)


class OrganisationKind(Vocabulary):
    """Partners that are no city: the four groups of paragraph 22, and the states' own organisations."""

    INTERGOVERNMENTAL = "intergovernmental", "Intergovernmental organisation", "سازمان بین‌دولتی", "", "", (7, 12)
    NATIONAL_GOVERNMENT = "national_government", "National government", "دولت ملی", "", "", (17,)
    COMPANY = "company", "Company", "شرکت", "", "", (22,)
    CIVIL_SOCIETY = "civil_society", "Civil society", "جامعهٔ مدنی", "", "", (22,)
    STANDARD_SETTER = "standard_setter", "Standard-setter", "نهاد استانداردگذار", "", "", (22,)
    LOCAL_GOVERNMENT = "local_government", "Local or regional government", "حکومت محلی یا منطقه‌ای", "", "", (22,)

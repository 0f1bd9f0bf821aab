"""Vocabularies of territories and their national frameworks."""

from profiles.choices.vocabulary import Vocabulary


class TerritoryKind(Vocabulary):
    """What a territory is in the law of the state that it lies in; no statement on what it ought to be."""

    COUNTRY = (
        "country",
        "Country or area of ISO 3166-1",
        "کشور یا قلمرو در ISO 3166-1",
        "Has a code of its own in ISO 3166-1: a state or a dependency; the code is technical.",
        "در ISO 3166-1 کدی از آنِ خود دارد: دولتی مستقل یا قلمروی وابسته؛ این کد تنها جنبهٔ فنی دارد.",
    )
    LIMITED_RECOGNITION = (
        "limited_recognition",
        "Country with limited recognition",
        "کشور با شناسایی محدود",
        "Its statehood is recognised by some states and not by others; the note says how.",
        "برخی دولت‌ها آن را به رسمیت می‌شناسند و برخی نه؛ یادداشت آن شرح می‌دهد.",
        (5, 21),
    )
    CONSTITUENT_STATE = (
        "constituent_state",
        "Constituent state",
        "ایالت",
        "A member state of a federation.",
        "ایالتی عضو یک فدراسیون.",
        (1,),
    )
    AUTONOMOUS_REGION = (
        "autonomous_region",
        "Autonomous region",
        "منطقهٔ خودگردان",
        "A region with autonomy by statute or constitution.",
        "منطقه‌ای که به حکم اساسنامه یا قانون اساسی خودگردان است.",
        (1, 5),
    )
    PROVINCE = (
        "province",
        "Province",
        "استان",
        "A province with government of its own.",
        "استانی با حکومت خود.",
        (1, 21),
    )
    SPECIAL_ADMINISTRATIVE_REGION = (
        "special_administrative_region",
        "Special administrative region",
        "منطقهٔ ویژهٔ اداری",
        "A region with a system of its own under one state, such as Hong Kong.",
        "منطقه‌ای با نظام ویژهٔ خود زیر حاکمیت یک دولت، مانند هنگ‌کنگ.",
    )
    FEDERAL_DISTRICT = (
        "federal_district",
        "Federal district",
        "ناحیهٔ فدرال",
        "The district of a federal capital.",
        "ناحیهٔ پایتخت یک فدراسیون.",
    )
    UNION_OF_STATES = (
        "union_of_states",
        "Union of states",
        "اتحادیهٔ دولت‌ها",
        "A union of sovereign states, such as the European Union.",
        "اتحادیه‌ای از دولت‌های مستقل، مانند اتحادیهٔ اروپا.",
    )


class AutonomyLevel(Vocabulary):
    """How much room a country's law gives its cities abroad: a reading by the compilers, with its reasons."""

    LOW = (
        "low",
        "Low",
        "کم",
        "Cities need leave, or may act abroad only within narrow bounds.",
        "شهرها به اجازه نیاز دارند یا تنها در مرزهایی تنگ می‌توانند در خارج کنش داشته باشند.",
        (8, 20),
    )
    MEDIUM = (
        "medium",
        "Medium",
        "میانه",
        "Cities may act within their own powers, under notice, registration or review.",
        "شهرها در حدود اختیار خود و با آگاه کردن، ثبت یا بازبینی دولت عمل می‌کنند.",
        (8, 20),
    )
    HIGH = (
        "high",
        "High",
        "زیاد",
        "The law expressly lets cities act and make agreements abroad.",
        "قانون آشکارا به شهرها اجازهٔ کنش و بستن قرارداد در خارج می‌دهد.",
        (8, 20, 21),
    )


class Continent(Vocabulary):
    """The macro regions of the United Nations' M49 standard."""

    AFRICA = "africa", "Africa", "آفریقا"
    AMERICAS = "americas", "Americas", "قارهٔ آمریکا"
    ASIA = "asia", "Asia", "آسیا"
    EUROPE = "europe", "Europe", "اروپا"
    OCEANIA = "oceania", "Oceania", "اقیانوسیه"
    ANTARCTICA = "antarctica", "Antarctica", "جنوبگان"

"""Vocabularies of activities: the essay's six fields first, then kinds, drivers, actors and outcomes."""

from profiles.choices.vocabulary import Vocabulary


class Field(Vocabulary):
    """The six fields of city diplomacy, in the essay's order (paragraph 10); every activity lies in one."""

    INTER_CITY = "inter_city", "Inter-city relations", "روابط بین‌شهری", "", "", (10, 11)
    GLOBAL_GOVERNANCE = "global_governance", "Global governance", "حکمرانی جهانی", "", "", (10, 12)
    PEACE = "peace", "Peace promotion", "ترویج صلح", "", "", (10, 13)
    DEVELOPMENT = "development", "Development", "توسعه", "", "", (10, 14)
    HUMAN_RIGHTS = "human_rights", "Human rights", "حقوق بشر", "", "", (10, 15)
    ECONOMY = "economy", "Economy and branding", "اقتصاد و برندسازی", "", "", (10, 16)


class ActivityKind(Vocabulary):
    """What was done; one kind an activity."""

    COOPERATION_AGREEMENT = "cooperation_agreement", "Cooperation agreement", "توافق‌نامهٔ همکاری", "", "", (2,)


class ActivityStatus(Vocabulary):
    """How far an activity has come."""

    PLANNED = "planned", "Planned or announced", "برنامه‌ریزی‌شده یا اعلام‌شده"
    ONGOING = "ongoing", "Ongoing", "در جریان"
    COMPLETED = "completed", "Completed", "پایان‌یافته"
    FAILED = "failed", "Failed or broken off", "ناکام یا گسسته"


class Outcome(Vocabulary):
    """What an activity came to, measured by its own aim (essay, paragraph 13)."""

    SUCCEEDED = "succeeded", "Succeeded", "کامیاب", "", "", (13,)
    PARTLY = "partly", "Partly succeeded", "تا اندازه‌ای کامیاب", "", "", (13,)
    FAILED = "failed", "Failed", "ناکام", "", "", (13,)
    UNKNOWN = "unknown", "Not known", "نامعلوم", "", "", (13,)


class Part(Vocabulary):
    """The part that a city, an organisation, a network or a territory has in an activity."""

    LEAD = "lead", "Lead", "پیشگام"
    PARTICIPANT = "participant", "Participant", "شرکت‌کننده"
    PARTNER = "partner", "Partner", "همکار"
    TARGET = "target", "Target", "مقصد"


class Actor(Vocabulary):
    """Who acts for the city (essay, paragraphs 5 and 9)."""

    MAYOR = "mayor", "Mayor or governor", "شهردار یا فرماندار", "", "", (9,)
    COUNCIL = "council", "City council", "شورای شهر", "", "", (9,)
    STAFF = "staff", "Municipal staff", "کارکنان شهرداری", "", "", (9,)
    ADVISER = "adviser", "Adviser", "مشاور", "", "", (9,)
    CITIZENS = "citizens", "Citizens and civil society", "شهروندان و جامعهٔ مدنی", "", "", (5, 9)


class Driver(Vocabulary):
    """Why a city acts: internal and external drivers, and enabling conditions that worked as one."""

    LOCAL_POLITICS = (
        "local_politics",
        "Political opportunity for local politicians",
        "فرصت سیاسی سیاستمداران محلی",
        "",
        "",
        (5,),
        "internal",
    )
    CITIZENS = "citizens", "Citizens as standard-bearers", "شهروندان پرچمدار", "", "", (5,), "internal"
    SUBSTITUTE = "substitute", "Substitute diplomacy", "دیپلماسی جانشین", "", "", (5, 21), "internal"
    DIASPORA = "diaspora", "Residents' countries of origin", "کشورهای خاستگاه ساکنان", "", "", (5,), "internal"
    NATIONAL_GAP = "national_gap", "Gap left by the national government", "جای خالی دولت ملی", "", "", (6,), "internal"
    MIGRATION = "migration", "Managing migration", "مدیریت مهاجرت", "", "", (5, 15, 21), "internal"
    MARKET = (
        "market",
        "Competition for visitors, firms and events",
        "رقابت بر سر گردشگر، شرکت و رویداد",
        "",
        "",
        (16,),
        "internal",
    )
    IO_DEMAND = (
        "io_demand",
        "Request of an international organisation",
        "درخواست سازمان بین‌المللی",
        "",
        "",
        (7,),
        "external",
    )
    EUROPEANISATION = "europeanisation", "Europeanisation", "اروپایی‌سازی", "", "", (7,), "external"
    CRISIS = "crisis", "War, occupation or disaster", "جنگ، اشغال یا بلا", "", "", (13, 14), "external"
    SHARED_PROBLEM = (
        "shared_problem",
        "A problem shared across borders",
        "مسئلهٔ مشترک فرامرزی",
        "",
        "",
        (12,),
        "external",
    )
    POLITICAL_CULTURE = "political_culture", "Political culture", "فرهنگ سیاسی", "", "", (8,), "enabling"
    RESOURCES = "resources", "Financial or human resources", "منابع مالی یا انسانی", "", "", (8,), "enabling"
    BORDER = "border", "Nearness to a border", "نزدیکی به مرز", "", "", (8,), "enabling"
    HUB = "hub", "Hub of trade or tourism", "قطب بازرگانی یا گردشگری", "", "", (8,), "enabling"
    AUTONOMY = "autonomy", "Autonomy granted by the state", "اختیار دریافتی از دولت", "", "", (8,), "enabling"

"""Vocabularies of the relation between a city and its national government."""

from profiles.choices.vocabulary import Vocabulary


class RelationMode(Vocabulary):
    """How a city and its national government stand to each other over a topic."""

    COOPERATION = (
        "cooperation",
        "Cooperation",
        "همکاری",
        "City and national government pursue the same aim, or the government uses the city for its foreign policy.",
        "شهر و دولت ملی در پی یک هدف‌اند، یا دولت از شهر در سیاست خارجی خود بهره می‌گیرد.",
        (17,),
    )
    MIXED = (
        "mixed",
        "Mixed",
        "آمیخته",
        "Cooperation and competition go side by side over the same topic.",
        "همکاری و رقابت بر سر یک موضوع در کنار هم پیش می‌رود.",
        (17,),
    )
    COMPETITION = (
        "competition",
        "Competition",
        "رقابت",
        "City and national government pursue different aims abroad or contend for the same part.",
        "شهر و دولت ملی در جهان هدف‌های ناهمسو دارند یا بر سر یک نقش رقابت می‌کنند.",
        (17,),
    )
    SUBSTITUTION = (
        "substitution",
        "Substitution for the state",
        "نشستن به‌جای دولت",
        "The city does what a state would do, where there is no recognised state or the state does not act.",
        "شهر کاری را می‌کند که از دولت برمی‌آید، جایی که دولت شناخته‌شده‌ای نیست یا دولت دست به کار نمی‌شود.",
        (5, 17),
    )


class RelationTopic(Vocabulary):
    """What the city and its government meet over."""

    TERRITORY = "territory", "Territorial disputes", "اختلاف‌های سرزمینی", "", "", (17,)
    RECOGNITION = "recognition", "Recognition of the polity", "شناسایی کشور یا ملت", "", "", (17,)
    NEIGHBOURS = (
        "neighbours",
        "Relations with neighbours and the other side",
        "روابط با همسایگان و طرف مقابل",
        "",
        "",
        (17,),
    )
    WAR_AND_PEACE = "war_and_peace", "War, peace and boycotts", "جنگ، صلح و قطع رابطه", "", "", (17,)
    SISTER_CITIES = (
        "sister_cities",
        "Sister cities and city agreements",
        "خواهرخواندگی و توافق‌های شهری",
        "",
        "",
        (17,),
    )
    NETWORKS_AND_BODIES = (
        "networks_and_bodies",
        "City networks and world bodies",
        "شبکه‌های شهری و مجامع جهانی",
        "",
        "",
        (17,),
    )
    CITY_DIPLOMACY_POLICY = (
        "city_diplomacy_policy",
        "Policy and institutions of city diplomacy",
        "سیاست و نهادهای دیپلماسی شهری",
        "",
        "",
        (17,),
    )
    MULTILATERAL_SUMMITS = (
        "multilateral_summits",
        "Summits and multilateral forums",
        "اجلاس‌ها و مجامع چندجانبه",
        "",
        "",
        (17,),
    )
    HOST_CITY = "host_city", "Host city of organisations", "میزبانی سازمان‌های بین‌المللی", "", "", (17,)
    EUROPE = "europe", "European Union and its funds", "اتحادیهٔ اروپا و بودجهٔ آن", "", "", (17,)
    HUMAN_RIGHTS_AND_REFUGEES = (
        "human_rights_and_refugees",
        "Human rights and refugees",
        "حقوق بشر و پناهندگان",
        "",
        "",
        (17,),
    )
    SANCTIONS = "sanctions", "Sanctions", "تحریم‌ها", "", "", (17,)
    CLIMATE = "climate", "Climate", "اقلیم", "", "", (17,)
    TOURISM_AND_CULTURE = "tourism_and_culture", "Tourism, faith and culture", "گردشگری، دین و فرهنگ", "", "", (17,)
    DEVELOPMENT_AND_AID = "development_and_aid", "Development and disaster aid", "توسعه و کمک در بلایا", "", "", (17,)
    ENERGY_AND_ECONOMY = (
        "energy_and_economy",
        "Energy, economy and special zones",
        "انرژی، اقتصاد و مناطق ویژه",
        "",
        "",
        (17,),
    )
    OTHER = "other", "Other", "دیگر", "", "", (17,)

"""Vocabularies of the enabling conditions of city diplomacy."""

from profiles.choices.vocabulary import Vocabulary


class ConditionKind(Vocabulary):
    """The enabling conditions of city diplomacy (essay, paragraph 8)."""

    POLITICAL_CULTURE = (
        "political_culture",
        "Political culture of the city",
        "فرهنگ سیاسی شهر",
        (
            "Citizens and parties share a political culture that takes action abroad for granted, whoever governs "
            "the city."
        ),
        "شهروندان و حزب‌ها فرهنگ سیاسی مشترکی دارند که کنش بیرونی شهر را، هر که بر سر کار باشد، می‌پذیرد.",
        (8,),
    )
    FINANCIAL_RESOURCES = (
        "financial_resources",
        "Financial resources",
        "منابع مالی",
        "The city has money of its own for work abroad.",
        "شهر برای کار بیرونی بودجهٔ خود را دارد.",
        (8,),
    )
    HUMAN_RESOURCES = (
        "human_resources",
        "Human resources",
        "منابع انسانی",
        "The city has people for work abroad: an office, languages, experience.",
        "شهر برای کار بیرونی نیروی انسانی دارد: دفتر، زبان‌دان، تجربه.",
        (8,),
    )
    BORDER_PROXIMITY = (
        "border_proximity",
        "Nearness to a border",
        "نزدیکی به مرز",
        "The city lies so near a border that everyday life crosses it.",
        "شهر چنان نزدیک مرز است که زندگی روزمره از آن می‌گذرد.",
        (8,),
    )
    TRADE_HUB = (
        "trade_hub",
        "Hub of trade",
        "قطب بازرگانی",
        "Goods, services or money of more than the city's own country pass through it.",
        "کالا، خدمات یا پول، فراتر از کشور خود شهر، از آن می‌گذرد.",
        (8,),
    )
    TOURISM_HUB = (
        "tourism_hub",
        "Hub of tourism or pilgrimage",
        "قطب گردشگری یا زیارت",
        "Visitors or pilgrims from abroad come to the city in great numbers.",
        "گردشگر یا زائر خارجی به‌فراوانی به شهر می‌آید.",
        (8,),
    )
    AUTONOMY = (
        "autonomy",
        "Autonomy granted by the state",
        "اختیار واگذارشده از سوی دولت",
        "Central government leaves the city a measure of freedom to act abroad, by law or in practice.",
        "دولت مرکزی، به حکم قانون یا در عمل، اندازه‌ای از اختیار برای کنش بیرونی به شهر داده است.",
        (8,),
    )


class ConditionLevel(Vocabulary):
    """How far a condition holds for a city; «unknown» says that it was not assessed."""

    PRESENT = (
        "present",
        "Present",
        "فراهم",
        "The evidence shows that the condition holds.",
        "شواهد نشان می‌دهد که شرط برقرار است.",
        (8,),
    )
    PARTLY = (
        "partly",
        "Partly",
        "تا اندازه‌ای",
        "The condition holds in some respects and not in others.",
        "شرط از برخی جهات برقرار است و از برخی نه.",
        (8,),
    )
    ABSENT = (
        "absent",
        "Absent",
        "فراهم نیست",
        "The condition was looked into and does not hold.",
        "شرط بررسی شده است و برقرار نیست.",
        (8,),
    )
    UNKNOWN = (
        "unknown",
        "Not assessed",
        "ارزیابی‌نشده",
        "The condition has not been assessed; this is no statement about the city.",
        "شرط ارزیابی نشده است؛ این دربارهٔ شهر چیزی نمی‌گوید.",
        (8,),
    )

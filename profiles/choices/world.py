"""Vocabularies of history and of figures."""

from profiles.choices.vocabulary import Vocabulary


class Era(Vocabulary):
    """The ages of the history of city diplomacy (essay, paragraphs 18 and 19)."""

    ANTIQUITY = "antiquity", "Antiquity", "باستان", "", "", (18,)
    MEDIEVAL = "medieval", "Middle Ages", "سده‌های میانه", "", "", (18,)
    RENAISSANCE = "renaissance", "Renaissance", "رنسانس", "", "", (18,)
    EARLY_MODERN = "early_modern", "Early modern age", "آغاز عصر نو", "", "", (18,)
    NINETEENTH = "19c", "19th century", "سدهٔ نوزدهم", "", "", (18,)
    TWENTIETH = "20c", "20th century", "سدهٔ بیستم", "", "", (19,)
    TWENTY_FIRST = "21c", "21st century", "سدهٔ بیست‌ویکم", "", "", (19,)


class Unit(Vocabulary):
    """Units of figures; currencies by ISO 4217."""

    PERSONS = "persons", "persons", "نفر"
    MEMBERS = "members", "members", "عضو"
    COUNTRIES = "countries", "countries", "کشور"
    TIES = "ties", "ties", "پیوند"
    PERCENT = "percent", "per cent", "درصد"
    USD = "USD", "US dollars", "دلار آمریکا"
    EUR = "EUR", "euros", "یورو"
    JPY = "JPY", "yen", "ین"
    TEU = "TEU", "TEU (twenty-foot containers)", "تی‌ای‌یو (کانتینر بیست‌فوتی)"
    TONNES = "tonnes", "tonnes", "تن"
    OFFICES = "offices", "offices", "دفتر"
    TITLES = "titles", "titles", "عنوان"

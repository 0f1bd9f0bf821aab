"""Vocabularies of history and of figures."""

from profiles.choices.vocabulary import Vocabulary


class Era(Vocabulary):
    """The ages of the history of city diplomacy (essay, paragraphs 18 and 19)."""

    ANTIQUITY = (
        "antiquity",
        "Antiquity",
        "دوران باستان",
        "From the first city-states to the end of the Western Roman Empire, about AD 500.",
        "از نخستین دولت‌شهرها تا پایان امپراتوری روم غربی، حدود ۵۰۰ میلادی.",
        (18,),
    )
    MEDIEVAL = (
        "medieval",
        "Middle Ages",
        "سده‌های میانه",
        "About 500 to 1400: free towns, leagues of cities and merchant republics.",
        "حدود ۵۰۰ تا ۱۴۰۰ میلادی: شهرهای آزاد، اتحادیه‌های شهری و جمهوری‌های بازرگان.",
        (18,),
    )
    RENAISSANCE = (
        "renaissance",
        "Renaissance",
        "رنسانس",
        "About 1400 to 1600: resident envoys of the Italian cities, Venice and Florence before all.",
        "حدود ۱۴۰۰ تا ۱۶۰۰ میلادی: فرستادگان مقیم شهرهای ایتالیا، پیش از همه ونیز و فلورانس.",
        (18,),
    )
    EARLY_MODERN = (
        "early_modern",
        "Early modern age",
        "آغاز عصر جدید",
        "About 1600 to 1800: the Peace of Westphalia (1648) and the rise of the nation states over the cities.",
        "حدود ۱۶۰۰ تا ۱۸۰۰ میلادی: صلح وستفالی (۱۶۴۸) و چیرگی دولت‌های ملی بر شهرها.",
        (18,),
    )
    NINETEENTH = (
        "19c",
        "19th century",
        "سدهٔ نوزدهم",
        "1801 to 1900.",
        "۱۸۰۱ تا ۱۹۰۰ میلادی.",
        (18,),
    )
    TWENTIETH = (
        "20c",
        "20th century",
        "سدهٔ بیستم",
        "1901 to 2000.",
        "۱۹۰۱ تا ۲۰۰۰ میلادی.",
        (19,),
    )
    TWENTY_FIRST = (
        "21c",
        "21st century",
        "سدهٔ بیست‌ویکم",
        "From 2001 on.",
        "از ۲۰۰۱ میلادی به این سو.",
        (19,),
    )


class Unit(Vocabulary):
    """Units of figures; currencies by ISO 4217."""

    PERSONS = "persons", "persons", "نفر"
    MEMBERS = "members", "members", "عضو"
    GOVERNMENTS = "governments", "local governments", "حکومت محلی"
    COUNTRIES = "countries", "countries and regions", "کشور و منطقه"
    TIES = "ties", "ties", "پیوند"
    PERCENT = "percent", "per cent", "درصد"
    USD = "USD", "US dollars", "دلار آمریکا"
    EUR = "EUR", "euros", "یورو"
    JPY = "JPY", "Japanese yen", "ین ژاپن"
    TEU = "TEU", "TEU (twenty-foot containers)", "تی‌ای‌یو (کانتینر بیست‌فوتی)"
    TONNES = "tonnes", "tonnes", "تن"
    OFFICES = "offices", "offices", "دفتر"
    TITLES = "titles", "titles", "عنوان"

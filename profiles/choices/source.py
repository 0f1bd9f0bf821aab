"""Vocabularies of sources, citations and the checks of the essay."""

from profiles.choices.vocabulary import Vocabulary


class SourceKind(Vocabulary):
    """What sort of thing a source is."""

    WEBPAGE = "webpage", "Web page", "صفحهٔ وب"
    ARTICLE = "article", "Article", "مقاله"
    BOOK = "book", "Book", "کتاب"
    LAW = "law", "Law or treaty", "قانون یا پیمان‌نامه"
    DOCUMENT = "document", "Document or report", "سند یا گزارش"
    DATASET = "dataset", "Data set", "مجموعه‌داده"
    VIDEO = "video", "Video", "ویدئو"
    ESSAY = "essay", "The essay", "مقالهٔ مبنا"


class SourceGrade(Vocabulary):
    """How near a source stands to the fact that it is cited for."""

    PRIMARY = (
        "primary",
        "Primary",
        "دست‌اول",
        "The city, network, authority or organisation concerned, or the text of the law.",
        "خودِ شهر، شبکه، مقام یا سازمان، یا متن قانون.",
    )
    ACADEMIC = (
        "academic",
        "Academic",
        "دانشگاهی",
        "Scholarly work or a scholarly edition.",
        "پژوهش یا ویراست دانشگاهی.",
    )
    PRESS = (
        "press",
        "Press",
        "مطبوعاتی",
        "Newspaper, broadcaster, news agency or trade press.",
        "روزنامه، رسانه، خبرگزاری یا نشریهٔ تخصصی.",
    )
    REFERENCE = (
        "reference",
        "Reference work",
        "مرجع",
        "Encyclopedia, list or collection, Wikipedia included.",
        "دانشنامه، فهرست یا مجموعه، از جمله ویکی‌پدیا.",
    )
    WEAK = (
        "weak",
        "Weak",
        "ضعیف",
        "Blog, copy, commercial or document-sharing site; a better source is wanted.",
        "وبلاگ، رونوشت، پایگاه تجاری یا اشتراک سند؛ منبع بهتری باید یافت.",
    )


class Confidence(Vocabulary):
    """How far a citation bears the claim that it is cited for."""

    VERIFIED = (
        "verified",
        "Verified",
        "بررسی‌شده",
        "The cited page states it.",
        "در منبع یادشده آمده است.",
    )
    COMMON = (
        "common",
        "Well established",
        "شناخته‌شده",
        "Commonly known; the cited address was not opened for this record.",
        "دانسته‌ای شناخته‌شده؛ نشانی منبع برای این رکورد بررسی نشده است.",
    )
    DISPUTED = (
        "disputed",
        "Disputed",
        "مورد اختلاف",
        "Sources disagree; the note says how.",
        "منابع با هم نمی‌خوانند؛ یادداشت شرح آن را دارد.",
    )
    ESSAY = (
        "essay",
        "The essay's",
        "از مقالهٔ مبنا",
        "Rests on the essay only.",
        "تنها بر مقالهٔ مبنا استوار است.",
    )


class Locator(Vocabulary):
    """What the locator of a citation counts."""

    PAGE = "page", "Page", "صفحهٔ"
    PARAGRAPH = "paragraph", "Paragraph", "بند"
    ARTICLE = "article", "Article of a law", "مادهٔ"
    SECTION = "section", "Section", "بخش"
    ENTRY = "entry", "Entry", "مدخل"
    TIME = "time", "Time", "زمان"
    ROW = "row", "Row of a list", "ردیف"


class Verdict(Vocabulary):
    """What checking a claim of the essay against better sources came to."""

    ACCURATE = (
        "accurate",
        "Accurate",
        "درست",
        "Better sources say the same.",
        "منابع بهتر همین را می‌گویند.",
    )
    ACCURATE_AT_DATE = (
        "accurate_at_date",
        "Accurate at its time",
        "درست در زمان خود",
        "Right for a period that is over.",
        "برای دوره‌ای که به سر آمده درست است.",
    )
    ACCURATE_SIMPLIFIED = (
        "accurate_simplified",
        "Accurate but simplified",
        "درست اما ساده‌شده",
        "Right in outline; the detail is richer.",
        "در کلیات درست است؛ جزئیات بیش از این است.",
    )
    OUTDATED = (
        "outdated",
        "Outdated",
        "کهنه",
        "Was right once; newer figures differ.",
        "زمانی درست بوده و رقم‌های تازه‌تر جز این است.",
    )
    IMPRECISE = (
        "imprecise",
        "Imprecise",
        "نادقیق",
        "Partly right, or named loosely.",
        "تا اندازه‌ای درست است یا نام‌گذاری آن دقیق نیست.",
    )
    OVERSTATED = (
        "overstated",
        "Overstated",
        "اغراق‌آمیز",
        "Says more than the sources bear.",
        "بیش از آنچه منابع تأیید می‌کنند می‌گوید.",
    )
    MISATTRIBUTED = (
        "misattributed",
        "Misattributed",
        "با نسبت نادرست",
        "Credited to the wrong name or subject.",
        "به نام یا موضوعی نادرست نسبت داده شده است.",
    )
    DISPUTED = (
        "disputed",
        "Disputed",
        "مورد اختلاف",
        "A view on which scholars differ.",
        "دیدگاهی که پژوهشگران در آن هم‌رأی نیستند.",
    )
    NOT_VERIFIED = (
        "not_verified",
        "Not verified",
        "تأییدنشده",
        "No opened source states it.",
        "هیچ منبعی که دیده شده آن را نمی‌گوید.",
    )

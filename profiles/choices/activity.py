"""Vocabularies of activities: the essay's six fields first, then what became of them and who took which part."""

from profiles.choices.vocabulary import Vocabulary


class Field(Vocabulary):
    """The six fields of city diplomacy, in the essay's order (paragraph 10); every activity lies in one."""

    INTER_CITY = (
        "inter_city",
        "Inter-city relations",
        "روابط بین‌شهری",
        "Lasting ties of cities with one another: twinning, help for less developed places, and networks of cities.",
        "پیوندهای پایدار شهرها با یکدیگر: خواهرخواندگی، یاری به جاهای کمتر توسعه‌یافته و شبکه‌های شهری.",
        (10, 11),
    )
    GLOBAL_GOVERNANCE = (
        "global_governance",
        "Global governance",
        "حکمرانی جهانی",
        (
            "Work of cities with international institutions and systems, such as the European Commission, the "
            "climate regime or UNESCO."
        ),
        "کار شهرها با نهادها و نظام‌های بین‌المللی، مانند کمیسیون اروپا، نظام جهانی اقلیم یا یونسکو.",
        (10, 12),
    )
    PEACE = (
        "peace",
        "Peace promotion",
        "ترویج صلح",
        (
            "What cities do before, during and after a conflict to prevent it, lessen its cost or heal it, "
            "including nuclear disarmament."
        ),
        (
            "آنچه شهرها پیش از درگیری، در میانهٔ آن و پس از آن برای پیشگیری از آن، کاستن از هزینه‌اش یا ترمیم "
            "زخم‌هایش می‌کنند، از جمله برای خلع سلاح هسته‌ای."
        ),
        (10, 13),
    )
    DEVELOPMENT = (
        "development",
        "Development",
        "توسعه",
        (
            "Aid, loans, technology, support of democracy and, above all, relief after disasters that a city gives "
            "to others or receives from them."
        ),
        (
            "کمک، وام، فناوری، پشتیبانی از دموکراسی و بیش از همه یاری پس از بلایا که شهر به دیگران می‌دهد یا از "
            "آنان می‌گیرد."
        ),
        (10, 14),
    )
    HUMAN_RIGHTS = (
        "human_rights",
        "Human rights",
        "حقوق بشر",
        (
            "What cities do beyond their borders for human rights: against the death penalty, for migrants, or by "
            "binding themselves to instruments of the United Nations."
        ),
        "کنش شهرها در بیرون از مرز برای حقوق بشر: علیه مجازات اعدام، برای مهاجران، یا با پایبندی به اسناد سازمان ملل.",
        (10, 15),
    )
    ECONOMY = (
        "economy",
        "Economy and branding",
        "اقتصاد و برندسازی",
        (
            "Competition and cooperation of cities abroad for visitors, firms, events, investment and seats of "
            "organisations, branding included."
        ),
        "رقابت و همکاری شهرها در جهان بر سر گردشگر، شرکت، رویداد، سرمایه و مقر سازمان‌ها، از جمله با برندسازی.",
        (10, 16),
    )


class ActivityStatus(Vocabulary):
    """How far an activity has come."""

    PLANNED = (
        "planned",
        "Planned or announced",
        "اعلام‌شده یا برنامه‌ریزی‌شده",
        "The activity has been announced or decided but has not begun.",
        "فعالیت اعلام یا تصویب شده، اما هنوز آغاز نشده است.",
    )
    ONGOING = (
        "ongoing",
        "Ongoing",
        "در جریان",
        "The activity has begun and no end of it was found.",
        "فعالیت آغاز شده و پایانی برای آن یافت نشده است.",
    )
    COMPLETED = (
        "completed",
        "Completed",
        "پایان‌یافته",
        "The activity ran its course or came to its planned end.",
        "فعالیت به سرانجام یا به پایانِ برنامه‌ریزی‌شدهٔ خود رسیده است.",
    )
    FAILED = (
        "failed",
        "Failed or broken off",
        "ناکام یا گسسته",
        "The activity missed its aim or was broken off before reaching it; this is the compiler's reading.",
        "فعالیت به هدف نرسید یا پیش از آن گسست؛ این داوری گردآورنده است.",
    )


class Outcome(Vocabulary):
    """What an activity came to, measured by its own aim (essay, paragraph 13)."""

    SUCCEEDED = (
        "succeeded",
        "Succeeded",
        "کامیاب",
        "The activity reached its own aim.",
        "فعالیت به هدف خود رسید.",
        (13,),
    )
    PARTLY = (
        "partly",
        "Partly succeeded",
        "تا اندازه‌ای کامیاب",
        "The activity reached part of its aim.",
        "فعالیت به بخشی از هدف خود رسید.",
        (13,),
    )
    FAILED = (
        "failed",
        "Failed",
        "ناکام",
        "The activity missed its aim.",
        "فعالیت به هدف خود نرسید.",
        (13,),
    )
    UNKNOWN = (
        "unknown",
        "Not known",
        "نامعلوم",
        "No source says what came of the activity.",
        "هیچ منبعی نمی‌گوید که فعالیت به کجا رسید.",
        (13,),
    )


class Part(Vocabulary):
    """The part that a city, an organisation, a network or a territory has in an activity."""

    LEAD = (
        "lead",
        "Lead",
        "راهبر",
        "It started or leads the activity.",
        "فعالیت را آغاز کرد یا راهبری می‌کند.",
    )
    PARTICIPANT = (
        "participant",
        "Participant",
        "شرکت‌کننده",
        "It takes part in the activity.",
        "در فعالیت شرکت دارد.",
    )
    PARTNER = (
        "partner",
        "Partner",
        "همکار",
        "It works with the city in the activity or pays for part of it.",
        "در فعالیت با شهر همکاری می‌کند یا بخشی از هزینهٔ آن را می‌پردازد.",
    )
    COUNTERPART = (
        "counterpart",
        "Counterpart",
        "طرف مقابل",
        "The activity is aimed at it: a rival, or the other side of a tie that is suspended.",
        "فعالیت رو به آن دارد: رقیبی، یا طرف دیگر پیوندی که معلق می‌شود.",
    )
    TARGET = (
        "target",
        "Target",
        "مقصد",
        "The activity is meant for it.",
        "فعالیت برای آن انجام می‌شود.",
    )

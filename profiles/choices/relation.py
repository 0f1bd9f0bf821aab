"""Vocabularies of ties, networks, memberships and campaigns."""

from profiles.choices.vocabulary import Vocabulary


class TieKind(Vocabulary):
    """What two cities call the link between them."""

    SISTER_CITY = (
        "sister_city",
        "Sister cities",
        "خواهرخواندگی",
        "A lasting link under the name of sister cities, common in the Americas and Asia.",
        "پیوندی پایدار با نام خواهرخواندگی که در قارهٔ آمریکا و آسیا رایج است.",
        (2, 11),
    )
    TWIN = (
        "twin",
        "Twin towns",
        "شهرهای دوقلو",
        "A lasting link under the name of twinning, common in Europe; in Persian it too is called sisterhood.",
        "پیوندی پایدار با نام شهرهای دوقلو که در اروپا رایج است؛ در فارسی آن را هم خواهرخواندگی می‌خوانند.",
        (2, 11),
    )
    FRIENDSHIP = (
        "friendship",
        "Friendship cities",
        "شهرهای دوست",
        "A looser link of friendship or partnership that is not called a twinning.",
        "پیوندی سبک‌تر، از جنس دوستی یا همکاری، که خواهرخواندگی نام ندارد.",
        (2, 11),
    )
    COOPERATION_AGREEMENT = (
        "cooperation_agreement",
        "Cooperation agreement",
        "توافق‌نامهٔ همکاری",
        "An agreement or memorandum on named subjects, often for a term of years.",
        "توافق‌نامه یا یادداشت تفاهم دربارهٔ موضوع‌های معین، بیشتر برای چند سال.",
        (2,),
    )
    PROJECT_PARTNERSHIP = (
        "project_partnership",
        "Project partnership",
        "همکاری پروژه‌ای",
        "A link that lasts as long as a joint project.",
        "پیوندی که تا پایان طرحی مشترک برجاست.",
        (2,),
    )


class TieStatus(Vocabulary):
    """Whether a tie is in force."""

    PLANNED = (
        "planned",
        "Announced, not signed",
        "اعلام‌شده، هنوز امضانشده",
        "The tie was announced or approved, but no signing was found.",
        "پیوند اعلام یا تصویب شده، اما نشانی از امضای آن یافت نشده است.",
    )
    ACTIVE = (
        "active",
        "In force",
        "برقرار",
        "The tie is listed and no ending of it was found.",
        "پیوند در فهرست‌ها هست و پایانی برای آن یافت نشده است.",
    )
    DORMANT = (
        "dormant",
        "Dormant",
        "راکد",
        "No ending was declared, but nothing is done under the tie.",
        "پایانی اعلام نشده، اما در چارچوب پیوند کاری نمی‌شود.",
    )
    SUSPENDED = (
        "suspended",
        "Suspended",
        "معلق",
        "One side has put the tie on hold without ending it.",
        "یکی از دو طرف پیوند را متوقف کرده، اما به آن پایان نداده است.",
    )
    ENDED = (
        "ended",
        "Ended",
        "پایان‌یافته",
        "The tie was terminated or has lapsed.",
        "پیوند فسخ شده یا مهلت آن به سر آمده است.",
    )


class NetworkKind(Vocabulary):
    """The reach or purpose of a network."""

    GLOBAL = (
        "global",
        "Global network",
        "شبکهٔ جهانی",
        "Open to cities of all parts of the world.",
        "به روی شهرهای همهٔ جهان باز است.",
        (11,),
    )
    REGIONAL = (
        "regional",
        "Regional network",
        "شبکهٔ منطقه‌ای",
        "For cities of one part of the world.",
        "ویژهٔ شهرهای یک بخش از جهان است.",
        (11,),
    )
    THEMATIC = (
        "thematic",
        "Thematic network",
        "شبکهٔ موضوعی",
        "Gathers cities around one subject.",
        "شهرها را گرد یک موضوع می‌آورد.",
        (12,),
    )
    COALITION = (
        "coalition",
        "Coalition",
        "ائتلاف",
        "Cities that joined for one aim, often for a time.",
        "شهرهایی که برای یک هدف، بیشتر در زمانی محدود، به هم پیوسته‌اند.",
        (13, 15),
    )
    CAMPAIGN = (
        "campaign",
        "Campaign of cities",
        "پویش شهرها",
        "A campaign that cities sign up to, without an organisation of their own.",
        "پویشی که شهرها به آن می‌پیوندند، بی‌آنکه سازمانی از آنِ خود داشته باشند.",
        (12, 13),
    )


class NetworkStatus(Vocabulary):
    """Whether a network still works."""

    ACTIVE = (
        "active",
        "Active",
        "فعال",
        "The network works.",
        "شبکه کار می‌کند.",
    )
    DORMANT = (
        "dormant",
        "No recent activity found",
        "بدون فعالیت تازه",
        "No activity was found for some years, nor an end.",
        "سال‌هاست فعالیتی از آن یافت نشده، اما پایانش هم اعلام نشده است.",
    )
    ENDED = (
        "ended",
        "Ended",
        "پایان‌یافته",
        "The network was dissolved, merged or has run its course.",
        "شبکه منحل یا ادغام شده یا به سرانجام رسیده است.",
    )


class MembershipRole(Vocabulary):
    """What a city is in a network."""

    MEMBER = (
        "member",
        "Member",
        "عضو",
        "A member without a special part.",
        "عضوی بدون نقش ویژه.",
    )
    FOUNDER = (
        "founder",
        "Founding member",
        "عضو بنیان‌گذار",
        "One of those who set the network up.",
        "یکی از برپاکنندگان شبکه.",
    )
    CHAIR = (
        "chair",
        "Chair",
        "رئیس",
        "Presides over the network or did so.",
        "ریاست شبکه را بر عهده دارد یا داشته است.",
    )
    HOST = (
        "host",
        "Host",
        "میزبان",
        "Houses the seat or secretariat of the network.",
        "مقر یا دبیرخانهٔ شبکه در آن است.",
    )
    OBSERVER = (
        "observer",
        "Observer",
        "ناظر",
        "Takes part without the rights of a member.",
        "بدون حقوق عضویت شرکت می‌کند.",
    )


class Standing(Vocabulary):
    """Whether the source lists the city as a member or as a former one."""

    LISTED = (
        "listed",
        "Listed as a member",
        "در فهرست اعضا",
        "The cited source lists the city as a member; no leaving was found.",
        "منبع یادشده شهر را در فهرست اعضا آورده و خروجی از آن یافت نشده است.",
    )
    FORMER = (
        "former",
        "Former member",
        "عضو پیشین",
        "The city was a member and is no longer; the date of leaving is seldom known.",
        "شهر زمانی عضو بوده و دیگر نیست؛ تاریخ خروج کمتر دانسته است.",
    )


class Aim(Vocabulary):
    """Whom or what a branding campaign is to win (essay, paragraph 16)."""

    TOURISM = (
        "tourism",
        "Tourism",
        "گردشگری",
        "To draw visitors.",
        "جذب گردشگر.",
        (16,),
    )
    INVESTMENT = (
        "investment",
        "Investment",
        "سرمایه‌گذاری",
        "To draw firms and capital.",
        "جذب شرکت و سرمایه.",
        (16,),
    )
    TALENT = (
        "talent",
        "Talent",
        "نیروی ماهر",
        "To draw skilled people and students.",
        "جذب نیروی ماهر و دانشجو.",
        (16,),
    )
    EVENTS = (
        "events",
        "Events",
        "رویدادها",
        "To draw congresses, fairs, games and festivals.",
        "جذب همایش، نمایشگاه، مسابقه و جشنواره.",
        (16,),
    )
    RESIDENTS = (
        "residents",
        "Residents",
        "ساکنان",
        "To win the city's own inhabitants for it.",
        "همراه کردن ساکنان خود شهر با آن.",
        (16,),
    )
    SOFT_POWER = (
        "soft_power",
        "Soft power",
        "قدرت نرم",
        "To raise the city's standing and influence in the world.",
        "بالا بردن جایگاه و نفوذ شهر در جهان.",
        (16,),
    )

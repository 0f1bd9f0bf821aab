"""Vocabularies of ties, networks, memberships, campaigns and relations with the national government."""

from profiles.choices.vocabulary import Vocabulary


class TieKind(Vocabulary):
    """What two cities call the link between them."""

    SISTER_CITY = "sister_city", "Sister cities", "خواهرخواندگی", "", "", (2, 11)
    TWIN = "twin", "Twin towns", "شهرهای دوقلو", "", "", (2, 11)
    FRIENDSHIP = "friendship", "Friendship cities", "شهرهای دوست", "", "", (2, 11)
    COOPERATION_AGREEMENT = "cooperation_agreement", "Cooperation agreement", "توافق‌نامهٔ همکاری", "", "", (2,)
    PROJECT_PARTNERSHIP = "project_partnership", "Project partnership", "همکاری پروژه‌ای", "", "", (2,)


class TieStatus(Vocabulary):
    """Whether a tie is in force."""

    PLANNED = "planned", "Announced, not signed", "اعلام‌شده، هنوز امضانشده"
    ACTIVE = "active", "In force", "برقرار"
    DORMANT = "dormant", "Dormant", "خفته"
    SUSPENDED = "suspended", "Suspended", "معلق"
    ENDED = "ended", "Ended", "پایان‌یافته"


class NetworkKind(Vocabulary):
    """The reach or purpose of a network."""

    GLOBAL = "global", "Global network", "شبکهٔ جهانی", "", "", (11,)
    REGIONAL = "regional", "Regional network", "شبکهٔ منطقه‌ای", "", "", (11,)
    THEMATIC = "thematic", "Thematic network", "شبکهٔ موضوعی", "", "", (12,)
    COALITION = "coalition", "Coalition", "ائتلاف", "", "", (13, 15)
    CAMPAIGN = "campaign", "Campaign of cities", "کارزار شهرها", "", "", (12, 13)


class NetworkStatus(Vocabulary):
    """Whether a network still works."""

    ACTIVE = "active", "Active", "فعال"
    DORMANT = "dormant", "No recent activity found", "بی‌خبر از فعالیت تازه"
    ENDED = "ended", "Ended", "پایان‌یافته"


class MembershipRole(Vocabulary):
    """What a city is in a network."""

    MEMBER = "member", "Member", "عضو"
    FOUNDER = "founder", "Founding member", "عضو بنیان‌گذار"
    CHAIR = "chair", "Chair", "رئیس"
    HOST = "host", "Host", "میزبان"
    OBSERVER = "observer", "Observer", "ناظر"


class Standing(Vocabulary):
    """Whether the source lists the city as a member or as a former one."""

    LISTED = "listed", "Listed as a member", "در فهرست اعضا"
    FORMER = "former", "Former member", "عضو پیشین"


class Aim(Vocabulary):
    """Whom or what a branding campaign is to win (essay, paragraph 16)."""

    TOURISM = "tourism", "Tourism", "گردشگری", "", "", (16,)
    INVESTMENT = "investment", "Investment", "سرمایه‌گذاری", "", "", (16,)
    TALENT = "talent", "Talent", "نیروی ماهر", "", "", (16,)
    EVENTS = "events", "Events", "رویدادها", "", "", (16,)
    RESIDENTS = "residents", "Residents", "ساکنان", "", "", (16,)
    SOFT_POWER = "soft_power", "Soft power", "قدرت نرم", "", "", (16,)


class RelationMode(Vocabulary):
    """How a city and its national government stand to each other over a topic."""

    COOPERATION = "cooperation", "Cooperation", "همکاری", "", "", (17,)
    MIXED = "mixed", "Mixed", "آمیخته", "", "", (17,)
    COMPETITION = "competition", "Competition", "رقابت", "", "", (17,)
    SUBSTITUTION = "substitution", "Substitution for the state", "جانشینی دولت", "", "", (5, 17)


class RelationTopic(Vocabulary):
    """What the city and its government meet over."""

    OTHER = "other", "Other", "دیگر"

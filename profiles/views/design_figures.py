"""Sample pictures for the page of the design, in the active language."""

from profiles.choices import Field, RelationMode, TieKind, TieStatus
from profiles.figures import (
    DrawnTie,
    Event,
    Figure,
    Period,
    Place,
    Reading,
    Row,
    Series,
    dot_map,
    field_bars,
    field_multiples,
    history,
    line_chart,
    map_of_ties,
    membership_bars,
    relation_scale,
    timeline,
)
from profiles.text import Bilingual

AMSTERDAM = (Bilingual("Amsterdam", "آمستردام"), 4.9, 52.4)
PLACES = (
    (Bilingual("Athens", "آتن"), 23.7, 38.0, TieStatus.ACTIVE, "1986-05-10"),
    (Bilingual("Saint Petersburg", "سن‌پترزبورگ"), 30.3, 59.9, TieStatus.SUSPENDED, "1991"),
    (Bilingual("Paramaribo", "پاراماریبو"), -55.2, 5.8, TieStatus.ENDED, "2002/2010"),
    (Bilingual("Beijing", "پکن"), 116.4, 39.9, TieStatus.DORMANT, "199X"),
    (Bilingual("Accra", "آکرا"), -0.2, 5.6, TieStatus.PLANNED, ""),
    (Bilingual("Los Angeles", "لس‌آنجلس"), -118.2, 34.1, TieStatus.ACTIVE, "1959"),
    (Bilingual("Tehran", "تهران"), 51.4, 35.7, TieStatus.ACTIVE, "2001"),
)
COUNTS = {"inter_city": 12, "global_governance": 4, "peace": 2, "development": 7, "economy": 9}


def sample_figures() -> list[Figure]:
    """Return one picture of each sort."""
    home = _place(*AMSTERDAM)
    ties = [
        DrawnTie(home, _place(name, longitude, latitude), status.value, str(TieKind.SISTER_CITY.label), since)
        for name, longitude, latitude, status, since in PLACES
    ]
    return [
        map_of_ties(home, ties, title=_say("Three of seven ties hold", "سه پیوند از هفت پیوند برقرار است")),
        map_of_ties(
            None,
            [DrawnTie(ties[5].end, _place(Bilingual("Nagoya", "ناگویا"), 136.9, 35.2), "active")],
            title=_say("An arc over the map's edge, and a country marked", "کمانی از لبهٔ نقشه، و کشوری نشان‌دار"),
            countries=["IR"],
        ),
        dot_map(
            [Place(tie.end.name, *tie.end.point, url="#", note=str(TieStatus.of(tie.status).label)) for tie in ties],
            title=_say("Seven partner cities on five continents", "هفت شهر همتا در پنج قاره"),
            with_names=True,
        ),
        field_bars(COUNTS, title=_say("Most of its work is with other cities", "بیشترین کار شهر با شهرهای دیگر است")),
        *field_multiples([(_say("Amsterdam", "آمستردام"), COUNTS), (_say("Athens", "آتن"), {Field.PEACE.value: 5})]),
        history(
            _milestones(), title=_say("Cities led, gave way, and returned", "شهرها پیشگام بودند، کنار رفتند و بازگشتند")
        ),
        timeline(_events(), title=_say("Three things in sixty years", "سه رویداد در شصت سال"), today=2026),
        membership_bars(
            _memberships(),
            title=_say("It left one network of three", "از سه شبکه، یکی را ترک کرده است"),
            header=_say("Network", "شبکه"),
            today=2026,
        ),
        relation_scale(_relations(), title=_say("From competition to cooperation", "از رقابت به همکاری"), today=2026),
        line_chart(
            _readings(),
            title=_say("More people than its sources agree on", "جمعیتی که منابع بر سر آن هم‌رأی نیستند"),
            unit=_say("persons", "نفر"),
        ),
    ]


def _say(english: str, persian: str) -> str:
    return Bilingual(english, persian).in_language()


def _place(name: Bilingual, longitude: float, latitude: float) -> Place:
    return Place(name.in_language(), longitude, latitude)


def _milestones() -> list[Event]:
    return [
        Event(_say("Peace of Nicias", "صلح نیکیاس"), -420, _say("421 BC", "۴۲۱ پ.م."), hue="field-peace"),
        Event(_say("Machiavelli serves Florence", "ماکیاولی در خدمت فلورانس"), 1498, _say("1498", "۱۴۹۸"), until=1512),
        Event(_say("Peace of Westphalia", "صلح وستفالی"), 1648, _say("1648", "۱۶۴۸"), hue="field-peace"),
        Event(
            _say("International Union of Local Authorities", "اتحادیهٔ بین‌المللی حکومت‌های محلی"),
            1913,
            _say("1913", "۱۹۱۳"),
        ),
        Event(
            _say("Paris an open city", "پاریس شهر بی‌دفاع"), 1940.4, _say("June 1940", "ژوئن ۱۹۴۰"), hue="field-peace"
        ),
        Event(_say("Mayors for Peace", "شهرداران برای صلح"), 1982, _say("1982", "۱۹۸۲"), hue="field-peace"),
        Event(
            _say("UNESCO Creative Cities Network", "شبکهٔ شهرهای خلاق یونسکو"),
            2004,
            _say("2004", "۲۰۰۴"),
            hue="field-economy",
        ),
        Event(
            _say("United Cities and Local Governments", "شهرها و دولت‌های محلی متحد"),
            2004.4,
            _say("May 2004", "مهٔ ۲۰۰۴"),
        ),
        Event(_say("C40 is founded", "بنیان‌گذاری سی۴۰"), 2005, _say("2005", "۲۰۰۵"), hue="field-global_governance"),
    ]


def _events() -> list[Event]:
    return [
        Event(_say("Tie with Athens", "پیوند با آتن"), 1986.4, _say("May 1986", "مهٔ ۱۹۸۶"), hue="field-inter_city"),
        Event(_say("I amsterdam", "من آمستردامم"), 2004, _say("2004", "۲۰۰۴"), until=2018, hue="field-economy"),
        Event(
            _say("Tie with Beijing rests", "راکد شدن پیوند با پکن"), 2022, _say("2022", "۲۰۲۲"), hue="field-inter_city"
        ),
    ]


def _memberships() -> list[Row]:
    return [
        Row("Eurocities", (Period(1986, None, _say("since 1986", "از ۱۹۸۶ تاکنون")),)),
        Row(
            "C40",
            (
                Period(2006, 2012, _say("2006–2012", "از ۲۰۰۶ تا ۲۰۱۲"), "ended"),
                Period(2015, None, _say("since 2015", "از ۲۰۱۵ تاکنون")),
            ),
        ),
        Row("M4", (Period(None, 2007, _say("until 2007", "تا ۲۰۰۷"), "ended"),)),
    ]


def _relations() -> list[Row]:
    return [
        Row(RelationMode.COOPERATION.value, (Period(2008, None, _say("Foreign trade missions", "هیئت‌های بازرگانی")),)),
        Row(
            RelationMode.COMPETITION.value,
            (
                Period(1985, 1992, _say("Nuclear weapons", "جنگ‌افزار هسته‌ای")),
                Period(1988, 1996, _say("Asylum", "پناهندگی")),
            ),
        ),
    ]


def _readings() -> list[Series]:
    return [
        Series(
            _say("Register", "ثبت احوال"),
            tuple(
                Reading(year, value, _say(str(year), str(year)))
                for year, value in ((1990, 695000), (2000, 731000), (2020, 872000))
            ),
            "field-inter_city",
        ),
        Series(
            _say("Forecast", "پیش‌بینی"),
            (Reading(2020, 872000, "2020"), Reading(2035, 1_010_000, "2035", is_forecast=True)),
            "field-development",
        ),
        Series(_say("The essay", "مقالهٔ مبنا"), (Reading(2007, 1_000_000, "2007"),), "field-human_rights"),
    ]

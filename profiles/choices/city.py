"""Vocabularies of cities, their names and the organisations that they work with."""

from profiles.choices.vocabulary import Vocabulary


class CityStatus(Vocabulary):
    """What a city is in its country."""

    CAPITAL = (
        "capital",
        "Capital",
        "پایتخت",
        "Capital of a unitary state, or the seat of government of a country with limited recognition.",
        "پایتخت کشوری یکپارچه، یا مقر حکومت کشوری با شناسایی محدود.",
    )
    FEDERAL_CAPITAL = (
        "federal_capital",
        "Federal capital",
        "پایتخت فدرال",
        "Capital of a federal state.",
        "پایتخت کشوری فدرال.",
    )
    REGIONAL_CAPITAL = (
        "regional_capital",
        "Regional capital",
        "مرکز استان یا منطقه",
        "Capital of a region, province, prefecture, emirate or constituent state.",
        "مرکز منطقه، استان، امارت یا ایالتی عضو.",
    )
    SEAT_OF_GOVERNMENT = (
        "seat_of_government",
        "Seat of government",
        "مقر حکومت",
        "City where a government sits that is not the constitutional capital.",
        "شهری که حکومت در آن مستقر است بی‌آنکه پایتخت قانونی باشد.",
    )
    ADMINISTRATIVE_SEAT = (
        "administrative_seat",
        "Administrative seat",
        "مرکز اداری",
        "City where an authority has its offices in fact, without being declared the capital.",
        "شهری که دستگاه حکومتی در عمل در آن جای دارد بی‌آنکه پایتخت اعلام شده باشد.",
    )
    GLOBAL_CITY = (
        "global_city",
        "Global city",
        "شهر جهانی",
        "City of worldwide economic or diplomatic weight that is no national capital.",
        "شهری با وزن اقتصادی یا دیپلماتیک جهانی که پایتخت کشور نیست.",
    )
    CITY_STATE = (
        "city_state",
        "City-state",
        "دولت‌شهر",
        "Present-day sovereign state that consists of one city.",
        "کشور مستقل امروزی که از یک شهر تشکیل شده است.",
    )
    HISTORIC_CITY_STATE = (
        "historic_city_state",
        "Historic city-state",
        "دولت‌شهر تاریخی",
        "City that was once a sovereign state of its own; what it is today is another matter.",
        "شهری که زمانی خود دولتی مستقل بود؛ جایگاه امروز آن چیز دیگری است.",
        (18,),
    )
    HISTORIC_CITY = (
        "historic_city",
        "Historic city",
        "شهر تاریخی",
        "City known above all for its heritage or age, and no capital of a region.",
        "شهری که بیش از همه به میراث یا دیرینگی شناخته می‌شود و مرکز منطقه نیست.",
    )
    SPECIAL_ADMINISTRATIVE_REGION = (
        "special_administrative_region",
        "Special administrative region",
        "منطقهٔ ویژهٔ اداری",
        "City that is itself a special administrative region of a state.",
        "شهری که خود منطقهٔ ویژهٔ اداری یک کشور است.",
    )
    FREE_ZONE = (
        "free_zone",
        "Free zone",
        "منطقهٔ آزاد",
        "Place run by a free-zone body of the state.",
        "جایی که سازمان منطقهٔ آزاد وابسته به دولت آن را اداره می‌کند.",
    )
    DISPUTED = (
        "disputed",
        "Disputed status",
        "وضعیت مورد مناقشه",
        "City whose status is contested between states; no country is entered on purpose.",
        "شهری که وضعیت آن میان دولت‌ها مورد مناقشه است؛ به‌عمد کشوری برای آن ثبت نشده است.",
    )
    CITY = (
        "city",
        "City",
        "شهر",
        "Any other municipality.",
        "هر شهر دیگر.",
    )


class CityRole(Vocabulary):
    """The roles for which city diplomacy matters most (essay, paragraph 21)."""

    EXPORT_ORIENTED = (
        "export_oriented",
        "Export-oriented city",
        "شهر صادرات‌محور",
        "A city whose economy lives on exports, and for which relations abroad matter most.",
        "شهری که اقتصادش به صادرات زنده است و روابط بیرونی برایش اهمیتی دوچندان دارد.",
        (21,),
    )
    REPRESENTS_POLITY = (
        "represents_polity",
        "Stands for a country or region",
        "نمایندهٔ یک کشور یا منطقه",
        (
            "A city that stands abroad for a country, people or region, such as Taipei for Taiwan; this is a "
            "reading of practice and says nothing about law."
        ),
        (
            "شهری که در جهان نمایندهٔ کشور، مردم یا منطقه‌ای است، مانند تایپه برای تایوان؛ این برداشتی از عمل شهر "
            "است و دربارهٔ حقوق چیزی نمی‌گوید."
        ),
        (5, 21),
    )
    MIGRATION_HUB = (
        "migration_hub",
        "Migration hub",
        "کانون مهاجرت",
        "A city to which or through which many migrants come.",
        "شهری که مهاجران بسیاری به آن می‌آیند یا از آن می‌گذرند.",
        (21,),
    )
    DECENTRALISED_COUNTRY = (
        "decentralised_country",
        "City of a very decentralised country",
        "شهری در کشوری بسیار غیرمتمرکز",
        "A city of a country that leaves much power to its regions and cities.",
        "شهری در کشوری که اختیار بسیار به مناطق و شهرهایش می‌دهد.",
        (21,),
    )


class AliasKind(Vocabulary):
    """What sort of other name an alias is."""

    OFFICIAL = (
        "official",
        "Official name",
        "نام رسمی",
        "The full or official name.",
        "نام کامل یا رسمی.",
    )
    LOCAL = (
        "local",
        "Local name",
        "نام محلی",
        "The name in a language of the city.",
        "نام شهر به زبان مردم آن.",
    )
    EXONYM = (
        "exonym",
        "Name in another language",
        "نام در زبانی دیگر",
        "The name in the language of others.",
        "نام شهر در زبان دیگران.",
    )
    FORMER = (
        "former",
        "Former name",
        "نام پیشین",
        "A name that the city bore in the past.",
        "نامی که شهر در گذشته داشته است.",
    )
    ABBREVIATION = "abbreviation", "Abbreviation", "کوته‌نوشت"
    SPELLING = "spelling", "Spelling", "املای دیگر"


class OrganisationKind(Vocabulary):
    """Partners that are no city: the four groups of paragraph 22, and the states' own organisations."""

    INTERGOVERNMENTAL = (
        "intergovernmental",
        "Intergovernmental organisation",
        "سازمان بین‌دولتی",
        "An organisation whose members are states, such as UNESCO or the European Union.",
        "سازمانی که اعضایش دولت‌ها هستند، مانند یونسکو یا اتحادیهٔ اروپا.",
        (7, 12),
    )
    NATIONAL_GOVERNMENT = (
        "national_government",
        "National government",
        "دولت ملی",
        "A government of a state, or its ministry or agency.",
        "دولت یک کشور، یا وزارتخانه یا سازمانی از آن.",
        (17,),
    )
    COMPANY = (
        "company",
        "Company",
        "شرکت",
        "A profit-making firm.",
        "بنگاهی سودمحور.",
        (22,),
    )
    CIVIL_SOCIETY = (
        "civil_society",
        "Civil society",
        "جامعهٔ مدنی",
        "A non-governmental organisation, foundation, movement or religious community.",
        "سازمانی مردم‌نهاد، بنیاد، جنبش یا جماعتی دینی.",
        (22,),
    )
    STANDARD_SETTER = (
        "standard_setter",
        "Standard-setter",
        "نهاد استانداردگذار",
        "A body independent of states that sets the standards of an economic sector.",
        "نهادی مستقل از دولت‌ها که استانداردهای یک بخش اقتصادی را می‌گذارد.",
        (22,),
    )
    LOCAL_GOVERNMENT = (
        "local_government",
        "Local or regional government",
        "حکومت محلی یا منطقه‌ای",
        "A municipality, county, province or region, or an association of them.",
        "شهرداری، شهرستان، استان یا منطقه، یا انجمنی از آن‌ها.",
        (22,),
    )

"""Vocabularies of who acts for a city, and why."""

from profiles.choices.vocabulary import Vocabulary


class Actor(Vocabulary):
    """Who acts for the city (essay, paragraphs 5 and 9)."""

    MAYOR = (
        "mayor",
        "Mayor or governor",
        "شهردار یا فرماندار",
        "The head of the city government, by whatever title.",
        "رئیس حکومت شهر، با هر عنوانی که دارد.",
        (9,),
    )
    COUNCIL = (
        "council",
        "City council",
        "شورای شهر",
        "The elected council of the city, or its members acting for it.",
        "شورای منتخب شهر، یا اعضای آن که از سوی شورا عمل می‌کنند.",
        (9,),
    )
    STAFF = (
        "staff",
        "Municipal staff",
        "کارکنان شهرداری",
        "Officials and departments of the municipality that carry out the work.",
        "کارکنان و اداره‌های شهرداری که کار را پیش می‌برند.",
        (9,),
    )
    ADVISER = (
        "adviser",
        "Adviser",
        "مشاور",
        "Advisers of the mayor or the municipality, and experts whom it engages.",
        "مشاوران شهردار یا شهرداری و کارشناسانی که به کار می‌گیرد.",
        (9,),
    )
    CITIZENS = (
        "citizens",
        "Citizens and civil society",
        "شهروندان و جامعهٔ مدنی",
        "Residents, associations and movements that act for the city or bring it to act.",
        "ساکنان، انجمن‌ها و جنبش‌هایی که برای شهر عمل می‌کنند یا آن را به کنش می‌آورند.",
        (5, 9),
    )


class Driver(Vocabulary):
    """Why a city acts: internal and external drivers, and enabling conditions that worked as one."""

    LOCAL_POLITICS = (
        "local_politics",
        "Political opportunity for local politicians",
        "فرصت سیاسی سیاستمداران محلی",
        (
            "Local politicians gain by acting abroad: they are seen, their work becomes more transparent, and "
            "elections reward it."
        ),
        "سیاستمداران محلی از کنش بیرونی سود می‌برند: دیده می‌شوند، کارشان شفاف‌تر می‌شود و انتخابات پاداش آن را می‌دهد.",
        (5,),
        "internal",
    )
    CITIZENS = (
        "citizens",
        "Citizens as standard-bearers",
        "پرچمداری شهروندان",
        "Citizens or their movements carry the cause and bring the city to act, as in nuclear-free cities.",
        "شهروندان یا جنبش‌هایشان پیشگام می‌شوند و شهر را به کنش می‌آورند، مانند شهرهای غیرهسته‌ای.",
        (5,),
        "internal",
    )
    SUBSTITUTE = (
        "substitute",
        "Substitute diplomacy",
        "دیپلماسی جانشین",
        (
            "The city speaks abroad for a country, people or region that is not recognised or has no diplomacy of "
            "its own, as Taipei does for Taiwan."
        ),
        (
            "شهر در جهان به‌جای کشور، مردم یا منطقه‌ای سخن می‌گوید که به رسمیت شناخته نشده یا دیپلماسی خود را "
            "ندارد؛ مانند تایپه برای تایوان."
        ),
        (5, 21),
        "internal",
    )
    DIASPORA = (
        "diaspora",
        "Residents' countries of origin",
        "کشورهای خاستگاه ساکنان",
        "Many residents come from another country, and the city turns to that country because of them.",
        "بسیاری از ساکنان از کشوری دیگر آمده‌اند و شهر به‌سبب آنان رو به آن کشور می‌کند.",
        (5,),
        "internal",
    )
    NATIONAL_GAP = (
        "national_gap",
        "Gap left by the national government",
        "جای خالی دولت ملی",
        "The national government neglects or opposes what the citizens want, and the city acts in its place.",
        "دولت ملی خواست شهروندان را فرومی‌گذارد یا با آن مخالف است و شهر به‌جای آن دست به کار می‌شود.",
        (6,),
        "internal",
    )
    MIGRATION = (
        "migration",
        "Managing migration",
        "مدیریت مهاجرت",
        "The city wants to steer migration at its source or on its way, or to protect the migrants who live in it.",
        "شهر می‌خواهد مهاجرت را در خاستگاه یا در راه سامان دهد یا از مهاجران ساکن خود حمایت کند.",
        (5, 15, 21),
        "internal",
    )
    MARKET = (
        "market",
        "Competition for visitors, firms and events",
        "رقابت بر سر گردشگر، شرکت و رویداد",
        "The city competes with others for visitors, firms, events and investment.",
        "شهر بر سر گردشگر، شرکت، رویداد و سرمایه با شهرهای دیگر رقابت می‌کند.",
        (16,),
        "internal",
    )
    OWN_DEVELOPMENT = (
        "own_development",
        "A tool for the city's own development",
        "ابزار توسعهٔ خود شهر",
        "The city acts abroad to advance its own development.",
        "شهر برای پیشبرد توسعهٔ خود در خارج دست به کنش می‌زند.",
        (5,),
        "internal",
    )
    ENDING_WARS = (
        "ending_wars",
        "Ending civil wars so as to stem migration",
        "پایان دادن به جنگ‌های داخلی برای مهار مهاجرت",
        "The city wants a civil war abroad to end, so that fewer people have to flee.",
        "شهر خواهان پایان جنگی داخلی در خارج است تا مردم کمتری ناگزیر از کوچ شوند.",
        (5,),
        "internal",
    )
    IO_DEMAND = (
        "io_demand",
        "Request of an international organisation",
        "درخواست سازمان بین‌المللی",
        "An international organisation asks or invites the city to act.",
        "سازمانی بین‌المللی از شهر می‌خواهد یا آن را فرامی‌خواند که دست به کنش بزند.",
        (7,),
        "external",
    )
    EUROPEANISATION = (
        "europeanisation",
        "Europeanisation",
        "اروپایی‌سازی",
        "Programmes and rules of the European Union draw its regions and cities into work across borders.",
        "برنامه‌ها و قواعد اتحادیهٔ اروپا مناطق و شهرهای آن را به کار فرامرزی می‌کشاند.",
        (7,),
        "external",
    )
    CRISIS = (
        "crisis",
        "War, occupation or disaster",
        "جنگ، اشغال یا بلا",
        "War, occupation or a disaster, at home or elsewhere, makes the city act.",
        "جنگ، اشغال یا بلایی در خود شهر یا جایی دیگر آن را به کنش وامی‌دارد.",
        (13, 14),
        "external",
    )
    SHARED_PROBLEM = (
        "shared_problem",
        "A problem shared across borders",
        "مسئلهٔ مشترک فرامرزی",
        "A problem that stops at no border, such as climate, water, food or transport, can only be met together.",
        "مسئله‌ای که مرز نمی‌شناسد، مانند اقلیم، آب، غذا یا حمل‌ونقل، و تنها با هم می‌توان از پس آن برآمد.",
        (12,),
        "external",
    )
    POLITICAL_CULTURE = (
        "political_culture",
        "Political culture",
        "فرهنگ سیاسی",
        "A political culture shared by citizens and parties moved the city to act.",
        "فرهنگ سیاسی مشترک شهروندان و حزب‌ها شهر را به کنش آورد.",
        (8,),
        "enabling",
    )
    RESOURCES = (
        "resources",
        "Financial or human resources",
        "منابع مالی یا انسانی",
        "The city acted because it had the money or the people for it, or in order to gain them.",
        "شهر از آن رو دست به کار شد که پول یا نیروی آن را داشت یا در پی به دست آوردنش بود.",
        (8,),
        "enabling",
    )
    BORDER = (
        "border",
        "Nearness to a border",
        "نزدیکی به مرز",
        "A near border brought the city to work with its neighbours across it.",
        "نزدیکی مرز شهر را به کار با همسایگان آن سو کشاند.",
        (8,),
        "enabling",
    )
    HUB = (
        "hub",
        "Hub of trade or tourism",
        "قطب بازرگانی یا گردشگری",
        "The city's place as a hub of trade, travel or international bodies moved it to act.",
        "جایگاه شهر در بازرگانی، سفر یا میزبانی نهادهای بین‌المللی آن را به کنش آورد.",
        (8,),
        "enabling",
    )
    AUTONOMY = (
        "autonomy",
        "Autonomy granted by the state",
        "اختیار واگذارشده از سوی دولت",
        "The powers that the state leaves to the city made the activity possible.",
        "اختیاری که دولت به شهر داده است فعالیت را ممکن کرد.",
        (8,),
        "enabling",
    )

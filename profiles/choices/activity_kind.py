"""Kinds of activities: what was done. The first twelve are named by the essay (paragraphs 2 and 14)."""

from profiles.choices.vocabulary import Vocabulary


class ActivityKind(Vocabulary):
    """What was done; one kind an activity."""

    TWINNING_PROJECT = (
        "twinning_project",
        "Twinning project",
        "طرح خواهرخواندگی",
        (
            "A formal twinning, sister-city or friendship tie of two or three cities is proposed, signed, renewed "
            "or filled with joint work."
        ),
        "پیوند رسمی خواهرخواندگی یا دوستی میان دو یا سه شهر پیشنهاد، امضا یا تمدید می‌شود یا با کار مشترک جان می‌گیرد.",
        (2, 11),
    )
    COOPERATION_AGREEMENT = (
        "cooperation_agreement",
        "Cooperation agreement",
        "توافق‌نامهٔ همکاری",
        (
            "A city signs a memorandum, protocol or treaty of cooperation that is no twinning with another city, a "
            "region, a state or an organisation."
        ),
        (
            "شهر با شهری دیگر، منطقه، دولت یا سازمانی یادداشت تفاهم، پروتکل یا پیمان همکاری امضا می‌کند که "
            "خواهرخواندگی نیست."
        ),
        (2,),
    )
    INFORMATION_EXCHANGE = (
        "information_exchange",
        "Exchange of urban information",
        "تبادل اطلاعات شهری",
        (
            "Cities share experience, data or staff training on municipal matters with one another, with no system "
            "supplied and no aid paid."
        ),
        (
            "شهرها تجربه، داده یا آموزش کارکنان را در امور شهری با یکدیگر در میان می‌گذارند، بی‌آنکه سامانه‌ای "
            "تحویل شود یا کمکی پرداخت شود."
        ),
        (2,),
    )
    POLICY_INFLUENCE = (
        "policy_influence",
        "Influence on policy",
        "اثرگذاری بر سیاست‌ها",
        (
            "A city takes part directly in national or international policy through talks, lobbying, a report of "
            "its own or an act that presses a government."
        ),
        (
            "شهر از راه گفت‌وگو، رایزنی، گزارش مستقل یا اقدامی که دولت را زیر فشار می‌گذارد، مستقیم در سیاست ملی "
            "یا بین‌المللی سهیم می‌شود."
        ),
        (2, 12),
    )
    DEVELOPMENT_COOPERATION = (
        "development_cooperation",
        "Development cooperation",
        "همکاری توسعه‌ای",
        (
            "A city gives or receives, across borders and over some years, staff, money or joint projects for the "
            "services, administration or people of a place in need of them."
        ),
        (
            "شهر طی چند سال و در فراسوی مرز برای خدمات، اداره یا مردم جایی نیازمند، نیرو، پول یا طرح مشترک می‌دهد "
            "یا می‌گیرد."
        ),
        (2, 11, 14),
    )
    MIGRATION_COOPERATION = (
        "migration_cooperation",
        "Cooperation on migration",
        "همکاری در زمینهٔ مهاجرت",
        (
            "A city receives, protects or integrates migrants and refugees, alone or with other cities, as a "
            "matter of its external relations."
        ),
        (
            "شهر به‌تنهایی یا با شهرهای دیگر و در چارچوب روابط خارجی خود مهاجران و پناهندگان را می‌پذیرد، از "
            "آنان حمایت می‌کند یا به پیوستنشان به جامعه یاری می‌رساند."
        ),
        (2, 5, 15, 21),
    )
    REGIONAL_MARKETING = (
        "regional_marketing",
        "Regional marketing",
        "بازاریابی منطقه‌ای",
        "Several cities, or a city and its region, market their area abroad together and not one city alone.",
        "چند شهر، یا یک شهر و منطقهٔ آن، با هم برای قلمرو مشترک خود در خارج بازاریابی می‌کنند، نه برای یک شهر تنها.",
        (2,),
    )
    HUMANITARIAN_AID = (
        "humanitarian_aid",
        "Humanitarian aid",
        "کمک بشردوستانه",
        "A city gives goods, money, staff or shelter to people abroad in need through war, epidemic or poverty.",
        "شهر به نیازمندان جنگ، همه‌گیری یا فقر در خارج کالا، پول، نیرو یا سرپناه می‌رساند.",
        (14,),
    )
    DISASTER_RELIEF = (
        "disaster_relief",
        "Disaster relief",
        "امداد در بلایا",
        (
            "A city gives or receives help for rescue, relief or rebuilding after an earthquake, a tsunami, an "
            "explosion or a similar sudden disaster."
        ),
        "شهر پس از زلزله، سونامی، انفجار یا بلای ناگهانی همانند برای نجات، امداد یا بازسازی کمک می‌دهد یا می‌گیرد.",
        (14,),
    )
    INTERNATIONAL_LOAN = (
        "international_loan",
        "International loan",
        "وام بین‌المللی",
        "A city lends to a place abroad, or borrows or guarantees a loan across borders, for a public purpose.",
        "شهر برای هدفی همگانی به جایی در خارج وام می‌دهد، از فراسوی مرز وام می‌گیرد یا وامی را تضمین می‌کند.",
        (14,),
    )
    TECHNOLOGY_EXCHANGE = (
        "technology_exchange",
        "Exchange of technology",
        "تبادل فناوری",
        "A technique, system or body of specialist knowledge of one city is supplied to or built with another.",
        "فن، سامانه یا دانش تخصصی یک شهر به شهری دیگر داده یا با همکاری آن ساخته می‌شود.",
        (14,),
    )
    DEMOCRACY_SUPPORT = (
        "democracy_support",
        "Support of democracy",
        "پشتیبانی از دموکراسی",
        "A city helps to strengthen local self-government, elections or civic participation in a place abroad.",
        "شهر به تقویت خودگردانی محلی، انتخابات یا مشارکت شهروندی در جایی دیگر در خارج یاری می‌رساند.",
        (14,),
    )
    HUMAN_RIGHTS_COMMITMENT = (
        "human_rights_commitment",
        "Human-rights commitment",
        "تعهد به حقوق بشر",
        "A city binds itself, by declaration, by-law or programme, to an instrument or standard of human rights.",
        "شهر با اعلامیه، مقررات محلی یا برنامه خود را به یک سند یا معیار حقوق بشر متعهد می‌کند.",
        (15,),
    )
    ADVOCACY = (
        "advocacy",
        "Advocacy and coalition",
        "کنشگری و ائتلاف",
        (
            "Cities or their citizens appeal in public, by resolution, campaign or coalition, for a cause such as "
            "peace, disarmament or the end of the death penalty."
        ),
        (
            "شهرها یا شهروندانشان با قطعنامه، پویش یا ائتلاف آشکارا خواستار آرمانی مانند صلح، خلع سلاح یا لغو "
            "مجازات اعدام می‌شوند."
        ),
        (5, 13, 15),
    )
    MEDIATION = (
        "mediation",
        "Mediation",
        "میانجیگری",
        "A city brings the parties of a conflict together or works between them as a neutral third party.",
        "شهر در مقام میانجی بی‌طرف، طرف‌های درگیری را گرد هم می‌آورد یا میان آن‌ها رفت‌وآمد می‌کند.",
        (13, 22),
    )
    WAR_PROTECTION = (
        "war_protection",
        "Protection of the city in war",
        "حفاظت از شهر در جنگ",
        (
            "A city is declared open, or otherwise kept out of fighting, so as to lower the cost of violence for "
            "its people."
        ),
        "شهر بی‌دفاع اعلام یا به شیوه‌ای دیگر از نبرد دور نگه داشته می‌شود تا هزینهٔ خشونت برای مردمش کمتر شود.",
        (13,),
    )
    TOURISM_PROMOTION = (
        "tourism_promotion",
        "Attracting tourism",
        "جذب گردشگر",
        "A city acts abroad to draw visitors or pilgrims.",
        "شهر برای جذب گردشگر یا زائر در خارج فعالیت می‌کند.",
        (16,),
    )
    BUSINESS_ATTRACTION = (
        "business_attraction",
        "Attracting business",
        "جذب کسب‌وکار",
        "A city acts abroad to draw firms, trade, talent or investment, or seeks money there for its own budget.",
        "شهر برای جذب شرکت، بازرگانی، نیروی ماهر یا سرمایه در خارج فعالیت می‌کند یا برای بودجهٔ خود از آنجا پول می‌جوید.",
        (16,),
    )
    EVENT_OR_TITLE = (
        "event_or_title",
        "Attracting an event or title",
        "جذب رویداد یا عنوان",
        "A city bids for, holds or awards an international event, title or prize that is no meeting of cities.",
        "شهر برای رویداد، عنوان یا جایزه‌ای بین‌المللی که نشست شهرها نیست نامزد می‌شود، آن را برگزار می‌کند یا می‌بخشد.",
        (16,),
    )
    ORGANISATION_SEAT = (
        "organisation_seat",
        "Attracting an organisation's seat",
        "جذب مقر سازمان‌ها",
        (
            "A city obtains, houses or cultivates the seat, secretariat or office of an international organisation "
            "or network."
        ),
        (
            "شهر مقر، دبیرخانه یا دفتر سازمان یا شبکه‌ای بین‌المللی را به دست می‌آورد، در خود جای می‌دهد یا رابطه "
            "با آن را می‌پرورد."
        ),
        (16,),
    )
    BRANDING = (
        "branding",
        "City branding",
        "برندسازی شهر",
        "A city builds or spreads a name, slogan or image of itself for audiences abroad.",
        "شهر نام، شعار یا تصویری از خود را برای مخاطبان خارجی می‌سازد یا می‌پراکند.",
        (16,),
    )
    NETWORK_FOUNDING = (
        "network_founding",
        "Founding of a network",
        "بنیان‌گذاری شبکه",
        "A city sets up, alone or with others, a network, coalition or standing body of cities.",
        "شهر به‌تنهایی یا با دیگران شبکه، ائتلاف یا نهادی پایدار از شهرها بنیاد می‌نهد.",
        (11, 12),
    )
    NETWORK_MEMBERSHIP = (
        "network_membership",
        "Membership in a network",
        "عضویت در شبکه",
        "A city joins a network of cities, works in it, or takes an office or the chair in it.",
        "شهر به شبکه‌ای از شهرها می‌پیوندد، در آن کار می‌کند یا سمت یا ریاست آن را می‌گیرد.",
        (11, 12),
    )
    CONFERENCE = (
        "conference",
        "Conference or summit",
        "همایش یا اجلاس",
        "A city convenes or receives a meeting of cities, or on the foreign affairs of cities.",
        "شهر نشستی از شهرها یا دربارهٔ روابط خارجی شهرها را فرامی‌خواند یا میزبانی می‌کند.",
        (11, 12, 13),
    )
    DECLARATION = (
        "declaration",
        "Declaration or pact",
        "بیانیه یا پیمان چندشهری",
        "Cities adopt or sign a joint declaration, charter or pact that states aims for all signatories.",
        "شهرها بیانیه، منشور یا پیمانی مشترک تصویب یا امضا می‌کنند که هدف‌هایی برای همهٔ امضاکنندگان می‌گذارد.",
        (12, 13),
    )
    SUSPENSION = (
        "suspension",
        "Sanction or suspension of ties",
        "تحریم یا تعلیق پیوند",
        "A city breaks off, freezes or limits ties or contracts with a place abroad, or debates doing so.",
        "شهر پیوند یا قرارداد با جایی در خارج را می‌گسلد، معلق یا محدود می‌کند یا دربارهٔ آن به بحث می‌نشیند.",
    )
    REPRESENTATION_OFFICE = (
        "representation_office",
        "Representation and foreign-affairs office",
        "نمایندگی و دفتر امور خارجی شهر",
        (
            "A city sets up or runs an office, permanent envoy or strategy of its own for its foreign relations, "
            "at home or abroad."
        ),
        "شهر برای روابط خارجی خود، در داخل یا خارج، دفتر، فرستادهٔ دائم یا راهبردی ویژه برپا می‌کند.",
    )
    ENVOY_MISSION = (
        "envoy_mission",
        "Mission of envoys or delegation",
        "اعزام فرستاده یا هیئت",
        (
            "A city sends envoys or a delegation for talks whose outcome is not in itself an agreement, a tie or a "
            "conference."
        ),
        "شهر فرستاده یا هیئتی برای گفت‌وگو می‌فرستد که حاصل آن به‌خودی‌خود توافق‌نامه، پیوند یا همایش نیست.",
        (18,),
    )
    CITY_STATE_TREATY = (
        "city_state_treaty",
        "Treaty of a city-state",
        "پیمان دولت‌شهر",
        "A sovereign city-state concludes a peace, a truce or an alliance.",
        "دولت‌شهری مستقل صلح، آتش‌بس یا اتحادی می‌بندد.",
        (18,),
    )
    CULTURAL_DIPLOMACY = (
        "cultural_diplomacy",
        "Cultural diplomacy",
        "دیپلماسی فرهنگی",
        (
            "A city uses culture, memory, faith, sport or the meeting of its people as the main means of a "
            "relation abroad."
        ),
        "شهر فرهنگ، یادبود، دین، ورزش یا دیدار مردمانش را ابزار اصلی رابطه‌ای با خارج می‌سازد.",
    )

"""What countries are called for short where neither CLDR nor ISO has it: abbreviations and everyday names, by language.

Codes are those of ISO 3166-1; they are technical and say nothing on statehood.
"""

from profiles.selectors.matching.historic_countries import SOVIET, YUGOSLAV

SHORT_NAMES: dict[str, str] = {
    "US": (
        "آمریکا, امریکا, ایالات متحده, ایالات متحده آمریکا, США, Америка, 米国, アメリカ, 美國, 美国, 미국, ארה״ב, "
        "ארהב, ΗΠΑ, EE UU, EEUU, EUA, E U A, ABD, Vereinigte Staaten, Verenigde Staten, VS, SUA, SAD, "
        "САД, САЩ, ԱՄՆ, აშშ, أمريكا, الولايات المتحدة, अमेरिका, Estados Unidos da América do Norte, "
        "États Unis, Etats Unis"
    ),
    "GB": (
        "بریتانیا, انگلیس, انگلستان, Großbritannien, Grossbritannien, Grande-Bretagne, Gran Bretagna, "
        "Gran Bretaña, Grã-Bretanha, Великобритания, Groot-Brittannië, Storbritannien, Storbritannia, "
        "Wielka Brytania, Velká Británie, Marea Britanie, Nagy-Britannia, İngiltere, Велика Британія, "
        "بريطانيا, 英国, 英國, イギリス, 영국, בריטניה, Μεγάλη Βρετανία"
    ),
    "AE": "امارات, الإمارات, ОАЭ, EAU, VAE",
    "SA": "عربستان, السعودية, سعودی, KSA, Saudi-Arabien",
    "PS": "فلسطین, فلسطين, Palestina, Palästina, Палестина, Filistin, פלסטין, الأراضي الفلسطينية",
    "AZ": "آذربایجان, جمهوری آذربایجان, Azerbaijan SSR, АзССР",
    "CZ": (
        "جمهوری چک, República Checa, République tchèque, Repubblica Ceca, Tschechische Republik, Česká republika, ČR"
    ),
    "MK": (
        "مقدونیه, Македонија, Македония, Makedonya, Makedonija, Mazedonien, Macédoine, Makedonien, "
        "Macedonia del Norte, Maqedonia, Maqedoni, 马其顿, マケドニア, ΠΓΔΜ, ARYM, EJRM"
    ),
    "BY": (
        "Weißrussland, Weissrussland, Bielorussie, Biélorussie, Bielorrusia, Bielorússia, Bielorussia, "
        "Белоруссия, БССР, روسیه سفید, Wit-Rusland, Vitryssland, Valko-Venäjä, Bělorusko, Bielorusko, "
        "Baltarusija, 白俄罗斯"
    ),
    "MD": "مولداوی, Молдавия, Moldawien, Moldavie, Moldavië, Moldavien, Moldavia",
    "TM": "Туркмения, Turkmenien",
    "KG": "Киргизия, Kirgisien, Kirgisistan, Kirghizstan, Kirghizie, قرقیزستان",
    "TJ": "Тоҷикистон, Точикистон, Tadschikistan",
    "KR": "کره جنوبی, Южная Корея, Corée du Sud, Südkorea, 한국, 남한, 韓国, 韩国, 南韩, 南韓, ROK, S Korea, 大韓民国",
    "KP": "کره شمالی, Северная Корея, КНДР, 북한, 조선민주주의인민공화국, 朝鲜, 北韓, 北朝鮮, RPDC, N Korea",
    "CN": (
        "جمهوری خلق چین, КНР, 中華人民共和国, 中华人民共和国, P R China, P R of China, PR China, RPC, VR China, "
        "Red China"
    ),
    "TW": "تایوان, 台灣, 台湾, 臺灣, 중화민국",
    "DE": (
        "ФРГ, ГДР, BRD, DDR, RFA, RDA, RFN, NRD, NDR, NSR, FRG, Alemania Federal, Allemagne de l’Ouest, "
        "Allemagne de l’Est, Westdeutschland, Ostdeutschland, آلمان غربی, آلمان شرقی, Западная Германия, "
        "Восточная Германия, 西ドイツ, 東ドイツ"
    ),
    "ZA": "ЮАР, RSA, Suid-Afrika, Sudafrika, RPA, JAR, JAV, آفریقای جنوبی, Afrique du Sud",
    "MM": "برمه, Birmania, Birmanie, Бирма, Birma, Burma Union",
    "CD": (
        "زئیر, Zaïre, Заир, RDC, RD Congo, RD Kongo, DR Kongo, R D Congo, Belgian Congo, Congo belge, "
        "Belgisch-Kongo, Belgisch Congo, ДР Конго, ДРК"
    ),
    "CI": ("Elfenbeinküste, Кот-д’Ивуар, Costa d’Avorio, Costa de Marfil, Costa do Marfim, Ivoorkust, ساحل عاج"),
    "ID": "Dutch East Indies, Netherlands East Indies, Nederlands-Indië, Niederländisch-Indien",
    "ZM": "Northern Rhodesia",
    "ZW": "Southern Rhodesia, Родезия",
    "GN": "French Guinea",
    "GW": "Portuguese Guinea",
    "NL": ("هلند, Голландия, Hollande, Holanda, Olanda, Hollandia, Holandia, Hollanda, Holandsko, Nizozemí, オランダ"),
    "VN": "ویتنام, DRV, SRV",
    "LK": "سیلان, Цейлон, Ceilán, Ceylan",
    "TR": "Türkiye Cumhuriyeti",
    "AL": "Shqipëria",
    "KH": "កម្ពុជា, កម្ពុចា, Kampuchéa",
    "ET": "ኢትዮጵያ, Abessinien, Abyssinie",
    "ER": "ኤርትራ",
    "PH": "Pilipinas, PI, República de Filipinas",
    "NZ": "Aotearoa, Новая Зеландия",
    "FO": "Føroyar",
    "GL": "Kalaallit Nunaat",
    "HK": "Hong Kong SAR, HKSAR, 香港",
    "MO": "Macao SAR, Macau SAR, 澳門, 澳门",
    "FR": "France métropolitaine",
    "LU": "Lëtzebuerg",
    "MG": "Madagasikara",
    "MN": "Монгол Улс",
    "KZ": "Қазақстан, КазССР",
    "UZ": "Ўзбекистон, УзССР, Oʻzbekiston",
    "AM": "ارمنستان, АрмССР",
    "GE": "گرجستان, Gruzja, Gruzie, Грузия, ГрССР",
    "UA": "УССР, Украинская ССР",
    "RU": "РСФСР, RSFSR, РФ, RF",
    "ME": "Црна Гора",
    "XK": "کوزوو, Kosova",
    "VA": "Vatikan, Vaticano, Vatican, Ватикан",
    SOVIET: (
        "СССР, Советский Союз, شوروی, اتحاد شوروی, اتحاد جماهیر شوروی, UdSSR, Sowjetunion, URSS, "
        "Union soviétique, Unión Soviética, Unione Sovietica, ZSRR, Związek Radziecki, SSSR, "
        "Sovětský svaz, Sowjet Union, Sovjet-Unie, Sovjetunionen, Neuvostoliitto, SSCB, "
        "Sovyetler Birliği, الاتحاد السوفيتي, ソ連, 苏联, 蘇聯, 소련, ΕΣΣΔ, Σοβιετική Ένωση, Radianska Union, "
        "СРСР, ԽՍՀՄ, Union of Soviet Socialist Republics"
    ),
    YUGOSLAV: (
        "Югославия, Југославија, Jugoslavija, Jugoslawien, Yougoslavie, Jugoslavia, Iugoslavia, "
        "Iugoslávia, Jugosławia, Jugoslávie, Joegoslavië, Jugoslavien, Yugoslavya, یوگسلاوی, يوغوسلافيا, "
        "Γιουγκοσλαβία, SFRY, SFR Yugoslavia, SFRJ, СФРЮ, СФРЈ, Former Yugoslavia, FR Yugoslavia"
    ),
    "CZ SK": (
        "Чехословакия, Československo, ČSSR, ČSR, ČSFR, CSSR, CSR, CSFR, Tschechoslowakei, "
        "Tchécoslovaquie, Checoslovaquia, Cecoslovacchia, Czechosłowacja, Csehszlovákia, Cehoslovacia, "
        "چکسلواکی, Tsjecho-Slowakije, Tjeckoslovakien, ЧССР, Чехословаччина, Checoslováquia, "
        "Tchecoslováquia, Czecho-Slovakia, Τσεχοσλοβακία"
    ),
    "SK": "Slovenská republika",
}
"""Codes, parted by spaces → names, parted by commas. What CLDR and ISO call a country in English goes before this."""

PARTS_OF_THE_UNITED_KINGDOM: dict[str, str] = {
    "ENG": (
        "England, Angleterre, Inghilterra, Inglaterra, Engeland, Anglia, Anglie, Англия, Англія, "
        "Енглеска, Engleska, Anglija, Englanti, Αγγλία, إنجلترا, انجلترا, אנגליה, Անգլիա, ინგლისი, 英格兰, "
        "英格蘭, イングランド, 잉글랜드"
    ),
    "SCT": (
        "Scotland, Schottland, Écosse, Scozia, Escocia, Escócia, Schotland, Szkocja, Skotsko, Skócia, "
        "Шотландия, Шотландія, Skottland, Skotlanti, Σκωτία, İskoçya, اسکاتلند, اسكتلندا, סקוטלנד, 苏格兰, "
        "蘇格蘭, スコットランド, 스코틀랜드"
    ),
    "WLS": (
        "Wales, Cymru, Pays de Galles, Galles, Gales, País de Gales, Walia, Уэльс, Уельс, ولز, ويلز, "
        "Ουαλία, Galler, ウェールズ, 威尔士, 웨일스"
    ),
    "NIR": (
        "Northern Ireland, Nordirland, Irlande du Nord, Irlanda del Norte, Irlanda del Nord, "
        "Irlanda do Norte, Noord-Ierland, Irlandia Północna, Severní Irsko, Северная Ирландия, "
        "Північна Ірландія, ایرلند شمالی, Kuzey İrlanda, 北アイルランド, 北爱尔兰"
    ),
}
"""GeoNames' codes of the parts of the United Kingdom that lists call countries → their names."""

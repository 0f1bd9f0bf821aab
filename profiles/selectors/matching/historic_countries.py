"""Names of countries that no list of today's countries has: parts, former states, common and short names.

Codes are those of ISO 3166-1; they are technical and say nothing on statehood. A name with several codes leaves open
which is meant: the city decides, or an editor.
"""

SOVIET = "AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ"
YUGOSLAV = "BA HR ME MK RS SI XK"

OTHER_NAMES: dict[str, str] = {
    "uk": "GB", "u k": "GB", "great britain": "GB", "britain": "GB", "united kingdom": "GB",
    "usa": "US", "u s a": "US", "us": "US", "u s": "US", "united states": "US", "america": "US",
    "united states of america": "US", "the states": "US", "uae": "AE", "emirates": "AE",
    "holland": "NL", "the netherlands": "NL", "burma": "MM", "swaziland": "SZ", "czech republic": "CZ",
    "czechia": "CZ", "macedonia": "MK", "fyrom": "MK", "republic of macedonia": "MK", "north macedonia": "MK",
    "former yugoslav republic of macedonia": "MK", "ivory coast": "CI", "cape verde": "CV", "east timor": "TL",
    "zaire": "CD", "congo": "CG CD", "dr congo": "CD", "drc": "CD", "democratic republic of the congo": "CD",
    "democratic republic of congo": "CD", "congo kinshasa": "CD", "congo brazzaville": "CG",
    "republic of the congo": "CG", "persia": "IR", "ceylon": "LK", "siam": "TH", "rhodesia": "ZW",
    "upper volta": "BF", "dahomey": "BJ", "gold coast": "GH", "abyssinia": "ET", "formosa": "TW", "nippon": "JP",
    "british honduras": "BZ", "kampuchea": "KH", "trans jordan": "JO", "mesopotamia": "IQ", "bechuanaland": "BW",
    "basutoland": "LS", "nyasaland": "MW", "tanganyika": "TZ", "zanzibar": "TZ", "byelorussia": "BY",
    "belorussia": "BY", "moldavia": "MD", "kirghizia": "KG", "kirgizia": "KG", "turkmenia": "TM", "tadjikistan": "TJ",
    "korea": "KR KP", "south korea": "KR", "republic of korea": "KR", "north korea": "KP",
    "democratic people s republic of korea": "KP", "dprk": "KP", "viet nam": "VN", "south vietnam": "VN",
    "laos": "LA", "brunei": "BN", "syria": "SY", "iran": "IR", "islamic republic of iran": "IR", "russia": "RU",
    "russian federation": "RU", "tanzania": "TZ", "bolivia": "BO", "venezuela": "VE", "moldova": "MD",
    "micronesia": "FM", "federated states of micronesia": "FM", "taiwan": "TW", "republic of china": "TW",
    "people s republic of china": "CN", "peoples republic of china": "CN", "prc": "CN", "mainland china": "CN",
    "hong kong": "HK", "macau": "MO", "macao": "MO",
    "palestine": "PS", "state of palestine": "PS", "palestinian territories": "PS", "palestinian authority": "PS",
    "occupied palestinian territories": "PS", "west bank": "PS", "gaza": "PS", "gaza strip": "PS",
    "kosovo": "XK", "republic of kosovo": "XK", "northern cyprus": "CY", "north cyprus": "CY",
    "turkish republic of northern cyprus": "CY", "trnc": "CY", "western sahara": "EH", "sahrawi republic": "EH",
    "sahrawi arab democratic republic": "EH", "sadr": "EH", "somaliland": "SO", "puntland": "SO",
    "transnistria": "MD", "abkhazia": "GE", "south ossetia": "GE", "artsakh": "AZ", "nagorno karabakh": "AZ",
    "crimea": "UA", "georgia": "GE", "republic of georgia": "GE", "ireland": "IE", "republic of ireland": "IE",
    "irish republic": "IE", "eire": "IE", "bosnia": "BA", "bosnia herzegovina": "BA", "bosnia and hercegovina": "BA",
    "republika srpska": "BA", "vatican": "VA", "vatican city": "VA", "holy see": "VA", "turkey": "TR", "turkiye": "TR",
    "soviet union": SOVIET, "ussr": SOVIET, "u s s r": SOVIET, "yugoslavia": YUGOSLAV,
    "serbia and montenegro": "RS ME XK", "czechoslovakia": "CZ SK", "east germany": "DE", "west germany": "DE",
    "gdr": "DE", "german democratic republic": "DE", "federal republic of germany": "DE", "prussia": "DE PL RU",
    "austria hungary": "AT HU CZ SK SI HR RO UA PL IT BA RS", "ottoman empire": "TR", "saint martin": "MF SX",
    "netherlands antilles": "CW SX BQ AW", "dutch antilles": "CW SX BQ AW", "virgin islands": "VI VG",
    "reunion": "RE", "french guyana": "GF", "guiana": "GF", "surinam": "SR", "sao tome": "ST", "bosna": "BA",
    "saint kitts": "KN", "saint vincent": "VC", "st lucia": "LC", "st kitts and nevis": "KN",
    "antigua": "AG", "trinidad": "TT", "aland": "AX", "aland islands": "AX", "faroes": "FO", "faeroe islands": "FO",
    "tahiti": "PF", "antarctica": "AQ", "saint barthelemy": "BL", "curacao": "CW", "st maarten": "SX",
}  # fmt: skip
"""Folded name → codes, parted by spaces."""

PARTS_ABROAD: dict[str, tuple[str, ...]] = {
    "FR": ("RE", "MQ", "GP", "GF", "YT", "NC", "PF", "PM", "BL", "MF", "WF"),
    "GB": ("GI", "JE", "GG", "IM", "BM", "FK", "KY", "VG", "TC", "MS", "AI", "SH"),
    "US": ("PR", "GU", "VI", "MP", "AS"),
    "NL": ("AW", "CW", "SX", "BQ"),
    "DK": ("GL", "FO"),
    "FI": ("AX",),
    "NO": ("SJ",),
    "CN": ("HK", "MO"),
    "NZ": ("CK", "NU", "TK"),
    "AU": ("CX", "CC", "NF"),
}
"""Areas with a code of their own that lists often give under another country's name, looked into second."""

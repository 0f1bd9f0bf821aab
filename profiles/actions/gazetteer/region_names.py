"""First administrative units of further countries by GeoNames' codes, with the names that lists write them by.

For gazetteers without GeoNames' own file of units; names parted by commas. Facts of public record.
"""

REGION_NAMES: dict[str, dict[str, str]] = {
    "IR": {
        "01": "West Azerbaijan, Azarbayjan-e Gharbi, آذربایجان غربی",
        "05": "Kohgiluyeh and Boyer-Ahmad, کهگیلویه و بویراحمد",
        "03": "Chaharmahal and Bakhtiari, چهارمحال و بختیاری",
        "04": "Sistan and Baluchestan, سیستان و بلوچستان", "07": "Fars, فارس", "08": "Gilan, Guilan, گیلان",
        "09": "Hamadan, همدان", "10": "Ilam, ایلام", "11": "Hormozgan, هرمزگان",
        "13": "Kermanshah, کرمانشاه", "15": "Khuzestan, خوزستان", "16": "Kurdistan, Kordestan, کردستان",
        "22": "Bushehr, بوشهر", "23": "Lorestan, لرستان", "25": "Semnan, سمنان", "26": "Tehran, تهران",
        "28": "Isfahan, Esfahan, اصفهان", "29": "Kerman, کرمان", "32": "Ardabil, اردبیل",
        "34": "Markazi, مرکزی", "33": "East Azerbaijan, Azarbayjan-e Sharqi, آذربایجان شرقی",
        "35": "Mazandaran, مازندران", "36": "Zanjan, زنجان", "37": "Golestan, گلستان",
        "38": "Qazvin, قزوین", "39": "Qom, قم", "40": "Yazd, یزد", "41": "South Khorasan, خراسان جنوبی",
        "42": "Razavi Khorasan, Khorasan-e Razavi, خراسان رضوی", "43": "North Khorasan, خراسان شمالی",
        "44": "Alborz, البرز",
    },
    "ES": {
        "07": "Illes Balears, Balearic Islands, Islas Baleares, Baleares", "27": "La Rioja",
        "29": "Madrid, Comunidad de Madrid", "31": "Murcia, Región de Murcia", "32": "Navarra, Navarre",
        "34": "Asturias, Principado de Asturias", "39": "Cantabria", "51": "Andalucía, Andalusia",
        "52": "Aragón, Aragon", "53": "Canarias, Canary Islands, Islas Canarias",
        "54": "Castilla-La Mancha", "55": "Castilla y León, Castile and León",
        "56": "Catalunya, Cataluña, Catalonia", "57": "Extremadura", "58": "Galicia",
        "59": "País Vasco, Euskadi, Basque Country",
        "60": "Comunidad Valenciana, Comunitat Valenciana, Valencian Community",
    },
    "FR": {
        "11": "Île-de-France", "24": "Centre-Val de Loire", "27": "Bourgogne-Franche-Comté",
        "28": "Normandie, Normandy", "32": "Hauts-de-France", "44": "Grand Est", "52": "Pays de la Loire",
        "53": "Bretagne, Brittany", "75": "Nouvelle-Aquitaine", "76": "Occitanie",
        "84": "Auvergne-Rhône-Alpes", "94": "Corse, Corsica", "93": "Provence-Alpes-Côte d’Azur, PACA",
    },
    "IT": {
        "01": "Abruzzo", "02": "Basilicata", "03": "Calabria", "04": "Campania", "05": "Emilia-Romagna",
        "06": "Friuli Venezia Giulia", "07": "Lazio", "08": "Liguria", "09": "Lombardia, Lombardy",
        "10": "Marche", "11": "Molise", "12": "Piemonte, Piedmont", "13": "Puglia, Apulia",
        "14": "Sardegna, Sardinia", "15": "Sicilia, Sicily", "16": "Toscana, Tuscany",
        "17": "Trentino-Alto Adige, South Tyrol", "18": "Umbria", "19": "Valle d’Aosta, Aosta Valley",
        "20": "Veneto",
    },
    "BR": {
        "01": "Acre", "02": "Alagoas", "03": "Amapá", "04": "Amazonas", "05": "Bahia", "06": "Ceará",
        "07": "Distrito Federal", "08": "Espírito Santo", "11": "Mato Grosso do Sul", "13": "Maranhão",
        "14": "Mato Grosso", "15": "Minas Gerais", "16": "Pará", "17": "Paraíba", "18": "Paraná",
        "20": "Piauí", "21": "Rio de Janeiro", "22": "Rio Grande do Norte", "23": "Rio Grande do Sul",
        "24": "Rondônia", "25": "Roraima", "26": "Santa Catarina", "27": "São Paulo", "28": "Sergipe",
        "29": "Goiás", "30": "Pernambuco", "31": "Tocantins",
    },
    "MX": {
        "01": "Aguascalientes", "02": "Baja California", "03": "Baja California Sur", "04": "Campeche",
        "05": "Chiapas", "06": "Chihuahua", "07": "Coahuila, Coahuila de Zaragoza", "08": "Colima",
        "09": "Ciudad de México, Distrito Federal", "10": "Durango", "11": "Guanajuato", "12": "Guerrero",
        "13": "Hidalgo", "14": "Jalisco", "15": "Estado de México", "16": "Michoacán, Michoacán de Ocampo",
        "17": "Morelos", "18": "Nayarit", "19": "Nuevo León", "20": "Oaxaca", "21": "Puebla",
        "22": "Querétaro", "23": "Quintana Roo", "24": "San Luis Potosí", "25": "Sinaloa", "26": "Sonora",
        "27": "Tabasco", "28": "Tamaulipas", "29": "Tlaxcala",
        "30": "Veracruz, Veracruz de Ignacio de la Llave", "31": "Yucatán", "32": "Zacatecas",
    },
}  # fmt: skip
"""Country (ISO 3166-1) → GeoNames' code → names."""

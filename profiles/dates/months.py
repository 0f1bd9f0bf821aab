"""Names of months in both calendars and languages; the genitive is the form before a year."""

from __future__ import annotations

GREGORIAN_MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "fa": (
        "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن",
        "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر",
    ),
}  # fmt: skip

# After a silent ه Persian writes the ezafe: «ژانویهٔ ۲۰۲۰».
GREGORIAN_MONTHS_GENITIVE = {
    "en": GREGORIAN_MONTHS["en"],
    "fa": tuple(f"{name}ٔ" if name.endswith("ه") else name for name in GREGORIAN_MONTHS["fa"]),
}

JALALI_MONTHS = {
    "en": (
        "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar",
        "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand",
    ),
    "fa": (
        "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
        "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
    ),
}  # fmt: skip

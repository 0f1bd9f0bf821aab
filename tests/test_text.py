"""Texts in two languages and two scripts: what a reader types, finds, sees in order and may store."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from profiles.text import (
    SORT_KEY_LENGTH,
    Bilingual,
    BilingualText,
    fold,
    fold_compact,
    format_number,
    listed,
    listed_apart,
    localize_digits,
    normalize_persian,
    quoted,
    search_text,
    slugify_ascii,
    sort_key,
    to_latin_digits,
    to_persian_digits,
    validate_plain_text,
)

pytestmark = pytest.mark.look

persian_words = st.text("ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیيك \u200c", max_size=12)
names = st.one_of(st.text(max_size=30), persian_words)

# Names of cities in the order of a Persian atlas.
CITIES_IN_PERSIAN_ORDER = [
    "آبادان", "آمستردام", "ابوظبی", "اسلو", "بارسلون", "پاریس", "پکن", "تهران", "ثول", "جنوا", "چنای", "حلب", "خرطوم",
    "دهلی", "ذمار", "رم", "زوریخ", "ژنو", "سئول", "شیراز", "صنعا", "ضیا", "طرابلس", "ظهران", "عمان", "غزه", "فلورانس",
    "قاهره", "کابل", "گوانگژو", "لندن", "مادرید", "نیویورک", "وین", "هانوی", "یزد",
]  # fmt: skip


class Place:
    name_en = "Isfahan"
    name_fa = "اصفهان"
    note_en = ""
    note_fa = "یادداشت"
    name = BilingualText("name")
    note = BilingualText()


# -- bilingual texts


def test_a_text_is_read_in_the_language_of_the_page():
    with translation.override("fa"):
        assert str(Place().name) == "اصفهان"
    with translation.override("en-gb"):
        assert str(Place().name) == "Isfahan"


def test_a_missing_language_falls_back_to_the_other_and_says_so():
    note = Place().note
    assert note.in_language("en") == "یادداشت"
    assert note.language_shown("en") == "fa"
    assert note.language_shown("fa") == "fa"
    assert Bilingual().language_shown("en") == "en"
    assert not Bilingual()
    assert note


def test_assigning_a_bilingual_text_writes_both_columns():
    place: Any = Place()
    place.name = Bilingual(en="Yazd", fa="یزد")
    assert (place.name_en, place.name_fa) == ("Yazd", "یزد")
    place.name = {"en": "City of Yazd"}
    assert place.name.as_dict() == {"en": "City of Yazd", "fa": "یزد"}
    with pytest.raises(ValueError, match="de"):
        place.name = {"de": "Yazd"}


# -- folding


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("كيش", "کیش"),
        ("أصفهان", "اصفهان"),
        ("مدینة", "مدینه"),
        ("خانۀ ما", "خانهٔ ما"),
        ("خانه‌ٔ ما", "خانهٔ ما"),
        ("مؤسسه", "موسسه"),
        ("اسرائیل", "اسراییل"),
        ("موسى", "موسی"),
        ("مـــحمّد", "محمد"),
        ("می‌رود", "می رود"),
        ("سال ۱۹۹۵", "سال ١٩٩٥"),
        ("سال ۱۹۹۵", "سال 1995"),
        ("São Paulo", "sao paulo"),
        ("Łódź", "LODZ"),
        ("Malmø", "malmo"),
        ("Gießen", "GIESSEN"),
        ("Đà Nẵng", "da nang"),
        ("Ærø", "aero"),
        ("İstanbul", "istanbul"),
        ("Diyarbakır", "DIYARBAKIR"),
        ("Xi’an", "xian"),
        ("Saint-Étienne", "saint etienne"),
        ("ﻼم", "لام"),
        ("Ｔｏｋｙｏ", "tokyo"),
    ],
)
def test_ways_of_typing_one_word_fold_alike(typed, stored):
    assert fold(typed) == fold(stored)


def test_words_with_and_without_space_meet_in_the_search_column():
    column = search_text("خواهر‌خواندگی", "Sister-City")
    assert fold("خواهرخواندگی") in column
    assert fold("خواهر خواندگی") in column
    assert fold("sistercity") in column
    assert "sister city" in column


def test_a_search_does_not_match_across_two_texts():
    assert fold("york paris") not in search_text("New York", "Paris")
    assert search_text("", "…") == ""


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert fold(fold_compact(text)).replace(" ", "") == fold_compact(text)


@given(st.text(max_size=60))
def test_folded_text_has_single_spaces_and_no_case(text):
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert fold(text.upper()) == fold(text.upper().casefold())


# -- sorting


def test_persian_names_sort_as_in_an_atlas():
    shuffled = sorted(CITIES_IN_PERSIAN_ORDER)
    assert shuffled != CITIES_IN_PERSIAN_ORDER
    assert sorted(shuffled, key=lambda name: sort_key(name, "fa")) == CITIES_IN_PERSIAN_ORDER


def test_arabic_spelling_does_not_move_a_name():
    assert sort_key("كيش", "fa") == sort_key("کیش", "fa")
    assert sort_key("می‌بد", "fa") == sort_key("میبد", "fa")
    assert sort_key("رأس", "fa") == sort_key("رءس", "fa")


def test_a_shorter_name_and_a_shorter_first_word_come_first():
    assert sort_key("San Jose", "en") < sort_key("Sana'a", "en") < sort_key("Santiago", "en")
    assert sort_key("نیو اورلئان", "fa") < sort_key("نیویورک", "fa")
    assert sort_key("", "fa") < sort_key("آ", "fa")


def test_english_order_overlooks_accents_and_case():
    names = ["Århus", "Łódź", "London", "Lyon", "Örebro", "oslo", "Zürich"]
    assert sorted(names, key=lambda name: sort_key(name, "en")) == names


def test_each_language_puts_its_own_script_first():
    assert sort_key("یزد", "fa") < sort_key("Aachen", "fa") < sort_key("東京", "fa")
    assert sort_key("Zürich", "en") < sort_key("آبادان", "en") < sort_key("東京", "en")
    assert sort_key("۹", "fa") < sort_key("آ", "fa")


@given(st.text(max_size=500))
def test_sort_keys_are_digits_of_bounded_length(text):
    for language in ("en", "fa"):
        key = sort_key(text, language)
        assert len(key) <= SORT_KEY_LENGTH
        assert key == "" or (key.isascii() and key.isdigit())


@given(st.text("ابپتژگیءabcxyz", max_size=8), st.text("ابپتژگیءabcxyz", max_size=8))
def test_sort_keys_order_letter_by_letter(one, other):
    alphabet = "اءبپتژگیabcxyz"
    expected = [alphabet.index(letter) for letter in one] < [alphabet.index(letter) for letter in other]
    assert (sort_key(one, "fa") < sort_key(other, "fa")) == expected


# -- digits and numbers


def test_digits_are_those_of_the_language():
    assert to_persian_digits("1995 و ٢٠٠٤") == "۱۹۹۵ و ۲۰۰۴"
    assert to_latin_digits("۱۹۹۵ و ٢٠٠٤") == "1995 و 2004"
    assert localize_digits(1995, "fa") == "۱۹۹۵"
    with translation.override("en"):
        assert localize_digits(1995) == "1995"


@pytest.mark.parametrize(
    ("value", "english", "persian"),
    [
        (0, "0", "۰"),
        (1234567, "1,234,567", "۱٬۲۳۴٬۵۶۷"),
        (Decimal("1234.50"), "1,234.50", "۱٬۲۳۴٫۵۰"),
        (0.1, "0.1", "۰٫۱"),
        (2.0, "2", "۲"),
        (1e21, "1,000,000,000,000,000,000,000", "۱٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰"),
        (-5, "−5", "\u200e−۵"),
    ],
)
def test_numbers_are_written_for_readers(value, english, persian):
    assert format_number(value, "en") == english
    assert format_number(value, "fa") == persian


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="finite"):
        format_number(float("nan"))


# -- storing


def test_persian_is_stored_in_one_spelling():
    assert normalize_persian("  كتابي \u200c در ١٢ نشاني\u200c\u200cها\u200c ") == "کتابی در ۱۲ نشانی\u200cها"
    assert normalize_persian("خانۀ") == normalize_persian("خانهٔ")


@given(names)
def test_storing_twice_changes_nothing(text):
    assert normalize_persian(normalize_persian(text)) == normalize_persian(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a\x00b", "U+0000 NULL"),
        ("a\x1bb", "U+001B ESCAPE"),
        ("a\x85b", "U+0085"),
        ("abc\u202ecba", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u2067abc", "U+2067 RIGHT-TO-LEFT ISOLATE"),
        ("\ud800", "U+D800"),
    ],
)
def test_invisible_characters_are_refused_by_name(text, name):
    with pytest.raises(ValidationError, match=name.replace("+", r"\+")):
        validate_plain_text(text)


def test_lines_tabs_and_half_spaces_are_plain_text():
    validate_plain_text("می‌شود\tو\r\nمی‌رود \u200e(A)\u200f")


# -- slugs


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("São Paulo", "sao-paulo"),
        ("Łódź", "lodz"),
        ("Xi'an", "xian"),
        ("شیراز", "shiraz"),
        ("بندر‌عباس", "bndr-abas"),
        ("سال ۱۹۹۵", "sal-1995"),
        ("東京", ""),
    ],
)
def test_slugs_are_ascii(name, slug):
    assert slugify_ascii(name) == slug


# -- punctuation


def test_a_quotation_within_a_quotation_has_marks_of_its_own():
    assert quoted("گروه «ام۴»", "fa") == "«گروه ‹ام۴›»"
    assert quoted("The “M4” group", "en") == "“The ‘M4’ group”"


def test_a_list_has_the_marks_of_its_language():
    with translation.override("fa"):
        assert listed(["تهران", "قم"]) == "تهران، قم"
        assert listed_apart(["تهران، قم", "یزد"]) == "تهران، قم؛ یزد"
    assert listed(["Tehran", 4], "en") == "Tehran, 4"

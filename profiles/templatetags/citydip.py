"""Filters and tags that write values for readers: digits, dates, names, fields, states, marks."""

from decimal import Decimal
from typing import Any

from django import template
from django.core.paginator import Page
from django.templatetags.static import static
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from profiles import choices
from profiles.choices import Vocabulary
from profiles.dates import Calendar, display
from profiles.text import Bilingual, current_language, format_number, localize_digits, shortest

register = template.Library()

CALENDARS: tuple[Calendar, ...] = ("gregorian", "jalali", "both")
RIGHT_TO_LEFT = {"fa", "ar", "he", "ur", "ps", "ckb"}


@register.filter
def digits(value: object) -> str:
    """Return the value with the digits of the reader's language; for years, versions, note numbers."""
    return "" if value is None else localize_digits(value)


@register.filter
def number(value: object) -> str:
    """Return a quantity with separators of thousands; ``""`` for what is no number.

    Columns of decimals add zeros (12.5000); readers get the number as it was entered.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return ""
    return format_number(shortest(value) if isinstance(value, Decimal) else value)


@register.filter
def edtf(value: str | None, calendar: str = "") -> str:
    """Return an EDTF date in the reader's words; ``calendar`` is gregorian (the default), jalali or both."""
    if not value:
        return ""
    chosen = next((known for known in CALENDARS if known == calendar), None)
    return display(value, current_language(), chosen)


@register.filter
def year_in_words(year: int | None) -> str:
    """Return an astronomical year as readers count it: 1995, and −420 as 421 BC."""
    return "" if year is None else edtf(f"{'-' if year < 0 else ''}{abs(year):04d}")


@register.filter
def coordinate(degrees: float | None, axis: str) -> str:
    """Return a latitude or longitude (``axis``) in decimal degrees with its hemisphere: 52.3740° N."""
    if degrees is None:
        return ""
    hemispheres = {"latitude": (_("%s° N"), _("%s° S")), "longitude": (_("%s° E"), _("%s° W"))}
    return hemispheres[axis][degrees < 0] % format_number(Decimal(f"{abs(degrees):.4f}"))


@register.filter
def bilingual(value: object) -> SafeString | str:
    """Return a text in the reader's language, or, marked as foreign, in the only one that it is written in."""
    if isinstance(value, Bilingual):
        shown = value.language_shown()
        return escape(str(value)) if shown == current_language() else in_tongue(value.in_language(), shown)
    return conditional_escape("" if value is None else value if isinstance(value, str) else str(value))


@register.filter
def in_tongue(value: object, language: str = "en") -> SafeString:
    """Return a text of another language set apart, so that direction, font and screen reader follow it."""
    if not value:
        return SafeString("")
    if not language:
        return format_html('<bdi dir="auto">{}</bdi>', value)
    direction = "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', language, direction, value)


@register.filter
def label(code: object, vocabulary: str) -> str:
    """Return the words of a code: ``{{ tie.kind|label:"TieKind" }}``; the code itself where the vocabulary lacks it."""
    return _words(_member(code, vocabulary), code)


@register.filter
def member(code: object, vocabulary: str) -> Vocabulary | None:
    """Return the member of a vocabulary (label, definition, paragraphs) that a code names."""
    return _member(code, vocabulary)


@register.filter
def page_range(page: Page[Any]) -> list[int | None]:
    """Return the numbers of the pages to link to; None stands for those left out."""
    return [
        shown if isinstance(shown, int) else None
        for shown in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """Draw a symbol of ``img/icons.svg``, hidden from screen readers: words must stand beside it."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        classes,
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
def field_glyph(code: object) -> SafeString:
    """Draw the glyph of one of the six fields; its name must stand beside it."""
    return icon(f"field-{code}")


@register.simple_tag
def field_chip(code: object, url: str = "") -> SafeString:
    """Write one of the six fields: glyph and name, as a link where an address is given."""
    inside = format_html("{}<span>{}</span>", field_glyph(code), label(code, "Field"))
    if url:
        return format_html('<a class="field field-{}" href="{}">{}</a>', code, url, inside)
    return format_html('<span class="field field-{}">{}</span>', code, inside)


@register.simple_tag
def status(code: object, vocabulary: str = "TieStatus") -> SafeString:
    """Write a state with the stroke that the map draws for it."""
    return format_html('<span class="status status-{}">{}</span>', code, label(code, vocabulary))


@register.simple_tag
def level(code: object, vocabulary: str = "ConditionLevel") -> SafeString:
    """Write a grade (condition, autonomy, outcome) with its square: full, half, empty, dotted."""
    return format_html('<span class="level level-{}">{}</span>', code, label(code, vocabulary))


@register.simple_tag
def confidence(code: object) -> SafeString:
    """Write the confidence of a citation with its mark: ● verified, ○ common, ◐ disputed, ¶ the essay's."""
    found = _member(code, "Confidence")
    return format_html(
        '<span class="confidence confidence-{}" title="{}">{}<span>{}</span></span>',
        code,
        found.definition if found else "",
        icon(f"confidence-{code}"),
        _words(found, code),
    )


@register.simple_tag
def absent(kind: str = "unrecorded") -> SafeString:
    """Say why there is no value: ``unrecorded`` (none entered), ``none`` (checked: there is none) or ``unknown``."""
    if kind == "none":
        return format_html('<span class="absent-none">{}</span>', pgettext("absence", "none"))
    if kind == "unknown":
        return format_html('<span class="absent">{}</span>', _("not known"))
    return format_html('<span class="absent">— <small>{}</small></span>', _("nothing recorded"))


def _member(code: object, vocabulary: str) -> Vocabulary | None:
    if isinstance(code, Vocabulary):
        return code
    found: Vocabulary | None = getattr(choices, vocabulary).get(str(code))
    return found


def _words(found: Vocabulary | None, code: object) -> str:
    return str(found.label) if found else str(code)

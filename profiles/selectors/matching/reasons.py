"""Reasons in words: what matching goes by, as sentences in the reader's language.

Stored as a code with its values, so that a report of today reads in both languages tomorrow.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from profiles.selectors.matching.countries import country_name
from profiles.text import current_language, format_number, listed

FIRST, LAST = "\u2068", "\u2069"
"""Marks around a name that may be of the other direction."""

REASONS: dict[str, Any] = {
    # -- sure --
    "same_id": _("The same id of %(what)s: %(id)s."),
    "decided_before": _("An editor decided this before."),
    "only_in_country": _("The only place of this name in %(country)s."),
    "only_alias_in_country": _("Another name of %(name)s, and of no other place in %(country)s."),
    "only_in_world": _("The only place of this name in the whole gazetteer; no country is given."),
    "dwarfs": _(
        "%(name)s has more than a hundred times the inhabitants of any namesake in %(country)s (namesakes: %(count)s)."
    ),
    "own_name_of_one": _(
        "The own name of one place in %(country)s; smaller ones bear it besides another name (namesakes: %(count)s)."
    ),
    "own_name_of_city": _(
        "The own name of one city in %(country)s; others bear it only besides another name (%(count)s)."
    ),
    "spelled_so": _(
        "The largest in %(country)s, and the only one spelled with these very letters (of %(count)s others)."
    ),
    "renowned": _(
        "%(name)s is far larger than its namesakes in %(country)s (%(count)s of them), and the only one that"
        " is known by name in many languages."
    ),
    "at_coordinates": _("Lies %(km)s km from the coordinates that are given."),
    "district_of": _("%(name)s lies beside %(town)s, which the list names with it."),
    "in_unit_of": _("%(name)s is the only place of this name in the region of %(town)s, which the list names with it."),
    "answers": _("%(name)s is the one that the list ties with %(other)s from the other side."),
    "full_names": _(
        "%(name)s is called only so, and the list calls the others by their full names (namesakes: %(count)s)."
    ),
    "in_order": _("The list goes by regions and names, and only %(name)s in %(region)s keeps to its order here."),
    "only_with_qualifier": _(
        "The only place of this name in %(country)s; «%(qualifier)s», which the list names with it, is no town."
    ),
    "other_spelling": _("%(name)s in another spelling, and no other place in %(country)s."),
    # -- how the text was read --
    "in_region": _("Only places in «%(region)s» were looked at."),
    "without_brackets": _("Read without the words in brackets: «%(read)s»."),
    "without_prefix": _("Read without the word before it: «%(read)s»."),
    "without_suffix": _("Read without the word after it: «%(read)s»."),
    "without_title": _("Read without the title before it, which the gazetteer does not have: «%(read)s»."),
    "with_ending": _("Read with the ending that the gazetteer has: «%(read)s»."),
    "abbreviation": _("Read with its abbreviation written out: «%(read)s»."),
    "parts": _("Read as several names of one place: %(names)s."),
    "country_misspelled": _("The country «%(text)s» is read as %(country)s."),
    "country_open": _("«%(text)s» may be several countries of today."),
    "unknown_country": _("«%(text)s» is no country that is known."),
    # -- why it is asked --
    "homonyms_without_country": _("%(count)s places bear this name, and the list gives no country."),
    "homonyms": _("%(count)s places bear this name in several countries."),
    "homonyms_in_country": _(
        "%(count)s places in %(country)s bear this name, and none dwarfs the others a hundredfold."
    ),
    "homonyms_near": _("%(count)s places of this name lie beside %(town)s."),
    "several_at_coordinates": _("%(count)s places of this name lie about as near to the coordinates."),
    "far_from_coordinates": _("The nearest place of this name, %(name)s, lies %(km)s km from the coordinates."),
    "told_apart": _("The list itself tells %(count)s places of this name apart, and does not here."),
    "out_of_scale": _(
        "%(name)s has only %(people)s inhabitants, those that the list ties it with (%(count)s of them) are many times"
        " larger: a municipality of this name may be meant."
    ),
    "is_district": _("%(name)s is a district, no town."),
    "alias_without_country": _("Only another name of %(name)s, and the list gives no country that is known."),
    "short_alias": _("Too short to know %(name)s by: it may be an abbreviation."),
    "beginning_of_another": _("Only a part of a word in the name of %(name)s."),
    "small_by_alias": _("Only another name of the small place %(name)s; the one that is meant may be missing here."),
    "unlike_alias": _("Another name of %(name)s that is unlike its own; it may be a part or a neighbour."),
    "region_of_that_name": _("A name of %(name)s, but also the name of a region."),
    "other_unit": _("«%(unit)s» says that not the town of this name is meant."),
    "other_part": _("The places of this name do not lie in %(part)s."),
    "not_in_region": _("The places of this name do not lie in «%(region)s»."),
    "unknown_region": _("«%(region)s» is no region that is known."),
    "unknown_qualifier": _("«%(qualifier)s», which the list names with it, is no place that is known."),
    "not_near": _("No place of this name lies within %(km)s km of %(qualifier)s, which the list names with it."),
    "beside_smaller": _("%(town)s, which the list names with the larger %(name)s, may be meant itself."),
    "parts_disagree": _("«%(one)s» and «%(other)s» are not known as names of one place."),
    "only_elsewhere": _("Nobody bears this name in that country; elsewhere: %(countries)s."),
    "nobody": _("Nobody bears the name «%(name)s»: a new city may be made from it."),
    "come_near": _("These come near it in spelling."),
    "no_name": _("The row names no city."),
    "put_to_rest": _("An editor decided that no city is meant."),
    # -- what became of a row --
    "same_city": _("Both names lead to one city, and no city is tied to itself: one of them means another."),
    "made": _("A new record."),
    "tie_known": _("This tie was recorded already."),
    "tie_from_other_side": _("The list names this tie from the other side too: one tie, a second citation."),
    "row_twice": _("The same as row %(row)s of this list."),
    "membership_known": _("This membership was recorded already."),
    "not_public": _("It is not public, and a list does not make it so."),
    "withdrawn": _("%(name)s is recorded, but withdrawn: a list does not bring it back."),
    "no_network": _("No network is given, or «%(network)s» is none that is recorded."),
    "bad_date": _("«%(date)s» is no date."),
    "perhaps_jalali": _(
        "«%(date)s» looks like a date of the Jalali calendar: say in which calendar the list writes its dates."
    ),
    "bad_period": _("The end lies before the start."),
    "bad_text": _("The row holds an invisible character."),
    "bad_character": _("«%(column)s» holds the invisible character %(character)s."),
    "bad_coordinates": _("«%(text)s» are no coordinates: degrees of latitude and longitude, as in 52.374 and 4.89."),
    "bad_id": _("«%(id)s» is no id of %(what)s."),
    "ragged": _(
        "The row has %(cells)s cells, the list has %(headers)s columns: a delimiter within a cell wants quotes."
    ),
    "headers_again": _("The row repeats the headers."),
    "unreadable_cell": _(
        "«%(column)s» cannot be read here: a formula without its result, an error, a nested value or a damaged letter."
    ),
    "too_long": _("«%(column)s» holds more than %(limit)s letters."),
    "unknown_role": _("«%(role)s» is no role of a member that is known."),
    "unknown_kind": _("«%(kind)s» is no kind of tie that is known."),
    "overlaps": _("The city is a member of the network already at that time."),
    "waits": _("Waits for an answer to «%(name)s»."),
}


def in_words(reason: Iterable[Any]) -> str:
    """One reason as a sentence in the active language; countries by their names."""
    code, values = reason
    text = str(REASONS.get(code, code))
    return text % _shown(values) if values else text


def all_in_words(reasons: Iterable[Iterable[Any]]) -> str:
    """Several reasons, one sentence after the other."""
    return " ".join(in_words(reason) for reason in reasons)


def _shown(values: Mapping[str, Any]) -> dict[str, Any]:
    # A Latin name in a Persian sentence keeps its brackets only if it stands apart.
    first, last = (FIRST, LAST) if current_language() == "fa" else ("", "")
    shown = {
        name: format_number(value) if isinstance(value, int) else f"{first}{value}{last}" if value else value
        for name, value in values.items()
    }
    if "country" in values:
        shown["country"] = country_name(str(values["country"]), current_language())
    if "countries" in values:
        shown["countries"] = listed(country_name(code, current_language()) for code in values["countries"])
    return shown

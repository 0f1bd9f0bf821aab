"""The words at the head of the API's description: what holds for every address."""

from profiles.api.addresses import PATHS

TITLE = "City diplomacy: the data"

DESCRIPTION = """\
Which city does what abroad, with whom, in which networks, with or against its own government, since when, and who
says so. Read only, open to all, without a key; data under CC BY 4.0.

**Texts** are objects, `{"en": …, "fa": …}`; empty where one language is missing. A name of a source stays in its own.

**Dates** are objects: `edtf` as in ISO 8601-2 (`1995`, `1990~` about, `1990?` uncertain, `-0420` for 421 BC,
`2004/2007`), with the first and the last day that it can mean. `null` says that none is known.

**Codes** are explained at `/vocabularies/`, in both languages, with the paragraphs of the essay that they come from.

**Filters** of a list are those of its page. Several values: repeat the parameter or use commas. A parameter that is not
known, or has a wrong value, is answered by 400 and the reason; nothing is silently ignored.

**Shape**: `fields` chooses fields, `expand` writes out records that are pointed to (without citations of their own).
Lists come in pages of 50 (`page_size` up to 200), or whole as `format=csv` and, where there are places,
`format=geojson`. In tables a text has a column for each language, a date three, and a cell that a spreadsheet would
compute begins with an apostrophe.

**Freshness**: every answer has `Data-Version`, the number of the last change, and an `ETag`. Send that back in
`If-None-Match`, and 304 says that nothing has changed. `updated_since` narrows a list to what has.

**Mirrors** read `/changes/` from the last number that they know: in the order in which changes took effect, with
tombstones for what is no longer public, and the records themselves where `expand=record` asks for them. By
`/changes/digest/` they prove that nothing is missing.

**Your own table** is matched at `/reconcile/`, which OpenRefine and other clients of the Reconciliation Service API 0.2
speak with; `/reconcile/en/` and `/reconcile/fa/` answer in one language.

**Problems** are told as RFC 9457 says, `application/problem+json`, in the language of `lang` or `Accept-Language`.
A withdrawn record answers 410; a renamed or merged one leads on by 301.
"""

TAGS = [
    {"name": "about", "description": "Where everything is"},
    {"name": "compare", "description": "Two to six cities side by side"},
    {"name": "search", "description": "All nouns at once"},
    {"name": "changes", "description": "For mirrors"},
    {"name": "reconcile", "description": "Reconciliation Service API 0.2, e.g. for OpenRefine"},
    *({"name": path} for path in PATHS.values()),
    {"name": "vocabularies", "description": "Every closed list of codes"},
]

ABOUT = ("", "problems")
"""Addresses that tell of the API itself."""

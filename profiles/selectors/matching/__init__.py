"""Matching names in lists to cities and places: sure, or a question; never a guess."""

from collections.abc import Iterable

from profiles.selectors.matching.judgement import judge
from profiles.selectors.matching.loading import keys_of, load_names
from profiles.selectors.matching.lookup import Lookup
from profiles.selectors.matching.resemblance import look_again
from profiles.selectors.matching.terms import Bearing, Candidate, Outcome, Query, Reason, Verdict

__all__ = [
    "Bearing",
    "Candidate",
    "Lookup",
    "Outcome",
    "Query",
    "Reason",
    "Verdict",
    "judge",
    "keys_of",
    "load_names",
    "look_again",
    "match_all",
]


def match_all(queries: Iterable[Query], lookup: Lookup) -> dict[Query, Verdict]:
    """Judge many queries, each different one once; what they ask of the database is asked together."""
    different = list(dict.fromkeys(queries))
    load_names(different, lookup)
    verdicts = {query: judge(query, lookup) for query in different}
    return verdicts | look_again(verdicts, lookup)

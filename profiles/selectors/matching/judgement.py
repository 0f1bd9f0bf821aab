"""The judgement: from a query and those who bear its names to one who is meant, or a question, with reasons.

Never a guess: what is decided rests on an id, an earlier decision of an editor, or a name that only one place in the
country bears; on size only where one place dwarfs all its namesakes in the same country a hundredfold.
"""

from dataclasses import replace

from profiles.selectors.matching.aliases import doubt_of_alias, is_region_elsewhere
from profiles.selectors.matching.colloquial_countries import PARTS_OF_THE_UNITED_KINGDOM
from profiles.selectors.matching.countries import Country, country_name
from profiles.selectors.matching.homonyms import pick
from profiles.selectors.matching.lookup import Lookup
from profiles.selectors.matching.names import Reading, Readings, read_name
from profiles.selectors.matching.regions import is_called_region, regions_by_letters, regions_of
from profiles.selectors.matching.scripts import with_namesakes
from profiles.selectors.matching.spelling import is_respelling, letters
from profiles.selectors.matching.terms import Bearing, Candidate, Outcome, Query, Reason, Verdict
from profiles.selectors.matching.weighing import (
    ASKED,
    AT_PLACE_KM,
    CITY_OF_ITS_OWN,
    NEAR_KM,
    SAME_UNIT_KM,
    SMALLEST_BY_UNIT,
    between,
    kilometres,
    once,
    ranked,
    size_of,
)
from profiles.selectors.matching.whereabouts import country_of, is_known_abroad, parts_abroad
from profiles.text import fold


def judge(query: Query, lookup: Lookup) -> Verdict:
    """Who is meant. Better after ``load_names``, or each thing is asked for by itself."""
    if by_id := _by_id(query, lookup):
        return by_id
    readings = read_name(query.name)
    if not readings.written.key:
        return Verdict(Outcome.NONE, 0, (("no_name", {}),))
    country, readings = country_of(query, readings)
    return _Judge(query, lookup, country, readings).verdict()


def _by_id(query: Query, lookup: Lookup) -> Verdict | None:
    marks = {"GeoNames": str(query.geonames_id or ""), "Wikidata": query.wikidata_id, "UN/LOCODE": query.unlocode}
    for what, mark in marks.items():
        pk = lookup.city_of_mark.get(mark) if mark else None
        found = lookup.city(pk) if pk is not None else None
        if found is None and what == "GeoNames" and query.geonames_id:
            found = lookup.place(query.geonames_id)
        if found is not None:
            return Verdict(Outcome.SURE, 100, (("same_id", {"what": what, "id": mark}),), found, (found,))
    return None


class _Judge:
    """One query being judged: its reasons grow as it goes."""

    def __init__(self, query: Query, lookup: Lookup, country: Country, readings: Readings) -> None:
        self.query, self.lookup, self.country, self.readings = query, lookup, country, readings
        self.reasons: list[Reason] = []
        self.spelled = letters(query.name)
        self.key = readings.written.key
        """The folded name by which candidates were found."""

    def verdict(self) -> Verdict:
        self._tell_country()
        readings = self.readings
        if readings.unit and not self._bearers(readings.written.key):
            return self._ask(
                [c for r in readings.others for c in self._bearers(r.key)], ("other_unit", {"unit": readings.unit})
            )
        for reading in (readings.written, *readings.others):
            if found := self._bearers(reading.key):
                self.key = reading.key
                if reading.step != "as_written":
                    self.reasons.append((reading.step, {"read": reading.key}))
                return self._among(found, altered=reading.step != "as_written")
        if readings.parts and (verdict := self._by_parts()):
            return verdict
        for reading in readings.narrowed:
            if found := self._bearers(reading.key):
                self.key = reading.key
                return self._narrowed(found, reading)
        is_region = any(region[0] in self.country.codes for region in self.lookup.regions(readings.written.key))
        for reading in () if is_region else self.readings.unofficial:
            found = [c for c in self._bearers(reading.key) if c.bearing > Bearing.ALIAS]
            if len(found) == 1 and self.country.codes:
                self.reasons.append((reading.step, {"read": reading.key}))
                return self._only(found[0], altered=True)
        return self._not_found()

    def _tell_country(self) -> None:
        country = self.country
        if country.is_given and not country.codes:
            self.reasons.append(("unknown_country", {"text": country.text}))
        elif country.is_guess:
            self.reasons.append(("country_misspelled", {"text": country.text, "country": country.codes[0]}))
        elif len(country.codes) > 1:
            self.reasons.append(("country_open", {"text": country.text}))

    # -- who bears a name where --

    def _bearers(self, key: str) -> list[Candidate]:
        """Those who bear it in the country of the query, or anywhere if that is not known."""
        found = [self._with_spelling(candidate, key) for candidate in self.lookup.bearers(key)]
        codes = self.country.codes
        if not codes:
            return found
        within = [c for c in found if c.country in codes]
        if within:
            return with_namesakes(within, key, self.lookup)
        abroad = parts_abroad(codes)
        return [c for c in found if c.country in abroad and is_known_abroad(c, self.lookup)]

    def _with_spelling(self, candidate: Candidate, key: str) -> Candidate:
        if candidate.bearing == Bearing.ALIAS and is_respelling(key, candidate):
            return replace(candidate, bearing=Bearing.OWN)  # «Mykolaiv» is Mykolayiv's own name
        same = candidate.bearing == Bearing.OWN and letters(candidate.name) == self.spelled
        return replace(candidate, bearing=Bearing.SPELLED) if same else candidate

    # -- from several to one --

    def _among(self, found: list[Candidate], *, altered: bool = False) -> Verdict:
        """Decide among bearers of one name, or ask."""
        if self.query.latitude is not None and self.query.longitude is not None:
            return self._by_distance(found, self.query.latitude, self.query.longitude)
        found, refused = self._in_region(found)
        if refused is not None:
            return refused
        found = once(found)
        codes = self.country.codes
        if len(found) == 1:
            return self._only(found[0], altered)
        if not codes:
            return self._ask(found, ("homonyms_without_country", {"count": len(found)}))
        return self._of_one_name(found, altered)

    def _only(self, only: Candidate, altered: bool) -> Verdict:
        if only.is_district:
            return self._ask([only], ("is_district", {"name": only.name}))
        if not self.country.codes:
            if only.bearing == Bearing.ALIAS or altered or self.country.is_given:
                return self._ask([only], ("alias_without_country", {"name": only.name}))
            return self._sure(only, 92, ("only_in_world", {"name": only.name}))
        if (
            only.bearing == Bearing.ALIAS
            and only.city is None
            and (doubt := doubt_of_alias(self.key, only, self.lookup))
        ):
            return self._ask([only], (doubt, {"name": only.name}))
        if only.city is None and is_region_elsewhere(self.key, only, self.lookup):
            return self._ask([only], ("region_of_that_name", {"name": only.name}))
        score = {Bearing.SPELLED: 98, Bearing.OWN: 97, Bearing.ALIAS: 94}[only.bearing] - 2 * altered
        code = "only_in_country" if only.bearing > Bearing.ALIAS else "only_alias_in_country"
        return self._sure(only, score, (code, {"name": only.name, "country": only.country}))

    def _of_one_name(self, found: list[Candidate], altered: bool) -> Verdict:
        """Several in one country: the one that is meant for a reason that can be named, or a question."""
        picked = pick(found, self.key, self.spelled, self.lookup)
        if picked and is_region_elsewhere(self.key, picked.chosen, self.lookup):
            return self._ask(found, ("region_of_that_name", {"name": picked.chosen.name}))
        if picked:
            return self._sure(picked.chosen, picked.score - 2 * altered, picked.reason)
        if len({c.country for c in found}) > 1:
            return self._ask(found, ("homonyms", {"count": len(found)}))
        return self._ask(found, ("homonyms_in_country", {"count": len(found), "country": found[0].country}))

    def _in_region(self, found: list[Candidate]) -> tuple[list[Candidate], Verdict | None]:
        """Those in the part or region that the list names; a verdict where that leaves none."""
        if self.country.admin1:
            within = [c for c in found if c.admin1 == self.country.admin1 or not c.admin1]
            if not within:
                return found, self._ask(found, ("other_part", {"part": self.country.text}))
            found = within
        named = self.query.region or self.country.region
        if not named:
            return found, None
        regions = regions_of(named, self.country.codes, self.lookup)
        within = [c for c in found if (c.country, c.admin1) in regions or (c.city is not None and not c.admin1)]
        if within:
            self.reasons.append(("in_region", {"region": named}))
            return within, None
        # A region that is not known, or one where the name is not borne: either way it is not for us to say.
        code = (
            "not_in_region"
            if any(c.country == country for c in found for country, _admin1 in regions)
            else "unknown_region"
        )
        return found, self._ask(found, (code, {"region": named}))

    def _by_distance(self, found: list[Candidate], latitude: float, longitude: float) -> Verdict:
        by_distance = sorted(found, key=lambda c: kilometres(c, latitude, longitude))
        nearest = kilometres(by_distance[0], latitude, longitude)
        values = {"name": by_distance[0].name, "km": round(nearest)}
        if nearest > AT_PLACE_KM:
            return self._ask(by_distance, ("far_from_coordinates", values))
        near = once([c for c in found if kilometres(c, latitude, longitude) <= 3 * nearest + 5])
        if len(near) > 1:
            return self._ask(by_distance, ("several_at_coordinates", {"count": len(near)}))
        return self._sure(near[0], 99, ("at_coordinates", values))

    # -- names with more than a name --

    def _by_parts(self) -> Verdict | None:
        """«Biel/Bienne»: one place that bears both names. «Berlin – Spandau»: the district of the town before it."""
        first, last = self.readings.parts[0], self.readings.parts[-1]
        bearers = [{c.identity: c for c in self._bearers(part)} for part in self.readings.parts]
        if not any(bearers):
            return None
        self.reasons.append(("parts", {"names": " / ".join(self.readings.parts)}))
        if common := set.intersection(*(set(found) for found in bearers)):
            best = [max((found[i] for found in bearers), key=lambda c: c.bearing) for i in sorted(common)]
            return self._among(best, altered=True)
        if len(bearers) == 2 and bearers[0] and regions_by_letters(last, self.country.codes, self.lookup):
            return self._narrowed(list(bearers[0].values()), Reading(first, "qualified", last))
        offered = [c for found in reversed(bearers) for c in found.values()]
        if bearers[0] and bearers[-1] and len(bearers) == 2 and "/" not in self.query.name:
            return self._within_town(list(bearers[-1].values()), first)
        return self._ask(offered, ("parts_disagree", {"one": first, "other": last}))

    def _narrowed(self, found: list[Candidate], reading: Reading) -> Verdict:
        """«Friedberg, Hesse» and «Brooklyn (New York)»: the one there, never the town that is only said beside it."""
        qualifier = reading.qualifier
        codes = tuple({c.country for c in found})
        if regions := regions_of(qualifier, codes, self.lookup):
            within = [c for c in found if (c.country, c.admin1) in regions]
            if not within:
                return self._ask(found, ("not_in_region", {"region": qualifier}))
            self.reasons.append(("in_region", {"region": qualifier}))
            if len(within) > 1 or self.country.codes:
                return self._among(within, altered=True)
        return self._within_town(found, qualifier, is_municipality=reading.step == "bracketed")

    def _within_town(self, found: list[Candidate], named: str, *, is_municipality: bool = False) -> Verdict:
        """The one near the town that is named beside it, or in a municipality that is no town and is not known."""
        towns = [c for c in self._bearers(read_name(named).written.key) if not c.is_district]
        if not towns:
            only = once(found)
            is_clear = is_municipality or (only[0].population >= CITY_OF_ITS_OWN and is_called_region(named))
            if is_clear and len(only) == 1 and only[0].bearing > Bearing.ALIAS and self.country.codes:
                values = {"name": only[0].name, "country": only[0].country, "qualifier": named}
                return self._sure(only[0], 90, ("only_with_qualifier", values))
            return self._ask(found, ("unknown_qualifier", {"qualifier": named}))
        town = max(towns, key=size_of)
        if [c.identity for c in found if c.bearing > Bearing.ALIAS] == [c.identity for c in towns] == [town.identity]:
            return self._among(found, altered=True)  # «George Town, Penang»: both are its names
        near = [c for c in found if c.identity != town.identity and between(c, town) <= self._reach(c)]
        if not near and (there := self._in_its_unit(found, town)):
            return self._sure(there, 91, ("in_unit_of", {"name": there.name, "town": town.name}))
        if not near:
            return self._ask([*found, town], ("not_near", {"qualifier": town.name, "km": round(NEAR_KM)}))
        if len(near) > 1 or not self.country.codes:
            return self._ask(near, ("homonyms_near", {"count": len(near), "town": town.name}))
        if near[0].population >= max(CITY_OF_ITS_OWN, size_of(town)):
            return self._ask([town, near[0]], ("beside_smaller", {"name": near[0].name, "town": town.name}))
        return self._sure(near[0], 93, ("district_of", {"name": near[0].name, "town": town.name}))

    def _reach(self, candidate: Candidate) -> float:
        """How far it may lie from its town: Vaihingen an der Enz, called so for short, is not that of Stuttgart."""
        is_short = candidate.bearing == Bearing.ALIAS and f" {self.key} " in f" {fold(candidate.name)} "
        return NEAR_KM / 2 if is_short else NEAR_KM

    def _in_its_unit(self, found: list[Candidate], town: Candidate) -> Candidate | None:
        """The only one in the first unit of the town beside it: «Izumi, Kagoshima», a prefecture and its capital."""
        there = once([c for c in found if (c.country, c.admin1) == (town.country, town.admin1)])
        if len(there) != 1 or not town.admin1 or town.admin1 in PARTS_OF_THE_UNITED_KINGDOM:
            return None
        only = there[0]
        is_other = only.identity != town.identity and only.bearing > Bearing.ALIAS
        is_near = between(only, town) <= SAME_UNIT_KM and size_of(only) >= SMALLEST_BY_UNIT
        return only if is_other and is_near and self.country.codes else None

    # -- endings --

    def _sure(self, chosen: Candidate, score: int, reason: Reason) -> Verdict:
        return Verdict(Outcome.SURE, score, (*self.reasons, reason), chosen, (chosen,))

    def _ask(self, found: list[Candidate], reason: Reason) -> Verdict:
        offered = tuple(ranked({c.identity: c for c in found}.values())[:ASKED])
        return Verdict(
            Outcome.ASK if offered else Outcome.NONE, 50 if offered else 0, (*self.reasons, reason), None, offered
        )

    def _not_found(self) -> Verdict:
        """Nobody of that name in the country; those of other countries are shown, never taken."""
        elsewhere = [c for r in (self.readings.written, *self.readings.others) for c in self.lookup.bearers(r.key)]
        if elsewhere:
            countries = sorted({c.country for c in elsewhere}, key=lambda code: country_name(code, "en"))[:4]
            return self._ask(elsewhere, ("only_elsewhere", {"countries": countries}))
        return Verdict(Outcome.NONE, 0, (*self.reasons, ("nobody", {"name": self.query.name})))

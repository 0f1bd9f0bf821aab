"""A city's story in a few sentences, made from its records in both languages; every sentence names what backs it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from profiles.choices import ConditionLevel, Field, RelationMode, TieStatus
from profiles.dates import display
from profiles.models import Membership
from profiles.selectors.notes import Note
from profiles.selectors.profile import CityProfile, TieFact
from profiles.text import Bilingual, format_number, listed, quoted

MOST_NOTES = 4
NAMED = 3
SMALL = {
    "en": dict(enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)),
    # «نه» reads as «no» too: nine stays a digit.
    "fa": dict(enumerate(("یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "۹", "ده"), 1)),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: ``lead`` leads to the section ``anchor`` with all records, ``rest`` follows it; notes of a few."""

    lead: Bilingual
    rest: Bilingual
    anchor: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a sentence calls the city: by name, or it."""

    en: str
    en_own: str
    fa: str


IT = Subject("It", "Its", "این شهر")


def summarise(profile: CityProfile) -> tuple[Sentence, ...]:
    """What is recorded of a city today, in sentences; none where nothing is. For no year but the present."""
    if profile.year is not None:
        return ()
    sentences: list[Sentence] = []
    for part in (_represents, _activities, _ties, _networks, _campaigns, _government, _conditions):
        # Only the first sentence names the city where another would say «it».
        name = profile.city.name
        subject = Subject(_en(name), f"{_en(name)}'s", _fa(name)) if not sentences else IT
        sentences += part(profile, subject)
    return tuple(replace(sentence, notes=_once(sentence.notes)) for sentence in sentences)


def _once(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """The notes without those that come again: two conditions may rest on one place of one source."""
    return tuple({note.number: note for note in notes}.values())


def _represents(profile: CityProfile, subject: Subject) -> Iterator[Sentence]:
    territory = profile.city.represents
    if territory:
        ours, theirs = profile.city.name, territory.name
        yield Sentence(
            Bilingual(
                f"{_en(ours)} stands abroad for {_en(theirs)}",
                f"{_fa(ours)} در جهان نمایندهٔ {_fa(theirs)} است",
            ),
            Bilingual(".", "."),
            "overview",
            profile.notes[:MOST_NOTES],
        )


def _activities(profile: CityProfile, subject: Subject) -> Iterator[Sentence]:
    facts, name = profile.activities, profile.city.name
    if not facts:
        return
    count = len(facts)
    dated = [fact for fact in facts if fact.record.started_earliest is not None]
    first = min(dated, key=lambda fact: (fact.record.started_earliest or 0, fact.record.slug)) if dated else None
    if count == 1:
        title = facts[0].record.title
        yield Sentence(
            Bilingual(
                f"One activity of {_en(name)} abroad is recorded", f"یک فعالیت برون‌مرزی از {_fa(name)} ثبت شده است"
            ),
            Bilingual(f": {_en_quoted(title)}.", f": {_fa_quoted(title)}."),
            "activities",
            facts[0].notes[:MOST_NOTES],
        )
        return
    shares = Counter(fact.record.field for fact in facts)
    code, most = min(shares.items(), key=lambda item: (-item[1], Field.codes().index(item[0])))
    field = Field.of(code).label
    if most == count:
        rest_en, rest_fa = f", all of them in {field.en.lower()}", f"؛ همه در حوزهٔ «{field.fa}»"
    elif most * 2 > count:
        rest_en, rest_fa = f", most of them in {field.en.lower()}", f"؛ بیشترشان در حوزهٔ «{field.fa}»"
    elif list(shares.values()).count(most) == 1:
        rest_en, rest_fa = f", most often in {field.en.lower()}", f"؛ بیش از همه در حوزهٔ «{field.fa}»"
    else:
        rest_en, rest_fa = "", ""
    if first:
        title, started = first.record.title, first.record.started
        rest_en += f"; the earliest that is dated is {_en_quoted(title)} ({display(started, 'en')})"
        rest_fa += f". نخستین فعالیت تاریخ‌دار آن {_fa_quoted(title)} ({display(started, 'fa')}) است"
    yield Sentence(
        Bilingual(
            f"{subject.en} has led or taken part in {_n(count, 'en')} recorded activities abroad",
            f"{subject.fa} در {_n(count, 'fa')} فعالیت برون‌مرزی ثبت‌شده راهبر یا شرکت‌کننده بوده است",
        ),
        Bilingual(f"{rest_en}.", f"{rest_fa}."),
        "activities",
        first.notes[:MOST_NOTES] if first else facts[0].notes[:MOST_NOTES],
    )


def _ties(profile: CityProfile, subject: Subject) -> Iterator[Sentence]:
    facts = profile.ties
    if not facts:
        return
    signed = [fact for fact in facts if fact.record.status != "planned"]
    dated = [fact for fact in signed if fact.record.started_earliest is not None]
    first = min(dated, key=lambda fact: (fact.record.started_earliest or 0, fact.record.slug)) if dated else None
    partners = len({fact.partner.pk for fact in facts})
    if partners == 1:
        partner, one = facts[0].partner.name, len(facts) == 1
        state = TieStatus.of(facts[0].record.status).label
        yield Sentence(
            Bilingual(
                f"{'One tie is' if one else 'Ties are'} recorded, with {_en(partner)}",
                f"{'یک پیوند' if one else 'چند پیوند'} با {_fa(partner)} ثبت شده است",
            ),
            Bilingual(f" ({state.en.lower()}).", f" ({state.fa}).") if one else Bilingual(*_states(facts)),
            "ties",
            facts[0].notes[:MOST_NOTES],
        )
        return
    countries = len({fact.partner.territory_id for fact in facts if fact.partner.territory_id})
    where_en = "one country" if countries == 1 else f"{_n(countries, 'en')} countries"
    rest_en, rest_fa = _states(facts)
    if first:
        oldest, started = first.partner.name, first.record.started
        rest_en = rest_en.removesuffix(".")
        rest_en += f"; the oldest that is dated is with {_en(oldest)} ({display(started, 'en')})."
        rest_fa += f" کهن‌ترین پیوند تاریخ‌دار آن با {_fa(oldest)} ({display(started, 'fa')}) است."
    yield Sentence(
        Bilingual(
            f"{subject.en} has ties with {_n(partners, 'en')} cities in {where_en}",
            f"{subject.fa} با {_n(partners, 'fa')} شهر در {_n(countries, 'fa')} کشور پیوند دارد",
        ),
        Bilingual(rest_en, rest_fa),
        "ties",
        (first or facts[0]).notes[:MOST_NOTES],
    )


def _states(facts: Sequence[TieFact]) -> tuple[str, str]:
    """How many of the ties are in force, suspended, ended; as the end of a sentence."""
    states = Counter(fact.record.status for fact in facts)
    if states["active"] == len(facts):
        return ", all of them in force.", "؛ همهٔ پیوندها برقرارند."
    parts_en, parts_fa = [], []
    for code, en, fa in (
        ("active", "in force", "پیوند برقرار"),
        ("planned", "announced but not signed", "پیوند اعلام‌شده اما امضانشده"),
        ("dormant", "dormant", "پیوند راکد"),
        ("suspended", "suspended", "پیوند معلق"),
        ("ended", "ended", "پیوند پایان‌یافته"),
    ):
        if states[code]:
            parts_en.append(f"{_n(states[code], 'en')} {en}")
            parts_fa.append(f"{_n(states[code], 'fa')} {fa}")
    return f" ({listed(parts_en, 'en')}).", f" ({listed(parts_fa, 'fa')})."


def _networks(profile: CityProfile, subject: Subject) -> Iterator[Sentence]:
    present = [fact for fact in profile.memberships if fact.record.goes_on and not fact.record.ended]
    former = {fact.record.network_id for fact in profile.memberships} - {fact.record.network_id for fact in present}
    networks = {fact.record.network_id: fact for fact in sorted(present, key=lambda fact: _weight(fact.record))}
    if not networks:
        return
    named = [fact.record.network for fact in networks.values()][:NAMED]
    count = len(networks)
    names_en = _list_en([network.acronym or _en(network.name) for network in named])
    names_fa = _list_fa([_fa_quoted(network.name) for network in named])
    if count == 1:
        lead = Bilingual(
            f"{subject.en} is listed in one city network", f"نام {subject.fa} در فهرست اعضای یک شبکهٔ شهری است"
        )
        rest_en, rest_fa = f", {names_en}", f": {names_fa}"
    else:
        lead = Bilingual(
            f"{subject.en} is listed in {_n(count, 'en')} city networks",
            f"نام {subject.fa} در فهرست اعضای {_n(count, 'fa')} شبکهٔ شهری است",
        )
        all_named = count <= NAMED
        rest_en = f": {names_en}" if all_named else f", among them {names_en}"
        rest_fa = f": {names_fa}" if all_named else f"، از جمله {names_fa}"
    if former:
        rest_en += f"; it is a former member of {_n(len(former), 'en')}"
        rest_fa += f"؛ پیش‌تر عضو {_n(len(former), 'fa')} شبکهٔ دیگر هم بوده است"
    notes = tuple(note for fact in list(networks.values())[:NAMED] for note in fact.notes[:1])
    yield Sentence(lead, Bilingual(f"{rest_en}.", f"{rest_fa}."), "networks", notes)


def _weight(membership: Membership) -> tuple[int, int, str]:
    """Founders, chairs and hosts first, then who joined first."""
    parts = {"founder": 0, "chair": 0, "host": 0}
    return parts.get(membership.role, 1), membership.started_earliest or 10_000_000, membership.slug


def _campaigns(profile: CityProfile, subject: Subject) -> Iterator[Sentence]:
    facts = profile.campaigns
    if not facts:
        return
    named = facts[:NAMED]
    en = _list_en([f"{_en_quoted(fact.record.name)}{_when(fact.record.started, 'en')}" for fact in named])
    fa = _list_fa([f"{_fa_quoted(fact.record.name)}{_when(fact.record.started, 'fa')}" for fact in named])
    more = len(facts) > NAMED
    one = len(facts) == 1
    yield Sentence(
        Bilingual(
            f"{subject.en} has shown itself to the world under {'a brand' if one else 'brands'} of its own",
            f"{subject.fa} خود را با {'یک' if one else 'چند'} پویش برندسازی به جهان شناسانده است",
        ),
        Bilingual(f"{', among them' if more else ':'} {en}.", f"{'، از جمله' if more else ':'} {fa}."),
        "campaigns",
        tuple(note for fact in named for note in fact.notes[:1]),
    )


def _government(profile: CityProfile, subject: Subject) -> Iterator[Sentence]:
    facts = profile.government_relations
    if not facts:
        return
    counts = Counter(fact.record.mode for fact in facts)
    modes = [(mode, counts[mode]) for mode in RelationMode if counts[mode]]
    en = _list_en([f"{mode.label.en.lower()} ({format_number(count, 'en')})" for mode, count in modes])
    fa = _list_fa([f"{mode.label.fa} ({format_number(count, 'fa')})" for mode, count in modes])
    yield Sentence(
        Bilingual(
            f"{subject.en_own} relation with the national government is recorded as",
            f"رابطهٔ {subject.fa} با دولت ملی چنین ثبت شده است:",
        ),
        Bilingual(f" {en}.", f" {fa}."),
        "government",
        tuple(note for fact in facts[:NAMED] for note in fact.notes[:1]),
    )


def _conditions(profile: CityProfile, subject: Subject) -> Iterator[Sentence]:
    present = [
        (condition.kind, fact)
        for condition in profile.conditions
        for fact in condition.facts[:1]
        if fact.record.level == ConditionLevel.PRESENT
    ]
    if not present:
        return
    en = _list_en([kind.label.en.lower() for kind, _fact in present])
    fa = _list_fa([_fa_quoted(kind.label) for kind, _fact in present])
    lead = Bilingual(
        "These enabling conditions are assessed as present", "از شرایط زمینه‌ساز، این‌ها فراهم ارزیابی شده‌اند"
    )
    if len(present) == 1:
        lead = Bilingual(
            "One enabling condition is assessed as present", "از شرایط زمینه‌ساز، یکی فراهم ارزیابی شده است"
        )
    yield Sentence(
        lead,
        Bilingual(f": {en}.", f": {fa}."),
        "conditions",
        tuple(note for _kind, fact in present for note in fact.notes[:1])[:MOST_NOTES],
    )


def _en(text: Bilingual) -> str:
    return text.in_language("en")


def _fa(text: Bilingual) -> str:
    return text.in_language("fa")


def _en_quoted(text: Bilingual) -> str:
    return quoted(_en(text), "en")


def _fa_quoted(text: Bilingual) -> str:
    return quoted(_fa(text), "fa")


def _n(number: int, language: str) -> str:
    """A number within a sentence: small ones in words."""
    return SMALL[language].get(number) or format_number(number, language)


def _when(started: str, language: str) -> str:
    return f" ({display(started, language)})" if started else ""


def _list_en(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{listed(items[:-1], 'en')} and {items[-1]}"


def _list_fa(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{listed(items[:-1], 'fa')} و {items[-1]}"

"""What a record is called, whatever its noun."""

from profiles.choices import ConditionKind
from profiles.models import Condition, EssayCheck, Membership, NationalFramework, Observation, Record, Source, Tie
from profiles.text import Bilingual, format_number, shortest


def name_of(record: Record) -> Bilingual:
    """What a record is called, in both languages, whatever its noun."""
    match record:
        case Tie():
            return _joined(record.city_a.name, record.city_b.name)
        case Membership():
            return _joined(record.city.name, record.network.name)
        case NationalFramework():
            return _joined(record.territory.name, record.instrument)
        case Condition():
            return _joined(record.city.name, ConditionKind.of(record.kind).label)
        case Observation():
            subject = record.city or record.territory or record.network
            figure = Bilingual(
                f"{record.indicator.name.in_language('en')}: {format_number(shortest(record.value), 'en')}",
                f"{record.indicator.name.in_language('fa')}: {format_number(shortest(record.value), 'fa')}",
            )
            return _joined(subject.name, figure) if subject else figure
        case EssayCheck():
            return record.claim
        case Source():
            return Bilingual(record.title, record.title)
    words = getattr(record, "name", None) or getattr(record, "title", None)
    return words if isinstance(words, Bilingual) else Bilingual(str(record), str(record))


def _joined(first: Bilingual, second: Bilingual) -> Bilingual:
    return Bilingual(
        f"{first.in_language('en')} – {second.in_language('en')}",
        f"{first.in_language('fa')} – {second.in_language('fa')}",
    )

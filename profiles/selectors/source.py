"""What the page of a source shows: every public record that rests on it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from profiles.choices import VOCABULARIES, PublicationState
from profiles.models import CITED, Citation, Record, Source
from profiles.selectors.naming import name_of
from profiles.selectors.notes import Note
from profiles.text import Bilingual

PARAGRAPHS = range(1, 24)
"""Those of the essay."""

# What a record's name or address is read from, so that no row of the page asks for more.
READ_WITH = {
    "tie": ("city_a", "city_b"),
    "membership": ("city", "network"),
    "activity": ("city",),
    "campaign": ("city",),
    "government_relation": ("city",),
    "condition": ("city",),
    "national_framework": ("territory",),
    "observation": ("indicator", "city", "territory", "network", "claimed_by"),
}


@dataclass(frozen=True, slots=True)
class CitedRecord:
    """A public record and how the source is cited for it."""

    record: Record
    note: Note

    @property
    def label(self) -> Bilingual:
        """What the record is called."""
        return name_of(self.record)

    @property
    def kind(self) -> str:
        """The noun in the reader's language."""
        return str(self.record._meta.verbose_name)

    @property
    def confidence(self) -> str:
        return self.note.confidence


@dataclass(frozen=True, slots=True)
class NounGroup:
    """The records of one noun that rest on the source."""

    title: str
    noun: str
    cited: list[CitedRecord] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a vocabulary that comes from the essay; ``vocabulary`` is the name that the API gives the list."""

    vocabulary: str
    label: Bilingual


@dataclass(frozen=True, slots=True)
class ParagraphGroup:
    """What rests on one paragraph of the essay; ``number`` None gathers what names no single paragraph."""

    number: int | None
    cited: tuple[CitedRecord, ...]
    terms: tuple[Term, ...] = ()

    @property
    def count(self) -> int | None:
        """How many records rest on it; None, which pages leave out, for none."""
        return len(self.cited) or None


def public_citations() -> QuerySet[Citation]:
    """The citations for public records."""
    published = PublicationState.PUBLISHED
    public = Q(pk__in=[])
    for noun, model in CITED.items():
        condition = Q(**{f"{noun}__state": published})
        for path in model.rests_on:
            condition &= Q(**{f"{noun}__{path}__state": published}) | Q(**{f"{noun}__{path}__isnull": True})
        public |= condition
    return Citation.objects.filter(public)


def count_citations(sources: Iterable[Source]) -> dict[int, int]:
    """How many public citations each of these sources has, by key, in one query."""
    cited = public_citations().filter(source__in=[source.pk for source in sources]).order_by()
    return dict(cited.values_list("source").annotate(count=Count("pk")))


def citations_of(source: Source) -> QuerySet[Citation]:
    """The citations of a source for public records, in the order of the nouns; the records come with them."""
    places, read = [], []
    for place, noun in enumerate(CITED):
        places.append(When(**{f"{noun}__isnull": False}, then=Value(place)))
        read += [noun, *(f"{noun}__{path}" for path in READ_WITH.get(noun, ()))]
    return (
        public_citations()
        .filter(source=source)
        .select_related("source__link", *read)
        .annotate(place=Case(*places, output_field=IntegerField()))
        .order_by("place", "pk")
    )


def by_noun(citations: list[Citation]) -> list[NounGroup]:
    """Group citations by the noun of their record, in the order given."""
    groups: dict[str, NounGroup] = {}
    for number, citation in enumerate(citations, 1):
        record = citation.record
        group = groups.setdefault(record.noun, NounGroup(str(record._meta.verbose_name_plural), record.noun))
        group.cited.append(CitedRecord(record, Note(number, citation)))
    return list(groups.values())


def by_paragraph(citations: list[Citation]) -> list[ParagraphGroup]:
    """Group citations of the essay by paragraph, all 23 of them, and last those that name none of them."""
    groups: dict[int | None, list[CitedRecord]] = {number: [] for number in PARAGRAPHS}
    for number, citation in enumerate(citations, 1):
        cited = CitedRecord(citation.record, Note(number, citation))
        for paragraph in paragraphs_in(citation.locator):
            groups.setdefault(paragraph, []).append(cited)
    return [ParagraphGroup(number, tuple(cited), terms_of(number)) for number, cited in groups.items()]


def terms_of(paragraph: int | None) -> tuple[Term, ...]:
    """The terms of all vocabularies that come from that paragraph of the essay."""
    return tuple(
        Term(name, member.label)
        for name, vocabulary in VOCABULARIES.items()
        for member in vocabulary
        if paragraph in member.paragraphs
    )


def paragraphs_in(locator: str) -> list[int | None]:
    """The paragraphs that a locator names: ``16`` → [16], ``3–4`` → [3, 4]; [None] where it names none."""
    numbers: list[int | None] = []
    for part in locator.replace("–", "-").replace("؛", ",").replace("،", ",").split(","):
        first, dash, last = (piece.strip() for piece in part.partition("-"))
        if not (first.isascii() and first.isdigit()):
            continue
        end = int(last) if dash and last.isascii() and last.isdigit() else int(first)
        numbers += [number for number in PARAGRAPHS if int(first) <= number <= end]
    return numbers or [None]

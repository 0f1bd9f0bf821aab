"""Notes: the citations of everything on a page, numbered in the order in which a reader meets them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from profiles.choices import Locator
from profiles.models import CITED, Citation, Record
from profiles.text import Bilingual, to_persian_digits


@dataclass(frozen=True)
class Note:
    """A numbered note: one place in one source, with the confidence of the claim it stands at."""

    number: int
    citation: Citation

    @property
    def confidence(self) -> str:
        return self.citation.confidence

    @property
    def title(self) -> str:
        return self.citation.source.title

    @property
    def language(self) -> str:
        """The language of the title, BCP 47; empty when it is not recorded."""
        return self.citation.source.language

    @property
    def publisher(self) -> str:
        return self.citation.source.publisher

    @property
    def published(self) -> str:
        return self.citation.source.published

    @property
    def url(self) -> str:
        """Where the source itself is."""
        return self.citation.source.url

    @property
    def dead_since(self) -> datetime | None:
        """When the address of the source was found dead."""
        return self.citation.source.dead_since

    @property
    def archived_url(self) -> str:
        """Where a copy of the source is kept."""
        return self.citation.source.archived_url

    @property
    def address(self) -> str:
        """Our own page of the source."""
        return self.citation.source.get_absolute_url()

    @property
    def locator(self) -> Bilingual | None:
        """«paragraph 16», in both languages."""
        if not self.citation.locator:
            return None
        kind = Locator.of(self.citation.locator_kind).label
        place = self.citation.locator
        return Bilingual(f"{kind.en.lower()} {place}", f"{kind.fa} {to_persian_digits(place)}")

    @property
    def supports(self) -> Bilingual:
        return self.citation.supports


class Notes:
    """Numbers the notes of one page: the same place of the same source has the same number wherever it is cited.

    All citations are read in one query; numbers are given as records are asked for, so ask in the order of
    the page.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        wanted: dict[str, set[int]] = defaultdict(set)
        for record in records:
            noun = record.noun.replace("-", "_")
            if noun in CITED:
                wanted[noun].add(record.pk)
        self._citations: dict[tuple[str, int], list[Citation]] = defaultdict(list)
        self._numbers: dict[tuple[int, str], int] = {}
        self.listed: list[Note] = []
        if not wanted:
            return
        condition = Q(pk__in=[])
        for noun, keys in wanted.items():
            condition |= Q(**{f"{noun}__in": keys})
        for citation in Citation.objects.filter(condition).with_source():
            for noun in wanted:
                key = getattr(citation, f"{noun}_id")
                if key is not None:
                    self._citations[noun, key].append(citation)

    def of(self, record: Record) -> tuple[Note, ...]:
        """The notes of a record, in order."""
        notes = []
        for citation in self._citations.get((record.noun.replace("-", "_"), record.pk), ()):
            place = (citation.source_id, citation.locator)
            number = self._numbers.get(place)
            note = Note(number or len(self.listed) + 1, citation)
            if number is None:
                self._numbers[place] = note.number
                self.listed.append(note)
            notes.append(note)
        return tuple(notes)

"""What becomes of a row: every row of a list has exactly one account."""

from dataclasses import dataclass, field

from profiles.choices.importing import RowState
from profiles.models import Record
from profiles.selectors.matching import Reason


@dataclass(slots=True)
class Account:
    """What became of a row, why, and the address of the record that it came to."""

    state: RowState
    reasons: list[Reason] = field(default_factory=list)
    result: str = ""

    @classmethod
    def created(cls, slug: str) -> "Account":
        return cls(RowState.CREATED, [("made", {})], slug)

    @classmethod
    def merged(cls, slug: str, reason: Reason) -> "Account":
        return cls(RowState.MERGED, [reason], slug)

    @classmethod
    def queued(cls, *names: str) -> "Account":
        return cls(RowState.QUEUED, [("waits", {"name": name}) for name in names])

    @classmethod
    def rejected(cls, reason: Reason) -> "Account":
        return cls(RowState.REJECTED, [reason])

    def tell_of(self, record: Record) -> None:
        """Say of a record on file that it is not public: a list does not make it so."""
        if self.is_merged and not record.is_published:
            self.reasons = [*self.reasons, ("not_public", {})]

    @property
    def is_merged(self) -> bool:
        return self.state is RowState.MERGED

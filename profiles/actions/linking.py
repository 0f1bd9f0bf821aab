"""What the web answered to the address of a source, and how it is kept."""

from dataclasses import dataclass

from django.utils import timezone

from profiles.choices.link import LinkState
from profiles.models import Link, Source


@dataclass(frozen=True, slots=True)
class Answer:
    """How an address answered: the state, the status of HTTP if there was one, and a word on it."""

    state: LinkState
    status: int | None = None
    detail: str = ""
    moved_to: str = ""


def mark_link(*, source: Source, answer: Answer) -> Link:
    """Keep the answer to the source's address. The source itself, its history and the data version stay as they are."""
    before = Link.objects.filter(source=source, url=source.url).first()
    failures = (before.failures if before else 0) + 1 if answer.state == LinkState.UNREACHABLE else 0
    link, _made = Link.objects.update_or_create(
        source=source,
        defaults={
            "url": source.url,
            "state": answer.state.value,
            "status": answer.status,
            "detail": answer.detail[:300],
            "moved_to": answer.moved_to[:1000],
            "failures": failures,
            "checked_at": timezone.now(),
        },
    )
    return link

"""Texts that lag behind their other language: one side was changed since, and the other has not followed."""

from datetime import datetime

from profiles.models import Record
from profiles.selectors.former import history_of
from profiles.selectors.health import bilingual_columns


def stale_texts(record: Record) -> dict[str, datetime]:
    """The columns of a record that have not followed their other language, and since when; one query.

    A change of the side that lagged counts as following: both are level again after it, in whatever order they were
    written. What is empty does not lag, it is missing; filling or emptying it leaves the other side as it was.
    """
    pairs = bilingual_columns(type(record))
    if record.pk is None or not pairs:
        return {}
    sides = [f"{column}_{language}" for column in pairs for language in ("en", "fa")]
    lagging: dict[str, datetime] = {}
    last: dict[str, str] | None = None
    for row in history_of(type(record)).filter(id=record.pk).values("history_date", *sides):
        for column in pairs if last is not None else ():
            for changed, other in ((f"{column}_en", f"{column}_fa"), (f"{column}_fa", f"{column}_en")):
                if last is None or row[changed] == last[changed] or row[other] != last[other]:
                    continue
                if lagging.pop(changed, None) is None and last[changed] and row[changed]:
                    lagging.setdefault(other, row["history_date"])
            if last is not None and all(
                row[f"{column}_{tongue}"] != last[f"{column}_{tongue}"] for tongue in ("en", "fa")
            ):
                lagging.pop(f"{column}_en", None)
                lagging.pop(f"{column}_fa", None)
        last = row
    return {name: since for name, since in lagging.items() if getattr(record, name)}

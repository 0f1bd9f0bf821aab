"""Parameters that name records: by slug, and territories by code as well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiles.filters.parameters import SeveralParameter
from profiles.models import Record, Territory
from profiles.models.base import SLUG, noun_of


class RecordsParameter(SeveralParameter):
    """Public records by their slugs; gives the records."""

    def __init__(self, model: type[Record], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.model = model

    def to_python(self, value: Any) -> list[Any]:
        slugs = super().to_python(value)
        if not slugs:
            return []
        found = self.look_up([slug for slug in slugs if self.is_readable(slug)])
        for slug in slugs:
            if slug not in found:
                raise ValidationError(
                    _("There is no %(noun)s “%(slug)s”."),
                    params={"noun": self.model._meta.verbose_name, "slug": slug},
                    code=f"unknown_{noun_of(self.model)}",
                )
        return list(dict.fromkeys(found[slug] for slug in slugs))

    def is_readable(self, slug: str) -> bool:
        """Whether it can be an address at all: databases refuse to be asked for some characters."""
        return len(slug) <= 160 and re.fullmatch(SLUG, slug) is not None

    def look_up(self, slugs: Sequence[str]) -> dict[str, Record]:
        """The records by what was typed."""
        # For the checker: every record has it.
        return {record.slug: record for record in self.model._default_manager.published().filter(slug__in=slugs)}  # type: ignore[attr-defined]


class TerritoriesParameter(RecordsParameter):
    """Territories by ISO 3166 code (``ES``, ``es-ct``) or slug; regions count with the country that they lie in."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Territory, **kwargs)

    def is_readable(self, slug: str) -> bool:
        return super().is_readable(slug.lower())

    def look_up(self, slugs: Sequence[str]) -> dict[str, Record]:
        territories = Territory.objects.published().filter(
            Q(slug__in=[slug.lower() for slug in slugs]) | Q(iso_code__in=[slug.upper() for slug in slugs])
        )
        by_slug = {territory.slug: territory for territory in territories}
        by_code = {territory.iso_code: territory for territory in territories if territory.iso_code}
        found = {slug: by_code.get(slug.upper()) or by_slug.get(slug.lower()) for slug in slugs}
        return {slug: territory for slug, territory in found.items() if territory}

"""Texts in two languages: the value, and the descriptor that reads it from a pair of columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self, overload

from profiles.text.digits import current_language

LANGUAGES = ("en", "fa")


@dataclass(frozen=True)
class Bilingual:
    """A text in English and Persian; an empty string means that it is not written in that language."""

    en: str = ""
    fa: str = ""

    def language_shown(self, language: str | None = None) -> str:
        """Return the language (``"en"`` or ``"fa"``) in which ``in_language`` answers: for ``lang`` and ``dir``."""
        wanted = current_language(language)
        other = "en" if wanted == "fa" else "fa"
        return other if not getattr(self, wanted) and getattr(self, other) else wanted

    def in_language(self, language: str | None = None) -> str:
        """Return the text in the language (the active one by default), or in the other where that is empty."""
        if current_language(language) == "fa":
            return self.fa or self.en
        return self.en or self.fa

    def as_dict(self) -> dict[str, str]:
        """Return ``{"en": …, "fa": …}``, the form of the API."""
        return {"en": self.en, "fa": self.fa}

    def __str__(self) -> str:
        return self.in_language()

    def __bool__(self) -> bool:
        return bool(self.en or self.fa)


class BilingualText:
    """A pair of columns as one attribute: ``name = BilingualText("name")`` reads ``name_en`` and ``name_fa``.

    Reading gives a ``Bilingual``; a ``Bilingual`` or a mapping with the keys ``en`` and ``fa`` may be assigned (a key
    that is absent leaves its column). The name of the columns defaults to that of the attribute.
    """

    def __init__(self, column: str = "") -> None:
        self.column = column

    def __set_name__(self, owner: type, name: str) -> None:
        self.column = self.column or name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Bilingual: ...
    def __get__(self, instance: object | None, owner: type) -> Self | Bilingual:
        if instance is None:
            return self
        return Bilingual(
            en=getattr(instance, f"{self.column}_en") or "",
            fa=getattr(instance, f"{self.column}_fa") or "",
        )

    def __set__(self, instance: Any, value: Bilingual | Mapping[str, str]) -> None:
        texts = value.as_dict() if isinstance(value, Bilingual) else value
        if unknown := set(texts) - set(LANGUAGES):
            raise ValueError(f"Not a language of the database: {', '.join(sorted(unknown))}")
        for language, text in texts.items():
            setattr(instance, f"{self.column}_{language}", text)

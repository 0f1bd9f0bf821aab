"""What a vocabulary is: a closed list of codes, each with its words in both languages and where it comes from."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Self

from django.utils.functional import lazy

from profiles.text import Bilingual


def _in_current_language(text: Bilingual) -> str:
    return text.in_language()


_lazily = lazy(_in_current_language, str)


class Vocabulary(StrEnum):
    """A vocabulary of the database; each member is its code (a ``str``) and knows its label and definition.

    A member is written ``CODE = code, English label, Persian label[, English definition, Persian definition
    [, paragraphs of the essay[, group]]]``. The paragraphs are those of the essay that the term comes from
    (1 to 23, see ``docs/essay.md``); an empty tuple says that the term is not the essay's.
    """

    label: Bilingual
    definition: Bilingual
    paragraphs: tuple[int, ...]
    group: str

    def __new__(
        cls,
        code: str,
        en: str,
        fa: str,
        definition_en: str = "",
        definition_fa: str = "",
        paragraphs: Sequence[int] = (),
        group: str = "",
    ) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = Bilingual(en, fa)
        member.definition = Bilingual(definition_en, definition_fa)
        member.paragraphs = tuple(paragraphs)
        member.group = group
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, Any]]:
        """Pairs of code and label for a field's ``choices``; the label follows the reader's language."""
        return [(member.value, _lazily(member.label)) for member in cls]

    @classmethod
    def codes(cls) -> tuple[str, ...]:
        """All codes in their order."""
        return tuple(member.value for member in cls)

    @classmethod
    def get(cls, code: str) -> Self | None:
        """The member of that code, or None."""
        member: Any = cls._value2member_map_.get(code)
        return member if isinstance(member, cls) else None

    @classmethod
    def of(cls, code: str) -> Self:
        """The member of a code that the database holds. Raises ``ValueError`` for any other."""
        member = cls.get(code)
        if member is None:
            raise ValueError(f"{code!r} is no code of {cls.__name__}")
        return member

"""The words of a list for what has a code here: kinds of ties, roles of members."""

from collections import Counter
from collections.abc import Mapping

from profiles.actions.importing.reading import Table
from profiles.choices import TieKind, Vocabulary
from profiles.text import fold

MOST_KINDS = 40


def words_for_kinds(table: Table, columns: Mapping[str, str]) -> dict[str, str]:
    """What a list of ties writes in its column of kinds, the commonest first → the code that it is read as, if any."""
    header = columns.get("kind", "")
    if header not in table.headers:
        return {}
    place = table.headers.index(header)
    words = Counter(row[place] for row in table.rows if len(row) > place and row[place])
    return {word: code_of(TieKind, word) for word, _count in words.most_common(MOST_KINDS)}


def code_of(vocabulary: type[Vocabulary], word: str) -> str:
    """The code whose name or label a word is; empty if there is none."""
    folded = fold(word) if word else ""
    if not folded:
        return ""
    for member in vocabulary:
        known = {fold(member.value), fold(member.label.en), fold(member.label.fa)}
        if folded in known or f"{folded}s" in known or folded.removesuffix("s") in known:
            return member.value
    return ""

"""Sources pasted as BibTeX, RIS, DOI, ISBN or address: read without a network, each into the columns of a source."""

from profiles.exchange.pasting.entry import Pasted
from profiles.exchange.pasting.reading import MOST_ENTRIES, PasteError, read_pasted

__all__ = ["MOST_ENTRIES", "PasteError", "Pasted", "read_pasted"]

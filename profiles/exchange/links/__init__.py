"""Whether the addresses of sources still answer: asked politely, never within a private network."""

from profiles.exchange.links.asking import ask
from profiles.exchange.links.checking import check_links, sources_to_check

__all__ = ["ask", "check_links", "sources_to_check"]

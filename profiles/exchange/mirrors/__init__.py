"""Mirrors: another citydip's public records taken over and followed, with the proof that they are all there."""

from profiles.exchange.mirrors.asking import MirrorError, Origin
from profiles.exchange.mirrors.following import Mirrored, mirror

__all__ = ["MirrorError", "Mirrored", "Origin", "mirror"]

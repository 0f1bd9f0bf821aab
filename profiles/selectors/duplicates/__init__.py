"""Likely duplicates of every noun, each pair with a score and its reasons."""

from profiles.selectors.duplicates.finding import DETECTORS, Suspicion, suspect
from profiles.selectors.duplicates.pairs import Pair

__all__ = ["DETECTORS", "Pair", "Suspicion", "suspect"]

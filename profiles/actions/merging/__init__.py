"""Merging two records of one noun, and taking that back."""

from profiles.actions.merging.choosing import Choice, choices_between
from profiles.actions.merging.merge import merge
from profiles.actions.merging.planning import Plan, plan_merge
from profiles.actions.merging.telling import take_back_telling_apart, tell_apart
from profiles.actions.merging.tracing import Traces, trace_merge
from profiles.actions.merging.unmerge import unmerge

__all__ = [
    "Choice",
    "Plan",
    "Traces",
    "choices_between",
    "merge",
    "plan_merge",
    "take_back_telling_apart",
    "tell_apart",
    "trace_merge",
    "unmerge",
]

"""The public pages: the door for visitors."""

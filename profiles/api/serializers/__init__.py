"""Records as JSON, by noun."""

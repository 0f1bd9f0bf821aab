"""The read-only REST API: the door for partners."""

"""Commands of ``manage.py``: each parses its arguments and calls an action or a selector."""

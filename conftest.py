"""Leaves out of the collection what cannot be imported without an extra that is not installed."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("datatrove") else ["src/articlekit/datatrove.py"]

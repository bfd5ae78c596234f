"""Pages that a machine invents to break the library; what they must keep is in `html.py`."""

"""Learns the weights in `src/articlekit/weights`: see `python -m training.text --help`."""

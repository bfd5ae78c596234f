"""Dates and zones: as people write them, and as machines do."""

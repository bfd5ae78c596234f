"""Learned weights, as data: see `training/` in the project for how they were made."""

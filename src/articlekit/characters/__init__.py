"""Damaged characters: what damage looks like, and its repair."""

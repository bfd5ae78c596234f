"""People's names, and the lines that sign a story."""

"""Which blocks are the story: what can be seen of each, the judges, and the second look."""

"""What lines and phrases are made of: folded words, patterns with lists of words, headlines."""

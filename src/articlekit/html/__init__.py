"""What the reader of HTML is made of: the walk over the tree, its texts, its words, its head."""

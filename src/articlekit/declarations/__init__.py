"""What an HTML page declares about its story, read and made clean; nothing is decided yet."""

"""Files of pages in, files of articles out, and the run between them that can be stopped and taken up again."""

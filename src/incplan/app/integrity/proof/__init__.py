"""The checks of `verify`, one question per file, and the table of their results."""

"""Use cases: one verb per file, one typed result each."""

"""The plan directory: finding it, reading it, caching it, earlier versions of it."""

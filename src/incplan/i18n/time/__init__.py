"""Times and durations as people say and read them."""

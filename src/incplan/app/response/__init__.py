"""Use cases of a running incident."""

"""Use cases that print."""

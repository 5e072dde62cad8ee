"""Use cases that check a plan."""

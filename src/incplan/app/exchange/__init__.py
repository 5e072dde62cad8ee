"""Use cases between copies of a plan."""

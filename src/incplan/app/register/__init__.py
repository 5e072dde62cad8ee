"""Use cases over all incidents."""

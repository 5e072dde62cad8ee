"""People and parties from address books: read, joined with those of the plan, written."""

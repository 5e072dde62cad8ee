"""One module a kind of plan file."""

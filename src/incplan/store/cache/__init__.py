"""The user's own cache: deletable, checked against the truth."""

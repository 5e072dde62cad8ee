"""The shipped fiches: combined with the organisation's changes, compared, searched."""

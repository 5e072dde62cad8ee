"""The questions by which a plan is filled in."""

"""Commits and history, through the git program."""

"""Screens over all incidents."""

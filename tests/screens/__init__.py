"""Screens in a window: what fits, where it stands, and that its commands can be typed."""

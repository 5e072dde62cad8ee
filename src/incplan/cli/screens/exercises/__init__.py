"""Screens of exercises."""

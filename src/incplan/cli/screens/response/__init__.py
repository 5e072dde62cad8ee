"""Screens of a running incident."""

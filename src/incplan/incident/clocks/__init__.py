"""Limits that run, computed from events and the present time."""

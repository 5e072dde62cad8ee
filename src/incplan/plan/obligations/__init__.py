"""Duties to notify of a country, as data."""

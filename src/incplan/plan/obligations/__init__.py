"""Duties to notify of a country, authorities and company sizes, as data."""

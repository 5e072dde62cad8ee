"""Contacts outside, and what those of them who are suppliers promise."""

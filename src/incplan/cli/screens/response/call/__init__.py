"""Whom to call, and what a call gave."""

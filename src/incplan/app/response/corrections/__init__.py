"""Correct or withdraw entries by a later entry; none is ever deleted."""

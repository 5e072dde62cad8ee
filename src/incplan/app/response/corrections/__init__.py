"""Correct, withdraw or release entries by a later entry; none is ever deleted."""
